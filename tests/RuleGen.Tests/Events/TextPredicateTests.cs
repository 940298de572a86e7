using System.Text;
using RuleGen.Events;

namespace RuleGen.Tests.Events;

/// <summary>Tests of text, against the platform's string comparisons.</summary>
public sealed class TextPredicateTests
{
    private const int Seed = 20260202;
    private const int Rounds = 1000;

    private static readonly string[] _pieces =
        ["a", "A", "b", "B", "z", "Z", "@", "[", "`", "{", "\\", "ä", "Ä", "ß", "ſ", "s", "ı", "i", "K", "k", "σ", "ς", "Σ", "𐐨", "𐐀", "ɐ", "Ɐ"];

    [Fact]
    public void Texts_compare_as_ordinal_strings_do() => AssertAgree(
        StringComparison.Ordinal,
        Encoding.UTF8.GetBytes,
        (e, text) => e.AnyEquals(OneField.Slot, text),
        (e, text) => e.AnyStartsWith(OneField.Slot, text),
        (e, text) => e.AnyEndsWith(OneField.Slot, text),
        (e, text) => e.AnyContains(OneField.Slot, text));

    [Fact]
    public void Folded_texts_compare_as_strings_do_without_case() => AssertAgree(
        StringComparison.OrdinalIgnoreCase,
        CaseFold.Fold,
        (e, text) => e.AnyEqualsFolded(OneField.Slot, text),
        (e, text) => e.AnyStartsWithFolded(OneField.Slot, text),
        (e, text) => e.AnyEndsWithFolded(OneField.Slot, text),
        (e, text) => e.AnyContainsFolded(OneField.Slot, text));

    [Fact]
    public void Ordering_is_that_of_the_bytes()
    {
        var random = new Random(Seed);
        for (int round = 0; round < Rounds; round++)
        {
            byte[] literal = Encoding.UTF8.GetBytes(Text(random, 3));
            foreach (Ordering ordering in Enum.GetValues<Ordering>())
            {
                OneField.AssertAnyOf(
                    random,
                    () => Text(random, 3),
                    e => e.AnyOrdered(OneField.Slot, ordering, literal),
                    value => Orderings.Holds(Compare(Encoding.UTF8.GetBytes(value), literal), ordering),
                    $"{ordering} {Encoding.UTF8.GetString(literal)}");
            }
        }
    }

    [Theory]
    [InlineData("\"true\"", true)]
    [InlineData("\"TRUE\"", true)]
    [InlineData("\"tRue\"", true)]
    [InlineData("true", true)]
    [InlineData("[false,true]", true)]
    [InlineData("false", false)]
    [InlineData("1", false)]
    [InlineData("\"yes\"", false)]
    [InlineData("\" true\"", false)]
    [InlineData("\"trueish\"", false)]
    [InlineData("\"\"", false)]
    [InlineData("null", false)]
    [InlineData("[]", false)]
    public void True_is_the_literal_or_its_name_in_any_case(string json, bool expected)
    {
        var e = new EventBuffer(OneField.Schema);
        Assert.Equal(ReadStatus.Ok, e.ReadJson(Encoding.UTF8.GetBytes($"{{\"a\":{json}}}")));
        Assert.Equal(expected, e.AnyBoolean(OneField.Slot, true));
        Assert.Equal(json.Contains("false", StringComparison.Ordinal), e.AnyBoolean(OneField.Slot, false));
    }

    [Theory]
    [InlineData("{}", false)]
    [InlineData("""{"a":null}""", false)]
    [InlineData("""{"a":[]}""", false)]
    [InlineData("""{"a":[null]}""", false)]
    [InlineData("""{"a":[[],[null,[]]]}""", false)]
    [InlineData("""{"a":{}}""", false)]
    [InlineData("""{"a":{"b":"x"}}""", false)]
    [InlineData("""{"A":"x"}""", false)]
    [InlineData("""{"a":""}""", true)]
    [InlineData("""{"a":0}""", true)]
    [InlineData("""{"a":false}""", true)]
    [InlineData("""{"a":[null,""]}""", true)]
    [InlineData("""{"a":[[["x"]]]}""", true)]
    public void A_field_exists_where_it_has_a_value_be_it_empty(string record, bool expected)
    {
        var e = new EventBuffer(OneField.Schema);
        Assert.Equal(ReadStatus.Ok, e.ReadJson(Encoding.UTF8.GetBytes(record)));
        Assert.Equal(expected, e.Exists(OneField.Slot));
        Assert.Equal(expected, e.AnyContains(OneField.Slot, default));
    }

    private static void AssertAgree(
        StringComparison comparison,
        Func<string, byte[]> literalOf,
        Func<EventBuffer, byte[], bool> equals,
        Func<EventBuffer, byte[], bool> startsWith,
        Func<EventBuffer, byte[], bool> endsWith,
        Func<EventBuffer, byte[], bool> contains)
    {
        var random = new Random(Seed);
        for (int round = 0; round < Rounds; round++)
        {
            string text = Text(random, 2);
            byte[] literal = literalOf(text);
            AssertOne(e => equals(e, literal), value => value.Equals(text, comparison), $"equals {text}");
            AssertOne(e => startsWith(e, literal), value => value.StartsWith(text, comparison), $"starts with {text}");
            AssertOne(e => endsWith(e, literal), value => value.EndsWith(text, comparison), $"ends with {text}");
            AssertOne(e => contains(e, literal), value => value.Contains(text, comparison), $"contains {text}");
        }

        void AssertOne(Func<EventBuffer, bool> test, Func<string, bool> twin, string name) =>
            OneField.AssertAnyOf(random, () => Text(random, 4), test, twin, $"seed {Seed}: {name}");
    }

    private static string Text(Random random, int most) => string.Concat(random.GetItems(_pieces, random.Next(most + 1)));

    private static int Compare(byte[] left, byte[] right)
    {
        for (int i = 0; i < left.Length && i < right.Length; i++)
        {
            if (left[i] != right[i]) return left[i] - right[i];
        }
        return left.Length - right.Length;
    }
}
