using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace RuleGen.Matching;

/// <summary>
/// What code written once for UTF-8 (<see cref="byte"/>) and UTF-16 (<see cref="char"/>) needs of their code units. Every branch on the
/// size of a unit is gone once compiled.
/// </summary>
internal static class CodeUnit
{
    /// <summary>The unit of an ASCII character.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(char ascii)
        where T : unmanaged, IBinaryInteger<T> =>
        Unsafe.SizeOf<T>() == 1 ? Unsafe.BitCast<byte, T>((byte)ascii) : Unsafe.BitCast<char, T>(ascii);

    /// <summary>The character of the unit's number; meaningful for ASCII, and never ASCII for other units.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static char Char<T>(T unit)
        where T : unmanaged, IBinaryInteger<T> =>
        Unsafe.SizeOf<T>() == 1 ? (char)Unsafe.BitCast<T, byte>(unit) : Unsafe.BitCast<T, char>(unit);

    /// <summary>A text of bytes or characters as the bytes it is; only where the unit is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<byte> Bytes<T>(ReadOnlySpan<T> text)
        where T : unmanaged => MemoryMarshal.Cast<T, byte>(text);

    /// <summary>A text of bytes or characters as the characters it is; only where the unit is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<char> Chars<T>(ReadOnlySpan<T> text)
        where T : unmanaged => MemoryMarshal.Cast<T, char>(text);

    /// <summary>Whether a span is a value; the default span stands for an absent field.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Exists<T>(ReadOnlySpan<T> text) => !Unsafe.IsNullRef(ref MemoryMarshal.GetReference(text));

    /// <summary>Whether two units may be the same without letter case: always true when they are, rarely when they are not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool MayAgree<T>(T left, T right)
        where T : unmanaged, IBinaryInteger<T> =>
        ((Char(left) ^ Char(right)) & ~0x20) == 0;

    /// <summary>Whether two texts of one encoding are equal without case and both ASCII.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool EqualIgnoringCase<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : unmanaged =>
        Unsafe.SizeOf<T>() == 1 ? Ascii.EqualsIgnoreCase(Bytes(left), Bytes(right)) : Ascii.EqualsIgnoreCase(Chars(left), Chars(right));

    /// <summary>Whether a text equals an ASCII text without letter case.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool EqualAsciiIgnoringCase<T>(ReadOnlySpan<T> text, ReadOnlySpan<byte> ascii)
        where T : unmanaged =>
        Unsafe.SizeOf<T>() == 1 ? Ascii.EqualsIgnoreCase(Bytes(text), ascii) : Ascii.EqualsIgnoreCase(ascii, Chars(text));

    /// <summary>Whether a text equals an ASCII text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool EqualAscii<T>(ReadOnlySpan<T> text, ReadOnlySpan<byte> ascii)
        where T : unmanaged =>
        Unsafe.SizeOf<T>() == 1 ? Bytes(text).SequenceEqual(ascii) : Ascii.Equals(ascii, Chars(text));

    /// <summary>Copies an ASCII text to the beginning of a buffer.</summary>
    public static void CopyAscii<T>(ReadOnlySpan<byte> ascii, Span<T> buffer)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (Unsafe.SizeOf<T>() == 1)
        {
            ascii.CopyTo(MemoryMarshal.Cast<T, byte>(buffer));
            return;
        }
        for (int i = 0; i < ascii.Length; i++) buffer[i] = Of<T>((char)ascii[i]);
    }
}
