using RuleGen.Events;

namespace RuleGen.Matching;

/// <content>Tests that read a value as more than its characters.</content>
public static partial class Utf16Text
{
    /// <summary>
    /// Whether a value fits the pattern, without letter case if the pattern is folded. Patterns beyond ASCII fold a copy in scratch.
    /// </summary>
    public static bool Fits(ReadOnlySpan<char> value, Glob pattern) =>
        Exists(value) && pattern.FitsInPlace(value);

    /// <summary>Whether a value, read as analysed text, holds the words. Works on a folded copy in scratch.</summary>
    public static bool HasWords(ReadOnlySpan<char> value, WordPattern words) =>
        Exists(value) && words.IsIn(Utf8Form.Folded(value));

    /// <summary>Whether a value's UTF-8 stands in this order to a text's, byte by byte; a lone surrogate counts as U+FFFD.</summary>
    /// <param name="value">The value.</param>
    /// <param name="ordering">The order.</param>
    /// <param name="utf8Literal">The text, UTF-8.</param>
    public static bool Stands(ReadOnlySpan<char> value, Ordering ordering, ReadOnlySpan<byte> utf8Literal) =>
        TextTests.Stands(value, ordering, utf8Literal);

    /// <summary>Whether a value, read as a number, stands in this order to the number.</summary>
    public static bool IsNumber(ReadOnlySpan<char> value, Ordering ordering, decimal number) =>
        TextTests.IsNumber(value, ordering, number);

    /// <summary>Whether a value, read as a decimal number, stands in this order to the number; hexadecimal text is none.</summary>
    public static bool IsDecimal(ReadOnlySpan<char> value, Ordering ordering, decimal number) =>
        TextTests.IsDecimal(value, ordering, number);

    /// <summary>Whether a value, read as a point in time, lies in a stretch of time.</summary>
    /// <param name="value">The value.</param>
    /// <param name="from">The stretch's first tick, in ticks of UTC; <see cref="long.MinValue"/> leaves that side open.</param>
    /// <param name="to">The first tick behind it; <see cref="long.MaxValue"/> leaves that side open.</param>
    public static bool IsDate(ReadOnlySpan<char> value, long from, long to) =>
        TextTests.IsDate(value, from, to);

    /// <summary>Whether a value, read as an address, lies in a network.</summary>
    /// <param name="value">The value.</param>
    /// <param name="network">The network's first address, 4 or 16 bytes.</param>
    /// <param name="prefixLength">How many leading bits count.</param>
    public static bool IsInNetwork(ReadOnlySpan<char> value, ReadOnlySpan<byte> network, int prefixLength) =>
        TextTests.IsInNetwork(value, network, prefixLength);

    /// <summary>Whether a value, read as an address of the same family, stands in this order to the address (4 or 16 bytes).</summary>
    public static bool IsAddress(ReadOnlySpan<char> value, Ordering ordering, ReadOnlySpan<byte> address) =>
        TextTests.IsAddress(value, ordering, address);

    /// <summary>Whether a value is the text <c>true</c>, or <c>false</c>, without letter case.</summary>
    public static bool IsBoolean(ReadOnlySpan<char> value, bool wanted) =>
        CodeUnit.EqualAsciiIgnoringCase(value, wanted ? "true"u8 : "false"u8);
}
