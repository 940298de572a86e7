using System.Text;
using RuleGen.Events;
using RuleGen.Matching;
using RuleGen.Tests.Events;

namespace RuleGen.Tests.Matching;

public sealed class TextRegexTests
{
    [Theory]
    [InlineData("b+", "abbc", true)]
    [InlineData("^b", "abbc", false)]
    [InlineData("B", "abbc", false)]
    [InlineData("ä.", "xäy", true)]
    [InlineData("^.$", "𐐀", false)]
    [InlineData("", "", true)]
    public void An_expression_is_searched_for_in_the_text_as_it_stands(string pattern, string value, bool expected)
    {
        TextRegex expression = TextRegex.Create(pattern);
        foreach (EventBuffer e in OneField.Events("other!", value)) Assert.Equal(expected, e.AnyRegex(OneField.Slot, expression));
    }

    [Fact]
    public void Flags_change_what_an_expression_means()
    {
        Assert.True(TextRegex.Create("AB", ignoreCase: true).IsIn("xaby"));
        Assert.True(TextRegex.Create("^b$", multiline: true).IsIn("a\nb\nc"));
        Assert.False(TextRegex.Create("^b$").IsIn("a\nb\nc"));
        Assert.True(TextRegex.Create("a.b", dotMatchesLineEnd: true).IsIn("a\nb"));
        Assert.False(TextRegex.Create("a.b").IsIn("a\nb"));
    }

    [Fact]
    public void Letter_case_knows_no_culture()
    {
        TextRegex expression = TextRegex.Create("^I$", ignoreCase: true);
        Assert.True(expression.IsIn("i"));
        Assert.False(expression.IsIn("ı"));
    }

    [Fact]
    public void Two_fields_and_several_expressions_each_see_their_own_text()
    {
        EventSchema schema = EventSchema.Create(
            false, new SlotDefinition("a", SlotView.Record, SlotForm.Text), new SlotDefinition("b", SlotView.Record, SlotForm.Text));
        var e = new EventBuffer(schema);
        TextRegex one = TextRegex.Create("^one$");
        TextRegex two = TextRegex.Create("^two$");
        for (int round = 0; round < 3; round++)
        {
            Assert.Equal(ReadStatus.Ok, e.ReadJson(round == 1 ? """{"a":"two","b":"one"}"""u8 : """{"a":"one","b":"two"}"""u8));
            Assert.Equal(round != 1, e.AnyRegex(0, one));
            Assert.Equal(round == 1, e.AnyRegex(0, two));
            Assert.Equal(round == 1, e.AnyRegex(1, one));
            Assert.Equal(round != 1, e.AnyRegex(0, one));
        }
    }

    [Fact]
    public void A_text_that_makes_other_engines_hang_is_answered_at_once()
    {
        TextRegex expression = TextRegex.Create("(a+)+$");
        Assert.False(expression.IsIn(new string('a', 1_000_000) + "!"));
    }

    [Theory]
    [InlineData("(")]
    [InlineData("[b-a]")]
    public void Text_that_is_no_expression_is_refused_where_it_is_made(string pattern) =>
        Assert.ThrowsAny<ArgumentException>(() => TextRegex.Create(pattern));

    [Theory]
    [InlineData("(?=a)")]
    [InlineData(@"(a)\1")]
    public void What_needs_backtracking_is_refused_where_it_is_made(string pattern) =>
        Assert.Throws<NotSupportedException>(() => TextRegex.Create(pattern));

    [Fact]
    public void Ill_formed_text_never_reaches_an_expression()
    {
        var e = new EventBuffer(OneField.Schema);
        Assert.Equal(ReadStatus.Ok, e.ReadJson(Encoding.UTF8.GetBytes("""{"a":"x\ud800y"}""")));
        Assert.True(e.AnyRegex(OneField.Slot, TextRegex.Create("^x\uFFFDy$")));
    }
}
