using RuleGen.Compiler.Languages.Sigma.Values;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Languages.Sigma.Modifiers;

/// <summary>Modifiers that make one text of another.</summary>
internal static class TextModifiers
{
    public static SigmaTerm? Apply(SigmaTextTerm text, ModifierKind kind, SigmaModifier written, SigmaValue value, SigmaFindings findings)
    {
        switch (kind)
        {
            case ModifierKind.Utf16LittleEndian:
                return text with { Encoding = SigmaEncoding.Utf16LittleEndian };
            case ModifierKind.Utf16BigEndian:
                return text with { Encoding = SigmaEncoding.Utf16BigEndian };
            case ModifierKind.Utf16WithMark:
                return text with { Encoding = SigmaEncoding.Utf16WithMark };
            case ModifierKind.Windash:
                return text with { Parts = Windash.Of(text.Parts) };
            default:
                return Base64Values.Encode(text, kind == ModifierKind.Base64Offset, written, value, findings);
        }
    }

    /// <summary>The text with an open beginning, an open end, or both.</summary>
    public static SigmaTextTerm Anchor(SigmaTextTerm text, ModifierKind kind)
    {
        var parts = new SigmaPartList();
        // An end of base64 that is followed by more is not padded.
        bool endsOpen = kind is ModifierKind.Contains or ModifierKind.StartsWith;
        EquatableArray<SigmaPart> inner = text.IsBase64 && endsOpen ? Base64Values.Unpadded(text.Parts) : text.Parts;
        if (kind is ModifierKind.Contains or ModifierKind.EndsWith && !IsRun(inner, 0)) parts.Add(SigmaPart.AnyRun);
        parts.AddRange(inner);
        // An empty text has one run around it already.
        if (endsOpen && !IsRun(inner, inner.Count - 1) && !(inner.Count == 0 && kind == ModifierKind.Contains)) parts.Add(SigmaPart.AnyRun);
        return text with { Parts = parts.ToParts() };
    }

    private static bool IsRun(EquatableArray<SigmaPart> parts, int index) =>
        index >= 0 && index < parts.Count && parts[index].Kind == SigmaPartKind.AnyRun;
}
