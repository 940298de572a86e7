using System.Globalization;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Evaluation;

/// <summary>
/// Reads one part of a date as it is written: a calendar date, with or without time and zone, a FILETIME (ticks since 1601), or seconds or
/// milliseconds since 1970.
/// </summary>
internal static class DatePartReading
{
    private const long LeastFileTime = 10_000_000_000_000_000;
    private const long MostSeconds = 99_999_999_999;

    /// <summary>The part; null when the text is no date.</summary>
    public static int? Read(string text, DatePart part)
    {
        if ((DateReading.ReadAsWritten(text) ?? ReadNumber(text)) is not DateTime date) return null;
        return part switch
        {
            DatePart.Minute => date.Minute,
            DatePart.Hour => date.Hour,
            DatePart.Day => date.Day,
            DatePart.Week => Week(date),
            DatePart.Month => date.Month,
            _ => date.Year,
        };
    }

    // The only three forms a number may have are told apart by their size; a date of today is far from every border.
    private static DateTime? ReadNumber(string text)
    {
        if (text.Length > 19 || text.Contains("\0")) return null;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number)) return null;
        var epoch = new DateTime(1970, 1, 1);
        if (number <= MostSeconds) return epoch.AddSeconds(number);
        if (number < LeastFileTime) return number <= 253_402_300_799_999 ? epoch.AddMilliseconds(number) : null;
        return number <= DateTime.MaxValue.Ticks - new DateTime(1601, 1, 1).Ticks ? new DateTime(1601, 1, 1).AddTicks(number) : null;
    }

    // Week 1 is that of the year's first Thursday, and weeks begin on Mondays; so a week belongs to the year its Thursday is in.
    private static int Week(DateTime date)
    {
        int daysSinceMonday = ((int)date.DayOfWeek + 6) % 7;
        int thursday = date.DayOfYear - daysSinceMonday + 3;
        int year = date.Year;
        if (thursday < 1) thursday += DaysIn(--year);
        else if (thursday > DaysIn(year)) thursday -= DaysIn(year);
        return ((thursday - 1) / 7) + 1;
    }

    private static int DaysIn(int year) => year > 0 && DateTime.IsLeapYear(year) ? 366 : 365;
}
