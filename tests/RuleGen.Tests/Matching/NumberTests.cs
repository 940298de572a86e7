using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using RuleGen.Events;
using RuleGen.Tests.Events;

namespace RuleGen.Tests.Matching;

/// <summary>Values read as numbers, against exact fractions.</summary>
public sealed class NumberTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("+1", "1")]
    [InlineData("007", "7")]
    [InlineData("1.5", "1.5")]
    [InlineData("1.", "1")]
    [InlineData(".5", "0.5")]
    [InlineData("-.5", "-0.5")]
    [InlineData("1e3", "1000")]
    [InlineData("1E-3", "0.001")]
    [InlineData("1.25e+2", "125")]
    [InlineData("1e-400", "0")]
    [InlineData("0x10", "16")]
    [InlineData("0XfF", "255")]
    [InlineData("0xFFFFFFFFFFFFFFFF", "18446744073709551615")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("79228162514264337593543950336", null)]
    [InlineData("1e29", null)]
    [InlineData("1e99999999999", null)]
    [InlineData("0x10000000000000000", null)]
    [InlineData("", null)]
    [InlineData(" 1", null)]
    [InlineData("1 ", null)]
    [InlineData("-", null)]
    [InlineData("+", null)]
    [InlineData(".", null)]
    [InlineData("e1", null)]
    [InlineData("1e", null)]
    [InlineData("1,000", null)]
    [InlineData("1_000", null)]
    [InlineData("(1)", null)]
    [InlineData("1-", null)]
    [InlineData("$1", null)]
    [InlineData("0x", null)]
    [InlineData("0xg", null)]
    [InlineData("-0x1", null)]
    [InlineData("0x 1", null)]
    [InlineData("0x1.5", null)]
    [InlineData("10h", null)]
    [InlineData("NaN", null)]
    [InlineData("Infinity", null)]
    [InlineData("\uff11", null)]
    [InlineData("true", null)]
    [InlineData("1.2.3.4", null)]
    public void Decimal_and_hexadecimal_texts_are_numbers_and_nothing_else_is(string text, string? expected)
    {
        decimal number = expected is null ? 0 : decimal.Parse(expected, CultureInfo.InvariantCulture);
        foreach (EventBuffer e in OneField.Events(text))
        {
            Assert.Equal(expected is not null, e.AnyNumber(OneField.Slot, Ordering.Equal, number));
            bool isOrdered = e.AnyNumber(OneField.Slot, Ordering.LessOrEqual, decimal.MaxValue);
            Assert.Equal(expected is not null, isOrdered);
        }
    }

    [Fact]
    public void Numbers_compare_by_value_however_they_are_written()
    {
        var random = new Random(20260404);
        for (int round = 0; round < 1000; round++)
        {
            string literalText = Text(random, isHexAllowed: false);
            decimal literal = decimal.Parse(literalText, NumberStyles.Float, CultureInfo.InvariantCulture);
            foreach (Ordering ordering in Enum.GetValues<Ordering>())
            {
                OneField.AssertAnyOf(
                    random,
                    () => Text(random, isHexAllowed: true),
                    e => e.AnyNumber(OneField.Slot, ordering, literal),
                    value => Orderings.Holds(Compare(value, literalText), ordering),
                    $"{ordering} {literalText}");
            }
        }
    }

    [Fact]
    public void A_JSON_number_counts_as_it_is_written()
    {
        var e = new EventBuffer(OneField.Schema);
        foreach (double value in (double[])[0, -1.5, 1e20, 12345.678])
        {
            Assert.Equal(ReadStatus.Ok, e.ReadJson(Encoding.UTF8.GetBytes($"{{\"a\":{JsonSerializer.Serialize(value)}}}")));
            Assert.True(e.AnyNumber(OneField.Slot, Ordering.Equal, (decimal)value));
            Assert.False(e.AnyNumber(OneField.Slot, Ordering.Greater, (decimal)value));
        }
    }

    private static string Text(Random random, bool isHexAllowed)
    {
        if (isHexAllowed && random.Next(5) == 0) return "0x" + random.Next(20).ToString(random.Next(2) == 0 ? "x" : "X4", CultureInfo.InvariantCulture);
        string sign = random.Next(3) == 0 ? "-" : "";
        string fraction = random.Next(2) == 0 ? "" : "." + random.Next(100).ToString("D2", CultureInfo.InvariantCulture);
        string exponent = random.Next(3) == 0 ? $"e{random.Next(-3, 4)}" : "";
        return sign + random.Next(20) + fraction + exponent;
    }

    /// <summary>Compares two texts exactly: each is a whole number of millionths.</summary>
    private static int Compare(string left, string right) => Millionths(left).CompareTo(Millionths(right));

    private static BigInteger Millionths(string text)
    {
        if (text.StartsWith("0x", StringComparison.Ordinal))
        {
            return BigInteger.Parse("0" + text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) * BigInteger.Pow(10, 6);
        }
        string[] parts = text.Split('e');
        int exponent = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        int point = parts[0].IndexOf('.');
        int decimals = point < 0 ? 0 : parts[0].Length - point - 1;
        var digits = BigInteger.Parse(parts[0].Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        return digits * BigInteger.Pow(10, 6 + exponent - decimals);
    }
}
