using System.Buffers.Text;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace RuleGen.Events.Json;

/// <summary>The escapes of a JSON text.</summary>
internal static class JsonText
{
    /// <summary>
    /// Which bytes of a block are escaped by a backslash before them. In a run of backslashes every second one is; the subtraction lets a
    /// carry run through each series at once, so that no byte is looked at by itself.
    /// </summary>
    /// <param name="backslashes">The block's backslashes, the first byte lowest.</param>
    /// <param name="carry">1 when the last block's last byte escapes this one's first; receives the same for the next block.</param>
    public static ulong Escaped(ulong backslashes, ref ulong carry)
    {
        const ulong Odd = 0xAAAAAAAAAAAAAAAA;
        ulong first = backslashes & ~carry;
        ulong series = (((first << 1) | Odd) - first) ^ Odd;
        ulong escaped = series ^ (backslashes | carry);
        carry = (series & backslashes) >> 63;
        return escaped;
    }

    /// <summary>Whether each escaped byte of a block of 64 makes an escape that JSON knows.</summary>
    /// <param name="padded">The text from the block on, and five more bytes.</param>
    /// <param name="escaped">The escaped bytes, the first byte lowest.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool AreEscapes(ReadOnlySpan<byte> padded, ulong escaped)
    {
        escaped &= ~(Simple(Vector256.Create(padded)) | ((ulong)Simple(Vector256.Create(padded[32..])) << 32));
        for (; escaped != 0; escaped &= escaped - 1)
        {
            int at = BitOperations.TrailingZeroCount(escaped);
            if (padded[at] != 'u' || CodeUnit(padded[(at + 1)..]) < 0) return false;
        }
        return true;
    }

    /// <summary>The bytes that may stand behind a backslash alone.</summary>
    private static uint Simple(Vector256<byte> block) =>
        (Vector256.Equals(block, Vector256.Create((byte)'"')) | Vector256.Equals(block, Vector256.Create((byte)'\\'))
        | Vector256.Equals(block, Vector256.Create((byte)'n')) | Vector256.Equals(block, Vector256.Create((byte)'r'))
        | Vector256.Equals(block, Vector256.Create((byte)'t')) | Vector256.Equals(block, Vector256.Create((byte)'/'))
        | Vector256.Equals(block, Vector256.Create((byte)'b')) | Vector256.Equals(block, Vector256.Create((byte)'f')))
        .ExtractMostSignificantBits();

    /// <summary>How many bytes behind a text, and behind its unescaped form, <see cref="Unescape"/> may read and write.</summary>
    public const int Slack = CaseFold.Slack;

    /// <summary>
    /// Writes a checked text without its escapes; lone surrogates become U+FFFD. Never writes more than it reads, but for the slack.
    /// </summary>
    /// <param name="padded">The text and <see cref="Slack"/> more bytes.</param>
    /// <param name="length">The length of the text alone.</param>
    /// <param name="unescaped">Receives the text; must hold <paramref name="length"/> and the slack.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Unescape(ReadOnlySpan<byte> padded, int length, Span<byte> unescaped)
    {
        int read = 0;
        int written = 0;
        while (read < length)
        {
            Vector256<byte> block = Vector256.Create(padded.Slice(read, Slack));
            block.CopyTo(unescaped[written..]);
            uint backslashes = Vector256.Equals(block, Vector256.Create((byte)'\\')).ExtractMostSignificantBits();
            int plain = Math.Min(backslashes == 0 ? Slack : BitOperations.TrailingZeroCount(backslashes), length - read);
            read += plain;
            written += plain;
            if (plain == Slack || read == length) continue;
            byte letter = padded[read + 1];
            if (letter == 'u') written += UnescapeCodePoint(padded[..length], ref read, unescaped[written..]);
            else
            {
                unescaped[written++] = Simple(letter);
                read += 2;
            }
        }
        return written;
    }

    /// <summary>Writes a checked ASCII text folded, without its escapes; gives up where the text is more than that.</summary>
    /// <param name="padded">The text and <see cref="Slack"/> more bytes.</param>
    /// <param name="length">The length of the text alone.</param>
    /// <param name="folded">Receives the text; must hold <paramref name="length"/> and the slack.</param>
    /// <returns>How many bytes were written; -1 when a character beyond ASCII, or one written by its number, stands in the text.</returns>
    public static int UnescapeFolded(ReadOnlySpan<byte> padded, int length, Span<byte> folded)
    {
        int read = 0;
        int written = 0;
        while (read < length)
        {
            Vector256<byte> block = Vector256.Create(padded.Slice(read, Slack));
            CaseFold.Upper(block).CopyTo(folded[written..]);
            uint stops = (Vector256.Equals(block, Vector256.Create((byte)'\\')) | block).ExtractMostSignificantBits();
            int plain = Math.Min(BitOperations.TrailingZeroCount(stops), length - read);
            read += plain;
            written += plain;
            if (plain == Slack || read == length) continue;
            byte letter = padded[read + 1];
            if (padded[read] != '\\' || letter == 'u') return -1;
            folded[written++] = Simple(letter);
            read += 2;
        }
        return written;
    }

    private static byte Simple(byte letter) => letter switch
    {
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        _ => letter,
    };

    private static int UnescapeCodePoint(ReadOnlySpan<byte> text, ref int read, Span<byte> unescaped)
    {
        int unit = CodeUnit(text[(read + 2)..]);
        read += 6;
        if (char.IsHighSurrogate((char)unit) && text.Length - read >= 6 && text[read] == '\\' && text[read + 1] == 'u')
        {
            int low = CodeUnit(text[(read + 2)..]);
            if (char.IsLowSurrogate((char)low))
            {
                read += 6;
                return new Rune((char)unit, (char)low).EncodeToUtf8(unescaped);
            }
        }
        Rune rune = Rune.TryCreate((char)unit, out Rune single) ? single : Rune.ReplacementChar;
        return rune.EncodeToUtf8(unescaped);
    }

    /// <summary>The code unit that four hexadecimal digits spell; -1 when they are none.</summary>
    private static int CodeUnit(ReadOnlySpan<byte> digits) =>
        Utf8Parser.TryParse(digits[..4], out ushort unit, out int consumed, 'x') && consumed == 4 ? unit : -1;
}
