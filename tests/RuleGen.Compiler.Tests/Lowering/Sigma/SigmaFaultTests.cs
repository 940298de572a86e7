using System.Text;
using RuleGen.Compiler.Lowering.Sigma;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Tests.Lowering.Sigma;

/// <summary>Faulty, odd and hostile detections: each is answered at its place.</summary>
public sealed class SigmaFaultTests
{
    [Theory]
    [InlineData("f|contains: null", "1,18 RG4122 error")]
    [InlineData("f|gt: '5'", "1,12 RG4122 error")]
    [InlineData("f|gt: a", "1,12 RG4122 error")]
    [InlineData("f|exists: 'true'", "1,16 RG4122 error")]
    [InlineData("f|exists: 1", "1,16 RG4122 error")]
    [InlineData("f|cidr: 10.0.0.0/33", "1,14 RG4122 error")]
    [InlineData("f|cidr: 10.0.*", "1,14 RG4122 error")]
    [InlineData("f|base64: a*", "1,16 RG4122 error")]
    [InlineData("f|fieldref: a*", "1,18 RG4122 error")]
    [InlineData("f|hour: 1.5", "1,14 RG4122 error")]
    [InlineData("f|hour: '5'", "1,14 RG4122 error")]
    [InlineData("f|re: null", "1,12 RG4122 error")]
    [InlineData("f|expand: 5", "1,16 RG4122 error")]
    [InlineData("f|re: '['", "1,12 RG4123 error")]
    [InlineData("f|expand: '%x%'", "1,16 RG4301 error")]
    [InlineData("f|nosuch: a", "1,8 RG4120 error")]
    [InlineData("f|: a", "1,8 RG4120 error")]
    [InlineData("f|i: a", "1,8 RG4121 error")]
    [InlineData("f|contains|re: a", "1,17 RG4121 error")]
    [InlineData("f|contains|cidr: a", "1,17 RG4121 error")]
    [InlineData("f|contains|fieldref: a", "1,17 RG4121 error")]
    [InlineData("f|exists|contains: true", "1,8 RG4121 error")]
    [InlineData("f|lt|gt: 5", "1,8 RG4121 error")]
    [InlineData("f|gte|hour: 5", "1,12 RG4121 error")]
    [InlineData("f|wide|contains: a", "1,8 RG4121 error")]
    [InlineData("'|startswith': a", "1,8 RG4121 error")]
    [InlineData("'|exists': true", "1,8 RG4121 error")]
    [InlineData("'|all': [a, null]", "1,18 RG4105 warning; 1,18 RG4122 error")]
    [InlineData("f: { min: 1 }", "1,9 RG4124 error")]
    [InlineData("f: [[a]]", "1,10 RG4124 error")]
    [InlineData("f: []", "1,9 RG4124 error")]
    [InlineData("f|contains|base64offset: a", "1,31 RG4122 error")]
    public void A_fault_in_an_item_is_an_error_at_its_place(string item, string findings)
    {
        LoweredSigma lowered = Detect.Item(item);

        Assert.Equal(findings, lowered.Findings());
        Assert.Equal(new Always(false), lowered.Condition);
    }

