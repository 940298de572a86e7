using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Tests.Evaluation;

public class SigmaPredicateTests
{
    private static readonly Field _field = Build.Sigma("f");
    private static readonly Field _other = Build.Sigma("g");

    [Theory]
    [InlineData("""{"f":"x"}""", true)]
    [InlineData("""{"f":null}""", true)]
    [InlineData("""{"f":[]}""", true)]
    [InlineData("""{"f":{}}""", true)]
    [InlineData("""{"f":[null]}""", true)]
    [InlineData("""{"f":"x","f":null}""", true)]
    [InlineData("""{"g":{"f":1}}""", false)]
    [InlineData("""{"f.x":1}""", false)]
    [InlineData("{}", false)]
    public void A_field_is_present_whatever_its_value(string json, bool expected) => AssertHolds(new Present(_field), json, expected);

    [Theory]
    [InlineData("a?b", "axb", true)]
    [InlineData("a?b", "ab", false)]
    [InlineData("a?b", "axxb", false)]
    [InlineData("a?b", "a\ud83d\ude00b", true)]
    [InlineData("a??b", "a\ud83d\ude00b", false)]
    [InlineData("?", "\u00e9", true)]
    [InlineData("?", "e\u0301", false)]
    [InlineData("?*", "", false)]
    [InlineData("?*", "x", true)]
    [InlineData("*?", "x", true)]
    [InlineData("**", "", true)]
    [InlineData("*a?c*", "xxabcxx", true)]
    [InlineData("*a?c*", "xxabxx", false)]
    [InlineData("*a?c", "acabc", true)]
    [InlineData("a*?b", "ab", false)]
    [InlineData("a*?b", "axb", true)]
    [InlineData("a?b", "A\nB", true)]
    public void A_question_mark_is_one_scalar_value(string pattern, string value, bool expected) =>
        Assert.Equal(expected, PatternRules.Fits(value, Parts(pattern), ignoreCase: true));

    [Theory]
    [InlineData("a~b", "a-b", true)]
    [InlineData("a~b", "a/b", true)]
    [InlineData("a~b", "a\u2013b", true)]
    [InlineData("a~b", "a\u2014b", true)]
    [InlineData("a~b", "a\u2015b", true)]
    [InlineData("a~b", "a\u2010b", false)]
    [InlineData("a~b", "a\u2212b", false)]
    [InlineData("a~b", "ab", false)]
    [InlineData("* ~enc *", "powershell \u2013ENC AAA", true)]
    public void A_dash_is_one_of_five_characters(string pattern, string value, bool expected) =>
        Assert.Equal(expected, PatternRules.Fits(value, Parts(pattern), ignoreCase: true));

    [Theory]
    [InlineData("A?", "ab", true, true)]
    [InlineData("A?", "ab", false, false)]
    [InlineData("\u00c4?", "\u00e4x", true, true)]
    [InlineData("ss?", "\u00dfx", true, false)]
    [InlineData("i?", "\u0130x", true, false)]
    [InlineData("k?", "\u212ax", true, false)]
    [InlineData("\ud801\udc28?", "\ud801\udc00x", true, true)]
    public void Letter_case_folds_one_scalar_value_at_a_time(string pattern, string value, bool ignoreCase, bool expected) =>
        Assert.Equal(expected, PatternRules.Fits(value, Parts(pattern), ignoreCase));

    [Fact]
    public void Half_a_surrogate_pair_is_one_replacement_character()
    {
        Assert.True(PredicateRules.Holds(Pattern("a?b"), View("a\ud83db")));
        Assert.True(PredicateRules.Holds(Pattern("a\ufffdb?"), View("a\ud83dbx")));
        Assert.True(PredicateRules.Holds(new TextMatch(_field, TextOperator.Equals, "\ufffd", false), View("\ude00")));
        Assert.True(PredicateRules.Holds(new AnyTextPattern(Parts("\ufffd?"), false), View("\ude00x")));
    }

    [Theory]
    [InlineData("b+", nameof(RegexFlags.None), "abbc", true)]
    [InlineData("B+", nameof(RegexFlags.None), "abbc", false)]
    [InlineData("B+", nameof(RegexFlags.IgnoreCase), "abbc", true)]
    [InlineData("^b", nameof(RegexFlags.None), "a\nb", false)]
    [InlineData("^b", nameof(RegexFlags.Multiline), "a\nb", true)]
    [InlineData("a.b", nameof(RegexFlags.None), "a\nb", false)]
    [InlineData("a.b", nameof(RegexFlags.DotMatchesLineEnd), "a\nb", true)]
    [InlineData("(?i)B", nameof(RegexFlags.None), "abc", true)]
    public void An_expression_is_searched_for(string pattern, string flags, string value, bool expected)
    {
        EventView view = View(value);

        Assert.Equal(expected, PredicateRules.Holds(new RegexMatch(_field, pattern, Enum.Parse<RegexFlags>(flags)), view));
        Assert.Equal(expected, PredicateRules.Holds(new AnyTextRegex(pattern, Enum.Parse<RegexFlags>(flags)), view));
    }

