using RuleGen.Compiler.Languages.Sigma.Values;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Languages.Sigma.Modifiers;

/// <summary>
/// Finds the places where a command line may have any of five dashes: one of them behind the beginning or behind what is no letter, digit
/// or underscore, and before what is one.
/// </summary>
internal static class Windash
{
    /// <summary>The characters a dash may be.</summary>
    public const string Dashes = "-/\u2013\u2014\u2015";

    /// <summary>The text with a part of its own at each such place.</summary>
    public static EquatableArray<SigmaPart> Of(EquatableArray<SigmaPart> parts)
    {
        var result = new SigmaPartList();
        foreach (SigmaPart part in parts)
        {
            if (part.Kind != SigmaPartKind.Literal)
            {
                result.Add(part);
                continue;
            }
            for (int i = 0; i < part.Text.Length; i++)
            {
                if (IsDashPlace(part.Text, i)) result.Add(SigmaPart.Dash);
                else result.Add(part.Text[i]);
            }
        }
        return result.ToParts();
    }

    private static bool IsDashPlace(string text, int index) =>
        Dashes.IndexOf(text[index]) >= 0
        && (index == 0 || !IsWordPart(text[index - 1]))
        && index + 1 < text.Length && IsWordPart(text[index + 1]);

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || c == '_';
}
