using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.Sigma;

/// <summary>
/// One document of a Sigma file, cut into its parts. What its <see cref="Diagnostics"/> call an error may be missing; the document is then
/// not to be compiled.
/// </summary>
/// <param name="Number">Which document of its file it is, from 1.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Diagnostics">The findings about the document.</param>
internal sealed record SigmaDocument(int Number, SigmaKind Kind, DocumentDiagnostics Diagnostics)
{
    /// <summary>What the document says about the rule, with defaults where it says nothing.</summary>
    public RuleMetadata? Metadata { get; init; }

    /// <summary>The name by which other documents may call the rule; null when it has none.</summary>
    public string? Name { get; init; }

    public SigmaLogSource? LogSource { get; init; }

    /// <summary>The whole of <c>detection</c>, the condition among its entries; of a filter the whole of <c>filter</c>.</summary>
    public YamlMapping? Detection { get; init; }

    /// <summary>From the key <c>detection</c> to the end of its mapping.</summary>
    public FileSpan DetectionSpan { get; init; }

    /// <summary>The ids and names of the rules a filter is added to, and their places; none means all.</summary>
    public IReadOnlyList<YamlScalar> FilteredRules { get; init; } = [];

    /// <summary>The taxonomy that field names are of, and its place; null for Sigma's own.</summary>
    public YamlScalar? Taxonomy { get; init; }

    /// <summary>The top-level keys that Sigma does not know, in order.</summary>
    public IReadOnlyList<YamlEntry> Attributes { get; init; } = [];
}
