using RuleGen.Package.Tests.Support;
using RuleGen.Testing;

namespace RuleGen.Package.Tests;

/// <summary>The program the documentation begins with, in a fresh project that has the package and nothing else.</summary>
[Collection(PackedPackage.Name)]
public sealed class FirstProgramTests(Packed packed)
{
    private const string SigmaRule =
        """
        title: A tool
        id: 0c7f2b52-53a4-4f0e-9b0a-3c5b5c1a7a11
        logsource:
          product: windows
          category: process_creation
        detection:
          selection:
            program|endswith|expand: '\\%Tools%'
          condition: selection
        """;

    private const string Pipeline = "transformations:\n  - type: field_name_mapping\n    mapping:\n      program: Image\n";

    private const string Placeholders = "placeholders:\n  Tools: tool.exe\n";

    private const string Filter =
        """
        title: The jump host
        logsource:
          product: windows
        filter:
          rules: any
          selection:
            Computer: JUMP
          condition: not selection
        """;

    private const string ToolStart =
        """{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1,"Computer":"WS2","Image":"C:\\tool.exe"}""" + "\n";

    [SharedDataFact]
    public void One_reference_and_the_seed_document_raise_an_alert()
    {
        Consumer consumer = packed.NewConsumer();
        consumer.AddRule(Consumer.Seed!);

        Assert.Equal([Consumer.Alert], consumer.BuildAndRun());
    }

    [Fact]
    public void Rules_and_what_belongs_to_them_are_found_in_any_folder_below_rules()
    {
        Consumer consumer = packed.NewConsumer();
        consumer.AddRule(Consumer.OwnRule, "rules/windows/persistence/run.md");
        consumer.Write("rules/windows/tool.yml", SigmaRule);
        consumer.Write("rules/ours/names.yaml", Pipeline);
        consumer.Write("rules/ours/values.yml", Placeholders);
        consumer.Write("rules/ours/jump.yml", Filter);
        string filtered = ToolStart.Replace("WS2", "JUMP", StringComparison.Ordinal);
        consumer.Write("events.jsonl", Consumer.Event + "\n" + filtered + ToolStart);

        string[] alerts = consumer.BuildAndRun();

        Assert.Equal(2, alerts.Length);
        Assert.Equal(Consumer.Alert, alerts[0]);
        Assert.StartsWith("medium  A tool  host WS2  ", alerts[1], StringComparison.Ordinal);
        Assert.EndsWith("  (events.jsonl:3)", alerts[1], StringComparison.Ordinal);
    }

    [SharedDataFact]
    public void A_broken_seed_and_a_test_that_fails_stop_the_build_at_their_lines_and_columns() => Breaks(Consumer.Seed!);

    [Fact]
    public void A_broken_rule_and_a_test_that_fails_stop_the_build_at_their_lines_and_columns() => Breaks(Consumer.OwnRule);

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/getting-started.md")]
    public void Every_page_shows_the_program_that_is_tested(string page)
    {
        Document document = page == "README.md" ? Document.FrontPage : Document.GettingStarted;

        Assert.Equal(Document.PackagePage.Block("csharp", "JsonLines.Open"), document.Block("csharp", "JsonLines.Open"));
        Assert.Equal(Document.PackagePage.Block("xml", "<PackageReference"), document.Block("xml", "<PackageReference"));
    }

    private void Breaks(string rule)
    {
        Consumer consumer = packed.NewConsumer();
        consumer.AddRule(Consumer.OwnRule, "rules/whole.md");
        string[] lines = consumer.AddRule(rule, change: text => text.Replace("Run\"\n)\n", "Run\"\n", StringComparison.Ordinal));

        consumer.Write("rules/tool.yml", SigmaRule);
        consumer.Write("rules/names.yaml", Pipeline);
        consumer.Write("rules/values.yml", Placeholders);
        consumer.Write("rules/tool.tests.yml", "tests:\n  - match: false\n    event: " + ToolStart);

        string[] errors = consumer.BuildAndFail();

        Assert.Equal(2, errors.Length);
        Assert.Single(errors, error => error.StartsWith("rules/tool.tests.yml(3,12): error RG3001: ", StringComparison.Ordinal));

        // Lines and columns count from one. The bracket is missed right behind the last value of the query.
        int query = Array.FindIndex(lines, line => line.StartsWith("host.os.name: ", StringComparison.Ordinal));
        int last = Array.IndexOf(lines, "```", query) - 1;
        string place = $"{Consumer.SeedPath}({last + 1},{lines[last].Length + 1}): error RG9001: ";
        Assert.Single(errors, error => error.StartsWith(place, StringComparison.Ordinal));
    }
}
