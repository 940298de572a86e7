using System.Text.RegularExpressions;
using RuleGen.Compiler.Documents.Sigma.Pipelines;
using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Tests.Evaluation;

namespace RuleGen.Compiler.Tests.Lowering.Sigma.Pipelines;

/// <summary>The three pipelines people have, applied to a rule as they write it, and asked of records in ECS.</summary>
public sealed class PracticalPipelineTests
{
    private const string Sysmon = """
        name: categories as ids of Sysmon
        priority: 10
        transformations:
          - id: process_creation
            type: add_condition
            conditions:
              EventID: 1
            rule_conditions:
              - type: logsource
                product: windows
                category: process_creation
          - id: network_connection
            type: add_condition
            conditions:
              EventID: 3
            rule_conditions:
              - type: logsource
                product: windows
                category: network_connection
          - id: sysmon_source
            type: change_logsource
            product: windows
            service: sysmon
            rule_cond_op: or
            rule_conditions:
              - type: processing_item_applied
                processing_item_id: process_creation
              - type: processing_item_applied
                processing_item_id: network_connection
        """;

    private const string Windows = """
        name: services as channels
        priority: 15
        transformations:
          - type: add_condition
            conditions:
              Channel: Microsoft-Windows-Sysmon/Operational
            rule_conditions:
              - type: logsource
                product: windows
                service: sysmon
          - type: add_condition
            conditions:
              Channel: Security
            rule_conditions:
              - type: logsource
                product: windows
                service: security
        """;

    private const string Ecs = """
        name: names of ECS
        priority: 20
        transformations:
          - id: names
            type: field_name_mapping
            mapping:
              Image: process.executable
              CommandLine: process.command_line
              ParentImage: process.parent.executable
              User: [user.name, winlog.user.name]
              EventID: event.code
              Channel: winlog.channel
            rule_conditions:
              - type: logsource
                product: windows
          - type: field_name_prefix
            prefix: winlog.event_data.
            field_name_cond_not: true
            field_name_cond_op: or
            field_name_conditions:
              - type: processing_item_applied
                processing_item_id: names
              - type: include_fields
                mode: re
                fields: ['\w+\.']
            rule_conditions:
              - type: logsource
                product: windows
        """;

    private const string Rule = """
        title: Encoded command of PowerShell from an Office program
        id: 6a1f0d0e-3f0c-4a57-9f0e-1c2f1f7d5a10
        status: test
        level: high
        tags: [attack.t1059.001]
        logsource:
          product: windows
          category: process_creation
        detection:
          parent:
            ParentImage|endswith:
              - '\winword.exe'
              - '\excel.exe'
          shell:
            - Image|endswith: '\powershell.exe'
            - OriginalFileName: PowerShell.EXE
          encoded:
            CommandLine|contains|all:
              - ' -e'
              - 'JAB'
          filter_service:
            User|startswith: svc_
          condition: parent and shell and encoded and not 1 of filter_*
        """;

    private const string Record = """
        {
          "winlog": {"channel": "Microsoft-Windows-Sysmon/Operational", "event_data": {"OriginalFileName": "PowerShell.EXE"}},
          "event": {"code": "1"},
          "process": {
            "executable": "C:\\Temp\\renamed.exe",
            "command_line": "renamed.exe -enc JABzAD0A",
            "parent": {"executable": "C:\\Program Files\\Microsoft Office\\WINWORD.EXE"}
          },
          "user": {"name": "alice"}
        }
        """;

