using System.Runtime.CompilerServices;

namespace RuleGen.Matching;

/// <summary>
/// The tests of values where they stand, in UTF-8: the twin of <see cref="Utf16Text"/>. Values need not be well-formed; what is ill-formed
/// equals no literal, and counts as U+FFFD where a value is folded.
/// </summary>
public static partial class Utf8Text
{
    /// <inheritdoc cref="Utf16Text.Exists(ReadOnlySpan{char})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Exists(ReadOnlySpan<byte> value) => CodeUnit.Exists(value);

    /// <inheritdoc cref="Utf16Text.Or(ReadOnlySpan{char}, ReadOnlySpan{char})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<byte> Or(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second) =>
        Exists(first) ? first : second;

    /// <inheritdoc cref="Utf16Text.EqualTo(ReadOnlySpan{char}, ReadOnlySpan{char})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool EqualTo(ReadOnlySpan<byte> value, ReadOnlySpan<byte> literal) =>
        value.SequenceEqual(literal) && Exists(value);

    /// <inheritdoc cref="Utf16Text.StartsWith(ReadOnlySpan{char}, ReadOnlySpan{char})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool StartsWith(ReadOnlySpan<byte> value, ReadOnlySpan<byte> literal) =>
        value.StartsWith(literal) && Exists(value);

    /// <inheritdoc cref="Utf16Text.EndsWith(ReadOnlySpan{char}, ReadOnlySpan{char})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool EndsWith(ReadOnlySpan<byte> value, ReadOnlySpan<byte> literal) =>
        value.EndsWith(literal) && Exists(value);

    /// <inheritdoc cref="Utf16Text.Contains(ReadOnlySpan{char}, ReadOnlySpan{char})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Contains(ReadOnlySpan<byte> value, ReadOnlySpan<byte> literal) =>
        value.IndexOf(literal) >= 0 && Exists(value);

    /// <inheritdoc cref="Utf16Text.EqualToIgnoringCase(ReadOnlySpan{char}, ReadOnlySpan{char})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool EqualToIgnoringCase(ReadOnlySpan<byte> value, ReadOnlySpan<byte> asciiLiteral) =>
        TextTests.EqualToIgnoringCase(value, asciiLiteral);

    /// <inheritdoc cref="Utf16Text.StartsWithIgnoringCase(ReadOnlySpan{char}, ReadOnlySpan{char})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool StartsWithIgnoringCase(ReadOnlySpan<byte> value, ReadOnlySpan<byte> asciiLiteral) =>
        TextTests.StartsWithIgnoringCase(value, asciiLiteral);

    /// <inheritdoc cref="Utf16Text.EndsWithIgnoringCase(ReadOnlySpan{char}, ReadOnlySpan{char})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool EndsWithIgnoringCase(ReadOnlySpan<byte> value, ReadOnlySpan<byte> asciiLiteral) =>
        TextTests.EndsWithIgnoringCase(value, asciiLiteral);

    /// <inheritdoc cref="Utf16Text.ContainsIgnoringCase(ReadOnlySpan{char}, ReadOnlySpan{char})"/>
    public static bool ContainsIgnoringCase(ReadOnlySpan<byte> value, ReadOnlySpan<byte> asciiLiteral) =>
        AsciiSearch.IndexOf(value, asciiLiteral) >= 0;
}
