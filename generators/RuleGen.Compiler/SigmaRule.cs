using RuleGen.Compiler.Documents.Sigma;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler;

/// <summary>A document of a Sigma file, other than a filter, and what became of it.</summary>
/// <param name="Document">The document.</param>
/// <param name="Findings">What there is to say about it.</param>
internal sealed record SigmaRule(SigmaDocument Document, IReadOnlyList<Diagnostic> Findings)
{
    /// <summary>The rule; null when there is an error among the findings, or in its tests.</summary>
    public CompiledRule? Compiled { get; init; }

    /// <summary>The rule without the project's filters, as its tests try it; null when there is an error among the findings.</summary>
    public CompiledRule? Alone { get; init; }

    /// <summary>Whether nothing stands in the document, or nothing that matters.</summary>
    public bool IsEmpty => Document.Metadata is null && !Document.Diagnostics.HasErrors;
}
