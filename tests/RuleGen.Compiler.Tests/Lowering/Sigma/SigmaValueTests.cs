using RuleGen.Compiler.Lowering.Sigma;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Tests.Lowering.Sigma;

/// <summary>What a field and a value, with its modifiers, come to.</summary>
public sealed class SigmaValueTests
{
    [Theory]
    [InlineData("f: a", "f is \"a\" in any letter case")]
    [InlineData("f: ''", "f is \"\" in any letter case")]
    [InlineData("f: a*", "f begins with \"a\" in any letter case")]
    [InlineData("f: '*a'", "f ends with \"a\" in any letter case")]
    [InlineData("f: '*a*'", "f contains \"a\" in any letter case")]
    [InlineData("f: 'a*b'", "f fits \"a*b\" in any letter case")]
    [InlineData("f: '*'", "f has a value")]
    [InlineData("f: 'a?'", "f fits \"a?\" in any letter case")]
    [InlineData("f: 4624", "f is 4624")]
    [InlineData("f: 010", "f is 10")]
    [InlineData("f: -1.5", "f is -1.5")]
    [InlineData("f: '4624'", "f is \"4624\" in any letter case")]
    [InlineData("f: true", "f is true")]
    [InlineData("f: yes", "f is \"yes\" in any letter case")]
    [InlineData("f: null", "not (f has a value)")]
    [InlineData("f: [a, b]", "f is \"a\" in any letter case or f is \"b\" in any letter case")]
    [InlineData("'Threat Name': a", "ThreatName is \"a\" in any letter case")]
    public void A_value_is_compared_by_its_kind(string item, string words)
    {
        LoweredSigma lowered = Detect.Item(item);

        Assert.Equal(words, lowered.Words());
        Assert.Equal("", lowered.Findings());
    }

    [Theory]
    [InlineData(@"f: 'a\*'", "f is \"a*\" in any letter case")]
    [InlineData(@"f: 'a\\*'", "f begins with \"a\\\" in any letter case")]
    [InlineData(@"f: 'a\b'", "f is \"a\\b\" in any letter case")]
    [InlineData(@"f: 'a\\b'", "f is \"a\\b\" in any letter case")]
    [InlineData(@"f|contains: '\Run\'", "f contains \"\\Run\\\" in any letter case")]
    [InlineData(@"f|endswith: '\*'", "f ends with \"*\" in any letter case")]
    public void Escapes_are_read_once_and_before_any_modifier(string item, string words) =>
        Assert.Equal(words, Detect.Item(item).Words());

    [Theory]
    [InlineData("f|contains: a", "f contains \"a\" in any letter case")]
    [InlineData("f|startswith: a*", "f begins with \"a\" in any letter case")]
    [InlineData("f|contains|all: [a, b]", "f contains \"a\" in any letter case and f contains \"b\" in any letter case")]
    [InlineData("f|cased|contains: A", "f contains \"A\"")]
    [InlineData("f|neq: a", "not (f is \"a\" in any letter case)")]
    [InlineData("f|neq: [a, b]", "not (f is \"a\" in any letter case or f is \"b\" in any letter case)")]
    [InlineData("f|all|neq: [a, b]", "not (f is \"a\" in any letter case and f is \"b\" in any letter case)")]
    [InlineData("f|exists: true", "the record has f")]
    [InlineData("f|exists: false", "not (the record has f)")]
    [InlineData("f|re: 'a\\*b'", "f fits the expression \"a\\*b\"")]
    [InlineData("f|re|i|m|s: x", "f fits the expression \"x\" (IgnoreCase, Multiline, DotMatchesLineEnd)")]
    [InlineData("f|cidr: 10.0.0.0/8", "f lies in 10.0.0.0/8")]
    [InlineData("f|cidr: '::ffff:10.0.0.0/104'", "f lies in 10.0.0.0/8")]
    [InlineData("f|cidr: 10.0.0.1", "f lies in 10.0.0.1/32")]
    [InlineData("f|cidr|neq: 'fe80::/10'", "not (f lies in fe80::/10)")]
    [InlineData("f|gte: 5", "f is at least 5")]
    [InlineData("f|lt: -1", "f is below -1")]
    [InlineData("f|hour: 5", "the hour of f is 5")]
    [InlineData("f|hour|gte: 5", "the hour of f is at least 5")]
    [InlineData("f|week|neq: 1", "not (the week of f is 1)")]
    [InlineData("f|fieldref: g", "f is g in any letter case")]
    [InlineData("f|fieldref|endswith: g", "f ends with g in any letter case")]
    [InlineData("f|fieldref|neq: g", "not (f is g in any letter case)")]
    [InlineData("f|windash: ' -enc'", "f fits \" [-]enc\" in any letter case")]
    [InlineData("f|windash|contains: '–a /b c-d'", "f fits \"*[-]a [-]b c-d*\" in any letter case")]
    public void A_modifier_does_what_the_specification_says(string item, string words)
    {
        LoweredSigma lowered = Detect.Item(item);

        Assert.Equal(words, lowered.Words());
        Assert.Equal("", lowered.Findings());
    }

