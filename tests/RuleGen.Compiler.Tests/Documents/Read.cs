using RuleGen.Compiler.Documents;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Tests.Documents;

/// <summary>Short ways to read documents in tests.</summary>
internal static class Read
{
    /// <summary>A document that only lacks what a test adds to it: no finding but the defaulted metadata.</summary>
    public const string Minimal = "# Title\n\n## Query\n\n```kql\na: b\n```\n";

    public static RuleDocument Document(string text, string path = "rules/x.md") => DocumentReader.Read(new SourceFile(path, text));

    /// <summary>The findings with an id, as a compiler prints them but without the path.</summary>
    public static string[] Findings(this RuleDocument document, string id) =>
        [.. document.Diagnostics.Where(finding => finding.Id == id).Select(Line)];

    /// <summary>The findings that stop the rule.</summary>
    public static string[] Errors(this RuleDocument document) =>
        [.. document.Diagnostics.Where(finding => finding.Severity == Severity.Error).Select(Line)];

    /// <summary>The text of a file that a location covers.</summary>
    public static string At(this RuleDocument document, FileSpan span) => document.File.Text.Substring(span.Start, span.Length);

    private static string Line(Diagnostic finding) => finding.ToString()[finding.Location.Path.Length..];
}
