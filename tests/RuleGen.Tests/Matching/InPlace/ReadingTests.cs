using System.Text;
using RuleGen.Events;
using RuleGen.Matching;
using RuleGen.Tests.Events;

namespace RuleGen.Tests.Matching.InPlace;

/// <summary>Values read as more than their characters, against the event buffer's tests of the same value.</summary>
public sealed class ReadingTests
{
    private const int Seed = 20260714;

    [Fact]
    public void A_value_fits_the_patterns_that_fit_its_copy()
    {
        var random = new Random(Seed);
        int fits = 0;
        for (int round = 0; round < 10_000; round++)
        {
            string value = RandomText.Mixed(random, 40);
            bool isFolded = random.Next(2) == 0;
            string[] pieces = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => PieceOf(random, value))];
            Glob glob = Glob.Create(isFolded, [.. pieces.Select(piece => isFolded ? CaseFold.Fold(piece) : Encoding.UTF8.GetBytes(piece))]);
            bool expected = glob.Fits(isFolded ? CaseFold.Fold(value) : Encoding.UTF8.GetBytes(value));
            if (expected) fits++;
            foreach (TextKit kit in TextKit.Both)
            {
                string name = $"seed {Seed}, {kit}: '{value}' on {string.Join('*', pieces)} should be {expected}";
                Assert.True(expected == kit.Fits(value, glob), name);
            }
        }
        Assert.InRange(fits, 500, 9500);
    }

    [Fact]
    public void Words_are_those_of_the_folded_copy()
    {
        var random = new Random(Seed);
        string[] words = ["alpha", "Beta", "Straße", "k", "\u212A", "7"];
        for (int round = 0; round < 3000; round++)
        {
            string[] held = [.. random.GetItems(words, random.Next(6)).Select(word => RandomText.Recased(random, word))];
            string value = string.Join(random.Next(2) == 0 ? " " : "-", held);
            string[] wanted = random.GetItems(words, random.Next(4));
            WordPattern pattern = WordPattern.Create(random.Next(2) == 0, [.. wanted.Select(CaseFold.Fold)]);
            bool expected = pattern.IsIn(CaseFold.Fold(value));
            Assert.All(TextKit.Both, kit => Assert.True(expected == kit.HasWords(value, pattern), $"seed {Seed}, {kit}: {value}"));
        }
    }

    [Fact]
    public void The_order_is_that_of_UTF8()
    {
        var random = new Random(Seed);
        for (int round = 0; round < 10_000; round++)
        {
            string value = RandomText.Broken(random, 6);
            string literal = random.Next(2) == 0 ? value : RandomText.Mixed(random, 6);
            if (random.Next(2) == 0) literal = literal[..random.Next(literal.Length + 1)];
            int order = Encoding.UTF8.GetBytes(value).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(literal));
            foreach (Ordering ordering in Enum.GetValues<Ordering>())
            {
                bool expected = Orderings.Holds(order, ordering);
                string name = $"seed {Seed}: '{value}' {ordering} '{literal}'";
                Assert.All(TextKit.Both, kit => Assert.True(expected == kit.Stands(value, ordering, literal), name));
            }
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-0.50")]
    [InlineData("+12")]
    [InlineData("1e3")]
    [InlineData("0x1F")]
    [InlineData("0XffffFFFFffffFFFF")]
    [InlineData("0x10000000000000000")]
    [InlineData("0x00000000000000000001")]
    [InlineData("0x")]
    [InlineData("0x-1")]
    [InlineData("0x1\0")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("1\0")]
    [InlineData("\u0661")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("79228162514264337593543950336")]
    [InlineData("1e999999999999")]
    [InlineData("")]
    [InlineData("NaN")]
    [InlineData("1,000")]
    public void A_number_is_what_the_buffer_takes_for_one(string value)
    {
        foreach (decimal number in (decimal[])[decimal.MinValue, -0.5m, 0, 1, 12, 31, 1000, ulong.MaxValue, decimal.MaxValue])
        {
            foreach (Ordering ordering in Enum.GetValues<Ordering>())
            {
                bool expected = OneField.Filled(value).AnyNumber(OneField.Slot, ordering, number);
                string name = $"{value} {ordering} {number} should be {expected}";
                Assert.All(TextKit.Both, kit => Assert.True(expected == kit.IsNumber(value, ordering, number), name));
                bool isDecimal = OneField.Filled(value).AnyDecimal(OneField.Slot, ordering, number);
                Assert.All(TextKit.Both, kit => Assert.True(isDecimal == kit.IsDecimal(value, ordering, number), name));
            }
        }
    }

    [Theory]
    [InlineData("2026-02-28", 0L)]
    [InlineData("2026-02-29", null)]
    [InlineData("2026-02-28T01:02:03.5Z", 37_235_000_000L)]
    [InlineData("2026-02-28 01:02+01:00", 1_200_000_000L)]
    [InlineData("2026-02-28t00:00:00,1234567", 1_234_567L)]
    [InlineData("2026-02-28T00:00:00z", 0L)]
    [InlineData("1772236800000", 0L)]
    [InlineData("+1772236800001", 10_000L)]
    [InlineData("2026-02-2\u0668", null)]
    [InlineData("2026-02-28X", null)]
    [InlineData("177223680000\0", null)]
    [InlineData("+", null)]
    [InlineData("-", null)]
    [InlineData("", null)]
    [InlineData("yesterday", null)]
    public void A_date_is_compared_in_ticks(string value, long? ticksIntoDay)
    {
        long day = new DateTime(2026, 2, 28, 0, 0, 0, DateTimeKind.Utc).Ticks;
        Assert.All(TextKit.Both, kit =>
        {
            Assert.Equal(ticksIntoDay is not null, kit.IsDate(value, long.MinValue, long.MaxValue));
            if (ticksIntoDay is not long ticks) return;
            Assert.True(kit.IsDate(value, day + ticks, day + ticks + 1));
            Assert.False(kit.IsDate(value, day + ticks + 1, long.MaxValue));
            Assert.False(kit.IsDate(value, long.MinValue, day + ticks));
        });
    }

    [Fact]
    public void An_address_is_what_the_buffer_takes_for_one()
    {
        var random = new Random(Seed);
        string[] pieces = [":", ":", ":", "::", ".", "0", "1", "ff", "FFFF", "255", "256", "10.1.2.3", "%", "g", "\uFF11", "\0"];
        string[] good = ["10.1.2.3", "::1", "fe80::1%eth0", "::ffff:10.1.2.3", "2001:db8::ff00:42:8329", "255.255.255.255"];
        byte[] v4 = [10, 1, 2, 3];
        byte[] v6 = [0xFE, 0x80, .. new byte[13], 1];
        for (int round = 0; round < 5000; round++)
        {
            string value = random.Next(3) == 0 ? good[random.Next(good.Length)] : string.Concat(random.GetItems(pieces, random.Next(14)));
            EventBuffer e = OneField.Filled(value);
            foreach (byte[] literal in (byte[][])[v4, v6])
            {
                int prefix = random.Next(literal.Length * 8 + 1);
                var ordering = (Ordering)random.Next(5);
                bool isIn = e.AnyInNetwork(OneField.Slot, literal, prefix);
                bool stands = e.AnyAddress(OneField.Slot, ordering, literal);
                foreach (TextKit kit in TextKit.Both)
                {
                    Assert.True(isIn == kit.IsInNetwork(value, literal, prefix), $"seed {Seed}, {kit}: {value}");
                    Assert.True(stands == kit.IsAddress(value, ordering, literal), $"seed {Seed}, {kit}: {value}");
                }
            }
        }
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("FALSE", false)]
    [InlineData("True", true)]
    [InlineData("true ", null)]
    [InlineData("1", null)]
    [InlineData("", null)]
    [InlineData("fal\u017Fe", null)]
    public void A_boolean_is_a_word_in_any_case(string value, bool? expected)
    {
        Assert.All(TextKit.Both, kit =>
        {
            Assert.Equal(expected is true, kit.IsBoolean(value, true));
            Assert.Equal(expected is false, kit.IsBoolean(value, false));
        });
    }

    [Fact]
    public void An_absent_value_meets_no_test()
    {
        Assert.All(TextKit.Both, kit =>
        {
            Assert.False(kit.Fits(null, Glob.Create(false, [], [])));
            Assert.False(kit.Fits(null, Glob.Create(true, [])));
            Assert.False(kit.HasWords(null, WordPattern.Create(true, CaseFold.Fold("a"))));
            Assert.False(kit.Stands(null, Ordering.LessOrEqual, ""));
            Assert.False(kit.IsNumber(null, Ordering.GreaterOrEqual, decimal.MinValue));
            Assert.False(kit.IsDate(null, long.MinValue, long.MaxValue));
            Assert.False(kit.IsInNetwork(null, new byte[4], 0));
            Assert.False(kit.IsAddress(null, Ordering.GreaterOrEqual, new byte[4]));
            Assert.False(kit.IsBoolean(null, false));
            Assert.True(kit.Fits("", Glob.Create(true, [], [])));
            Assert.True(kit.Stands("", Ordering.LessOrEqual, ""));
        });
    }

    private static string PieceOf(Random random, string value)
    {
        if (random.Next(3) == 0 || value.Length == 0) return "";
        int start = random.Next(value.Length);
        string piece = value.Substring(start, random.Next(1, Math.Min(4, value.Length - start) + 1));
        return piece.Any(char.IsSurrogate) ? "x" : RandomText.Recased(random, piece);
    }
}