    [Theory]
    [InlineData("f|contains: 5", "f contains \"5\" in any letter case", "1,18 RG4109 warning")]
    [InlineData("f|re: 5", "f fits the expression \"5\"", "1,12 RG4109 warning")]
    [InlineData("f|startswith|endswith: x", "f contains \"x\" in any letter case", "1,19 RG4111 warning")]
    [InlineData("f|re|contains: x", "f fits the expression \"x\"", "1,11 RG4111 warning")]
    [InlineData("f|all: a", "f is \"a\" in any letter case", "1,8 RG4107 warning")]
    [InlineData("f: [a, null]", "f is \"a\" in any letter case or not (f has a value)", "1,13 RG4105 warning")]
    [InlineData("f: [a, A]", "f is \"a\" in any letter case", "1,13 RG4104 information")]
    [InlineData("f|cased: [a, A]", "f is \"a\" or f is \"A\"", "")]
    [InlineData("f|contains: ''", "f has a value", "1,18 RG1020 warning")]
    [InlineData("f|cidr: 10.0.0.1/8", "f lies in 10.0.0.0/8", "1,14 RG4108 warning")]
    [InlineData("f|contains: [ab, abc]", "f contains \"ab\" in any letter case or f contains \"abc\" in any letter case", "1,23 RG1021 information")]
    [InlineData("f|base64offset|contains: ''", "never", "1,31 RG1020 warning")]
    [InlineData("f|base64offset|contains: a", "f contains \"Y\" or f contains \"h\"", "1,31 RG1020 warning; 1,31 RG4110 information")]
    [InlineData("f: '\\\\srv\\c$'", "f is \"\\srv\\c$\" in any letter case", "1,9 RG4102 warning")]
    [InlineData("f: '\\\\REGISTRY\\MACHINE'", "f is \"\\REGISTRY\\MACHINE\" in any letter case", "")]
    [InlineData("f|contains: '\\\\srv\\c$'", "f contains \"\\srv\\c$\" in any letter case", "")]
    [InlineData("f|endswith: ' /tn \\*'", "f ends with \" /tn *\" in any letter case", "")]
    [InlineData("f: 'C:\\a\\*'", "f is \"C:\\a*\" in any letter case", "1,9 RG4101 warning")]
    [InlineData("f: a'", "f is \"a'\" in any letter case", "1,9 RG4103 warning")]
    [InlineData("f: say 'a'", "f is \"say 'a'\" in any letter case", "")]
    [InlineData("f: \"a'\"", "f is \"a'\" in any letter case", "")]
    public void An_odd_item_is_read_and_reported(string item, string words, string findings)
    {
        LoweredSigma lowered = Detect.Item(item);

        Assert.Equal(words, lowered.Words());
        Assert.Equal(findings, lowered.Findings());
    }

    [Theory]
    [InlineData("s: {}\ncondition: s", "1,4 RG4208 error")]
    [InlineData("s: []\ncondition: s", "1,4 RG4208 error")]
    [InlineData("s:\ncondition: s", "1,3 RG4208 error")]
    [InlineData("s: [[a]]\ncondition: s", "1,5 RG4208 error")]
    [InlineData("s: { f: 1, f: 2 }\ncondition: s", "1,12 RG4208 error")]
    [InlineData("s: { f: 1 }\ns: { g: 1 }\ncondition: s", "2,1 RG4208 error")]
    [InlineData("s: { [a]: 1 }\ncondition: s", "1,6 RG4208 error")]
    [InlineData("s: { f: 1 }", "1,1 RG4208 error")]
    [InlineData("s: [a, { f: 1 }]\ncondition: s", "1,5 RG4106 warning")]
    [InlineData("s: { f: 1 }\nt: { g: 1 }\n_u: { h: 1 }\ncondition: s", "2,1 RG4204 warning")]
    [InlineData("s: { f: [1] }\nt: { f: [2] }\ncondition: s and t", "2,10 RG1020 warning")]
    [InlineData("s: { f|endswith: ab }\nt: { f|endswith: b }\ncondition: s and not t", "3,18 RG4207 warning")]
    [InlineData("s: { f|endswith: ab, g: 1 }\nt: { f|endswith: b, g: 2 }\ncondition: s and not t", "")]
    [InlineData("s: { f|endswith: b }\nt: { f|endswith: ab }\ncondition: s and not t", "")]
    public void A_fault_in_a_selection_stands_at_its_place(string detection, string findings) =>
        Assert.Equal(findings, Detect.Yaml(detection).Findings());

    [Fact]
    public void Placeholders_that_multiply_are_limited()
    {
        var names = new Detect.Names(("x", [.. Enumerable.Range(0, 200).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture))]));
        SigmaOptions options = Detect.Options() with { Placeholders = names };

        Assert.Equal("1,16 RG9007 error", Detect.Item("f|expand: '%x%%x%'", options).Findings());
    }

    [Fact]
    public void A_list_beyond_all_measure_is_refused()
    {
        var text = new StringBuilder("s: { f: [0");
        for (int i = 1; i < 9_000; i++) text.Append(',').Append(i % 1_000);
        text.Append("] }\n");
        string detection = text + "condition: s and s and s\n";

        Assert.Contains(Detect.Yaml(detection).Diagnostics, finding => finding.Id == "RG9007");
    }

    [Fact]
    public void A_rule_that_compares_everything_with_everything_ends()
    {
        string same = new('a', 180);
        IEnumerable<string> texts = Enumerable.Range(0, 60).Select(i => $"'*{same}b{i}*{same}'");
        string list = string.Join(", ", texts);

        Assert.False(Detect.Yaml($"s: {{ f: [{list}] }}\nt: {{ f: [{list}, x] }}\ncondition: s and not t").HasError);
    }
}
