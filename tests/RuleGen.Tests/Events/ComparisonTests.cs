using System.Text;
using RuleGen.Events;
using RuleGen.Matching;
using RuleGen.Testing;

namespace RuleGen.Tests.Events;

/// <summary>A field beside another, and decimal numbers.</summary>
public sealed class ComparisonTests
{
    private static readonly EventSchema _schema = EventSchema.Create(
        false, new SlotDefinition("a", SlotView.Source, SlotForm.Text), new SlotDefinition("b", SlotView.Source, SlotForm.Text));

    [Theory]
    [InlineData("\"Äb\"", "\"äB\"", TextOperator.Equals, true, true)]
    [InlineData("\"Äb\"", "\"äB\"", TextOperator.Equals, false, false)]
    [InlineData("\"abc\"", "\"AB\"", TextOperator.StartsWith, true, true)]
    [InlineData("\"abc\"", "\"BC\"", TextOperator.StartsWith, true, false)]
    [InlineData("\"abc\"", "\"BC\"", TextOperator.EndsWith, true, true)]
    [InlineData("\"abcd\"", "\"bc\"", TextOperator.Contains, false, true)]
    [InlineData("\"abcd\"", "\"BC\"", TextOperator.Contains, false, false)]
    [InlineData("[\"x\",\"y\"]", "[\"z\",\"y\"]", TextOperator.Equals, false, true)]
    [InlineData("[\"x\",\"y\"]", "[\"z\"]", TextOperator.Equals, false, false)]
    [InlineData("1.0", "\"1\"", TextOperator.Equals, false, true)]
    [InlineData("null", "null", TextOperator.Equals, true, false)]
    [InlineData("\"x\"", "null", TextOperator.Contains, true, false)]
    [InlineData("null", "\"x\"", TextOperator.Contains, true, false)]
    [InlineData("\"x\"", "\"\"", TextOperator.Contains, true, true)]
    public void Some_pair_of_values_must_compare(string a, string b, TextOperator comparison, bool ignoreCase, bool expected) =>
        Assert.Equal(expected, Read($$"""{"a":{{a}},"b":{{b}}}""").AnyField(0, comparison, 1, ignoreCase));

    [Fact]
    public void Very_many_values_are_not_compared_each_with_each()
    {
        string many = string.Join(',', Enumerable.Repeat("\"x\"", 200_000));
        Assert.False(Read($$"""{"a":[{{many}}],"b":[{{many.Replace('x', 'y')}}]}""").AnyField(0, TextOperator.Contains, 1, true));
    }

    [Theory]
    [InlineData("4624", true)]
    [InlineData("\"4624\"", true)]
    [InlineData("\"4624.0\"", true)]
    [InlineData("4.624e3", true)]
    [InlineData("\"+4624\"", true)]
    [InlineData("[1,\"4624\"]", true)]
    [InlineData("\"0x1210\"", false)]
    [InlineData("\"4624 \"", false)]
    [InlineData("\"4624x\"", false)]
    [InlineData("\"\"", false)]
    [InlineData("4625", false)]
    [InlineData("true", false)]
    [InlineData("null", false)]
    public void A_number_is_its_decimal_text_and_never_hexadecimal(string json, bool expected) =>
        Assert.Equal(expected, Read($$"""{"a":{{json}}}""").AnyDecimal(0, Ordering.Equal, 4624));

    [Fact]
    public void Numbers_compare_by_value()
    {
        EventBuffer e = Read("""{"a":"10","b":9.5}""");
        Assert.True(e.AnyDecimal(0, Ordering.Greater, 9));
        Assert.False(e.AnyDecimal(0, Ordering.Less, 9));
        Assert.True(e.AnyDecimal(1, Ordering.GreaterOrEqual, 9.5m));
        Assert.True(e.AnyDecimal(1, Ordering.LessOrEqual, 9.5m));
    }

    [Fact]
    public void Comparing_allocates_nothing_once_warm()
    {
        var e = new EventBuffer(_schema);
        TextPattern pattern = TextPattern.Create(true, TextPattern.AnyRun, TextPattern.Dash, CaseFold.Fold("ENC"), TextPattern.AnyOne, TextPattern.AnyRun);
        TextRegex expression = TextRegex.Create(@"\b[b-d]+\d{2,4}$", ignoreCase: true);
        byte[] record = Encoding.UTF8.GetBytes("""{"a":["cmd –enc ünï","x bcd1234"],"b":["2025-06-04T06:15:23Z","X BCD1234",1.50e1]}""");
        int met = Compare(300);
        Assert.Equal(0, SteadyState.BytesOf(() => met += Compare(1000)));
        Assert.Equal(0, met % 5);
        Assert.NotEqual(0, met);

        int Compare(int rounds)
        {
            int count = 0;
            for (int round = 0; round < rounds; round++)
            {
                if (e.ReadJson(record) != ReadStatus.Ok) return -1;
                if (e.AnyPattern(0, pattern)) count++;
                if (e.AnyRegex(0, expression)) count++;
                if (e.AnyField(0, TextOperator.Equals, 1, true)) count++;
                if (e.AnyDatePart(1, DatePart.Hour, Ordering.Equal, 6)) count++;
                if (e.AnyDecimal(1, Ordering.Equal, 15)) count++;
            }
            return count;
        }
    }

    private static EventBuffer Read(string record)
    {
        var e = new EventBuffer(_schema);
        Assert.Equal(ReadStatus.Ok, e.ReadJson(Encoding.UTF8.GetBytes(record)));
        return e;
    }
}
