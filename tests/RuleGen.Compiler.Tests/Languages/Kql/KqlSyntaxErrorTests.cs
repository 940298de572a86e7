using RuleGen.Compiler.Languages.Kql;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Tests.Languages.Kql;

public class KqlSyntaxErrorTests
{
    [Theory]
    [InlineData("foo:C:\\\\Windows", 5, "\\:")]
    [InlineData("foo:C\\Windows", 6, "write two of them for a backslash")]
    [InlineData("foo:\\u00zz", 8, "four hexadecimal digits")]
    [InlineData("foo: not bar", 5, "not field: value")]
    [InlineData("foo: cannot open", 8, "the end of this word")]
    [InlineData("not not foo:1", 4, "cancel out")]
    [InlineData("a: b not c", 5, "and not field: value")]
    [InlineData("(a:1)or(b:2)", 5, "a space on both sides")]
    [InlineData("foo : \"a\" or\"b\"", 12, "a space on both sides")]
    [InlineData("foo:(\"a\" \"b\")", 9, "\"or\" between two values")]
    [InlineData("foo:ba\"r", 6, "whole value in quotes")]
    [InlineData("foo:\"C:\\\\dir\\\"", 14, "write two")]
    [InlineData("foo:>5", 4, "without the colon")]
    [InlineData("foo:", 4, "\"field: *\"")]
    [InlineData("foo:()", 5, "between the brackets")]
    [InlineData("a: 1)", 4, "Remove this bracket")]
    [InlineData("(a: 1", 5, "Close each open bracket")]
    [InlineData("a:(1 or b:2)", 9, "values only")]
    public void A_refused_query_says_where_and_what_to_write_instead(string query, int offset, string advice)
    {
        Diagnostic error = Assert.Single(KqlSample.Parse(query).Diagnostics);

        Assert.Equal("RG9001", error.Id);
        Assert.Equal(Severity.Error, error.Severity);
        Assert.Equal(offset, error.Location.Start);
        Assert.Contains(advice, error.Message);
        Assert.Contains("expected ", error.Message);
    }

    [Fact]
    public void A_fault_names_what_would_have_been_accepted_and_what_stands_there()
    {
        string message = Assert.Single(KqlSample.Parse("a: \"x\" b").Diagnostics).Message;

        Assert.StartsWith("KQL syntax error: expected \"and\", \"or\" or the end of the query, but found \"b\". ", message);
    }

    [Fact]
    public void A_fault_is_located_in_the_file_and_not_in_the_block()
    {
        const string file = "# Title\n\n   ```kql\n   a: 1 and\n   b: : 2\n   ```\n";
        int first = file.IndexOf("a: 1", StringComparison.Ordinal);
        int second = file.IndexOf("b: :", StringComparison.Ordinal);
        var block = new BlockText(new SourceFile("rule.md", file), "a: 1 and\nb: : 2\n", [0, 9], [first, second]);

        Diagnostic error = Assert.Single(KqlParser.Parse(block, ReadingMode.Strict).Diagnostics);

        Assert.Equal((4, 6), (error.Location.StartLine, error.Location.StartColumn));
    }

    [Fact]
    public void Brackets_too_deep_are_a_limit_and_not_a_crash()
    {
        string query = new string('(', 100_000) + "a: 1" + new string(')', 100_000);
        Diagnostic error = Assert.Single(KqlSample.Parse(query).Diagnostics);

        Assert.Equal(("RG9007", KqlParser.MaxDepth), (error.Id, error.Location.Start));
    }

    [Fact]
    public void Brackets_up_to_the_limit_are_read()
    {
        string query = new string('(', KqlParser.MaxDepth) + "a: 1" + new string(')', KqlParser.MaxDepth);

        Assert.Equal("'a':'1'", KqlTreeText.Of(KqlSample.Parse(query).Root));
    }

    [Theory]
    [InlineData("a: { ", 1_000)]
    [InlineData("(not ", 1_000)]
    [InlineData("a: 1 or ", 200_000)]
    public void A_query_without_end_meets_a_limit(string part, int times)
    {
        string query = string.Concat(Enumerable.Repeat(part, times)) + "z: 1";

        Assert.Equal("RG9007", Assert.Single(KqlSample.Parse(query, ReadingMode.Intent).Diagnostics).Id);
    }

    [Fact]
    public void A_pattern_of_stars_meets_a_limit() =>
        Assert.Equal("RG9007", Assert.Single(KqlSample.Parse("a: " + new string('*', 200_000)).Diagnostics).Id);

    [Theory]
    [InlineData("not ")]
    [InlineData(" ")]
    [InlineData("a ")]
    [InlineData("\\")]
    [InlineData("\"")]
    [InlineData("\\u")]
    [InlineData("or ")]
    [InlineData("a: cannot b or ")]
    [InlineData("a: not b and c or ")]
    public void A_long_run_of_one_thing_ends_in_a_tree_or_one_error(string part)
    {
        string query = string.Concat(Enumerable.Repeat(part, 100_000 / part.Length));
        foreach (ReadingMode mode in new[] { ReadingMode.Strict, ReadingMode.Intent })
        {
            KqlParseResult result = KqlSample.Parse(query, mode);
            Assert.Equal(result.Root is null ? 1 : 0, result.Diagnostics.Count(finding => finding.Severity == Severity.Error));
        }
    }

    [Fact]
    public void Every_beginning_of_a_query_and_every_loss_of_one_character_is_read_or_refused()
    {
        const string query = KqlSample.RunKeys + " and not (p: { a > 5 and b: x*\\u0041 } or c: \"\\tq\" or \\not z)";
        IEnumerable<string> beginnings = Enumerable.Range(0, query.Length).Select(length => query[..length]);
        IEnumerable<string> losses = Enumerable.Range(0, query.Length).Select(at => query.Remove(at, 1));

        Assert.All(beginnings.Concat(losses), damaged =>
        {
            foreach (ReadingMode mode in new[] { ReadingMode.Strict, ReadingMode.Intent })
            {
                KqlParseResult result = KqlSample.Parse(damaged, mode);
                Assert.Equal(result.Root is null, result.Diagnostics.Any(finding => finding.Severity == Severity.Error));
                Assert.All(result.Diagnostics, d => Assert.InRange(d.Location.Start + d.Location.Length, 0, damaged.Length));
            }
        });
    }
}
