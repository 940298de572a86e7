namespace RuleGen.Conformance.Tests.Support;

/// <summary>Finds this repository's own files from the running tests.</summary>
internal static class Repository
{
    /// <summary>The folder with the solution in it; null where the tests run without their sources.</summary>
    public static string? Root { get; } = Find();

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "RuleGen.sln"))) return folder.FullName;
        }
        return null;
    }
}

/// <summary>A test that reads this repository's files; it is skipped, with the reason, where they are absent.</summary>
internal sealed class RepositoryFactAttribute : FactAttribute
{
    public RepositoryFactAttribute()
    {
        if (Repository.Root is null) Skip = "the repository's sources are not above the folder the tests run in";
    }
}
