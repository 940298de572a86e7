using System.Runtime.CompilerServices;

namespace RuleGen.Matching;

/// <summary>
/// The tests of values where they stand, in UTF-16, for events that are the program's own structs: nothing is folded or copied but where a
/// member says so. The default span, as of a null string, is an absent field and meets no test; an empty text is a value. Nothing here
/// throws, whatever a value holds, or allocates once a thread's buffers have grown.
/// </summary>
public static partial class Utf16Text
{
    /// <summary>Whether a field has a value; an empty text is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Exists(ReadOnlySpan<char> value) => CodeUnit.Exists(value);

    /// <summary>The first value if there is one, else the second.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<char> Or(ReadOnlySpan<char> first, ReadOnlySpan<char> second) =>
        Exists(first) ? first : second;

    /// <summary>Whether a value equals the text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool EqualTo(ReadOnlySpan<char> value, ReadOnlySpan<char> literal) =>
        value.SequenceEqual(literal) && Exists(value);

    /// <summary>Whether a value begins with the text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool StartsWith(ReadOnlySpan<char> value, ReadOnlySpan<char> literal) =>
        value.StartsWith(literal) && Exists(value);

    /// <summary>Whether a value ends with the text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool EndsWith(ReadOnlySpan<char> value, ReadOnlySpan<char> literal) =>
        value.EndsWith(literal) && Exists(value);

    /// <summary>Whether a value contains the text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Contains(ReadOnlySpan<char> value, ReadOnlySpan<char> literal) =>
        value.IndexOf(literal) >= 0 && Exists(value);

    /// <summary>Whether a value equals the text without letter case, as ordinal-ignore-case has it.</summary>
    /// <param name="value">The value.</param>
    /// <param name="asciiLiteral">The text: ASCII in any case, not empty.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool EqualToIgnoringCase(ReadOnlySpan<char> value, ReadOnlySpan<char> asciiLiteral) =>
        TextTests.EqualToIgnoringCase(value, asciiLiteral);

    /// <summary>Whether a value begins with the text without letter case.</summary>
    /// <inheritdoc cref="EqualToIgnoringCase"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool StartsWithIgnoringCase(ReadOnlySpan<char> value, ReadOnlySpan<char> asciiLiteral) =>
        TextTests.StartsWithIgnoringCase(value, asciiLiteral);

    /// <summary>Whether a value ends with the text without letter case.</summary>
    /// <inheritdoc cref="EqualToIgnoringCase"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool EndsWithIgnoringCase(ReadOnlySpan<char> value, ReadOnlySpan<char> asciiLiteral) =>
        TextTests.EndsWithIgnoringCase(value, asciiLiteral);

    /// <summary>Whether a value contains the text without letter case.</summary>
    /// <inheritdoc cref="EqualToIgnoringCase"/>
    public static bool ContainsIgnoringCase(ReadOnlySpan<char> value, ReadOnlySpan<char> asciiLiteral) =>
        AsciiSearch.IndexOf(value, asciiLiteral) >= 0;
}
