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
    /// record would have it, so that 0.1 equals 0.1; one that no decimal can hold stands in no order.
    /// </summary>
    public static bool Stands(double value, Ordering ordering, decimal literal) =>
        TryRead(value, out decimal number) && Stands(number, ordering, literal);

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

    private static bool TryRead(double value, out decimal number)
    {
        const double ExactIntegers = 1L << 53;
        if (Math.Abs(value) <= ExactIntegers && Math.Truncate(value) == value)
        {
            number = (long)value;
            return true;
        }
        Span<char> text = stackalloc char[40];
        return NumberText.TryParse(Text(value, text), out number);
    }
}
