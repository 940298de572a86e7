using RuleGen.Compiler.Emit;

namespace RuleGen.Compiler.Planning.Index;

/// <summary>
/// Witnesses of searches through the whole record, looked for in its bytes as they were read: with JSON's escapes, and not folded. So only
/// stretches of a text count that JSON writes as they are, and an escaped code unit, behind which any of them may stand, is a witness too.
/// </summary>
internal static class RecordWitnesses
{
    private const string EscapedAscii = "\\u0";

    private static readonly WitnessSet _none =
        WitnessSet.None($"it searches the whole record for texts without {Shared.PlanFormat.HeadLength} plain characters in a row");

    /// <summary>The witnesses of a text.</summary>
    public static WitnessSet Of(string text)
    {
        string longest = "";
        int start = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && IsPlain(text[i])) continue;
            if (i - start > longest.Length) longest = text.Substring(start, i - start);
            start = i + 1;
        }
        if (longest.Length < Shared.PlanFormat.HeadLength) return _none;
        string folded = CSharpText.Fold(longest);
        double cost = TextRarity.OfRecord + TextRarity.Of(WitnessKind.Part, folded);
        return new WitnessSet([Anywhere(folded), Anywhere(EscapedAscii)], cost, null);
    }

    /// <summary>The witnesses of texts all of which have to be there.</summary>
    public static WitnessSet OfAll(IEnumerable<string> texts)
    {
        WitnessSet best = WitnessSet.Rarest(texts.Select(Of));
        return ReferenceEquals(best, WitnessSet.NoText) ? _none : best;
    }

    private static Witness Anywhere(string text) => Witness.Of(Witness.Record, WitnessKind.Anywhere, text);

    // What JSON writes as it is, all of it in ASCII; a slash may be escaped.
    private static bool IsPlain(char c) => c is >= ' ' and < (char)0x7F and not ('"' or '\\' or '/');
}
