namespace RuleGen.Compiler.Languages.Kql.Literals;

/// <summary>Reads one ISO date from left to right; each part it finds narrows the interval.</summary>
internal sealed class DateReader
{
    private const long LastTick = 3_155_378_975_999_999_999;
    private const int MaxOffsetMinutes = 18 * 60;

    private readonly string _text;
    private int _position;

    public DateReader(string text) => _text = text;

    /// <summary>The first tick (UTC) of the interval and the first one behind it; null for a text that is no date.</summary>
    public (long From, long To)? Read()
    {
        if (ReadDate() is not (long from, long length)) return null;
        if (length == TimeSpan.TicksPerDay && Take('T') && _position < _text.Length)
        {
            if (ReadTime() is not (long time, long precision) || ReadZone() is not long offset) return null;
            from += time - offset;
            length = precision;
        }
        if (_position != _text.Length) return null;
        return from >= 0 && from <= LastTick ? (from, from + length) : null;
    }

    private (long From, long Length)? ReadDate()
    {
        if (ReadNumber(4, 1, 9999) is not int year) return null;
        var start = new DateTime(year, 1, 1);
        if (!Take('-')) return (start.Ticks, (DateTime.IsLeapYear(year) ? 366 : 365) * TimeSpan.TicksPerDay);
        if (ReadNumber(2, 1, 12) is not int month) return null;
        start = new DateTime(year, month, 1);
        int days = DateTime.DaysInMonth(year, month);
        if (!Take('-')) return (start.Ticks, days * TimeSpan.TicksPerDay);
        if (ReadNumber(2, 1, days) is not int day) return null;
        return (new DateTime(year, month, day).Ticks, TimeSpan.TicksPerDay);
    }

    private (long Time, long Precision)? ReadTime()
    {
        if (ReadNumber(2, 0, 23) is not int hour) return null;
        long time = hour * TimeSpan.TicksPerHour;
        if (!Take(':')) return (time, TimeSpan.TicksPerHour);
        if (ReadNumber(2, 0, 59) is not int minute) return null;
        time += minute * TimeSpan.TicksPerMinute;
        if (!Take(':')) return (time, TimeSpan.TicksPerMinute);
        if (ReadNumber(2, 0, 59) is not int second) return null;
        time += second * TimeSpan.TicksPerSecond;
        if (!Take('.') && !Take(',')) return (time, TimeSpan.TicksPerSecond);
        if (ReadFraction() is not int milliseconds) return null;
        return (time + (milliseconds * TimeSpan.TicksPerMillisecond), TimeSpan.TicksPerMillisecond);
    }

    private int? ReadFraction()
    {
        int digits = 0;
        int milliseconds = 0;
        for (; _position < _text.Length && IsDigit(_text[_position]); _position++, digits++)
        {
            if (digits < 3) milliseconds = (milliseconds * 10) + (_text[_position] - '0');
        }
        for (int i = digits; i < 3; i++) milliseconds *= 10;
        return digits is >= 1 and <= 9 ? milliseconds : null;
    }

    /// <summary>The offset from UTC in ticks; 0 where the text names none.</summary>
    private long? ReadZone()
    {
        if (_position == _text.Length || Take('Z')) return 0;
        int sign = Take('+') ? 1 : Take('-') ? -1 : 0;
        if (sign == 0 || ReadNumber(2, 0, 18) is not int hours) return null;
        int minutes = hours * 60;
        if (_position < _text.Length)
        {
            Take(':');
            if (ReadNumber(2, 0, 59) is not int rest) return null;
            minutes += rest;
        }
        return minutes <= MaxOffsetMinutes ? sign * minutes * TimeSpan.TicksPerMinute : null;
    }

    private int? ReadNumber(int digits, int smallest, int largest)
    {
        if (_position + digits > _text.Length) return null;
        int value = 0;
        for (int end = _position + digits; _position < end; _position++)
        {
            if (!IsDigit(_text[_position])) return null;
            value = (value * 10) + (_text[_position] - '0');
        }
        return value >= smallest && value <= largest ? value : null;
    }

    private bool Take(char c)
    {
        if (_position >= _text.Length || _text[_position] != c) return false;
        _position++;
        return true;
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
