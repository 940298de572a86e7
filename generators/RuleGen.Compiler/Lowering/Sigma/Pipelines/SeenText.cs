using System.Text;
using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Languages.Sigma;
using RuleGen.Compiler.Languages.Sigma.Modifiers;
using RuleGen.Compiler.Languages.Sigma.Values;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Lowering.Sigma.Pipelines;

/// <summary>
/// The values of an item as pipelines see them: with the wildcards that <c>contains</c> and its like add, and without escapes. What another
/// modifier makes something else of (an expression, a network, base64) is no text to them.
/// </summary>
internal static class SeenText
{
    /// <summary>Whether the item compares texts.</summary>
    public static bool IsText(SigmaItem item) => Kinds(item).All(kind => IsAnchor(kind)
        || kind is ModifierKind.All or ModifierKind.Neq or ModifierKind.Cased or ModifierKind.Windash or ModifierKind.Expand);

    /// <summary>Whether a modifier opens an end of a text.</summary>
    public static bool IsAnchor(ModifierKind? kind) => kind is ModifierKind.Contains or ModifierKind.StartsWith or ModifierKind.EndsWith;

    /// <summary>Whether percent signs in the item's values stand for placeholders.</summary>
    public static bool TakesPlaceholders(SigmaItem item) => Kinds(item).Contains(ModifierKind.Expand);

    /// <summary>The parts of a value, its open ends included; of a number or boolean it is the text.</summary>
    public static EquatableArray<SigmaPart> Parts(SigmaItem item, SigmaValue value)
    {
        EquatableArray<SigmaPart> parts = value.Kind == SigmaValueKind.Text
            ? SigmaTextReader.Read(value.Text, TakesPlaceholders(item))
            : new EquatableArray<SigmaPart>([SigmaPart.Literal(value.Text)]);
        var term = new SigmaTextTerm(parts);
        foreach (ModifierKind? kind in Kinds(item))
        {
            if (kind is { } anchor && IsAnchor(kind)) term = TextModifiers.Anchor(term, anchor);
        }
        return term.Parts;
    }

    /// <summary>A text as an expression sees it; null of a value that is none.</summary>
    public static string? Shown(SigmaItem item, SigmaValue value) =>
        value.Kind == SigmaValueKind.Text && IsText(item) ? Shown(Parts(item, value)) : null;

    public static string Shown(EquatableArray<SigmaPart> parts) => string.Concat(parts.Select(part => part.Kind switch
    {
        SigmaPartKind.AnyRun => "*",
        SigmaPartKind.AnyOne => "?",
        SigmaPartKind.Placeholder => $"%{part.Text}%",
        _ => part.Text,
    }));

    public static bool HasWildcard(SigmaItem item, SigmaValue value) =>
        value.Kind == SigmaValueKind.Text && IsText(item)
        && Parts(item, value).Any(part => part.Kind is SigmaPartKind.AnyRun or SigmaPartKind.AnyOne);

    /// <summary>Whether a value is of the same type as one of a pipeline, and says the same; letter case counts.</summary>
    public static bool IsSame(SigmaItem item, SigmaValue value, YamlScalar asked)
    {
        SigmaValue other = PipelineValues.Of(asked, value.Span);
        if (value.Kind != other.Kind || !IsText(item)) return false;
        return value.Kind switch
        {
            SigmaValueKind.Text => Parts(item, value) == SigmaTextReader.Read(other.Text, takesPlaceholders: false),
            SigmaValueKind.Number => YamlCoreSchema.Number(value.Text) == YamlCoreSchema.Number(other.Text),
            SigmaValueKind.Boolean => value.Text.Equals(other.Text, StringComparison.OrdinalIgnoreCase),
            _ => true,
        };
    }

    /// <summary>The text that is read as these parts, escaped no more than it has to be.</summary>
    public static string Written(EquatableArray<SigmaPart> parts, bool takesPlaceholders)
    {
        var text = new StringBuilder();
        for (int i = 0; i < parts.Count; i++)
        {
            string literal = parts[i].Kind == SigmaPartKind.Literal ? parts[i].Text : string.Empty;
            for (int at = 0; at < literal.Length; at++)
            {
                bool isLast = at + 1 == literal.Length;
                bool isSpecial = literal[at] switch
                {
                    '*' or '?' => true,
                    '%' => takesPlaceholders,
                    '\\' => isLast ? i + 1 < parts.Count : literal[at + 1] is '*' or '?' or '\\' or '%',
                    _ => false,
                };
                if (isSpecial) text.Append('\\');
                text.Append(literal[at]);
            }
            if (literal.Length == 0) text.Append(Shown(new EquatableArray<SigmaPart>([parts[i]])));
        }
        return text.ToString();
    }

    public static IEnumerable<ModifierKind?> Kinds(SigmaItem item) => item.Modifiers.Select(modifier => ModifierNames.Find(modifier.Name));
}
