using RuleGen.Compiler.Languages.Kql;
using RuleGen.Compiler.Lowering;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;
using RuleGen.Shared;

namespace RuleGen.Compiler.Tests.Lowering;

/// <summary>The strict reading: each kind of value against each kind of field.</summary>
public sealed class StrictLoweringTests
{
    [Theory]
    [InlineData("process.name", "cmd.exe", "process.name is \"cmd.exe\"")]
    [InlineData("process.name", "\"c*d.exe\"", "process.name is \"c*d.exe\"")]
    [InlineData("process.name", "cmd*", "process.name begins with \"cmd\"")]
    [InlineData("process.name", "*cmd", "process.name ends with \"cmd\"")]
    [InlineData("process.name", "*cmd*", "process.name contains \"cmd\"")]
    [InlineData("process.name", "c**d", "process.name fits \"c*d\"")]
    [InlineData("process.name", "c\\*d", "process.name is \"c*d\"")]
    [InlineData("process.name", "*", "process.name has a value")]
    [InlineData("process.name", "**", "process.name has a value")]
    [InlineData("process.name", "true", "process.name is \"true\"")]
    [InlineData("process.command_line", "\"a  b\"", "process.command_line is \"a  b\"")]
    [InlineData("unknown.field", "x*", "unknown.field begins with \"x\"")]
    [InlineData("process.pid", "070", "process.pid is 70")]
    [InlineData("process.pid", "\"1e3\"", "process.pid is 1000")]
    [InlineData("process.pid", "abc", "never")]
    [InlineData("process.pid", "4*", "never")]
    [InlineData("process.pid", "*", "process.pid has a value")]
    [InlineData("sysmon.file.archived", "true", "sysmon.file.archived is true")]
    [InlineData("sysmon.file.archived", "\"false\"", "sysmon.file.archived is false")]
    [InlineData("sysmon.file.archived", "yes", "never")]
    [InlineData("source.ip", "10.1.2.3", "source.ip lies in 10.1.2.3/32")]
    [InlineData("source.ip", "\"10.1.2.3/8\"", "source.ip lies in 10.0.0.0/8")]
    [InlineData("source.ip", "\"fe80::1/64\"", "source.ip lies in fe80::/64")]
    [InlineData("source.ip", "\"::ffff:10.0.0.0/104\"", "source.ip lies in 10.0.0.0/8")]
    [InlineData("source.ip", "10.1", "never")]
    [InlineData("source.ip", "\"10.0.0.0/33\"", "never")]
    [InlineData("@timestamp", "2025-06-04", "@timestamp is from 2025-06-04T00:00:00Z on and before 2025-06-05T00:00:00Z")]
    [InlineData(
        "@timestamp", "\"2025-06-04T06:15:23+02:00\"", "@timestamp is from 2025-06-04T04:15:23Z on and before 2025-06-04T04:15:24Z")]
    [InlineData("@timestamp", "1748995200000", "@timestamp is from 2025-06-04T00:00:00Z on and before 2025-06-04T00:00:00.001Z")]
    [InlineData("@timestamp", "soon", "never")]
    [InlineData("message", "\"Run key added\"", "message has the words \"Run key added\" in this order")]
    [InlineData("message", "run-key", "message has one of the words \"run\", \"key\"")]
    [InlineData("message", "key regis*", "message has the word \"key\" or message contains \"regis\" in any letter case")]
    [InlineData("message", "\"--\"", "never")]
    [InlineData("process.name", "null", "never")]
    public void A_test_reads_its_value_as_the_field_type_does(string field, string value, string words)
    {
        Assert.Equal(words, PredicateWords.Describe(QueryBuilder.Lower(field, value, ReadingMode.Strict).Condition));
    }

