using System.Globalization;
using System.Text.RegularExpressions;

namespace RuleGen.Compiler.Evaluation;

/// <summary>
/// Reads a value as a point in time: a day, optionally with hour, minute, second and fraction behind <c>T</c> or a blank and a zone (UTC
/// without one), or milliseconds since 1970.
/// </summary>
internal static class DateReading
{
    private const long EpochTicks = 621_355_968_000_000_000;

    private static readonly Regex _form = new(
        "^(?<y>[0-9]{4})-(?<mo>[0-9]{2})-(?<d>[0-9]{2})"
        + "([Tt ](?<h>[0-9]{2}):(?<mi>[0-9]{2})(:(?<s>[0-9]{2})([.,](?<f>[0-9]+))?)?"
        + "([Zz]|(?<zs>[+-])(?<zh>[0-9]{2})(:?(?<zm>[0-9]{2}))?)?)?\\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>Ticks of UTC; null when the text is no point in time between the years 1 and 9999.</summary>
    public static long? Read(string text)
    {
        Match match = _form.Match(text);
        if (match.Success) return FromParts(match);
        if (text.Length > 15 || text.Contains("\0")) return null;
        bool isNumber = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long milliseconds);
        bool isInRange = milliseconds is >= -62_135_596_800_000 and <= 253_402_300_799_999;
        return isNumber && isInRange ? EpochTicks + (milliseconds * TimeSpan.TicksPerMillisecond) : null;
    }

    /// <summary>A calendar date with the time as written, whatever its zone; null for anything else.</summary>
    public static DateTime? ReadAsWritten(string text)
    {
        Match match = _form.Match(text);
        return match.Success && FromParts(match, isZoned: false) is long ticks ? new DateTime(ticks) : null;
    }

    private static long? FromParts(Match match, bool isZoned = true)
    {
        int year = Part(match, "y", 1);
        int month = Part(match, "mo", 1);
        int day = Part(match, "d", 1);
        int hour = Part(match, "h", 0);
        int minute = Part(match, "mi", 0);
        int second = Part(match, "s", 0);
        if (year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month)) return null;
        if (hour > 23 || minute > 59 || second > 59 || Part(match, "zm", 0) > 59 || Part(match, "zh", 0) > 14) return null;
        long ticks = new DateTime(year, month, day, hour, minute, second).Ticks + Fraction(match.Groups["f"].Value);
        if (!isZoned) return ticks;
        long zone = ((Part(match, "zh", 0) * 60L) + Part(match, "zm", 0)) * TimeSpan.TicksPerMinute;
        return match.Groups["zs"].Value == "-" ? ticks + zone : ticks - zone;
    }

    // Ticks are a ten-millionth of a second; finer digits are cut off.
    private static long Fraction(string digits) =>
        digits.Length == 0 ? 0 : long.Parse(digits.PadRight(7, '0').Substring(0, 7), CultureInfo.InvariantCulture);

    private static int Part(Match match, string name, int absent) =>
        match.Groups[name].Success ? int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture) : absent;
}