    [Fact]
    public void A_search_that_takes_too_long_is_answered_with_false_and_counted()
    {
        EventView view = View(new string('a', 60) + "c");

        Assert.False(PredicateRules.Holds(new RegexMatch(_field, "^(a|aa)+$", RegexFlags.None), view));
        Assert.Equal(1, view.RegexTimeouts);
    }

    [Theory]
    [InlineData(nameof(TextOperator.Equals), """{"f":"Abc","g":"aBC"}""", true)]
    [InlineData(nameof(TextOperator.Equals), """{"f":"abc","g":"ab"}""", false)]
    [InlineData(nameof(TextOperator.StartsWith), """{"f":"abc","g":"AB"}""", true)]
    [InlineData(nameof(TextOperator.EndsWith), """{"f":"abc","g":"BC"}""", true)]
    [InlineData(nameof(TextOperator.Contains), """{"f":"abc","g":"B"}""", true)]
    [InlineData(nameof(TextOperator.Contains), """{"f":"b","g":"abc"}""", false)]
    [InlineData(nameof(TextOperator.Equals), """{"f":["x","y"],"g":["z","Y"]}""", true)]
    [InlineData(nameof(TextOperator.Equals), """{"f":"x"}""", false)]
    [InlineData(nameof(TextOperator.Equals), """{"g":"x"}""", false)]
    [InlineData(nameof(TextOperator.Equals), "{}", false)]
    [InlineData(nameof(TextOperator.Contains), """{"f":"x","g":null}""", false)]
    [InlineData(nameof(TextOperator.Contains), """{"f":"x","g":""}""", true)]
    [InlineData(nameof(TextOperator.Equals), """{"f":13.0,"g":"13"}""", true)]
    public void A_field_is_held_against_another_of_the_same_event(string how, string json, bool expected) =>
        AssertHolds(new FieldMatch(_field, Enum.Parse<TextOperator>(how), _other, true), json, expected);

    [Theory]
    [InlineData(4624, "\"4624\"", true)]
    [InlineData(4624, "4624", true)]
    [InlineData(4624, "4624.0", true)]
    [InlineData(31, "\"0x1f\"", false)]
    [InlineData(0, "\"x\"", false)]
    [InlineData(13, "[1,\"13\"]", true)]
    public void Hexadecimal_text_is_no_number_of_Sigmas(int literal, string value, bool expected) =>
        AssertHolds(new NumberCompare(_field, Ordering.Equal, literal) { TakesHex = false }, $$"""{"f":{{value}}}""", expected);

    [Theory]
    [InlineData("13.0", "13")]
    [InlineData("1e3", "1000")]
    [InlineData("1.50", "1.5")]
    [InlineData("-2.5e1", "-25")]
    [InlineData("125e-2", "1.25")]
    [InlineData("5e-3", "0.005")]
    [InlineData("-0.0", "0")]
    [InlineData("0", "0")]
    [InlineData("100", "100")]
    [InlineData("12345678901234567890", "12345678901234567890")]
    [InlineData("1e400", "1e400")]
    [InlineData("1e-400", "1e-400")]
    [InlineData("0.0e9999999999", "0")]
    public void Numbers_are_compared_as_texts_without_exponent_and_closing_zeros(string number, string text)
    {
        EventView view = Build.View("{\"f\":" + number + "}");

        Assert.Equal(text, Build.Texts(view, _field));
        Assert.Equal(number, Build.Texts(view, Build.Raw("f")));
    }

    [Theory]
    [InlineData("""{"a":{"b":["x","C:\\Payload.EXE"]}}""", "*payload*", true)]
    [InlineData("""{"a":"load","b":"pay"}""", "*payload*", false)]
    [InlineData("""{"payload":1}""", "*payload*", false)]
    [InlineData("""{"a":13}""", "*13*", false)]
    [InlineData("""{"message":"su: bad password"}""", "*bad?password*", true)]
    public void A_keyword_is_looked_for_in_every_text(string json, string pattern, bool expected) =>
        AssertHolds(new AnyTextPattern(Parts(pattern), true), json, expected);

    private static EventView View(string value) =>
        new(new RecordObject(new[] { new RecordMember("f", new RecordText(value)) }.ToEquatable()));

    private static PatternMatch Pattern(string pattern) => new(_field, Parts(pattern), true);

    // A tilde stands for a dash of any kind.
    private static EquatableArray<PatternPart> Parts(string pattern) => pattern.Select(c => c switch
    {
        '*' => PatternPart.AnyRun,
        '?' => PatternPart.AnyOne,
        '~' => PatternPart.Dash,
        _ => PatternPart.Literal(c.ToString()),
    }).Aggregate(new List<PatternPart>(), (parts, part) =>
    {
        bool joins = part.Kind == PatternPartKind.Literal && parts.Count > 0 && parts[^1].Kind == PatternPartKind.Literal;
        if (joins) parts[^1] = PatternPart.Literal(parts[^1].Text + part.Text);
        else parts.Add(part);
        return parts;
    }).ToEquatable();

    private static void AssertHolds(Predicate predicate, string json, bool expected) =>
        Assert.Equal(expected, PredicateRules.Holds(predicate, Build.View(json)));
}