    /// <summary>Changes to the record, each with what becomes of the match.</summary>
    public static TheoryData<string, string, bool> Changes => new()
    {
        { "alice", "alice", true },
        { "alice", "svc_deploy", false },
        { "\"user\": {\"name\": \"alice\"}", "\"other\": 1", true },
        { "\"code\": \"1\"", "\"code\": \"3\"", false },
        { "Sysmon/Operational", "Sysmon/Debug", false },
        { "WINWORD.EXE", "explorer.exe", false },
        { "PowerShell.EXE", "Other.exe", false },
        { "renamed.exe\",", "powershell.exe\",", true },
        { "JAB", "SQB", false },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_rule_for_Sysmon_matches_records_of_ECS(string written, string other, bool expected)
    {
        Rule rule = Compiled(Sysmon, Windows, Ecs);
        EventView view = Build.View(Record.Replace(written, other, StringComparison.Ordinal));

        Assert.Equal(expected, ReferenceEvaluator.IsMatch(rule.Condition, view));
        Assert.Equal(expected, ReferenceEvaluator.IsMatch(rule, view));
    }

    [Fact]
    public void Pipelines_of_any_file_order_make_the_same_rule()
    {
        Assert.Equal(Compiled(Sysmon, Windows, Ecs).Condition, Compiled(Ecs, Windows, Sysmon).Condition);
        Assert.Equal(Compiled(Sysmon, Windows, Ecs).LogSource, Compiled(Windows, Ecs, Sysmon).LogSource);
    }

    [Fact]
    public void The_pipelines_leave_the_names_and_places_that_are_expected()
    {
        Rule rule = Compiled(Sysmon, Windows, Ecs);
        string words = PredicateWords.Describe(rule.Condition);

        Assert.Equal(("windows", null, "sysmon"), (rule.LogSource!.Product, rule.LogSource.Category, rule.LogSource.Service));
        foreach (string part in new[]
        {
            "process.parent.executable ends with \"\\winword.exe\"", "winlog.event_data.OriginalFileName is \"PowerShell.EXE\"",
            "user.name begins with \"svc_\"", "winlog.user.name begins with \"svc_\"", "event.code is 1",
            "winlog.channel is \"Microsoft-Windows-Sysmon/Operational\"",
        })
        {
            Assert.Contains(part, words, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("ParentImage", words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pipeline_alone_changes_no_more_than_it_says()
    {
        const string Json = """
            {"Channel": "Microsoft-Windows-Sysmon/Operational", "EventID": 1, "Image": "C:\\w\\powershell.exe",
            "ParentImage": "C:\\o\\excel.exe", "CommandLine": "powershell -e JAB", "User": "LAB\\alice"}
            """;
        Rule rule = Compiled(Sysmon);

        Assert.True(ReferenceEvaluator.IsMatch(rule, Build.View(Json)));
        Assert.False(ReferenceEvaluator.IsMatch(rule, Build.View(Json.Replace("\"EventID\": 1", "\"EventID\": 3"))));
    }

    [Fact]
    public void The_example_of_the_page_does_what_it_says()
    {
        string page = File.ReadAllText(Repository.PathOf("docs", "reference", "sigma-pipelines.md")).ReplaceLineEndings("\n");
        string example = Assert.Single(Regex.Matches(page, "```yaml\n(.*?)```", RegexOptions.Singleline)).Groups[1].Value;
        string words = Pipe.Words(Pipe.Rule("Image: a", "OriginalFileName: b"), example);

        Assert.Equal("process.executable is \"a\" and winlog.event_data.OriginalFileName is \"b\"", words);
    }

    [Fact]
    public void The_page_lists_every_transformation_and_condition()
    {
        string page = File.ReadAllText(Repository.PathOf("docs", "reference", "sigma-pipelines.md"));
        IEnumerable<string> types = PipelineTypes.Transformations.Keys.Concat(PipelineTypes.Refused.Keys)
            .Concat(PipelineTypes.RuleConditions.Keys).Concat(PipelineTypes.ItemConditions.Keys).Concat(PipelineTypes.FieldConditions.Keys);

        Assert.All(types, type => Assert.Contains($"`{type}`", page, StringComparison.Ordinal));
    }

    private static Rule Compiled(params string[] pipelines)
    {
        CompiledFile file = Pipe.Compiled(Rule, pipelines);
        Assert.DoesNotContain(file.Diagnostics, finding => finding.Severity == Text.Severity.Error);
        return file.Rule!;
    }
}
