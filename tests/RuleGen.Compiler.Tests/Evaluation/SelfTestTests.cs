using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Tests.Evaluation;

public class SelfTestTests
{
    private const string SampleRow = """
        {"@timestamp":"2025-06-04T06:15:23.123Z","host.name":"ws1","event.code":"13","event.action":"Registry value set",
        "registry.key":"HKLM\\Software\\Run","registry.value":"v","registry.data":"x","process.path":"C:\\x.exe","user.name":"a\\b"}
        """;

    private static readonly FileSpan _sample = new("rules/x.md", 900, 10, 40, 0, 41, 5);
    private static readonly FileSpan _query = new("rules/x.md", 100, 50, 17, 0, 18, 3);

    private static readonly Expr _typeAndData = Build.All(
        Build.Is(Build.Canonical("event.type"), "change"), Build.Has(Build.Canonical("registry.data.strings")));

    [Fact]
    public void A_sample_that_goes_as_it_must_says_nothing()
    {
        Rule rule = Build.Rule(_typeAndData, EventClasses.RegistryValueSet);

        Assert.Empty(Run(rule, mustMatch: true, """{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":13,"Details":"x"}"""));
        Assert.Empty(Run(rule, mustMatch: false, """{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":13}"""));
    }

    [Fact]
    public void A_sample_that_must_match_and_does_not_is_an_error_that_names_the_conjuncts()
    {
        Rule rule = Build.Rule(_typeAndData, EventClasses.RegistryValueSet);

        Diagnostic error = Assert.Single(Run(rule, mustMatch: true, """{"event":{"category":"registry","type":"change"}}"""));

        Assert.Equal(("RG3001", Severity.Error, _sample), (error.Id, error.Severity, error.Location));
        Assert.Equal(
            "the rule does not match this sample, and must: 1 of 2 conditions hold; "
            + "(line 20) registry.data.strings exists: the sample has no registry.data.strings. "
            + "Give the sample the missing fields, or leave their tests out of the query",
            error.Message);
    }

    [Fact]
    public void The_strict_reading_is_explained_and_the_reason_of_the_document_is_quoted()
    {
        Rule rule = Build.Rule(Build.Is(Build.Raw("host.os.name"), "Windows"), mode: ReadingMode.Strict);

        Diagnostic error = Assert.Single(Run(rule, mustMatch: true, """{"host":{"os":{"name":"windows"}}}""", "Defend"));

        Assert.StartsWith("the rule does not match this sample (\"Defend\"), and must: 0 of 1 conditions hold; (line 19) ", error.Message);
        Assert.Contains("host.os.name is \"Windows\": the sample's host.os.name is \"windows\". The strict reading", error.Message);
    }

    [Fact]
    public void A_sample_of_a_log_that_the_rule_is_not_for_is_said_to_be_one()
    {
        Rule rule = Build.Rule(Build.Is(Build.Sigma("Image"), "x"), mode: ReadingMode.Strict) with
        {
            LogSource = new LogSource("windows", "process_creation", null, true, true),
        };

        Diagnostic error = Assert.Single(Run(rule, mustMatch: true, """{"Channel":"System","EventID":7045,"Image":"x"}"""));

        Assert.Equal(
            "the rule does not match this sample, and must: the rule is for logs of product \"windows\", category \"process_creation\" "
            + "and the sample comes from \"windows\", \"System\" with event id 7045; "
            + "correct the rule's logsource, or the sample's channel and event id",
            error.Message);
    }

    [Fact]
    public void The_names_of_a_Sigma_rules_sample_are_its_own_affair()
    {
        Rule rule = Build.Rule(Build.Is(Build.Sigma("CommandLine"), "x"), mode: ReadingMode.Strict) with
        {
            LogSource = new LogSource(null, "webserver", null, true, false),
        };

        Assert.Empty(Run(rule, mustMatch: true, """{"CommandLine":"x","cs-method":"GET"}"""));
    }

