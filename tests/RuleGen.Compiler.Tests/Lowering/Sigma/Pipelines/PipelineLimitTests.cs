using System.Diagnostics;

namespace RuleGen.Compiler.Tests.Lowering.Sigma.Pipelines;

/// <summary>Hostile pipelines: what grows is refused, soon and at the rule.</summary>
public sealed class PipelineLimitTests
{
    /// <summary>Transformations that would make very much of little, and the rule they are applied to.</summary>
    public static TheoryData<string, string> Hostile
    {
        get
        {
            string names = string.Join(", ", Enumerable.Range(0, 1_000).Select(i => $"f{i}"));
            string values = string.Join(", ", Enumerable.Range(0, 1_000).Select(i => $"v{i}"));
            string wide = $"{{type: field_name_mapping, mapping: {{f: [{names}]}}}}";
            string doubling = "{type: replace_string, regex: '(.*)', replacement: '\\1\\1'}";
            string longer = "{type: field_name_prefix, prefix: " + new string('p', 4_000) + "}";
            string products = string.Concat(Enumerable.Repeat("$product", 20_000));
            string template = $"{{type: add_condition, template: true, conditions: {{f: '{products}'}}}}";
            string back = "{type: replace_string, regex: x, replacement: '" + new string('y', 20_000) + "'}";
            return new TheoryData<string, string>
            {
                { $"f: [{values}]", wide },
                { $"f: [{values}]", $"{{type: map_string, mapping: {{v0: [{values}], v1: [{names}]}}}}\n- {wide}" },
                { "f: " + new string('x', 1_000), string.Join("\n- ", Enumerable.Repeat(doubling, 100)) },
                { "f: x", string.Join("\n- ", Enumerable.Repeat(longer, 10)) },
                { "f: x", template },
                { "f: x", back },
                { $"f: [{values}]", string.Join("\n- ", Enumerable.Repeat("{type: case, method: upper}", 2_300)) },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void What_grows_beyond_measure_is_refused(string item, string transformations)
    {
        var watch = Stopwatch.StartNew();
        string words = Pipe.Words(Pipe.Rule(item), Pipe.Of(transformations.Split("\n- ")));

        Assert.Equal("11,1 RG9007", words);
        // A patient bound: it is passed by what does not end, not by a busy machine.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"it took {watch.Elapsed}");
    }

    [Fact]
    public void An_expression_that_would_backtrack_for_ever_does_not()
    {
        string item = "f: " + new string('a', 5_000) + "b";

        Assert.StartsWith("f is \"aaa", Pipe.Words(Pipe.Rule(item), Pipe.Of("{type: replace_string, regex: '(a+)+$', replacement: x}")));
    }

    [Theory]
    [InlineData("field_name_mapping", "f0 is \"a\" and x is \"a\"")]
    [InlineData("field_name_prefix_mapping", "11,1 RG9007")]
    public void A_mapping_as_long_as_a_rule_is_looked_up_or_refused(string type, string words)
    {
        string names = string.Join(", ", Enumerable.Range(0, 5_500).Select(i => $"n{i}x: f{i}"));
        string[] items = [.. Enumerable.Range(1, 5_500).Select(i => $"m{i}: a")];
        var watch = Stopwatch.StartNew();
        string compiled = Pipe.Words(
            Pipe.Rule(["n0x: a", "x: a", .. items]),
            Pipe.Of(
                $"{{type: {type}, mapping: {{{names}}}}}",
                "{type: drop_detection_item, field_name_conditions: [{type: include_fields, mode: re, fields: ['m\\d+']}]}"));

        Assert.Equal(words, compiled);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"it took {watch.Elapsed}");
    }

    [Fact]
    public void A_long_pipeline_over_a_long_rule_is_taken()
    {
        string values = string.Join(", ", Enumerable.Range(0, 1_000).Select(i => $"v{i}"));
        string[] items = [.. Enumerable.Range(0, 100).Select(i => $"{{type: replace_string, regex: '^v{i}$', replacement: w{i}}}")];

        Assert.StartsWith("f is \"w0\" or f is \"w1\"", Pipe.Words(Pipe.Rule($"f: [{values}]"), Pipe.Of(items)));
    }
}
