using RuleGen.Events;

namespace RuleGen.Matching;

/// <content>Tests that read a value as more than its characters.</content>
public static partial class Utf8Text
{
    /// <inheritdoc cref="Utf16Text.Fits(ReadOnlySpan{char}, Glob)"/>
    public static bool Fits(ReadOnlySpan<byte> value, Glob pattern) =>
        Exists(value) && pattern.FitsInPlace(value);

    /// <inheritdoc cref="Utf16Text.HasWords(ReadOnlySpan{char}, WordPattern)"/>
    public static bool HasWords(ReadOnlySpan<byte> value, WordPattern words) =>
        Exists(value) && words.IsIn(Utf8Form.Folded(value));

    /// <inheritdoc cref="Utf16Text.Stands(ReadOnlySpan{char}, Ordering, ReadOnlySpan{byte})"/>
    public static bool Stands(ReadOnlySpan<byte> value, Ordering ordering, ReadOnlySpan<byte> utf8Literal) =>
        TextTests.Stands(value, ordering, utf8Literal);

    /// <inheritdoc cref="Utf16Text.IsNumber(ReadOnlySpan{char}, Ordering, decimal)"/>
    public static bool IsNumber(ReadOnlySpan<byte> value, Ordering ordering, decimal number) =>
        TextTests.IsNumber(value, ordering, number);

    /// <inheritdoc cref="Utf16Text.IsDecimal(ReadOnlySpan{char}, Ordering, decimal)"/>
    public static bool IsDecimal(ReadOnlySpan<byte> value, Ordering ordering, decimal number) =>
        TextTests.IsDecimal(value, ordering, number);

    /// <inheritdoc cref="Utf16Text.IsDate(ReadOnlySpan{char}, long, long)"/>
    public static bool IsDate(ReadOnlySpan<byte> value, long from, long to) =>
        TextTests.IsDate(value, from, to);

    /// <inheritdoc cref="Utf16Text.IsInNetwork(ReadOnlySpan{char}, ReadOnlySpan{byte}, int)"/>
    public static bool IsInNetwork(ReadOnlySpan<byte> value, ReadOnlySpan<byte> network, int prefixLength) =>
        TextTests.IsInNetwork(value, network, prefixLength);

    /// <inheritdoc cref="Utf16Text.IsAddress(ReadOnlySpan{char}, Ordering, ReadOnlySpan{byte})"/>
    public static bool IsAddress(ReadOnlySpan<byte> value, Ordering ordering, ReadOnlySpan<byte> address) =>
        TextTests.IsAddress(value, ordering, address);

    /// <inheritdoc cref="Utf16Text.IsBoolean(ReadOnlySpan{char}, bool)"/>
    public static bool IsBoolean(ReadOnlySpan<byte> value, bool wanted) =>
        CodeUnit.EqualAsciiIgnoringCase(value, wanted ? "true"u8 : "false"u8);
}
