namespace RuleGen.Compiler.Languages.Kql.Literals;

/// <summary>What a query text is as a date.</summary>
internal enum DateLiteralKind
{
    /// <summary>No date.</summary>
    None,

    /// <summary>The stretch of time that a date of this precision names.</summary>
    Interval,

    /// <summary>A date relative to the clock, or one with arithmetic behind <c>||</c>: it has no fixed place in time.</summary>
    DateMath,
}

/// <summary>A query text read as a date.</summary>
/// <param name="Kind">What the text is.</param>
/// <param name="From">The first tick (100 ns, UTC, from year 1) of the interval.</param>
/// <param name="To">The first tick behind the interval; one day for <c>2025-06-04</c>, a millisecond for a time with a fraction.</param>
/// <remarks>
/// Accepted are <c>yyyy</c>, <c>yyyy-MM</c>, <c>yyyy-MM-dd</c>, behind a <c>T</c> also <c>HH</c>, <c>HH:mm</c>, <c>HH:mm:ss</c> and a
/// fraction of one to nine digits, of which the first three count as in Elasticsearch's date type; then <c>Z</c>, <c>±HH</c>,
/// <c>±HHmm</c> or <c>±HH:mm</c>, without which the time is UTC. Other whole numbers are milliseconds since 1970.
/// </remarks>
internal readonly record struct DateLiteral(DateLiteralKind Kind, long From, long To)
{
    private const long TicksAtEpoch = 621_355_968_000_000_000;
    private const long LastMillisecond = 253_402_300_799_999;
    private const long FirstMillisecond = -62_135_596_800_000;

    private static readonly DateLiteral _none = new(DateLiteralKind.None, 0, 0);

    /// <summary>Reads any text.</summary>
    public static DateLiteral Read(string text)
    {
        if (IsDateMath(text)) return new DateLiteral(DateLiteralKind.DateMath, 0, 0);
        if (text.Length != 4 && ReadMilliseconds(text) is long milliseconds)
        {
            long from = TicksAtEpoch + (milliseconds * TimeSpan.TicksPerMillisecond);
            return new DateLiteral(DateLiteralKind.Interval, from, from + TimeSpan.TicksPerMillisecond);
        }
        return new DateReader(text).Read() is (long start, long end) ? new DateLiteral(DateLiteralKind.Interval, start, end) : _none;
    }

    private static bool IsDateMath(string text)
    {
        if (text == "now") return true;
        if (text.StartsWith("now", StringComparison.Ordinal)) return text[3] is '+' or '-' or '/';
        int anchor = text.IndexOf("||", StringComparison.Ordinal);
        return anchor > 0 && Read(text.Substring(0, anchor)).Kind != DateLiteralKind.None;
    }

    private static long? ReadMilliseconds(string text)
    {
        int start = text.StartsWith("-", StringComparison.Ordinal) ? 1 : 0;
        if (text.Length == start || text.Length - start > 15) return null;
        long value = 0;
        for (int i = start; i < text.Length; i++)
        {
            if (text[i] is < '0' or > '9') return null;
            value = (value * 10) + (text[i] - '0');
        }
        if (start == 1) value = -value;
        return value is >= FirstMillisecond and <= LastMillisecond ? value : null;
    }
}
