using System.Buffers.Text;
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

    /// <summary>Writes a checked text without its escapes; lone surrogates become U+FFFD. Never writes more than it reads.</summary>
    /// <returns>How many bytes were written.</returns>
    public static int Unescape(ReadOnlySpan<byte> text, Span<byte> unescaped)
    {
        int written = 0;
        while (true)
        {
            int plain = text.IndexOf((byte)'\\');
            if (plain < 0)
            {
                text.CopyTo(unescaped[written..]);
                return written + text.Length;
            }
            text[..plain].CopyTo(unescaped[written..]);
            written += plain;
            text = text[plain..];
            if (text[1] == 'u') written += UnescapeCodePoint(ref text, unescaped[written..]);
            else
            {
                unescaped[written++] = Simple(text[1]);
                text = text[2..];
            }
        }
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

    private static int UnescapeCodePoint(ref ReadOnlySpan<byte> text, Span<byte> unescaped)
    {
        int unit = CodeUnit(text);
        text = text[6..];
        if (char.IsHighSurrogate((char)unit) && text.Length >= 6 && text[0] == '\\' && text[1] == 'u')
        {
            int low = CodeUnit(text);
            if (low >= 0 && char.IsLowSurrogate((char)low))
            {
                text = text[6..];
                return new Rune((char)unit, (char)low).EncodeToUtf8(unescaped);
            }
        }
        Rune rune = Rune.TryCreate((char)unit, out Rune single) ? single : Rune.ReplacementChar;
        return rune.EncodeToUtf8(unescaped);
    }

    private static int CodeUnit(ReadOnlySpan<byte> escape) =>
        Utf8Parser.TryParse(escape.Slice(2, 4), out ushort unit, out int consumed, 'x') && consumed == 4 ? unit : -1;
}
