using System.Text.RegularExpressions;
using RuleGen.Compiler.Languages.Sigma;
using RuleGen.Compiler.Languages.Sigma.Modifiers;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Tests.Languages.Sigma;

/// <summary>Which regular expressions are taken, and what is said about the others.</summary>
public sealed class RegexValueTests
{
    [Theory]
    [InlineData("a.*b")]
    [InlineData(@"(?i)\bcmd(?:\.exe)?\s+/c")]
    [InlineData(@"(?<name>a|b){2,3}?")]
    [InlineData(@"[\]\\(?=]")]
    [InlineData(@"\(?=a")]
    [InlineData(@"(?#(?=)a")]
    [InlineData("(a+)+$")]
    [InlineData("a{,3}")]
    [InlineData("x{1000}")]
    [InlineData("[0-9a-f]{32}:[0-9a-f]{64}")]
    [InlineData("")]
    public void An_expression_that_runs_in_linear_time_is_taken(string pattern) => Assert.Equal("", Fault(pattern));

    [Theory]
    [InlineData("a(?=b)", "looks ahead")]
    [InlineData("a(?!b)", "looks ahead")]
    [InlineData("(?<=a)b", "looks behind")]
    [InlineData("(?<!a)b", "looks behind")]
    [InlineData("(?>a)b", "atomic")]
    [InlineData(@"(a)\1", "refers back")]
    [InlineData(@"(?<n>a)\k<n>", "refers back")]
    [InlineData("(a)?(?(1)b|c)", "conditional")]
    [InlineData("(?P<n>a)", "Python")]
    [InlineData("a++", "no regular expression")]
    [InlineData("[", "no regular expression")]
    [InlineData("(a", "no regular expression")]
    [InlineData("a)", "no regular expression")]
    [InlineData("(?", "no regular expression")]
    [InlineData("\\", "no regular expression")]
    [InlineData("(x{100}){1000}", "repetitions")]
    [InlineData("((((a{99}){99}){99}){99}){99}", "repetitions")]
    [InlineData("x{2147483647}", "repetitions")]
    [InlineData("x{1,99999999999999999999}", "no regular expression")]
    public void Another_one_is_refused_for_its_reason(string pattern, string reason) =>
        Assert.Contains(reason, Fault(pattern), StringComparison.Ordinal);

    [Fact]
    public void An_expression_has_a_greatest_length()
    {
        Assert.Equal("", Fault(new string('a', RegexRules.LongestPattern)));
        Assert.Contains("longer", Fault(new string('a', RegexRules.LongestPattern + 1)), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_is_taken_or_refused()
    {
        const int Seed = 7_451;
        var random = new Random(Seed);
        const string Alphabet = @"()[]{}?*+|\^$<=!>-:,#0123kPabd ";
        for (int i = 0; i < 20_000; i++)
        {
            string pattern = new([.. Enumerable.Range(0, random.Next(1, 14)).Select(_ => Alphabet[random.Next(Alphabet.Length)])]);
            Assert.True(Fault(pattern) is not null, $"seed {Seed}, {pattern}");
        }
    }

    [Theory]
    [InlineData(@"\Ga")]
    [InlineData("(?<a>x)(?<b-a>y)")]
    public void What_only_the_engine_finds_is_refused_as_well(string pattern) =>
        Assert.Contains("needs backtracking", Fault(pattern), StringComparison.Ordinal);

    [Fact]
    public void Whatever_is_taken_can_be_made_into_an_automaton()
    {
        const int Seed = 2_903;
        var random = new Random(Seed);
        string[] parts =
        [
            "a", "é", ".", "(", "(", ")", ")", "(?:", "(?i)", "(?i:", "(?x)", "(?n:", "(?s-i)", "(?<n>", "(?'n'", "(?<m-n>", "(?'m-n'", "[a-c]",
            "[^\\d]", "[a-c-[b]]", "[", "]", "*", "+", "?", "{2}", "{1,3}?", "|", "^", "$", "#", " ", "\\G", "\\A", "\\Z", "\\z", "\\b", "\\B",
            "\\d", "\\w", "\\s", "\\.", "\\p{L}", "\\P{Lu}", "\\x41", "\\u0041", "\\cA", "\\e", "\\07", "\\1", "\\k<n>", "(?=", "(?>", "(?#)",
        ];
        int taken = 0;
        for (int i = 0; i < 10_000; i++)
        {
            string pattern = string.Concat(Enumerable.Range(0, random.Next(1, 8)).Select(_ => parts[random.Next(parts.Length)]));
            if (Fault(pattern).Length > 0) continue;
            taken++;
            Exception? refusal = Record.Exception(() => new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
            Assert.True(refusal is null, $"seed {Seed}, {pattern}: {refusal?.Message}");
        }
        Assert.True(taken > 1_000, $"only {taken} were taken");
    }

    private static string Fault(string pattern)
    {
        var findings = new SigmaFindings();
        bool isTaken = RegexValue.Read(pattern, new SigmaValue(SigmaValueKind.Text, pattern, FileSpan.None), findings) is not null;
        Assert.Equal(!isTaken, findings.HasError);
        return isTaken ? "" : Assert.Single(findings.InFileOrder()).Message;
    }
}