    [Theory]
    [InlineData("f|base64: 'http://'", "f is \"aHR0cDovLw==\"")]
    [InlineData("f|base64|contains: 'http://'", "f contains \"aHR0cDovLw\"")]
    [InlineData("f|base64: 'a\\*'", "f is \"YSo=\"")]
    [InlineData("f|wide|base64: foo", "f is \"ZgBvAG8A\"")]
    [InlineData("f|utf16be|base64: foo", "f is \"AGYAbwBv\"")]
    [InlineData("f|utf16|base64: foo", "f is \"//5mAG8AbwA=\"")]
    [InlineData("f|base64offset|contains: foobar", "f contains \"Zm9vYmFy\" or f contains \"Zvb2Jhc\" or f contains \"mb29iYX\"")]
    [InlineData("f|base64offset|contains: ü", "f contains \"w7\" or f contains \"O8\" or f contains \"Dv\"")]
    public void Base64_is_compared_exactly_and_counts_bytes(string item, string words)
    {
        LoweredSigma lowered = Detect.Item(item);

        Assert.Equal(words, lowered.Words());
        Assert.All(lowered.Diagnostics, finding => Assert.Equal("RG4110", finding.Id));
    }

    [Fact]
    public void Base64_can_be_compared_by_the_letter() => Assert.Equal(
        "f is \"Zm9v\" in any letter case",
        Detect.Item("f|base64: foo", Detect.Options() with { Base64IgnoresCase = true }).Words());

    [Theory]
    [InlineData("f|expand: '%x%'", "f is \"a\" in any letter case or f begins with \"b\" in any letter case")]
    [InlineData("f|expand|endswith: '%y%'", "f ends with \"c\" in any letter case")]
    [InlineData("f|contains|expand: '%y%'", "f contains \"c\" in any letter case")]
    [InlineData(@"f|expand: '\%y%y%'", "f is \"%yc\" in any letter case")]
    [InlineData("f|expand: '%x%-%y%'", "f is \"a-c\" in any letter case or f fits \"b*-c\" in any letter case")]
    [InlineData("f|re|expand: '^%x%$'", "f fits the expression \"^(?:a)$\" or f fits the expression \"^(?:b.*)$\"")]
    [InlineData("f: '%y%'", "f is \"%y%\" in any letter case")]
    public void Placeholders_become_what_the_project_says(string item, string words)
    {
        var names = new Detect.Names(("x", ["a", "b*"]), ("y", ["c"]));

        Assert.Equal(words, Detect.Item(item, Detect.Options() with { Placeholders = names }).Words());
    }

    [Theory]
    [InlineData("s: [a, 'b*']\ncondition: s", "some text of the record fits \"*a*\" in any letter case or some text of the record fits \"*b*\" in any letter case")]
    [InlineData("s: { '|all': [a, b] }\ncondition: s", "some text of the record fits \"*a*\" in any letter case and some text of the record fits \"*b*\" in any letter case")]
    [InlineData("s: a\ncondition: s", "some text of the record fits \"*a*\" in any letter case")]
    [InlineData("s: { '|re': 'a.c' }\ncondition: s", "some text of the record fits the expression \"a.c\"")]
    [InlineData("s: [{ f: 1, g: 2 }, { f: 3 }]\ncondition: s", "(f is 1 and g is 2) or f is 3")]
    public void A_selection_is_read_by_its_shape(string detection, string words)
    {
        LoweredSigma lowered = Detect.Yaml(detection);

        Assert.Equal(words, lowered.Words());
        Assert.Equal("", lowered.Findings());
    }

    [Fact]
    public void A_test_stands_where_its_value_does()
    {
        var test = (Test)Detect.Yaml("s:\n  f|contains:\n    - abc\ncondition: s\n").Condition;

        Assert.Equal((2, 6, 3), (test.Origin.Span.StartLine, test.Origin.Span.StartColumn, test.Origin.Span.Length));
    }
}
