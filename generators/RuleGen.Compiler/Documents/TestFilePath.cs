namespace RuleGen.Compiler.Documents;

/// <summary>
/// Where a rule's list of tests lies: beside it, under the rule's name with <c>.tests</c> before the extension. The rule may end in
/// <c>.yml</c> and its tests in <c>.yaml</c>.
/// </summary>
internal static class TestFilePath
{
    private static readonly string[] _extensions = [".yml", ".yaml"];

    /// <summary>Whether a file of this path is a list of tests.</summary>
    public static bool IsTests(string path) => RuleOf(path) is not null;

    /// <summary>The path of a list of tests without its two extensions, as <see cref="Stem"/> has it of the rule; null for another file.</summary>
    public static string? RuleOf(string path)
    {
        const string Mark = ".tests";
        return Stem(path) is { } stem && stem.EndsWith(Mark, StringComparison.OrdinalIgnoreCase)
            ? stem.Substring(0, stem.Length - Mark.Length)
            : null;
    }

    /// <summary>The path of a YAML file without its extension; null for another file.</summary>
    public static string? Stem(string path)
    {
        string? extension = Array.Find(_extensions, extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
        return extension is null ? null : path.Substring(0, path.Length - extension.Length);
    }
}
