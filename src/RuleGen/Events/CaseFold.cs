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

    /// <summary>How many bytes behind a text, and behind its folded form, may be read and written where a member says so.</summary>
    internal const int Slack = 32;

    /// <summary>Folds UTF-8 text. Ill-formed parts become U+FFFD.</summary>
    /// <param name="text">The text.</param>
    /// <param name="folded">Receives the folded text; must hold <c>text.Length * 3 / 2 + 3</c> bytes.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Fold(ReadOnlySpan<byte> text, Span<byte> folded)
    {
        int read = 0;
        int written = 0;
        while (true)
        {
            int ascii = FoldAscii(text[read..], folded[written..]);
            read += ascii;
            written += ascii;
            if (read == text.Length) return written;
            Rune.DecodeFromUtf8(text[read..], out Rune rune, out int consumed);
            read += consumed;
            written += Upper(rune).EncodeToUtf8(folded[written..]);
        }
    }

    /// <summary>As <see cref="Fold(ReadOnlySpan{byte}, Span{byte})"/>, in whole blocks.</summary>
    /// <param name="padded">The text and <see cref="Slack"/> more bytes.</param>
    /// <param name="length">The length of the text alone.</param>
    /// <param name="folded">Receives the folded text; must hold <c>length * 3 / 2 + 3</c> bytes and the slack.</param>
    /// <returns>How many bytes were written.</returns>
    internal static int Fold(ReadOnlySpan<byte> padded, int length, Span<byte> folded)
    {
        for (int i = 0; i < length; i += Slack)
        {
            Vector256<byte> block = Vector256.Create(padded.Slice(i, Slack));
            if (block.ExtractMostSignificantBits() != 0) return i + Fold(padded[i..length], folded[i..]);
            Upper(block).CopyTo(folded[i..]);
        }
        return length;
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

    /// <summary>Folds the ASCII letters of a block and leaves all other bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<byte> Upper(Vector256<byte> block)
    {
        Vector256<byte> isLower = Vector256.LessThan(block - Vector256.Create((byte)'a'), Vector256.Create((byte)26));
        return block & ~(isLower & Vector256.Create((byte)0x20));
    }

    /// <summary>
    /// The simple upper case of a scalar value as ordinal-ignore-case has it. That is the invariant upper case, but for the dotless i and
    /// the long s: ordinal comparison keeps them apart from the ASCII letters, and ICU does not.
    /// </summary>
    private static Rune Upper(Rune rune) => rune.Value is 0x131 or 0x17F ? rune : Rune.ToUpperInvariant(rune);
}
