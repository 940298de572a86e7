namespace RuleGen.Compiler.Tests;

/// <summary>The sources and documents of the repository the tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    public static string[] Lines(params string[] parts) => File.ReadAllLines(PathOf(parts));

    /// <summary>The cells of the rows of a Markdown table that begins with this heading row; pipes inside cells are not expected.</summary>
    public static string[][] Table(string[] lines, string heading) => lines
        .SkipWhile(line => line != heading)
        .Skip(2)
        .TakeWhile(line => line.StartsWith('|'))
        .Select(line => line[1..^1].Split('|').Select(cell => cell.Trim()).ToArray())
        .ToArray();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "RuleGen.sln"))) return folder.FullName;
        }
        throw new DirectoryNotFoundException("The tests were moved out of the repository; run them where they were built.");
    }
}
