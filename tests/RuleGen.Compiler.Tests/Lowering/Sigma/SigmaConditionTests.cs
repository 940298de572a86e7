using RuleGen.Compiler.Lowering.Sigma;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Tests.Lowering.Sigma;

/// <summary>What conditions over selections come to. Each selection tests the field of its own name.</summary>
public sealed class SigmaConditionTests
{
    private static readonly string[] _selections = ["a", "b", "c", "note", "sel_1", "sel_2", "sel-x", "_hidden"];

    [Theory]
    [InlineData("a and b or c", "(a and b) or c")]
    [InlineData("a or b and c", "a or (b and c)")]
    [InlineData("not a and b", "not (a) and b")]
    [InlineData("not (a or b)", "not (a or b)")]
    [InlineData("not not a", "a")]
    [InlineData("note and a", "note and a")]
    [InlineData("(a)and(b)", "a and b")]
    [InlineData("1 of sel*", "sel_1 or sel_2 or sel-x")]
    [InlineData("any of sel_*", "sel_1 or sel_2")]
    [InlineData("all of sel_*", "sel_1 and sel_2")]
    [InlineData("1 of sel-*", "sel-x")]
    [InlineData("1 of _hid*", "_hidden")]
    [InlineData("1 of them", "a or b or c or note or sel_1 or sel_2 or sel-x")]
    [InlineData("[a, b and c]", "a or (b and c)")]
    public void A_condition_is_read_as_the_specification_says(string condition, string words) =>
        Assert.Equal(words, Words(Detect.Condition(condition, _selections)));

    [Theory]
    [InlineData("1 of x*", "never")]
    [InlineData("all of x*", "never")]
    [InlineData("not 1 of x*", "always")]
    [InlineData("a and not 1 of x*", "a")]
    public void A_pattern_without_a_selection_is_false(string condition, string words)
    {
        LoweredSigma lowered = Detect.Condition(condition, "a");

        Assert.Equal(words, Words(lowered));
        Assert.Contains(lowered.Diagnostics, finding => finding.Id == "RG4201");
    }

    [Theory]
    [InlineData("a b", "1,14 RG4202 error")]
    [InlineData("(a", "1,12 RG4202 error")]
    [InlineData("a)", "1,13 RG4202 error")]
    [InlineData("a and", "1,17 RG4202 error")]
    [InlineData("and a", "1,12 RG4202 error")]
    [InlineData("''", "1,13 RG4202 error")]
    [InlineData("null", "1,12 RG4202 error")]
    [InlineData("[]", "1,12 RG4202 error")]
    [InlineData("2 of a*", "1,12 RG4202 error")]
    [InlineData("none of them", "1,12 RG4202 error")]
    [InlineData("1 of (a)", "1,17 RG4202 error")]
    [InlineData("1 of", "1,16 RG4202 error")]
    [InlineData("a*", "1,12 RG4202 error")]
    [InlineData("a and A", "1,18 RG4203 error")]
    [InlineData("a and $", "1,18 RG4202 error")]
    [InlineData("a | count() > 5", "1,14 RG4206 error")]
    [InlineData("a AND not a", "1,14 RG4205 warning; 1,18 RG1020 warning")]
    [InlineData("a and 1 of b*", "1,18 RG4201 warning")]
    public void A_fault_stands_at_its_place_inside_the_condition(string condition, string findings) =>
        Assert.Equal(findings, Detect.Condition(condition, "a").Findings());

    [Theory]
    [InlineData("condition: 'a and $'\n", "1,19 RG4202 error")]
    [InlineData("condition: \"a and $\"\n", "1,19 RG4202 error")]
    [InlineData("condition: a and\n  $\n", "2,3 RG4202 error")]
    [InlineData("condition: |\n  a and\n  $\n", "3,3 RG4202 error")]
    [InlineData("condition: >-\n  a and\n  $ a\n", "3,3 RG4202 error")]
    [InlineData("condition:\n  - a\n  - a and $\n", "3,11 RG4202 error")]
    [InlineData("condition: \"a\\x20and $\"\n", "1,12 RG4202 error")]
    public void Places_are_found_through_the_ways_that_YAML_writes_a_text(string condition, string findings) =>
        Assert.Equal(findings, Detect.Yaml(condition + "a: { a: x }\n").Findings());

    [Theory]
    [InlineData('(')]
    [InlineData('n')]
    public void A_condition_that_nests_too_deep_is_refused(char kind)
    {
        string nested = kind == '('
            ? new string('(', 10_000) + "a" + new string(')', 10_000)
            : string.Concat(Enumerable.Repeat("not ", 10_000)) + "a";

        Assert.Contains(Detect.Condition(nested, "a").Diagnostics, finding => finding.Id == "RG9007");
    }

    [Fact]
    public void The_deepest_condition_that_is_read_can_be_planned()
    {
        string nested = string.Concat(Enumerable.Repeat("a or b and (", 64)) + "a or b" + new string(')', 64);
        LoweredSigma lowered = Detect.Condition(nested, "a", "b");

        Assert.False(lowered.HasError);
        Planning.ConditionWalk.PredicateSpans(lowered.Condition);
    }

    [Fact]
    public void A_condition_that_names_a_large_selection_again_and_again_is_refused()
    {
        string list = string.Join(", ", Enumerable.Range(0, 1_000));
        string condition = string.Join(" or ", Enumerable.Repeat("a", 100));

        Assert.Equal("2,12 RG9007 error", Detect.Yaml($"a: {{ f: [{list}] }}\ncondition: {condition}\n").Findings());
    }

    private static string Words(LoweredSigma lowered) =>
        PredicateWords.Describe(lowered.Condition).Replace(" is \"x\" in any letter case", "");
}