    [Theory]
    [InlineData("process.pid", KqlRangeOperator.Greater, "4", "process.pid is above 4")]
    [InlineData("process.name", KqlRangeOperator.LessOrEqual, "m", "process.name is at most \"m\" in byte order")]
    [InlineData("source.ip", KqlRangeOperator.GreaterOrEqual, "10.0.0.1", "source.ip is at least 10.0.0.1")]
    [InlineData("@timestamp", KqlRangeOperator.Greater, "2025-06-04", "@timestamp is 2025-06-05T00:00:00Z or later")]
    [InlineData("@timestamp", KqlRangeOperator.GreaterOrEqual, "2025-06-04", "@timestamp is 2025-06-04T00:00:00Z or later")]
    [InlineData("@timestamp", KqlRangeOperator.Less, "2025-06", "@timestamp is before 2025-06-01T00:00:00Z")]
    [InlineData("@timestamp", KqlRangeOperator.LessOrEqual, "2025", "@timestamp is before 2026-01-01T00:00:00Z")]
    [InlineData("sysmon.file.archived", KqlRangeOperator.Less, "true", "never")]
    public void A_bound_is_read_as_the_field_type_does(string field, object comparison, string value, string words)
    {
        QueryBuilder tree = QueryBuilder.Of($"{field} <= {value}");
        LoweredQuery lowered = tree.Lower(tree.Range(field, (KqlRangeOperator)comparison, value), ReadingMode.Strict, EventClasses.Unknown);

        Assert.Equal(words, PredicateWords.Describe(lowered.Condition));
    }

    [Fact]
    public void Fields_are_read_from_the_record_under_the_name_written()
    {
        var test = Assert.IsType<Test>(QueryBuilder.Lower("TargetObject", "HKLM*", ReadingMode.Strict).Condition);

        Assert.Equal(new Field("TargetObject", FieldView.Record, FieldType.Keyword), Assert.IsType<TextMatch>(test.Predicate).Field);
    }

    [Fact]
    public void A_pattern_of_fields_is_any_known_field_of_the_bound_class()
    {
        var any = Assert.IsType<AnyOf>(QueryBuilder.Lower("registry.data.*", "x", ReadingMode.Strict).Condition);

        Assert.Equal(
            ["registry.data.strings", "registry.data.type", "registry.data.bytes", "registry.data.old"],
            any.Operands.Select(operand => ((TextMatch)((Test)operand).Predicate).Field.Name));
        Assert.IsType<Test>(QueryBuilder.Lower("dns.question.*", "x", ReadingMode.Strict).Condition);
        Assert.Equal(
            "dns.question.* is \"x\"",
            PredicateWords.Describe(QueryBuilder.Lower("dns.question.*", "x", ReadingMode.Strict).Condition));
    }

    [Fact]
    public void Any_value_of_any_field_is_every_event()
    {
        Assert.Equal("always", PredicateWords.Describe(QueryBuilder.Lower("*", "*", ReadingMode.Strict).Condition));
    }

    [Fact]
    public void Fields_in_an_object_carry_their_full_name()
    {
        QueryBuilder tree = QueryBuilder.Of("a.b: { c: 1 and d: { e: 2 } }");
        KqlNode root = tree.Nested("a.b", () => QueryBuilder.And(tree.Is("c", "1"), tree.Nested("d", () => tree.Is("e", "2"))));

        Assert.Equal(
            "one and the same object of a.b meets: a.b.c is \"1\" and one and the same object of a.b.d meets: a.b.d.e is \"2\"",
            PredicateWords.Describe(tree.Lower(root, ReadingMode.Strict).Condition));
    }

    [Fact]
    public void Text_without_a_field_is_looked_for_in_the_whole_record()
    {
        Assert.Equal("some text of the record has one of the words \"evil\", \"thing\"", FreeText("evil thing"));
        Assert.Equal("some text of the record has the words \"evil thing\" in this order", FreeText("\"evil thing\""));
        Assert.Equal("some text of the record fits \"*evil*\" in any letter case", FreeText("evil*"));
        Assert.Equal("always", FreeText("*"));
    }

    [Fact]
    public void Each_predicate_knows_its_place_in_the_file()
    {
        QueryBuilder tree = QueryBuilder.Of("a: 1 and\n  process.pid: 4", before: "# t\n\n");
        LoweredQuery lowered = tree.Lower(QueryBuilder.And(tree.Is("a", "1"), tree.Is("process.pid", "4")), ReadingMode.Strict);

        FileSpan span = Assert.IsType<AllOf>(lowered.Condition).Operands[1].Origin.Span;
        Assert.Equal(("rules/x.md", 3, 2, 3, 16), (span.Path, span.StartLine, span.StartColumn, span.EndLine, span.EndColumn));
    }

    private static string FreeText(string value)
    {
        QueryBuilder tree = QueryBuilder.Of(value);
        return PredicateWords.Describe(tree.Lower(tree.FreeText(value), ReadingMode.Strict).Condition);
    }
}
