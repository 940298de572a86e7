using RuleGen.Compiler.Documents.Sigma;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler;

/// <summary>A document of a Sigma file and what became of it.</summary>
/// <param name="Document">The document.</param>
/// <param name="Findings">What there is to say about it.</param>
internal sealed record SigmaRule(SigmaDocument Document, IReadOnlyList<Diagnostic> Findings)
{
    /// <summary>The rule; null when there is an error among the findings, or in its tests.</summary>
    public CompiledRule? Compiled { get; init; }

    /// <summary>Whether the document is none that could become a rule: a filter, or an empty one.</summary>
    public bool IsNone => !Findings.Any(finding => finding.Severity == Severity.Error) && Document is { Metadata: null } or { Kind: SigmaKind.Filter };
}
