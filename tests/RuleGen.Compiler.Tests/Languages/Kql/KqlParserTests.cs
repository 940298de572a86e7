using RuleGen.Compiler.Languages.Kql;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Tests.Languages.Kql;

public class KqlParserTests
{
    [Theory]
    [InlineData("", "[|]:[|]")]
    [InlineData("a: 1 or b: 2 and not c: 3", "or('a':'1', and('b':'2', not('c':'3')))")]
    [InlineData("(a: 1 or b: 2) or c: 3", "or(or('a':'1', 'b':'2'), 'c':'3')")]
    [InlineData("f: (a or not (b and c))", "or('f':'a', not(and('f':'b', 'f':'c')))")]
    [InlineData("f: ((a))", "'f':'a'")]
    [InlineData("f: x*y\\*z*", "'f':[x|y*z|]")]
    [InlineData("f:  * x ", "'f':[| x]")]
    [InlineData("f: \\ttrue\\n", "'f':#true")]
    [InlineData("f: True", "'f':'True'")]
    [InlineData("f >= 1.5", "'f' GreaterOrEqual '1.5'")]
    [InlineData("p: { a: 1 and b: { c: 2 } }", "'p':{and('a':'1', 'b':{'c':'2'})}")]
    [InlineData("f: \"\"", "'f':\"\"")]
    [InlineData("\"a\" or f: b", "or(~\"a\", 'f':'b')")]
    [InlineData("f: \uD83D\uDE00", "'f':'\uD83D\uDE00'")]
    [InlineData("f: a\u2003\n", "'f':'a'")]
    [InlineData("f: a AND g: b Or h: c", "or(and('f':'a', 'g':'b'), 'h':'c')")]
    public void A_query_is_read_as_this_tree(string query, string tree)
    {
        Assert.Equal(tree, KqlTreeText.Of(KqlSample.Parse(query).Root));
        Assert.Equal(tree, KqlTreeText.Of(KqlSample.Parse(query, ReadingMode.Intent).Root));
    }

    [Fact]
    public void The_run_key_query_is_read_without_a_finding()
    {
        KqlParseResult result = KqlSample.Parse(KqlSample.RunKeys);

        var root = Assert.IsType<KqlAnd>(result.Root);
        Assert.Equal(4, root.Operands.Count);
        Assert.Equal(4, Assert.IsType<KqlOr>(root.Operands[3]).Operands.Count);
        Assert.Empty(result.Diagnostics);
    }

    [Theory]
    [InlineData("foo: cannot open", "'foo':'cannot open'")]
    [InlineData("foo:knot bar and b: 1", "and('foo':'knot bar', 'b':'1')")]
    [InlineData("foo: not bar", "not('foo':'bar')")]
    [InlineData("foo:NOT (a or b) and c: 1", "and(not(or('foo':'a', 'foo':'b')), 'c':'1')")]
    public void The_intent_reading_accepts_with_a_warning_what_only_Kibana_refuses(string query, string tree)
    {
        KqlParseResult intent = KqlSample.Parse(query, ReadingMode.Intent);

        Assert.Equal(tree, KqlTreeText.Of(intent.Root));
        Assert.Equal([("RG1013", Severity.Warning)], intent.Diagnostics.Select(finding => (finding.Id, finding.Severity)));
        Assert.Null(KqlSample.Parse(query).Root);
    }

    [Theory]
    [InlineData("not not foo: 1")]
    [InlineData("foo: not not bar")]
    [InlineData("foo: bar not baz")]
    [InlineData("foo > not 5")]
    [InlineData("foo:C\\Windows")]
    public void The_intent_reading_refuses_what_has_no_one_sensible_meaning(string query)
    {
        KqlParseResult result = KqlSample.Parse(query, ReadingMode.Intent);

        Assert.Null(result.Root);
        Assert.Equal("RG9001", Assert.Single(result.Diagnostics).Id);
    }

    [Fact]
    public void Parts_know_where_they_stand()
    {
        const string query = "a: 1  and  not (b: \"x\" or c >= 2)";
        var root = (KqlAnd)KqlSample.Parse(query).Root!;
        var not = (KqlNot)root.Operands[1];
        var or = (KqlOr)not.Operand;

        Assert.Equal("a: 1", Cut(query, root.Operands[0].Span));
        Assert.Equal("not (b: \"x\" or c >= 2)", Cut(query, not.Span));
        Assert.Equal("(b: \"x\" or c >= 2)", Cut(query, or.Span));
        Assert.Equal("\"x\"", Cut(query, ((KqlIs)or.Operands[0]).Value.Span));
        Assert.Equal("c >= 2", Cut(query, or.Operands[1].Span));
    }

    [Theory]
    [InlineData("a: 1 and p: { b: (x or not y*z) } or not (c > 5)")]
    [InlineData(KqlSample.RunKeys)]
    public void Each_part_lies_inside_the_part_that_holds_it(string query)
    {
        AssertInside(KqlSample.Parse(query).Root!);

        static void AssertInside(KqlNode node)
        {
            foreach (KqlNode operand in KqlTree.Operands(node))
            {
                Assert.InRange(operand.Span.Start, node.Span.Start, node.Span.End);
                Assert.InRange(operand.Span.End, operand.Span.Start, node.Span.End);
                AssertInside(operand);
            }
        }
    }

    [Theory]
    [InlineData("a: 1 or b: 2 and not c: 3")]
    [InlineData("f: (\"C:\\\\x\\\"y\" or not a*b\\:c or \\and)")]
    [InlineData("p: { a: ** and \"q r\" <= 5 } or or")]
    [InlineData(" * : null and true : \"true\" and not (not z)")]
    [InlineData(KqlSample.RunKeys)]
    public void A_printed_tree_is_read_as_the_same_tree(string query)
    {
        KqlNode? first = KqlSample.Parse(query).Root;
        KqlNode? second = KqlSample.Parse(KqlPrinter.Print(first!)).Root;

        Assert.Equal(KqlTreeText.Of(first), KqlTreeText.Of(second));
    }

    private static string Cut(string text, TextSpan span) => text.Substring(span.Start, span.Length);
}
