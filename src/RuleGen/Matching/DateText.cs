using System.Buffers.Text;

namespace RuleGen.Matching;

/// <summary>
/// Points in time written as text: ISO 8601 from the day to a fraction of a second, with <c>T</c> or a blank between day and time, a zone
/// or none (then UTC), and epoch milliseconds.
/// </summary>
internal static class DateText
{
    /// <summary>Reads a point in time as ticks of UTC; false for anything else.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length >= 10 && text[4] == '-' && text[7] == '-') return TryParseIso(text, out ticks);
        if (text.Length is < 1 or > 15) return false;
        if (!Utf8Parser.TryParse(text, out long milliseconds, out int consumed) || consumed != text.Length) return false;
        if (milliseconds is < -62_135_596_800_000 or > 253_402_300_799_999) return false;
        ticks = DateTime.UnixEpoch.Ticks + (milliseconds * TimeSpan.TicksPerMillisecond);
        return true;
    }

    private static bool TryParseIso(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (!Digits(text[..4], out int year) || !Digits(text.Slice(5, 2), out int month)) return false;
        if (!Digits(text.Slice(8, 2), out int day)) return false;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        ticks = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).Ticks;
        text = text[10..];
        if (text.IsEmpty) return true;
        if (text[0] is not ((byte)'T' or (byte)'t' or (byte)' ')) return false;
        text = text[1..];
        return TryTime(ref text, ref ticks) && TryZone(text, ref ticks);
    }

    private static bool TryTime(ref ReadOnlySpan<byte> text, ref long ticks)
    {
        if (text.Length < 5 || text[2] != ':') return false;
        if (!Digits(text[..2], out int hour) || !Digits(text.Slice(3, 2), out int minute)) return false;
        if (hour > 23 || minute > 59) return false;
        ticks += (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute);
        text = text[5..];
        if (text.IsEmpty || text[0] != ':') return true;
        if (text.Length < 3 || !Digits(text.Slice(1, 2), out int second) || second > 59) return false;
        ticks += second * TimeSpan.TicksPerSecond;
        text = text[3..];
        if (text.IsEmpty || text[0] is not ((byte)'.' or (byte)',')) return true;
        int end = 1;
        long unit = TimeSpan.TicksPerSecond;
        for (; end < text.Length && char.IsAsciiDigit((char)text[end]); end++)
        {
            unit /= 10;
            ticks += (text[end] - '0') * unit;
        }
        if (end == 1) return false;
        text = text[end..];
        return true;
    }

    private static bool TryZone(ReadOnlySpan<byte> text, ref long ticks)
    {
        if (text.IsEmpty || (text.Length == 1 && text[0] is (byte)'Z' or (byte)'z')) return true;
        if (text[0] is not ((byte)'+' or (byte)'-') || text.Length is not (3 or 5 or 6)) return false;
        if (!Digits(text.Slice(1, 2), out int hours) || hours > 14) return false;
        int minutes = 0;
        if (text.Length == 6 && text[3] != ':') return false;
        if (text.Length > 3 && (!Digits(text[^2..], out minutes) || minutes > 59)) return false;
        long offset = (hours * TimeSpan.TicksPerHour) + (minutes * TimeSpan.TicksPerMinute);
        ticks += text[0] == '+' ? -offset : offset;
        return true;
    }

    private static bool Digits(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        foreach (byte digit in text)
        {
            if (!char.IsAsciiDigit((char)digit)) return false;
            number = (number * 10) + digit - '0';
        }
        return true;
    }
}
