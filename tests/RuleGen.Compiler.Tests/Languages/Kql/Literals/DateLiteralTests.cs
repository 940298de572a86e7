using System.Globalization;
using RuleGen.Compiler.Languages.Kql.Literals;

namespace RuleGen.Compiler.Tests.Languages.Kql.Literals;

public class DateLiteralTests
{
    [Theory]
    [InlineData("2024", "2024-01-01T00:00:00.000", "2025-01-01T00:00:00.000")]
    [InlineData("2024-02", "2024-02-01T00:00:00.000", "2024-03-01T00:00:00.000")]
    [InlineData("2024-02-29", "2024-02-29T00:00:00.000", "2024-03-01T00:00:00.000")]
    [InlineData("2024-02-29T", "2024-02-29T00:00:00.000", "2024-03-01T00:00:00.000")]
    [InlineData("2025-06-04T06", "2025-06-04T06:00:00.000", "2025-06-04T07:00:00.000")]
    [InlineData("2025-06-04T06:15Z", "2025-06-04T06:15:00.000", "2025-06-04T06:16:00.000")]
    [InlineData("2025-06-04T06:15:23", "2025-06-04T06:15:23.000", "2025-06-04T06:15:24.000")]
    [InlineData("2025-06-04T06:15:23.1Z", "2025-06-04T06:15:23.100", "2025-06-04T06:15:23.101")]
    [InlineData("2025-06-04T06:15:23,123456789", "2025-06-04T06:15:23.123", "2025-06-04T06:15:23.124")]
    [InlineData("2025-06-04T00:30:00+02:00", "2025-06-03T22:30:00.000", "2025-06-03T22:30:01.000")]
    [InlineData("2025-06-04T23-0130", "2025-06-05T00:30:00.000", "2025-06-05T01:30:00.000")]
    [InlineData("2025-06-04T23+01", "2025-06-04T22:00:00.000", "2025-06-04T23:00:00.000")]
    [InlineData("0", "1970-01-01T00:00:00.000", "1970-01-01T00:00:00.001")]
    [InlineData("1749017723123", "2025-06-04T06:15:23.123", "2025-06-04T06:15:23.124")]
    [InlineData("-1", "1969-12-31T23:59:59.999", "1970-01-01T00:00:00.000")]
    public void A_date_is_the_interval_of_its_precision_in_UTC(string text, string from, string to)
    {
        DateLiteral date = DateLiteral.Read(text);

        Assert.Equal(DateLiteralKind.Interval, date.Kind);
        Assert.Equal(Ticks(from), date.From);
        Assert.Equal(Ticks(to), date.To);
    }

    [Fact]
    public void The_last_year_ends_behind_the_last_tick() =>
        Assert.Equal(DateTime.MaxValue.Ticks + 1, DateLiteral.Read("9999").To);

    [Theory]
    [InlineData("now")]
    [InlineData("now-1d/d")]
    [InlineData("now/d")]
    [InlineData("2025-06-04||+1M/d")]
    public void Date_math_is_told_apart(string text) => Assert.Equal(DateLiteralKind.DateMath, DateLiteral.Read(text).Kind);

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("nowhere")]
    [InlineData("x||y")]
    [InlineData("||")]
    [InlineData("0000")]
    [InlineData("2025-13")]
    [InlineData("2025-02-29")]
    [InlineData("2025-6-4")]
    [InlineData("2025-06-04 06:15")]
    [InlineData("2025-06-04Z")]
    [InlineData("2025T06")]
    [InlineData("2025-06-04T24:00")]
    [InlineData("2025-06-04T06:60")]
    [InlineData("2025-06-04T06:15:23.")]
    [InlineData("2025-06-04T06:15:23.1234567890")]
    [InlineData("2025-06-04T06:15:23Zx")]
    [InlineData("2025-06-04T06:15:23+19:00")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    [InlineData("999999999999999")]
    [InlineData("99999999999999999999")]
    [InlineData("\u0662\u0660\u0662\u0665")]
    public void What_is_no_date_is_refused(string text) => Assert.Equal(DateLiteralKind.None, DateLiteral.Read(text).Kind);

    private static long Ticks(string text) =>
        DateTime.ParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture, DateTimeStyles.None).Ticks;
}
