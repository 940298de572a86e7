using System.Diagnostics;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Tests.Compiling;

/// <summary>
/// Sigma rules that are well formed and made to stall the build: each is compiled in time that grows as it does, or refused at its place.
/// </summary>
/// <remarks>Runs alone, because it measures the processor time of the process.</remarks>
[Collection(nameof(HostileRuleTests))]
[CollectionDefinition(nameof(HostileRuleTests), DisableParallelization = true)]
public sealed class HostileRuleTests
{
    private const string Head =
        "title: A rule\nid: a-rule\nlevel: low\ntags: [attack.t1547.001]\nlogsource:\n  product: windows\n  category: process_creation\n"
        + "detection:\n";

    private const string Filter = "title: A filter\nlogsource:\n  product: windows\nfilter:\n  rules: any\n  s:\n    CommandLine:\n";

    private static readonly Dictionary<string, Func<int, string>> _shapes = new(StringComparer.Ordinal)
    {
        ["values"] = n => Values("Image", n, i => $"a{i}"),
        ["values with wildcards"] = n => Values("CommandLine", n, i => $"'a{i}*b?c*'"),
        ["dashes"] = n => Values("CommandLine|windash|contains", n, i => $"' -abc{i}'"),
        ["base64"] = n => Values("CommandLine|base64offset|contains", n / 3, i => $"abcdefghij{i}"),
        ["unknown fields"] = n => Head + "  s:\n" + Lines(n / 2, i => $"    f{i}: a") + "  condition: s\n",
        ["selections, any of them"] = n => Selections(n / 4) + "  condition: 1 of *\n",
        ["selections, again and again"] = n => Selections(n / 4) + $"  condition: {Joined(" or ", n / 6, _ => "1 of *")}\n",
        ["selections, by patterns that none fits"] = n => Selections(n / 4) + $"  condition: {Joined(" or ", n / 12, i => $"1 of s*s*x{i}")}\n",
        ["one selection in a long condition"] = n => Head + $"  s:\n    Image: a\n  condition: {Joined(" or ", n, _ => "s")}\n",
        ["selections, each negated"] = n => Selections(n / 4) + $"  condition: {Joined(" or ", n / 4, i => $"s{i} and not s{i / 2}")}\n",
        ["blanks in a condition"] = n => Head + $"  s:\n    Image: a\n  condition: 's{new string(' ', n * 50)}or s'\n",
        ["a long value"] = n => Head + $"  s:\n    CommandLine|contains: '{new string('x', n * 80)}'\n  condition: s\n",
        ["a value of wildcards"] = n => Head + $"  s:\n    CommandLine: '{Joined("", n * 20, _ => "x*?")}'\n  condition: s\n",
        ["expressions"] = n => Values("Image|re", n, i => $"'a{i}'"),
        ["nested expressions"] = n => Values("Image|re", n / 100, i => $"'((a+)+b{i})*$'"),
    };

    /// <summary>The names of the shapes.</summary>
    public static TheoryData<string> Shapes => new(_shapes.Keys);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Time_grows_no_faster_than_a_rule(string shape)
    {
        const int Many = 10_000;
        string few = _shapes[shape](Many / 8);
        string many = _shapes[shape](Many);
        Compiled(few);
        TimeSpan fewTime = ProcessorTime(few);
        TimeSpan manyTime = ProcessorTime(many);

        // Eight times the rule may take eight times as long; what is quadratic takes sixty-four times.
        TimeSpan allowed = (fewTime * 30) + TimeSpan.FromSeconds(1);
        Assert.True(manyTime < allowed, $"an eighth of the rule took {fewTime}, all of it {manyTime}");
    }

    [Theory]
    [InlineData(1_048_576, "")]
    [InlineData(1_048_577, "1,1 RG9002 error")]
    public void A_file_is_so_long(int length, string errors)
    {
        string rule = Head + "  s:\n    Image: a\n  condition: s\n#";

        Assert.Equal(errors, Errors(Compiled(rule.PadRight(length, 'x'))));
    }

