using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Languages.Sigma;

/// <summary>What a rule looks for: its selections, and the conditions over them, of which one has to hold.</summary>
/// <param name="Selections">The selections in the order of the file; no two share a name.</param>
/// <param name="Conditions">The conditions; several are alternatives.</param>
internal sealed record SigmaQuery(EquatableArray<SigmaSelection> Selections, EquatableArray<Conditions.SigmaCondition> Conditions);

/// <summary>A search identifier and what it stands for.</summary>
internal sealed record SigmaSelection(string Name, FileSpan NameSpan, SigmaNode Content);

/// <summary>A part of a selection. The tree is immutable: a pipeline makes another one.</summary>
internal abstract record SigmaNode(FileSpan Span);

/// <summary>All parts hold.</summary>
internal sealed record SigmaAllOf(EquatableArray<SigmaNode> Parts, FileSpan Span) : SigmaNode(Span);

/// <summary>Some part holds.</summary>
internal sealed record SigmaAnyOf(EquatableArray<SigmaNode> Parts, FileSpan Span) : SigmaNode(Span);

/// <summary>A modifier as the key names it.</summary>
internal sealed record SigmaModifier(string Name, FileSpan Span);

/// <summary>A field and the values it is compared with.</summary>
/// <param name="Field">The field's name as written; null for keywords, which are looked for in the whole record.</param>
/// <param name="FieldSpan">Where the name stands; of keywords, where the first one does.</param>
/// <param name="Modifiers">The chain behind the name, in its order.</param>
/// <param name="Values">The values, at least one.</param>
/// <param name="Span">The whole key.</param>
internal sealed record SigmaItem(
    string? Field, FileSpan FieldSpan, EquatableArray<SigmaModifier> Modifiers, EquatableArray<SigmaValue> Values, FileSpan Span)
    : SigmaNode(Span);

/// <summary>Walks and rewrites selections.</summary>
internal static class SigmaTree
{
    /// <summary>Every item below a part, in order.</summary>
    public static IEnumerable<SigmaItem> Items(SigmaNode node) => node switch
    {
        SigmaItem item => [item],
        SigmaAllOf all => all.Parts.SelectMany(Items),
        SigmaAnyOf any => any.Parts.SelectMany(Items),
        _ => [],
    };

    /// <summary>The same tree with each item replaced; null leaves the item out, and with it a group of which nothing is left.</summary>
    public static SigmaNode? Rewrite(SigmaNode node, Func<SigmaItem, SigmaNode?> rewrite)
    {
        switch (node)
        {
            case SigmaItem item:
                return rewrite(item);
            case SigmaAllOf all:
                EquatableArray<SigmaNode> needed = Rewrite(all.Parts, rewrite);
                return needed.Count == 0 ? null : all with { Parts = needed };
            case SigmaAnyOf any:
                EquatableArray<SigmaNode> left = Rewrite(any.Parts, rewrite);
                return left.Count == 0 ? null : any with { Parts = left };
            default:
                return node;
        }
    }

    private static EquatableArray<SigmaNode> Rewrite(EquatableArray<SigmaNode> parts, Func<SigmaItem, SigmaNode?> rewrite) =>
        parts.Select(part => Rewrite(part, rewrite)).OfType<SigmaNode>().ToEquatable();
}
