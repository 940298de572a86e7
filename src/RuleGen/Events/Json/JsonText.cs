using System.Buffers.Text;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text;

namespace RuleGen.Events.Json;

/// <summary>The escapes of a JSON text.</summary>
internal static class JsonText
{
    /// <summary>How many bytes the escape at the start of <paramref name="text"/> takes; 0 when it is none that JSON knows.</summary>
    public static int EscapeLength(ReadOnlySpan<byte> text)
    {
        switch (text[1])
        {
            case (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t':
                return 2;
            case (byte)'u':
                return text.Length >= 6 && CodeUnit(text) >= 0 ? 6 : 0;
            default:
                return 0;
        }
    }

    /// <summary>How many bytes behind a text, and behind its unescaped form, <see cref="Unescape"/> may read and write.</summary>
    public const int Slack = 32;

    /// <summary>Writes a checked text without its escapes; lone surrogates become U+FFFD. Never writes more than it reads, but for the slack.</summary>
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
        int unit = CodeUnit(text[read..]);
        read += 6;
        if (char.IsHighSurrogate((char)unit) && text.Length - read >= 6 && text[read] == '\\' && text[read + 1] == 'u')
        {
            int low = CodeUnit(text[read..]);
            if (char.IsLowSurrogate((char)low))
            {
                read += 6;
                return new Rune((char)unit, (char)low).EncodeToUtf8(unescaped);
            }
        }
        Rune rune = Rune.TryCreate((char)unit, out Rune single) ? single : Rune.ReplacementChar;
        return rune.EncodeToUtf8(unescaped);
    }

    private static int CodeUnit(ReadOnlySpan<byte> escape) =>
        Utf8Parser.TryParse(escape.Slice(2, 4), out ushort unit, out int consumed, 'x') && consumed == 4 ? unit : -1;
}