    [Fact]
    public void Patterns_that_would_be_compared_with_too_many_names_are_refused_where_they_become_too_many()
    {
        string names = Joined("", 2_000, i => $"  {new string('s', 100)}{i}: {{Image: a{i}}}\n");

        CompiledFile file = Compiled(Head + names + $"  condition: {Joined(" or ", 100, i => $"1 of x{i}*")}\n");

        Assert.Equal("2009,186 RG9007 error", Errors(file));
    }

    [Theory]
    [InlineData(256, "")]
    [InlineData(257, "267,9 RG4123 error")]
    public void A_detection_brings_so_many_expressions(int count, string errors) =>
        Assert.Equal(errors, Errors(Compiled(Values("Image|re", count, i => $"'a{i}'"))));

    [Theory]
    [InlineData(16, "")]
    [InlineData(17, "27,9 RG4123 error")]
    public void A_detection_s_expressions_are_so_long_together_with_their_repetitions_written_out(int count, string errors) =>
        Assert.Equal(errors, Errors(Compiled(Values("Image|re", count, _ => "'a{1000}'"))));

    [Theory]
    [InlineData(256, "")]
    [InlineData(257, "258,33 RG4601 error")]
    public void A_pipeline_brings_so_many_expressions(int count, string errors)
    {
        string items = Lines(count, i => $"- {{type: replace_string, regex: 'a{i}', replacement: b}}");

        Assert.Equal(errors, Errors(Compiled("rules/p.yml", "transformations:\n" + items)));
    }

    [Theory]
    [InlineData(1_000, "")]
    [InlineData(1_001, "10,18 RG9007 error")]
    public void A_text_has_so_many_wildcards(int count, string errors)
    {
        string text = Joined("", count, _ => "x*");

        Assert.Equal(errors, Errors(Compiled(Head + $"  s:\n    CommandLine: '{text}'\n  condition: s\n")));
    }

    [Fact]
    public void A_thousand_conditions_that_a_pipeline_adds_are_joined()
    {
        string items = Lines(500, i => $"- {{type: add_condition, conditions: {{User: x{i}}}}}");

        string words = InProject.Words(Head + "  s:\n    Image: a\n  condition: s\n", "transformations:\n" + items);

        Assert.StartsWith("Image Equals a & User Equals x0 & User Equals x1 & ", words, StringComparison.Ordinal);
        Assert.EndsWith(" & User Equals x499", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Filters_beyond_the_limit_are_not_even_looked_at()
    {
        string filter = Filter + Lines(10_500, i => $"      - c{i}") + "  condition: not s\n";
        string[] filters = [.. Enumerable.Repeat(filter, 20)];
        string rule = Head + "  s:\n    Image: a\n  condition: s\n";

        CompiledFile file = InProject.Compiled(rule, filters);

        Assert.Equal("8,1 RG9007 error", Errors(file));
    }

    private static TimeSpan ProcessorTime(string text)
    {
        var least = TimeSpan.MaxValue;
        for (int i = 0; i < 3; i++)
        {
            TimeSpan before = Process.GetCurrentProcess().UserProcessorTime;
            Compiled(text);
            TimeSpan taken = Process.GetCurrentProcess().UserProcessorTime - before;
            if (taken < least) least = taken;
        }
        return least;
    }

    private static CompiledFile Compiled(string text) => Compiled("rules/x.yml", text);

    private static CompiledFile Compiled(string path, string text) =>
        RuleCompiler.Compile(new SourceFile(path, text), CompilerOptions.Default, CancellationToken.None);

    private static string Errors(CompiledFile file) =>
        (file with { Diagnostics = file.Diagnostics.Where(finding => finding.Severity == Severity.Error).ToEquatable() }).Findings();

    private static string Values(string key, int count, Func<int, string> value) =>
        Head + $"  s:\n    {key}:\n" + Lines(count, i => $"      - {value(i)}") + "  condition: s\n";

    private static string Selections(int count) => Head + Lines(count, i => $"  s{i}: {{Image: a{i}}}");

    private static string Lines(int count, Func<int, string> line) => Joined("", count, i => line(i) + "\n");

    private static string Joined(string separator, int count, Func<int, string> part) =>
        string.Join(separator, Enumerable.Range(0, count).Select(part));
}
