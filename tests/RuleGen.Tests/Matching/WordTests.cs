using System.Text;
using RuleGen.Events;
using RuleGen.Matching;
using RuleGen.Tests.Events;

namespace RuleGen.Tests.Matching;

/// <summary>Searches for words, against a plain cut into words.</summary>
public sealed class WordTests
{
    private const int Seed = 20260707;

    private static readonly string[] _pieces = ["net", "NET", "user", "Ünï", "ÜNÏ", "4", "x", " ", " ", ".", "-", "_", "\\", "😀", "\u0301", "!"];
    private static readonly string[] _words = ["net", "user", "ünï", "4", "x", "net4", "user4x"];

    [Fact]
    public void Words_are_found_whole_and_without_case()
    {
        var random = new Random(Seed);
        for (int round = 0; round < 2000; round++)
        {
            bool inOrder = random.Next(2) == 0;
            string[] wanted = random.GetItems(_words, random.Next(1, 4));
            WordPattern pattern = WordPattern.Create(inOrder, [.. wanted.Select(CaseFold.Fold)]);
            OneField.AssertAnyOf(
                random,
                () => string.Concat(random.GetItems(_pieces, random.Next(9))),
                e => e.AnyWords(OneField.Slot, pattern),
                value => Holds(Cut(value), wanted, inOrder),
                $"seed {Seed}: {(inOrder ? "in order" : "any of")} {string.Join(' ', wanted)}");
        }
    }

    [Fact]
    public void Without_words_nothing_is_found()
    {
        foreach (EventBuffer e in OneField.Events("", "net user"))
        {
            Assert.False(e.AnyWords(OneField.Slot, WordPattern.Create(true)));
            Assert.False(e.AnyTextWords(WordPattern.Create(false)));
        }
    }

    [Theory]
    [InlineData("""{"a":"net user"}""", true)]
    [InlineData("""{"x":{"y":[1,[{"z":"run NET\tUSER now"}]]}}""", true)]
    [InlineData("""{"x":["net","user"]}""", false)]
    [InlineData("""{"net user":1}""", false)]
    [InlineData("""{"a":"net users"}""", false)]
    [InlineData("""{"a":"network user"}""", false)]
    [InlineData("""{"a":"net, user"}""", true)]
    [InlineData("{}", false)]
    public void A_search_through_the_whole_record_reads_every_string_and_no_name(string record, bool expected)
    {
        var e = new EventBuffer(OneField.Schema);
        Assert.Equal(ReadStatus.Ok, e.ReadJson(Encoding.UTF8.GetBytes(record)));
        Assert.Equal(expected, e.AnyTextWords(WordPattern.Create(true, "NET"u8.ToArray(), "USER"u8.ToArray())));
    }

    [Theory]
    [InlineData("""{"x":{"y":"C:\\Windows\\regedit.exe"}}""", true)]
    [InlineData("""{"a":["","REGEDIT.EXE"]}""", true)]
    [InlineData("""{"a":"regedit.exe.bak"}""", false)]
    [InlineData("""{"a":13}""", false)]
    [InlineData("{}", false)]
    public void A_pattern_over_the_whole_record_must_fit_one_whole_string(string record, bool expected)
    {
        var e = new EventBuffer(OneField.Schema);
        Assert.Equal(ReadStatus.Ok, e.ReadJson(Encoding.UTF8.GetBytes(record)));
        Assert.Equal(expected, e.AnyTextGlob(Glob.Create(true, [], "REGEDIT.EXE"u8.ToArray())));
        Assert.False(e.AnyTextGlob(Glob.Create(false, "13"u8.ToArray())));
    }

    [Fact]
    public void Where_no_rule_searches_whole_records_no_text_is_kept()
    {
        var e = new EventBuffer(EventSchema.Create(false, new SlotDefinition("a", SlotView.Record, SlotForm.Text)));
        Assert.Equal(ReadStatus.Ok, e.ReadJson("""{"b":"net"}"""u8));
        Assert.False(e.AnyTextWords(WordPattern.Create(false, "NET"u8.ToArray())));
    }

    private static List<string> Cut(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) word.Append(rune);
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
        if (word.Length > 0) words.Add(word.ToString());
        return words;
    }

    private static bool Holds(List<string> words, string[] wanted, bool inOrder)
    {
        if (!inOrder) return words.Any(word => wanted.Contains(word, StringComparer.OrdinalIgnoreCase));
        return Enumerable.Range(0, words.Count + 1)
            .Any(start => words.Skip(start).Take(wanted.Length).SequenceEqual(wanted, StringComparer.OrdinalIgnoreCase));
    }
}
