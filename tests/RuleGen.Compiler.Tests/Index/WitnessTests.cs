using System.Text.RegularExpressions;
using RuleGen.Compiler.Emit;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning.Index;
using RuleGen.Shared;
using RegexFlags = RuleGen.Compiler.Model.RegexFlags;

namespace RuleGen.Compiler.Tests.Index;

/// <summary>What has to be in an event for a condition to hold.</summary>
public sealed class WitnessTests
{
    private static readonly Field _field = new("CommandLine", FieldView.Source, FieldType.Text);

    [Fact]
    public void Of_an_and_the_rarest_part_is_enough()
    {
        WitnessSet found = WitnessFinder.Find(new AllOf(new EquatableArray<Expr>([Contains(".exe"), Contains("sekurlsa::logonpasswords")])));
        Assert.Equal(["SEKURLSA::LOGONPASSWORDS"], Texts(found));
    }

    [Fact]
    public void An_or_needs_every_part()
    {
        WitnessSet found = WitnessFinder.Find(new AnyOf(new EquatableArray<Expr>([Contains("mimikatz"), Contains("rubeus")])));
        Assert.Equal(["MIMIKATZ", "RUBEUS"], Texts(found));
    }

    [Fact]
    public void An_or_with_a_part_that_has_none_has_none_and_says_why()
    {
        WitnessSet found = WitnessFinder.Find(new AnyOf(new EquatableArray<Expr>([Contains("mimikatz"), new Test(new Exists(_field))])));
        Assert.Empty(found.Witnesses);
        Assert.Equal("it compares no text that could be looked for", found.Reason);
    }

    [Fact]
    public void What_is_only_denied_has_none()
    {
        WitnessSet found = WitnessFinder.Find(new Not(Contains("mimikatz")));
        Assert.Equal("it asks only for what is not there", found.Reason);
    }

    [Fact]
    public void A_condition_that_never_holds_needs_no_test()
    {
        WitnessSet found = WitnessFinder.Find(new AnyOf(EquatableArray<Expr>.Empty));
        Assert.Null(found.Reason);
        Assert.Empty(found.Witnesses);
    }

    [Theory]
    [InlineData("mimikatz", "MIMIKATZ")]
    [InlineData("(?:rubeus|mimikatz)\\.exe", "MIMIKATZ|RUBEUS")]
    [InlineData("(?:rubeus|mimikatz)", "MIMIKATZ|RUBEUS")]
    [InlineData("ab(cdef)+gh?ijkl", "ABCDEF")]
    [InlineData("ab(?:cd)ef", "ABCDEF")]
    [InlineData("ab(?:cd[0-9]xy)+\\s", "ABCD")]
    [InlineData("[0-9](?:ab[0-9]cd)+efg", "CDEFG")]
    [InlineData("ab(?:cd[0-9]xy)?ef\\sghij", "GHIJ")]
    [InlineData("ab(?:cd|xy)efg", "EFG")]
    [InlineData("\\n\\r\\t\\n\\w+", "\n\r\t\n")]
    [InlineData("\"(?:\\{\\d\\})+\"\\s*-f", "\"{")]
    [InlineData("(abcd)?efgh", "EFGH")]
    [InlineData("abcdx{2}efg", "ABCDX")]
    [InlineData("(abcd){2,}x{0,3}efg", "ABCD")]
    [InlineData("a\\.b\\\\c\\-d", "A.B\\C-D")]
    [InlineData("[abcd]+efgh\\s+ijklm", "IJKLM")]
    [InlineData("[]abc]defg", "DEFG")]
    [InlineData("^abcd$", "ABCD")]
    public void A_regular_expression_has_the_texts_it_cannot_do_without(string pattern, string texts)
    {
        WitnessSet found = WitnessFinder.Find(new Test(new RegexMatch(_field, pattern, RegexFlags.None)));
        Assert.Equal(texts.Split('|'), Texts(found));
    }

