using System.Runtime.CompilerServices;

namespace RuleGen.Matching;

/// <summary>
/// Which pairs of neighbouring bytes a value has, so that of a list of texts nearly all that are not in it are told without a search. A byte
/// counts by its lower six bits: the folded letters, digits and signs of ASCII have each their own.
/// </summary>
internal sealed class TextSketch
{
    private const int Units = 64;
    private const int Pairs = 4;
    private const int PairBits = 12;

    // Set in the marks of every text that has a pair.
    private const ulong HasPairs = 1UL << 63;

    // For each first byte a bit for each second one.
    private readonly ulong[] _followers = new ulong[Units];

    /// <summary>A sketch that turns nothing away; it is not to be drawn.</summary>
    public static TextSketch Blurred { get; } = Blur();

    /// <summary>Four pairs of a text, spread over it; 0 for a text of one byte or none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong MarksOf(ReadOnlySpan<byte> text)
    {
        int last = text.Length - 2;
        if (last < 0) return 0;
        ulong marks = HasPairs;
        for (int i = 0; i < Pairs; i++)
        {
            int at = last * i / (Pairs - 1);
            uint pair = ((text[at] & (uint)(Units - 1)) << 6) | (text[at + 1] & (uint)(Units - 1));
            marks |= (ulong)pair << (i * PairBits);
        }
        return marks;
    }

    /// <summary>Makes this the sketch of a value.</summary>
    public void Draw(ReadOnlySpan<byte> value)
    {
        ulong[] followers = _followers;
        Array.Clear(followers);
        for (int i = 1; i < value.Length; i++) followers[value[i - 1] & (Units - 1)] |= 1UL << value[i];
    }

    /// <summary>Whether the value may have a text; false only where it has not.</summary>
    /// <param name="marks">What <see cref="MarksOf"/> gives of the text.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayHave(ulong marks)
    {
        if (marks == 0) return true;
        ulong[] followers = _followers;
        return (Follows(followers, marks) & Follows(followers, marks >> PairBits) & Follows(followers, marks >> (2 * PairBits))
            & Follows(followers, marks >> (3 * PairBits)) & 1) != 0;
    }

    // The lower bits of a pair are the second byte; a shift takes no more of them than it needs.
    private static ulong Follows(ulong[] followers, ulong pair) => followers[(pair >> 6) & (Units - 1)] >> (int)pair;

    private static TextSketch Blur()
    {
        var sketch = new TextSketch();
        Array.Fill(sketch._followers, ulong.MaxValue);
        return sketch;
    }
}
