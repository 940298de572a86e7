using System.Text;
using RuleGen.Events;
using RuleGen.Matching;
using RuleGen.Tests.Events;

namespace RuleGen.Tests.Matching;

/// <summary>Patterns with single characters and dashes, against a matcher that tries everything.</summary>
public sealed class TextPatternTests
{
    private static readonly string[] _pieces = ["a", "ab", "ä", "-", "–", "*", "?", "[-]", "𐐀"];
    private static readonly string[] _letters = ["a", "b", "ä", "-", "/", "–", "𐐀", "\u2012"];

    [Fact]
    public void A_pattern_fits_exactly_the_values_that_a_search_through_all_ways_finds()
    {
        var random = new Random(20261123);
        int fitting = 0;
        for (int round = 0; round < 20_000; round++)
        {
            string[] parts = random.GetItems(_pieces, random.Next(6));
            string[] value = random.GetItems(_letters, random.Next(7));
            bool expected = Fits(parts, 0, [.. string.Concat(value).EnumerateRunes()], 0);
            if (expected) fitting++;
            bool actual = Create(false, parts).Fits(Encoding.UTF8.GetBytes(string.Concat(value)));
            Assert.True(actual == expected, $"{string.Join(' ', parts)} on '{string.Concat(value)}' should be {expected}");
        }
        Assert.InRange(fitting, 1000, 19_000);
    }

    [Fact]
    public void Some_value_of_the_event_must_fit()
    {
        var random = new Random(20261124);
        for (int round = 0; round < 1000; round++)
        {
            string[] parts = random.GetItems(_pieces, random.Next(1, 5));
            bool isFolded = random.Next(2) == 0;
            TextPattern pattern = Create(isFolded, parts);
            OneField.AssertAnyOf(
                random,
                () => Cased(string.Concat(random.GetItems(_letters, random.Next(5))), isFolded),
                e => e.AnyPattern(OneField.Slot, pattern),
                value => Fits(parts, 0, [.. value.Replace('A', 'a').Replace('B', 'b').EnumerateRunes()], 0),
                string.Join(' ', parts));
        }

        static string Cased(string text, bool isFolded) => isFolded ? text.Replace('b', 'B').Replace('a', 'A') : text;
    }

    [Theory]
    [InlineData("-", true)]
    [InlineData("/", true)]
    [InlineData("–", true)]
    [InlineData("—", true)]
    [InlineData("―", true)]
    [InlineData("‒", false)]
    [InlineData("\u2016", false)]
    [InlineData("\\", false)]
    [InlineData("", false)]
    public void Five_characters_are_dashes(string text, bool expected)
    {
        Assert.Equal(expected, Create(false, ["[-]"]).Fits(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(expected, Create(true, ["*", " ", "[-]", "enc", "*"]).Fits(CaseFold.Fold("x " + text + "ENCx")));
    }

    [Fact]
    public void A_long_value_that_almost_fits_is_answered_at_once()
    {
        byte[] value = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a-", 500_000)));
        string[] parts = [.. Enumerable.Range(0, 200).SelectMany(_ => (string[])["*", "a", "?", "a", "[-]"]), "c"];
        Assert.False(Create(false, parts).Fits(value));
        Assert.True(Create(false, [.. parts[..^1]]).Fits(value));
    }

    [Fact]
    public void Any_text_of_the_record_may_fit()
    {
        var e = new EventBuffer(OneField.Schema);
        Assert.Equal(ReadStatus.Ok, e.ReadJson("""{"x":{"y":["cmd /c whoami"]},"n":5}"""u8));
        Assert.True(e.AnyTextPattern(Create(true, ["*", "[-]", "c who", "*"])));
        Assert.False(e.AnyTextPattern(Create(true, ["[-]", "c who", "*"])));
        Assert.False(e.AnyTextPattern(Create(true, ["5"])));
        Assert.True(e.AnyTextRegex(TextRegex.Create(@"/c\s+who")));
        Assert.False(e.AnyTextRegex(TextRegex.Create("^5$")));
    }

    private static TextPattern Create(bool isFolded, string[] parts) => TextPattern.Create(isFolded, [.. parts.Select(part => part switch
    {
        "*" => TextPattern.AnyRun,
        "?" => TextPattern.AnyOne,
        "[-]" => TextPattern.Dash,
        _ => isFolded ? CaseFold.Fold(part) : Encoding.UTF8.GetBytes(part),
    })]);

    private static bool Fits(string[] parts, int part, Rune[] value, int at)
    {
        if (part == parts.Length) return at == value.Length;
        switch (parts[part])
        {
            case "*":
                return Enumerable.Range(at, value.Length - at + 1).Any(next => Fits(parts, part + 1, value, next));
            case "?":
                return at < value.Length && Fits(parts, part + 1, value, at + 1);
            case "[-]":
                return at < value.Length && "-/–—―".Contains(value[at].ToString(), StringComparison.Ordinal) && Fits(parts, part + 1, value, at + 1);
            default:
                Rune[] literal = [.. parts[part].EnumerateRunes()];
                return value.Length - at >= literal.Length && value.AsSpan(at, literal.Length).SequenceEqual(literal)
                    && Fits(parts, part + 1, value, at + literal.Length);
        }
    }
}
