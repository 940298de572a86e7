using System.Text;
using RuleGen.Events;
using RuleGen.Matching;

namespace RuleGen.Tests.Events;

/// <summary>Names of every length: each leads to its own field and to no other, however alike two of them are.</summary>
public sealed class NameLookupTests
{
    private const int Longest = 80;

    private static readonly EventSchema _schema = EventSchema.Create(
        true,
        [.. Enumerable.Range(1, Longest).Select(static length => new SlotDefinition(Name(length), SlotView.Record, SlotForm.Text))]);

    [Fact]
    public void A_name_of_any_length_is_found_and_one_that_differs_in_any_byte_is_not()
    {
        var e = new EventBuffer(_schema);
        for (int length = 1; length <= Longest; length++)
        {
            AssertFound(e, Name(length), length - 1);
            for (int place = 0; place < length; place++)
            {
                char[] other = Name(length).ToCharArray();
                other[place] = '#';
                AssertFound(e, new string(other), -1);
            }
        }
    }

    [Fact]
    public void All_names_are_found_in_one_record_in_any_order_and_spacing()
    {
        var random = new Random(20261123);
        var e = new EventBuffer(_schema);
        for (int round = 0; round < 200; round++)
        {
            int[] lengths = [.. Enumerable.Range(1, Longest)];
            random.Shuffle(lengths);
            string[] colons = [":", ": ", " :", " : ", ":  ", ":\t"];
            string[] commas = [",", ", ", " ,", ",  ", "\n,\n"];
            var json = new StringBuilder("{");
            foreach (int length in lengths)
            {
                if (json.Length > 1) json.Append(commas[random.Next(commas.Length)]);
                json.Append('"').Append(Name(length)).Append('"').Append(colons[random.Next(colons.Length)]);
                json.Append(random.Next(2) == 0 ? length : $"\"{length}\"");
            }
            Assert.Equal(ReadStatus.Ok, e.ReadJson(Encoding.UTF8.GetBytes(json.Append('}').ToString())));
            for (int length = 1; length <= Longest; length++) Assert.Equal([$"{length}"], BufferValues.Of(e, length - 1));
        }
    }

    [Fact]
    public void Of_two_members_no_rule_names_only_the_last_is_searched_when_their_names_are_the_same()
    {
        var e = new EventBuffer(_schema);
        for (int length = 1; length <= Longest; length++)
        {
            string name = "#" + Name(length);
            for (int place = 1; place <= length; place++)
            {
                string other = name[..place] + "~" + name[(place + 1)..];
                AssertTexts(e, $"{{\"{name}\":\"first\",\"{other}\":\"last\"}}", "first", "last");
            }
            string escaped = $"\\u{(int)name[0]:x4}{name[1..]}";
            AssertTexts(e, $"{{\"{name}\":\"first\",\"{name}\":\"last\"}}", "last");
            AssertTexts(e, $"{{\"{name}\":\"first\",\"{escaped}\":\"last\"}}", "last");
            AssertTexts(e, $"{{\"{escaped}\":\"first\",\"{name}\":\"last\"}}", "last");
            AssertTexts(e, $"{{\"{name}\":{{\"{name}\":\"first\"}},\"x\":[{{\"{name}\":\"last\"}}]}}", "first", "last");
        }
    }

    [Fact]
    public void Names_made_to_meet_in_one_place_are_told_apart_in_time_that_grows_with_their_number()
    {
        // All alike but for the middle bytes, where a hash of both ends would not look.
        var json = new StringBuilder("{");
        for (int i = 0; i < 100_000; i++) json.Append($"\"same beginning {i:d9} same ending\":\"{(i == 7 ? "first" : "x")}\",");
        var e = new EventBuffer(_schema);

        json.Append("\"same beginning 000000007 same ending\":\"last\"}");
        Assert.Equal(ReadStatus.Ok, e.ReadJson(Encoding.UTF8.GetBytes(json.ToString())));
        Assert.False(e.AnyTextWords(Words("first")));
        Assert.True(e.AnyTextWords(Words("last")));
    }

    private static void AssertFound(EventBuffer e, string name, int slot)
    {
        Assert.Equal(ReadStatus.Ok, e.ReadJson(Encoding.UTF8.GetBytes($"{{\"{name}\":\"x\"}}")));
        for (int i = 0; i < Longest; i++) Assert.True(e.Exists(i) == (i == slot), $"'{name}' and the field '{Name(i + 1)}'");
    }

    // Read twice, because a buffer that was asked for texts reads those of the next record at once and not when asked.
    private static void AssertTexts(EventBuffer e, string json, params string[] texts)
    {
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal(ReadStatus.Ok, e.ReadJson(Encoding.UTF8.GetBytes(json)));
            foreach (string text in (string[])["first", "last"]) Assert.Equal(texts.Contains(text), e.AnyTextWords(Words(text)));
        }
        e.ReadJson("{}"u8);
    }

    private static WordPattern Words(string text) => WordPattern.Create(false, Encoding.UTF8.GetBytes(text.ToUpperInvariant()));

    private static string Name(int length) => string.Create(length, length, static (name, seed) =>
    {
        for (int i = 0; i < name.Length; i++) name[i] = (char)('a' + ((i + seed) % 26));
    });
}
