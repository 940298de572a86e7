using System.Globalization;
using RuleGen.Events;

namespace RuleGen.Matching;

/// <summary>Tests of values that are numbers already, and their text. Nothing here throws or allocates.</summary>
public static class NumberValue
{
    /// <summary>Whether a number stands in this order to a literal.</summary>
    public static bool Stands(long value, Ordering ordering, decimal literal) => Stands((decimal)value, ordering, literal);

    /// <inheritdoc cref="Stands(long, Ordering, decimal)"/>
    public static bool Stands(ulong value, Ordering ordering, decimal literal) => Stands((decimal)value, ordering, literal);

    /// <inheritdoc cref="Stands(long, Ordering, decimal)"/>
    public static bool Stands(decimal value, Ordering ordering, decimal literal) => EventBuffer.Stands(value.CompareTo(literal), ordering);

    /// <summary>
    /// Whether a number stands in this order to a literal. The number is the shortest decimal that reads back as the same double, as a
    /// record would have it, so that 0.1 equals 0.1; one that is not finite stands in no order.
    /// </summary>
    public static bool Stands(double value, Ordering ordering, decimal literal) =>
        double.IsFinite(value) && EventBuffer.Stands(Compare(value, literal), ordering);

    /// <summary>The text of a number as JSON has it, in the buffer.</summary>
    /// <param name="value">The number.</param>
    /// <param name="buffer">Receives the text; 40 characters always suffice.</param>
    public static ReadOnlySpan<char> Text(long value, Span<char> buffer) =>
        value.TryFormat(buffer, out int written, provider: CultureInfo.InvariantCulture) ? buffer[..written] : default;

    /// <inheritdoc cref="Text(long, Span{char})"/>
    public static ReadOnlySpan<char> Text(ulong value, Span<char> buffer) =>
        value.TryFormat(buffer, out int written, provider: CultureInfo.InvariantCulture) ? buffer[..written] : default;

    /// <inheritdoc cref="Text(long, Span{char})"/>
    public static ReadOnlySpan<char> Text(decimal value, Span<char> buffer) =>
        value.TryFormat(buffer, out int written, provider: CultureInfo.InvariantCulture) ? buffer[..written] : default;

    /// <summary>
    /// The text of a number as JSON has it, in the buffer: the shortest that reads back as the same double. JSON has none for a number
    /// that is not finite, and so that one is absent: the default span.
    /// </summary>
    /// <param name="value">The number.</param>
    /// <param name="buffer">Receives the text; 40 characters always suffice.</param>
    public static ReadOnlySpan<char> Text(double value, Span<char> buffer)
    {
        if (!double.IsFinite(value)) return default;
        return value.TryFormat(buffer, out int written, provider: CultureInfo.InvariantCulture) ? buffer[..written] : default;
    }

    private static int Compare(double value, decimal literal)
    {
        const double ExactIntegers = 1L << 53;
        if (Math.Abs(value) <= ExactIntegers && Math.Truncate(value) == value) return ((decimal)(long)value).CompareTo(literal);
        Span<char> text = stackalloc char[40];
        if (!NumberText.TryParse(Text(value, text), out decimal number)) return Math.Sign(value);
        // What is too small for a decimal reads as zero, and yet lies on one side of it.
        return number == 0 && literal == 0 ? Math.Sign(value) : number.CompareTo(literal);
    }
}
