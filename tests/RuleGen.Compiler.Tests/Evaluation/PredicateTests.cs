using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Tests.Evaluation;

public class PredicateTests
{
    private static readonly Field _field = Build.Raw("f");

    [Theory]
    [InlineData("\"\"", true)]
    [InlineData("[null,0]", true)]
    [InlineData("false", true)]
    [InlineData("null", false)]
    [InlineData("[]", false)]
    [InlineData("[null]", false)]
    [InlineData("{}", false)]
    public void A_field_exists_when_it_has_a_value(string value, bool expected) => AssertHolds(new Exists(_field), value, expected);

    [Theory]
    [InlineData(nameof(TextOperator.Equals), "Run", "\"Run\"", false, true)]
    [InlineData(nameof(TextOperator.Equals), "Run", "\"run\"", false, false)]
    [InlineData(nameof(TextOperator.Equals), "Run", "\"rUN\"", true, true)]
    [InlineData(nameof(TextOperator.Equals), "Run", "[\"x\",\"Run\"]", false, true)]
    [InlineData(nameof(TextOperator.Equals), "13", "13", false, true)]
    [InlineData(nameof(TextOperator.Equals), "13", "13.0", false, false)]
    [InlineData(nameof(TextOperator.Equals), "true", "true", false, true)]
    [InlineData(nameof(TextOperator.Equals), "STRASSE", "\"straße\"", true, false)]
    [InlineData(nameof(TextOperator.Equals), "\u00c4", "\"\u00e4\"", true, true)]
    [InlineData(nameof(TextOperator.Equals), "\u0130", "\"i\"", true, false)]
    [InlineData(nameof(TextOperator.Equals), "", "\"\"", false, true)]
    [InlineData(nameof(TextOperator.StartsWith), "ab", "\"ABc\"", true, true)]
    [InlineData(nameof(TextOperator.StartsWith), "ab", "\"ABc\"", false, false)]
    [InlineData(nameof(TextOperator.EndsWith), "BC", "\"abc\"", true, true)]
    [InlineData(nameof(TextOperator.EndsWith), "ab", "\"abc\"", true, false)]
    [InlineData(nameof(TextOperator.Contains), "B", "\"abc\"", true, true)]
    [InlineData(nameof(TextOperator.Contains), "", "\"\"", false, true)]
    [InlineData(nameof(TextOperator.Contains), "B", "null", true, false)]
    public void Texts_compare_ordinal_with_or_without_case(string how, string literal, string value, bool ignoreCase, bool expected) =>
        AssertHolds(new TextMatch(_field, Enum.Parse<TextOperator>(how), literal, ignoreCase), value, expected);

    [Theory]
    [InlineData("a|b", "ab", true)]
    [InlineData("a|b", "axxb", true)]
    [InlineData("a|b", "a\\\\x\\nb", true)]
    [InlineData("a|b", "abc", false)]
    [InlineData("ab|ba", "aba", false)]
    [InlineData("ab|ba", "abba", true)]
    [InlineData("|a|", "xax", true)]
    [InlineData("|a|", "xxx", false)]
    [InlineData("|", "", true)]
    [InlineData("||", "x", true)]
    [InlineData("a|b|c", "acbc", true)]
    [InlineData("a|b|c", "acc", false)]
    [InlineData("|ab|ab|", "abab", true)]
    [InlineData("|ab|ab|", "abb", false)]
    [InlineData("|aab", "aaab", true)]
    [InlineData("x", "x", true)]
    [InlineData("x", "xx", false)]
    public void A_pattern_fits_the_whole_value(string pieces, string value, bool expected)
    {
        AssertHolds(new GlobMatch(_field, pieces.Split('|').ToEquatable(), false), $"\"{value}\"", expected);
        AssertHolds(new GlobMatch(_field, pieces.ToUpperInvariant().Split('|').ToEquatable(), true), $"\"{value}\"", expected);
    }

    [Theory]
    [InlineData(nameof(Ordering.Less), "b", "\"a\"", true)]
    [InlineData(nameof(Ordering.Less), "b", "\"b\"", false)]
    [InlineData(nameof(Ordering.LessOrEqual), "b", "\"b\"", true)]
    [InlineData(nameof(Ordering.Greater), "b", "\"ba\"", true)]
    [InlineData(nameof(Ordering.GreaterOrEqual), "b", "\"B\"", false)]
    [InlineData(nameof(Ordering.Equal), "b", "\"b\"", true)]
    [InlineData(nameof(Ordering.Less), "9", "10", true)]
    [InlineData(nameof(Ordering.Greater), "\uffff", "\"\ud83d\ude00\"", true)]
    public void Texts_stand_in_the_order_of_their_bytes(string ordering, string literal, string value, bool expected) =>
        AssertHolds(new TextOrder(_field, Enum.Parse<Ordering>(ordering), literal), value, expected);