    [Fact]
    public void The_tests_of_a_Sigma_rule_are_said_in_the_rules_words()
    {
        Expr[] conjuncts =
        [
            new Test(new PatternMatch(
                Build.Sigma("CommandLine"),
                new[] { PatternPart.AnyRun, PatternPart.Dash, PatternPart.Literal("enc"), PatternPart.AnyOne }.ToEquatable(),
                true)),
            new Test(new RegexMatch(Build.Sigma("Image"), "^x", RegexFlags.None)),
            new Test(new FieldMatch(Build.Sigma("A"), TextOperator.EndsWith, Build.Sigma("B"), true)),
            new Test(new DatePartCompare(Build.Sigma("UtcTime"), DatePart.Hour, Ordering.Less, 6)),
            new Test(new Present(Build.Sigma("Hashes"))),
        ];
        Rule rule = Build.Rule(Build.All(conjuncts), mode: ReadingMode.Strict) with { LogSource = new LogSource(null, "x", null, true, false) };

        Diagnostic error = Assert.Single(Run(rule, mustMatch: true, """{"CommandLine":"x"}"""));

        Assert.Contains("CommandLine fits \"*-enc?\": the sample's CommandLine is \"x\"", error.Message);
        Assert.Contains("Image fits the expression \"^x\": the sample has no Image", error.Message);
        Assert.Contains("A ends with B: the sample has no A", error.Message);
        Assert.Contains("the hour of UtcTime < 6: the sample has no UtcTime", error.Message);
        Assert.Contains("the record has Hashes: the sample has no Hashes", error.Message);
        Assert.EndsWith("Correct the detection, or the sample", error.Message);
    }

    [Fact]
    public void A_sample_of_another_class_is_said_to_be_one()
    {
        Rule rule = Build.Rule(_typeAndData, EventClasses.RegistryValueSet);

        Diagnostic error = Assert.Single(Run(
            rule, mustMatch: true, """{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1,"Details":"x"}"""));

        Assert.Contains("is bound to RegistryValueSet and the sample reads as ProcessStart", error.Message);
    }

    [Fact]
    public void A_sample_that_must_not_match_and_does_is_an_error()
    {
        Rule rule = Build.Rule(_typeAndData);

        Diagnostic error = Assert.Single(Run(
            rule, mustMatch: false, """{"event.type":"change","registry":{"data":{"strings":["x"]}}}""", "installer"));

        Assert.Equal("RG3001", error.Id);
        Assert.StartsWith(
            "the rule matches this sample (\"installer\"), and must not: event.type is \"change\"; registry.data.strings exists.",
            error.Message);
    }

    [Fact]
    public void Names_that_only_an_alias_explains_are_warned_of()
    {
        IReadOnlyList<Diagnostic> findings = Run(Build.Rule(_typeAndData, EventClasses.RegistryValueSet), mustMatch: true, SampleRow);

        Assert.All(findings, item => Assert.Equal(("RG3002", Severity.Warning, _sample), (item.Id, item.Severity, item.Location)));
        Assert.Equal(
            ["registry.key", "registry.data", "process.path"],
            findings.Select(finding => finding.Message.Split('"')[1]));
    }

    [Theory]
    [InlineData("""{"event.code":"1","registry.vaule":"x"}""", "registry.vaule")]
    [InlineData("""{"event.code":"1","proces.name":"x"}""", "proces.name")]
    [InlineData("""{"event.code":"1","process.unheard_of":"x","registry.key":"Software\\X","labels.a":"b"}""", null)]
    [InlineData("""{"EventID":1,"Whatever":"x","registry.data":"y"}""", null)]
    public void Names_that_ECS_cannot_have_are_warned_of(string json, string? expected)
    {
        IReadOnlyList<Diagnostic> findings = Run(Build.Rule(new Always(true)), mustMatch: true, json);

        Assert.Equal(expected, findings.SingleOrDefault()?.Message.Split('"')[1]);
    }

    private static IReadOnlyList<Diagnostic> Run(Rule rule, bool mustMatch, string json, string? reason = null)
    {
        FileSpan[] predicates = [_query with { StartLine = 18 }, _query with { StartLine = 19 }];
        var positions = new RulePositions("rules/x.md", _query, predicates.ToEquatable());
        return SelfTest.Run(rule, positions, _sample, mustMatch, reason, JsonRecord.Of(json));
    }
}
