using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace RuleGen.Events;

/// <summary>
/// Folds letter case as .NET's ordinal-ignore-case comparison does: each scalar value to its simple upper case, no culture. Two texts are
/// equal without case exactly when their folded UTF-8 is equal byte for byte.
/// </summary>
public static class CaseFold
{
    /// <summary>
    /// A folded text is at most this many times as long as the text, in bytes: U+0250 (two bytes) folds to U+2C6F (three).
    /// </summary>
    internal const int MaxGrowthNumerator = 3;

    internal const int MaxGrowthDenominator = 2;

    /// <summary>Folds UTF-8 text. Ill-formed parts become U+FFFD.</summary>
    /// <param name="text">The text.</param>
    /// <param name="folded">Receives the folded text; must hold <c>text.Length * 3 / 2 + 3</c> bytes.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Fold(ReadOnlySpan<byte> text, Span<byte> folded)
    {
        int ascii = FoldAscii(text, folded);
        return ascii == text.Length ? ascii : ascii + FoldRunes(text[ascii..], folded[ascii..]);
    }

    /// <summary>Folds a text at leisure.</summary>
    public static byte[] Fold(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        var folded = new byte[(utf8.Length * 2) + 3];
        return folded[..Fold(utf8, folded)];
    }

    /// <summary>Folds the ASCII text at the beginning and stops at the first other byte.</summary>
    /// <returns>How many bytes were folded.</returns>
    private static int FoldAscii(ReadOnlySpan<byte> text, Span<byte> folded)
    {
        int i = 0;
        while (i <= text.Length - Vector256<byte>.Count)
        {
            Vector256<byte> block = Vector256.Create(text.Slice(i, Vector256<byte>.Count));
            if (block.ExtractMostSignificantBits() != 0) break;
            Upper(block).CopyTo(folded[i..]);
            i += Vector256<byte>.Count;
        }
        for (; i < text.Length; i++)
        {
            uint value = text[i];
            if (value >= 0x80) return i;
            folded[i] = (byte)(value - 'a' <= 'z' - 'a' ? value & ~0x20u : value);
        }
        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Upper(Vector256<byte> block)
    {
        Vector256<byte> isLower = Vector256.LessThan(block - Vector256.Create((byte)'a'), Vector256.Create((byte)26));
        return block & ~(isLower & Vector256.Create((byte)0x20));
    }

    private static int FoldRunes(ReadOnlySpan<byte> text, Span<byte> folded)
    {
        int written = 0;
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf8(text, out Rune rune, out int consumed);
            text = text[consumed..];
            written += Upper(rune).EncodeToUtf8(folded[written..]);
        }
        return written;
    }

    /// <summary>
    /// The simple upper case of a scalar value as ordinal-ignore-case has it. That is the invariant upper case, but for the dotless i and
    /// the long s: ordinal comparison keeps them apart from the ASCII letters, and ICU does not.
    /// </summary>
    private static Rune Upper(Rune rune) => rune.Value is 0x131 or 0x17F ? rune : Rune.ToUpperInvariant(rune);
}