    [Theory]
    [InlineData(nameof(Ordering.Less), 10, "9", true)]
    [InlineData(nameof(Ordering.Less), 10, "\"9.5\"", true)]
    [InlineData(nameof(Ordering.Equal), 10, "10.0", true)]
    [InlineData(nameof(Ordering.Equal), 3300, "\"0xCE4\"", true)]
    [InlineData(nameof(Ordering.GreaterOrEqual), 10, "[1,\"x\",10]", true)]
    [InlineData(nameof(Ordering.Less), 10, "\"x\"", false)]
    [InlineData(nameof(Ordering.Less), 10, "true", false)]
    [InlineData(nameof(Ordering.Less), 10, "null", false)]
    public void Numbers_compare_by_their_value(string ordering, int literal, string value, bool expected) =>
        AssertHolds(new NumberCompare(_field, Enum.Parse<Ordering>(ordering), literal), value, expected);

    [Theory]
    [InlineData("\"2025-01-01\"", true)]
    [InlineData("\"2025-01-01T23:59:59.9999999Z\"", true)]
    [InlineData("\"2025-01-02\"", false)]
    [InlineData("\"2024-12-31T23:59:59Z\"", false)]
    [InlineData("\"2024-12-31T23:30:00-01:00\"", true)]
    [InlineData("\"x\"", false)]
    public void A_date_lies_from_the_start_to_before_the_end(string value, bool expected)
    {
        long day = new DateTime(2025, 1, 1).Ticks;
        AssertHolds(new DateRange(_field, day, day + TimeSpan.TicksPerDay), value, expected);
        if (expected) AssertHolds(new DateRange(_field, null, null), value, true);
    }

    [Theory]
    [InlineData("\"10.1.1.1\"", true)]
    [InlineData("\"::ffff:10.1.1.1\"", true)]
    [InlineData("[\"x\",\"10.1.1.1\"]", true)]
    [InlineData("\"11.1.1.1\"", false)]
    [InlineData("\"::1\"", false)]
    [InlineData("\"10.1\"", false)]
    public void An_address_lies_in_a_network_of_its_family(string value, bool expected) =>
        AssertHolds(new InNetwork(_field, "0A000000", 8), value, expected);

    [Theory]
    [InlineData(nameof(Ordering.Less), "\"9.255.255.255\"", true)]
    [InlineData(nameof(Ordering.Less), "\"100.0.0.0\"", false)]
    [InlineData(nameof(Ordering.Equal), "\"::ffff:10.0.0.0\"", true)]
    [InlineData(nameof(Ordering.Greater), "\"ffff::\"", false)]
    public void Addresses_of_one_family_have_an_order(string ordering, string value, bool expected) =>
        AssertHolds(new AddressOrder(_field, Enum.Parse<Ordering>(ordering), "0A000000"), value, expected);

    [Theory]
    [InlineData("true", true)]
    [InlineData("\"true\"", true)]
    [InlineData("\"TRUE\"", true)]
    [InlineData("\"yes\"", false)]
    [InlineData("1", false)]
    [InlineData("false", false)]
    public void A_boolean_is_a_literal_or_its_text(string value, bool expected) =>
        AssertHolds(new BooleanIs(_field, true), value, expected);

    [Theory]
    [InlineData("quick fox", false, "\"a QUICK, brown fox\"", true)]
    [InlineData("quick fox", true, "\"a QUICK, brown fox\"", false)]
    [InlineData("brown fox", true, "\"a QUICK, brown-FOX!\"", true)]
    [InlineData("fox brown", true, "\"brown fox\"", false)]
    [InlineData("fo", false, "\"brown fox\"", false)]
    [InlineData("h\u00e9", false, "\"x H\u00c9 y\"", true)]
    [InlineData("7zip", false, "\"run 7zip.exe\"", true)]
    [InlineData("x", false, "\"\"", false)]
    public void Words_are_found_in_an_analysed_text(string words, bool inOrder, string value, bool expected) =>
        AssertHolds(new TextWords(_field, words.Split(' ').ToEquatable(), inOrder), value, expected);

    [Theory]
    [InlineData("payload exe", true, """{"a":{"b":["x","C:\\Payload.EXE"]}}""", true)]
    [InlineData("payload", false, """{"payload":1}""", false)]
    [InlineData("13", false, """{"a":13}""", false)]
    public void A_search_without_a_field_looks_at_every_text(string words, bool inOrder, string json, bool expected) => Assert.Equal(
        expected, PredicateRules.Holds(new AnyText(words.Split(' ').ToEquatable(), inOrder, null), Build.View(json)));

    [Theory]
    [InlineData("|PAY|", true)]
    [InlineData("PAY|", false)]
    public void A_pattern_without_a_field_fits_some_whole_text(string pieces, bool expected) => Assert.Equal(
        expected,
        PredicateRules.Holds(new AnyText([], false, pieces.Split('|').ToEquatable()), Build.View("""{"a":[{"b":"x payload"}]}""")));

    private static void AssertHolds(Predicate predicate, string value, bool expected) =>
        Assert.Equal(expected, PredicateRules.Holds(predicate, Build.View("{\"f\":" + value + "}")));
}
