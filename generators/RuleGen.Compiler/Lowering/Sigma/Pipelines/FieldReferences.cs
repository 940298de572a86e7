using RuleGen.Compiler.Languages.Sigma;
using RuleGen.Compiler.Languages.Sigma.Modifiers;
using RuleGen.Compiler.Languages.Sigma.Values;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Lowering.Sigma.Pipelines;

/// <summary>The names of fields that stand as values, behind <c>fieldref</c>.</summary>
internal static class FieldReferences
{
    /// <summary>The names; none of an item that refers to no field.</summary>
    public static IEnumerable<string> Of(SigmaItem item) =>
        HasAny(item) ? item.Values.Select(NameOf).OfType<string>() : [];

    /// <summary>Whether the item's values are names of fields.</summary>
    public static bool HasAny(SigmaItem item) =>
        item.Modifiers.Any(modifier => ModifierNames.Find(modifier.Name) == ModifierKind.FieldReference);

    /// <summary>The name in a value; null when it is none, which lowering reports.</summary>
    public static string? NameOf(SigmaValue value)
    {
        EquatableArray<SigmaPart> parts = SigmaTextReader.Read(value.Text, takesPlaceholders: false);
        return value.Kind == SigmaValueKind.Text && parts.Count == 1 && parts[0].Kind == SigmaPartKind.Literal ? parts[0].Text : null;
    }
}
