using System.Globalization;
using System.Text.RegularExpressions;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Evaluation;

/// <summary>
/// Reads one part of a date as it is written: a calendar date, with or without time and zone, seconds since 1970 of up to 11
/// digits, perhaps with a fraction, milliseconds of 12 to 15, or a FILETIME (ticks since 1601) of 17 or 18.
/// </summary>
internal static class DatePartReading
{
    private static readonly Regex _number = new(
        "^(?<whole>[0-9]{1,18})(\\.(?<fraction>[0-9]{1,18}))?\\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

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

    // A number's form is told by how many digits stand before its point; a date of today is far from every border.
    private static DateTime? ReadNumber(string text)
    {
        Match match = _number.Match(text);
        if (!match.Success) return null;
        string digits = match.Groups["whole"].Value;
        bool hasFraction = match.Groups["fraction"].Success;
        long number = long.Parse(digits, CultureInfo.InvariantCulture);
        var epoch = new DateTime(1970, 1, 1);
        var first = new DateTime(1601, 1, 1);
        if (digits.Length <= 11) return From(epoch, number, TimeSpan.TicksPerSecond);
        if (hasFraction || digits.Length == 16) return null;
        return digits.Length <= 15 ? From(epoch, number, TimeSpan.TicksPerMillisecond) : From(first, number, 1);
    }

    private static DateTime? From(DateTime start, long number, long unit) =>
        number <= (DateTime.MaxValue.Ticks - start.Ticks) / unit ? start.AddTicks(number * unit) : null;

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
