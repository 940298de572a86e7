using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Tests.Evaluation;

public class DatePartTests
{
    [Theory]
    [InlineData("2025-06-04T06:15:23.123Z", nameof(DatePart.Minute), 15)]
    [InlineData("2025-06-04T06:15:23.123Z", nameof(DatePart.Hour), 6)]
    [InlineData("2025-06-04T23:15:23+02:00", nameof(DatePart.Hour), 23)]
    [InlineData("2025-06-04T23:15:23+02:00", nameof(DatePart.Day), 4)]
    [InlineData("0001-01-01T00:00:00+02:00", nameof(DatePart.Year), 1)]
    [InlineData("2020-10-19 03:30:41.104", nameof(DatePart.Hour), 3)]
    [InlineData("2025-06-04", nameof(DatePart.Hour), 0)]
    [InlineData("2025-06-04", nameof(DatePart.Month), 6)]
    [InlineData("2025-06-04", nameof(DatePart.Year), 2025)]
    [InlineData("132223104000000000", nameof(DatePart.Year), 2020)]
    [InlineData("132223140600000000", nameof(DatePart.Hour), 1)]
    [InlineData("132223140600000000", nameof(DatePart.Minute), 1)]
    [InlineData("1749017723", nameof(DatePart.Hour), 6)]
    [InlineData("1749017723123", nameof(DatePart.Hour), 6)]
    [InlineData("1749017723.5", nameof(DatePart.Hour), 6)]
    [InlineData("1749017723123.5", nameof(DatePart.Hour), null)]
    [InlineData("1234567890123456", nameof(DatePart.Hour), null)]
    [InlineData("99999999999", nameof(DatePart.Year), 5138)]
    [InlineData("999999999999999", nameof(DatePart.Year), null)]
    [InlineData("0", nameof(DatePart.Year), 1970)]
    [InlineData("yesterday", nameof(DatePart.Year), null)]
    [InlineData("2025-02-30", nameof(DatePart.Year), null)]
    [InlineData("", nameof(DatePart.Year), null)]
    [InlineData("-1", nameof(DatePart.Year), null)]
    [InlineData("99999999999999999999", nameof(DatePart.Year), null)]
    public void A_part_of_a_date_is_taken_as_written(string text, string part, int? expected) =>
        Assert.Equal(expected, DatePartReading.Read(text, Enum.Parse<DatePart>(part)));

    [Fact]
    public void Weeks_are_those_of_ISO_8601()
    {
        for (var day = new DateTime(1995, 12, 20); day.Year < 2030; day = day.AddDays(1))
            Assert.Equal(System.Globalization.ISOWeek.GetWeekOfYear(day), DatePartReading.Read(day.ToString("yyyy-MM-dd"), DatePart.Week));
    }

    [Theory]
    [InlineData(nameof(Ordering.Greater), 5, true)]
    [InlineData(nameof(Ordering.Greater), 6, false)]
    [InlineData(nameof(Ordering.Less), 7, true)]
    [InlineData(nameof(Ordering.Equal), 6, true)]
    public void A_part_of_a_date_has_an_order(string ordering, int literal, bool expected)
    {
        EventView view = Build.View("""{"f":["x","2025-06-04T06:15:23Z"]}""");

        Assert.Equal(expected, PredicateRules.Holds(new DatePartCompare(Build.Sigma("f"), DatePart.Hour, Enum.Parse<Ordering>(ordering), literal), view));
    }
}
