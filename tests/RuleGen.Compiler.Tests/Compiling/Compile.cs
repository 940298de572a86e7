using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Tests.Compiling;

/// <summary>Compiles whole rule files, and tells the findings as <c>line,column id severity</c>.</summary>
internal static class Compile
{
    private const string Head = "---\nid: a-rule\nlevel: low\ntags: [attack.t1547.001]\n---\n# A rule\n\n## Query\n\n";

    /// <summary>The rows of a document that bind its rule to registry values being set.</summary>
    public const string ValueSet = "\n## Event IDs\n\n| ID |\n|---|\n| 13 |\n";

    /// <summary>
    /// A document of a query that begins on line 11, and what may stand below it. Nothing else about it is to be reported.
    /// </summary>
    public static string Document(string query, string below = "", string label = "kql") => $"{Head}```{label}\n{query}\n```\n{below}";

    /// <summary>A section with one event that the rule must match; behind a query of one line the event begins on line 17.</summary>
    public static string Sample(string label, string body) => $"\n## Sample Event\n\n```{label}\n{body}\n```\n";

    public static CompiledFile File(
        string text, ReadingMode mode = ReadingMode.Intent, string path = "rules/x.md", bool strictFields = false) =>
        RuleCompiler.Compile(new SourceFile(path, text), new CompilerOptions(mode, strictFields), CancellationToken.None);

    /// <summary>The findings in the order of the file, separated by semicolons.</summary>
    public static string Findings(this CompiledFile file) => string.Join("; ", file.Diagnostics.Select(finding =>
        $"{finding.Location.StartLine + 1},{finding.Location.StartColumn + 1} {finding.Id} {Word(finding.Severity)}"));

    public static string Word(Severity? severity) => severity switch
    {
        Severity.Info => "information",
        Severity.Warning => "warning",
        Severity.Error => "error",
        _ => "-",
    };
}
