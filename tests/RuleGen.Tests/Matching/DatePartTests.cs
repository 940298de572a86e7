using System.Globalization;
using RuleGen.Events;
using RuleGen.Matching;
using RuleGen.Tests.Events;

namespace RuleGen.Tests.Matching;

/// <summary>Parts of dates, taken as the record writes them.</summary>
public sealed class DatePartTests
{
    [Theory]
    [InlineData("2025-06-04T23:15:09.123Z")]
    [InlineData("2025-06-04T23:15:09+05:30")]
    [InlineData("2025-06-04 23:15:09.123")]
    [InlineData("2025-06-04T23:15")]
    [InlineData("1749078909")]
    [InlineData("1749078909.123456")]
    [InlineData("1749078909123")]
    [InlineData("133935525091230000")]
    public void Every_form_of_a_date_has_its_parts(string text)
    {
        foreach (EventBuffer e in OneField.Events("no date", text))
        {
            AssertIs(e, DatePart.Minute, 15);
            AssertIs(e, DatePart.Hour, 23);
            AssertIs(e, DatePart.Day, 4);
            AssertIs(e, DatePart.Week, 23);
            AssertIs(e, DatePart.Month, 6);
            AssertIs(e, DatePart.Year, 2025);
        }
    }

    [Theory]
    [InlineData("2024-12-30", 1)]
    [InlineData("2021-01-03", 53)]
    [InlineData("2027-01-01", 53)]
    [InlineData("2026-01-01", 1)]
    public void Weeks_are_those_of_the_standard(string text, int week)
    {
        Assert.Equal(week, ISOWeek.GetWeekOfYear(DateTime.Parse(text, CultureInfo.InvariantCulture)));
        foreach (EventBuffer e in OneField.Events(text)) AssertIs(e, DatePart.Week, week);
    }

    [Theory]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("2025-13-01")]
    [InlineData("2025-06-04T25:00")]
    [InlineData("2025-06-04T23:15:09+99:00")]
    [InlineData("-1749078909")]
    [InlineData("1749078909.")]
    [InlineData("174907890912.5")]
    [InlineData("1234567890123456")]
    [InlineData("1234567890123456789")]
    [InlineData("999999999999999")]
    [InlineData("9999999999999999999")]
    [InlineData("0x1DA")]
    public void What_is_no_date_has_no_parts(string text)
    {
        foreach (EventBuffer e in OneField.Events(text)) Assert.False(e.AnyDatePart(OneField.Slot, DatePart.Year, Ordering.GreaterOrEqual, -1));
    }

    private static void AssertIs(EventBuffer e, DatePart part, int expected)
    {
        Assert.True(e.AnyDatePart(OneField.Slot, part, Ordering.Equal, expected), $"{part}");
        Assert.False(e.AnyDatePart(OneField.Slot, part, Ordering.Less, expected), $"{part}");
        Assert.False(e.AnyDatePart(OneField.Slot, part, Ordering.Greater, expected), $"{part}");
        Assert.True(e.AnyDatePart(OneField.Slot, part, Ordering.Greater, expected - 0.5m), $"{part}");
    }
}
