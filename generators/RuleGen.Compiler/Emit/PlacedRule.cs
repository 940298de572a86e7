using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Emit;

/// <summary>A rule, what is said about it where its file leaves something out, and where it stands.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Positions">Where it stands in its file; null when that is not known.</param>
internal sealed record PlacedRule(PlannedRule Rule, RulePositions? Positions)
{
    public string Id => Metadata.Id.Length > 0 ? Metadata.Id : Rule.TypeName;

    public string Title => Metadata.Title.Length > 0 ? Metadata.Title : Rule.TypeName;

    public string Description => Metadata.Description.Length > 0 ? Metadata.Description : Metadata.Objective;

    /// <summary>The runtime's name for how serious a hit is.</summary>
    public string Level => Metadata.Level.ToLowerInvariant() switch
    {
        "informational" => "Informational",
        "low" => "Low",
        "high" => "High",
        "critical" => "Critical",
        _ => "Medium",
    };

    /// <summary>The line of the query, from 1.</summary>
    public int Line => (Positions?.Query.StartLine ?? 0) + 1;

    private RuleMetadata Metadata => Rule.Rule.Metadata;

    /// <summary>Where a predicate stands.</summary>
    /// <param name="predicate">Its number, in the order of the query.</param>
    public FileSpan SpanOf(int predicate)
    {
        if (Positions is null) return FileSpan.None;
        return predicate < Positions.Predicates.Count ? Positions.Predicates[predicate] : Positions.Query;
    }

    /// <summary>The file a span is in where that is not the rule's own; empty where it is.</summary>
    public string OtherFile(FileSpan span) => span.Path == Rule.Rule.Path ? "" : span.Path;
}
