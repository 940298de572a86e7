namespace RuleGen.Benchmarking;

/// <summary>The clone that a benchmark was built in.</summary>
internal static class Checkout
{
    /// <summary>Its folder.</summary>
    /// <exception cref="InvalidOperationException">The program stands outside its repository.</exception>
    public static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "RuleGen.sln"))) return folder.FullName;
        }
        throw new InvalidOperationException("The program stands outside its repository.");
    }
}
