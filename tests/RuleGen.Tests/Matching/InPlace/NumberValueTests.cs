using System.Globalization;
using System.Text.Json;
using RuleGen.Events;
using RuleGen.Matching;
using RuleGen.Tests.Events;

namespace RuleGen.Tests.Matching.InPlace;

/// <summary>Values that are numbers already.</summary>
public sealed class NumberValueTests
{
    private const int Seed = 20260715;

    [Fact]
    public void Integers_and_decimals_stand_as_decimals_do()
    {
        decimal[] literals = [decimal.MinValue, long.MinValue, -1, -0.5m, 0, 0.5m, 1, long.MaxValue, ulong.MaxValue, decimal.MaxValue];
        foreach (decimal literal in literals)
        {
            foreach (Ordering ordering in Enum.GetValues<Ordering>())
            {
                foreach (long value in (long[])[long.MinValue, -1, 0, 1, long.MaxValue])
                {
                    bool expected = Orderings.Holds(((decimal)value).CompareTo(literal), ordering);
                    Assert.Equal(expected, NumberValue.Stands(value, ordering, literal));
                }
                foreach (ulong value in (ulong[])[0, 1, ulong.MaxValue])
                {
                    bool expected = Orderings.Holds(((decimal)value).CompareTo(literal), ordering);
                    Assert.Equal(expected, NumberValue.Stands(value, ordering, literal));
                }
                foreach (decimal value in literals)
                {
                    Assert.Equal(Orderings.Holds(value.CompareTo(literal), ordering), NumberValue.Stands(value, ordering, literal));
                }
            }
        }
    }

    [Theory]
    [InlineData(1e29)]
    [InlineData(-1e29)]
    [InlineData(double.MaxValue)]
    [InlineData(double.MinValue)]
    public void A_double_that_no_decimal_can_hold_stands_nowhere_as_its_text_in_a_record(double value)
    {
        foreach (Ordering ordering in Enum.GetValues<Ordering>())
        {
            Assert.False(NumberValue.Stands(value, ordering, decimal.MaxValue));
            Assert.False(NumberValue.Stands(value, ordering, decimal.MinValue));
            Assert.False(NumberValue.Stands(value, ordering, 0));
        }
    }

    [Theory]
    [InlineData(0.1, "0.1", 0)]
    [InlineData(0.1, "0.10000000000000000001", -1)]
    [InlineData(0.30000000000000004, "0.3", 1)]
    [InlineData(9007199254740993.0, "9007199254740992", 0)]
    [InlineData(1e28, "10000000000000000000000000000", 0)]
    [InlineData(double.Epsilon, "0", 0)]
    [InlineData(-double.Epsilon, "0", 0)]
    [InlineData(double.Epsilon, "0.0000000000000000000000000001", -1)]
    [InlineData(-0.0, "0", 0)]
    public void A_double_stands_where_its_shortest_text_does(double value, string literal, int order)
    {
        decimal number = decimal.Parse(literal, CultureInfo.InvariantCulture);
        foreach (Ordering ordering in Enum.GetValues<Ordering>())
        {
            Assert.Equal(Orderings.Holds(order, ordering), NumberValue.Stands(value, ordering, number));
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void What_is_not_finite_stands_nowhere_and_has_no_text(double value)
    {
        foreach (Ordering ordering in Enum.GetValues<Ordering>())
        {
            Assert.False(NumberValue.Stands(value, ordering, decimal.MaxValue));
            Assert.False(NumberValue.Stands(value, ordering, decimal.MinValue));
            Assert.False(NumberValue.Stands(value, ordering, 0));
        }
        Assert.False(Utf16Text.Exists(NumberValue.Text(value, stackalloc char[40])));
    }

    [Fact]
    public void The_text_is_that_of_JSON()
    {
        var random = new Random(Seed);
        Span<char> buffer = stackalloc char[40];
        for (int round = 0; round < 2000; round++)
        {
            long bits = random.NextInt64(long.MinValue, long.MaxValue);
            double number = BitConverter.Int64BitsToDouble(bits);
            decimal scaled = new(random.Next(), random.Next(), random.Next(), round % 2 == 0, (byte)random.Next(29));
            Assert.Equal(JsonSerializer.Serialize(bits), NumberValue.Text(bits, buffer));
            Assert.Equal(JsonSerializer.Serialize((ulong)bits), NumberValue.Text((ulong)bits, buffer));
            Assert.Equal(JsonSerializer.Serialize(scaled), NumberValue.Text(scaled, buffer));
            if (double.IsFinite(number)) Assert.Equal(JsonSerializer.Serialize(number), NumberValue.Text(number, buffer));
        }
        Assert.Equal("-79228162514264337593543950335", NumberValue.Text(decimal.MinValue, buffer));
    }
}
