using System.Globalization;
using System.Numerics;

namespace RuleGen.Matching;

/// <summary>
/// Points in time written as text: ISO 8601 from the day to a fraction of a second, with <c>T</c> or a blank between day and time, a zone
/// or none (then UTC), and epoch milliseconds.
/// </summary>
internal static class DateText
{
    /// <summary>The last one of the calendar, from the epoch.</summary>
    private const long LastMillisecond = 253_402_300_799_999;

    /// <summary>Reads a point in time as ticks of UTC; false for anything else.</summary>
    public static bool TryParse<T>(ReadOnlySpan<T> text, out long ticks)
        where T : unmanaged, IBinaryInteger<T>
    {
        ticks = 0;
        if (IsIso(text))
        {
            bool isDate = TryParseIso(text, out ticks, out long offset);
            ticks -= offset;
            return isDate;
        }
        if (text.Length is < 1 or > 15) return false;
        bool isSigned = CodeUnit.Char(text[0]) is '-' or '+';
        if ((isSigned && text.Length == 1) || !Digits(isSigned ? text[1..] : text, out long milliseconds)) return false;
        if (CodeUnit.Char(text[0]) == '-') milliseconds = -milliseconds;
        if (milliseconds is < -62_135_596_800_000 or > LastMillisecond) return false;
        ticks = DateTime.UnixEpoch.Ticks + (milliseconds * TimeSpan.TicksPerMillisecond);
        return true;
    }

    /// <summary>
    /// Reads a point in time as ticks of the clock it is written by: ISO 8601 without regard to its zone, epoch seconds of up to 11 digits
    /// and perhaps a fraction, epoch milliseconds of 12 to 15 digits, or a Windows file time of 17 or 18; false for anything else.
    /// </summary>
    public static bool TryParseAsWritten<T>(ReadOnlySpan<T> text, out long ticks)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (IsIso(text)) return TryParseIso(text, out ticks, out _);
        ticks = 0;
        int point = text.IndexOf(CodeUnit.Of<T>('.'));
        if (point > 0)
        {
            ReadOnlySpan<T> fraction = text[(point + 1)..];
            if (point > 11 || fraction.Length > 18 || fraction.IsEmpty || !Digits(fraction, out _)) return false;
            text = text[..point];
        }
        if (text.IsEmpty || text.Length > 18 || !Digits(text, out long number)) return false;
        switch (text.Length)
        {
            case <= 11:
                ticks = DateTime.UnixEpoch.Ticks + (number * TimeSpan.TicksPerSecond);
                break;
            case <= 15 when number <= LastMillisecond:
                ticks = DateTime.UnixEpoch.Ticks + (number * TimeSpan.TicksPerMillisecond);
                break;
            case 17 or 18:
                ticks = DateTime.FromFileTimeUtc(0).Ticks + number;
                break;
            default:
                return false;
        }
        return true;
    }

    /// <summary>A part of a point in time.</summary>
    public static decimal Part(long ticks, DatePart part)
    {
        var date = new DateTime(ticks);
        return part switch
        {
            DatePart.Minute => date.Minute,
            DatePart.Hour => date.Hour,
            DatePart.Day => date.Day,
            DatePart.Week => ISOWeek.GetWeekOfYear(date),
            DatePart.Month => date.Month,
            _ => date.Year,
        };
    }

    private static bool IsIso<T>(ReadOnlySpan<T> text)
        where T : unmanaged, IBinaryInteger<T> =>
        text.Length >= 10 && CodeUnit.Char(text[4]) == '-' && CodeUnit.Char(text[7]) == '-';

    private static bool TryParseIso<T>(ReadOnlySpan<T> text, out long ticks, out long offset)
        where T : unmanaged, IBinaryInteger<T>
    {
        ticks = 0;
        offset = 0;
        if (!Digits(text[..4], out long year) || !Digits(text.Slice(5, 2), out long month)) return false;
        if (!Digits(text.Slice(8, 2), out long day)) return false;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth((int)year, (int)month)) return false;
        ticks = new DateTime((int)year, (int)month, (int)day, 0, 0, 0, DateTimeKind.Utc).Ticks;
        text = text[10..];
        if (text.IsEmpty) return true;
        if (CodeUnit.Char(text[0]) is not ('T' or 't' or ' ')) return false;
        text = text[1..];
        return TryTime(ref text, ref ticks) && TryZone(text, out offset);
    }

    private static bool TryTime<T>(ref ReadOnlySpan<T> text, ref long ticks)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (text.Length < 5 || CodeUnit.Char(text[2]) != ':') return false;
        if (!Digits(text[..2], out long hour) || !Digits(text.Slice(3, 2), out long minute)) return false;
        if (hour > 23 || minute > 59) return false;
        ticks += (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute);
        text = text[5..];
        if (text.IsEmpty || CodeUnit.Char(text[0]) != ':') return true;
        if (text.Length < 3 || !Digits(text.Slice(1, 2), out long second) || second > 59) return false;
        ticks += second * TimeSpan.TicksPerSecond;
        text = text[3..];
        if (text.IsEmpty || CodeUnit.Char(text[0]) is not ('.' or ',')) return true;
        int end = 1;
        long unit = TimeSpan.TicksPerSecond;
        for (; end < text.Length && char.IsAsciiDigit(CodeUnit.Char(text[end])); end++)
        {
            unit /= 10;
            ticks += (CodeUnit.Char(text[end]) - '0') * unit;
        }
        if (end == 1) return false;
        text = text[end..];
        return true;
    }

    private static bool TryZone<T>(ReadOnlySpan<T> text, out long offset)
        where T : unmanaged, IBinaryInteger<T>
    {
        offset = 0;
        if (text.IsEmpty || (text.Length == 1 && CodeUnit.Char(text[0]) is 'Z' or 'z')) return true;
        if (CodeUnit.Char(text[0]) is not ('+' or '-') || text.Length is not (3 or 5 or 6)) return false;
        if (!Digits(text.Slice(1, 2), out long hours) || hours > 14) return false;
        long minutes = 0;
        if (text.Length == 6 && CodeUnit.Char(text[3]) != ':') return false;
        if (text.Length > 3 && (!Digits(text[^2..], out minutes) || minutes > 59)) return false;
        offset = (hours * TimeSpan.TicksPerHour) + (minutes * TimeSpan.TicksPerMinute);
        if (CodeUnit.Char(text[0]) == '-') offset = -offset;
        return true;
    }

    private static bool Digits<T>(ReadOnlySpan<T> text, out long number)
        where T : unmanaged, IBinaryInteger<T>
    {
        number = 0;
        foreach (T unit in text)
        {
            char digit = CodeUnit.Char(unit);
            if (!char.IsAsciiDigit(digit)) return false;
            number = (number * 10) + digit - '0';
        }
        return true;
    }
}