    [Theory]
    [InlineData("abcd|")]
    [InlineData("(abcd)?")]
    [InlineData("(abcd|)")]
    [InlineData("a{b|cdef}")]
    [InlineData("abcd{")]
    [InlineData("\\x41bcdef")]
    [InlineData("(?x)ab cd")]
    [InlineData("[a-z-[aeiou]]bcde")]
    [InlineData("\\d+")]
    [InlineData("(?<name>abcd)")]
    public void An_expression_that_may_do_without_texts_or_is_not_understood_has_none(string pattern) =>
        Assert.NotNull(WitnessFinder.Find(new Test(new RegexMatch(_field, pattern, RegexFlags.None))).Reason);

    [Fact]
    public void Whatever_fits_a_random_expression_holds_one_of_its_witnesses()
    {
        var random = new Random(20261123);
        int fitting = 0;
        for (int round = 0; round < 20_000; round++)
        {
            string pattern = Pattern(random, 3);
            bool ignoresCase = random.Next(2) == 0;
            var flags = ignoresCase ? RegexFlags.IgnoreCase : RegexFlags.None;
            WitnessSet found = WitnessFinder.Find(new Test(new RegexMatch(_field, pattern, flags)));
            if (found.Reason is not null) continue;
            RegexOptions options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
            var expression = new Regex(pattern, ignoresCase ? options | RegexOptions.IgnoreCase : options);
            for (int text = 0; text < 20; text++)
            {
                string value = Value(random);
                if (!expression.IsMatch(value)) continue;
                fitting++;
                string folded = CSharpText.Fold(value);
                Assert.True(found.Witnesses.Any(witness => IsIn(witness, folded)), $"{pattern} fits {value}");
            }
        }
        Assert.True(fitting > 2_000, $"only {fitting} texts fitted");
    }

    [Fact]
    public void Without_case_the_engine_takes_four_characters_beyond_ASCII_for_ASCII_letters()
    {
        var letters = new Regex("[a-zA-Z0-9]", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
        IEnumerable<char> taken = Enumerable.Range(0x80, 0xFF80).Select(unit => (char)unit).Where(c => letters.IsMatch(c.ToString()));
        Assert.Subset(new HashSet<char>("\u212A\u0130\u0131\u017F"), new HashSet<char>(taken));
    }

    private static bool IsIn(Witness witness, string folded) => witness.Kind switch
    {
        WitnessKind.NotAscii => folded.Any(c => c >= 0x80),
        WitnessKind.OtherLetter => folded.AsSpan().IndexOfAny("\u212A\u0130\u0131\u017F") >= 0,
        _ => folded.Contains(witness.Text, StringComparison.Ordinal),
    };

    private static string Pattern(Random random, int depth)
    {
        string pattern = "";
        for (int i = random.Next(1, 5); i > 0; i--)
        {
            string item = random.Next(depth > 0 ? 10 : 8) switch
            {
                < 5 => Word(random),
                5 => ".",
                6 => "[ab]",
                7 => random.Next(2) == 0 ? "\\s" : "\\n",
                8 => "(" + Pattern(random, depth - 1) + ")",
                _ => "(?:" + Pattern(random, depth - 1) + "|" + Pattern(random, depth - 1) + ")",
            };
            pattern += item + random.Next(8) switch { 0 => "?", 1 => "*", 2 => "+", 3 => "{1,2}", _ => "" };
        }
        return pattern;
    }

    private static string Word(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 3)).Select(_ => "abkis"[random.Next(5)]));

    private static string Value(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => "aabbkkiissABKI \n\u212A\u0130\u0131\u017F"[random.Next(20)]));

    private static Test Contains(string text) => new(new TextMatch(_field, TextOperator.Contains, text, true));

    private static IEnumerable<string> Texts(WitnessSet found) =>
        found.Witnesses.Select(witness => witness.Text).Where(text => text.Length > 0).Order(StringComparer.Ordinal);
}
