using System.Globalization;

namespace RuleGen.Compiler.Lowering;

/// <summary>A date as a query writes it: the whole interval its precision leaves open, in ticks of UTC.</summary>
internal readonly record struct DateLiteral(long Start, long End)
{
    private static readonly (string Format, Func<DateTime, DateTime> Next)[] _formats =
    [
        ("yyyy", date => date.AddYears(1)),
        ("yyyy-MM", date => date.AddMonths(1)),
        ("yyyy-MM-dd", date => date.AddDays(1)),
        ("yyyy-MM-dd'T'HH", date => date.AddHours(1)),
        ("yyyy-MM-dd'T'HH:mm", date => date.AddMinutes(1)),
        ("yyyy-MM-dd'T'HH:mm:ss", date => date.AddSeconds(1)),
        ("yyyy-MM-dd'T'HH:mm:ss.f", date => date.AddTicks(1_000_000)),
        ("yyyy-MM-dd'T'HH:mm:ss.ff", date => date.AddTicks(100_000)),
        ("yyyy-MM-dd'T'HH:mm:ss.fff", date => date.AddTicks(10_000)),
        ("yyyy-MM-dd'T'HH:mm:ss.ffffff", date => date.AddTicks(10)),
        ("yyyy-MM-dd'T'HH:mm:ss.fffffff", date => date.AddTicks(1)),
    ];

    /// <summary>
    /// Reads an ISO 8601 date or time, with <c>Z</c> or an offset or neither (then UTC), or epoch milliseconds (ten digits and more).
    /// </summary>
    public static bool TryRead(string text, out DateLiteral literal)
    {
        literal = default;
        if (TryEpoch(text, out literal)) return true;
        (string local, TimeSpan offset) = SplitOffset(text);
        foreach ((string format, Func<DateTime, DateTime> next) in _formats)
        {
            if (!DateTime.TryParseExact(local, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime date)) continue;
            return TryInterval(date, offset, next, out literal);
        }
        return false;
    }

    /// <summary>
    /// Whether a text counts from the current time or from an anchor: date arithmetic, which a stream of events has no clock for.
    /// </summary>
    public static bool IsArithmetic(string text) =>
        text.StartsWith("now", StringComparison.Ordinal) || text.Contains("||");

    private static bool TryEpoch(string text, out DateLiteral literal)
    {
        literal = default;
        const long EpochTicks = 621_355_968_000_000_000;
        const long LatestMilliseconds = 253_402_300_799_998;
        bool isNumber = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long milliseconds);
        if (!isNumber || text.Length < 10 || milliseconds > LatestMilliseconds) return false;
        long start = EpochTicks + (milliseconds * TimeSpan.TicksPerMillisecond);
        literal = new DateLiteral(start, start + TimeSpan.TicksPerMillisecond);
        return true;
    }

    private static (string Local, TimeSpan Offset) SplitOffset(string text)
    {
        if (text.EndsWith("Z", StringComparison.Ordinal)) return (text.Substring(0, text.Length - 1), TimeSpan.Zero);
        int time = text.IndexOf('T');
        int sign = time < 0 ? -1 : text.IndexOfAny(['+', '-'], time);
        if (sign < 0) return (text, TimeSpan.Zero);
        string digits = text.Substring(sign + 1).Replace(":", string.Empty);
        bool isOffset = digits.Length == 4 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        if (!isOffset) return (text, TimeSpan.Zero);
        int number = int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        var offset = new TimeSpan(number / 100, number % 100, 0);
        return (text.Substring(0, sign), text[sign] == '-' ? offset.Negate() : offset);
    }

    private static bool TryInterval(DateTime date, TimeSpan offset, Func<DateTime, DateTime> next, out DateLiteral literal)
    {
        literal = default;
        if (date.Year is < 2 or > 9997) return false;
        literal = new DateLiteral(date.Ticks - offset.Ticks, next(date).Ticks - offset.Ticks);
        return true;
    }
}
