using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using RuleGen.Events;

namespace RuleGen.Matching;

/// <summary>A text as UTF-8 in scratch, for tests that cannot be answered where it stands. Ill-formed parts become U+FFFD.</summary>
internal static class Utf8Form
{
    // A character, and an ill-formed byte as U+FFFD, takes three bytes at most.
    private const int MostBytesPerUnit = 3;

    /// <summary>The text's UTF-8: itself where it is that already, ill-formed parts and all.</summary>
    public static ReadOnlySpan<byte> Of<T>(ReadOnlySpan<T> text)
        where T : unmanaged
    {
        if (Unsafe.SizeOf<T>() == 1) return CodeUnit.Bytes(text);
        Span<byte> buffer = Scratch.Take<byte>(ScratchUse.Transcoded, checked(text.Length * MostBytesPerUnit));
        Utf8.FromUtf16(CodeUnit.Chars(text), buffer, out _, out int written);
        return buffer[..written];
    }

    /// <summary>The text's UTF-8, folded (<see cref="CaseFold"/>).</summary>
    public static ReadOnlySpan<byte> Folded<T>(ReadOnlySpan<T> text, ScratchUse use = ScratchUse.Folded)
        where T : unmanaged
    {
        ReadOnlySpan<byte> utf8 = Of(text);
        Span<byte> buffer = Scratch.Take<byte>(use, checked((utf8.Length + 1) * MostBytesPerUnit));
        return buffer[..CaseFold.Fold(utf8, buffer)];
    }

    /// <summary>The order of a text's UTF-8 to other UTF-8, byte by byte: below, at or above zero.</summary>
    public static int Compare<T>(ReadOnlySpan<T> text, ReadOnlySpan<byte> utf8)
        where T : unmanaged =>
        Unsafe.SizeOf<T>() == 1 ? CodeUnit.Bytes(text).SequenceCompareTo(utf8) : Compare(CodeUnit.Chars(text), utf8);

    private static int Compare(ReadOnlySpan<char> text, ReadOnlySpan<byte> utf8)
    {
        Span<byte> encoded = stackalloc byte[4];
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf16(text, out Rune rune, out int consumed);
            int length = rune.EncodeToUtf8(encoded);
            int order = ((ReadOnlySpan<byte>)encoded)[..length].SequenceCompareTo(utf8[..Math.Min(length, utf8.Length)]);
            if (order != 0) return order;
            text = text[consumed..];
            utf8 = utf8[length..];
        }
        return utf8.IsEmpty ? 0 : -1;
    }
}
