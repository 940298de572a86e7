using RuleGen.Events;

namespace RuleGen.Dynamic.Tests;

/// <summary>Filters, placeholders and pipelines among the files given matter to all Sigma rules among them.</summary>
public sealed class ProjectFilesTests
{
    private const string Rule = "title: A rule\nid: a-rule\nlogsource:\n  product: windows\n  category: process_creation\ndetection:\n  s:\n"
        + "    Image|endswith|expand: '\\\\%Tools%'\n  condition: s\n";

    private const string Filter =
        "title: A filter\nlogsource:\n  product: windows\nfilter:\n  rules: [a-rule]\n  s:\n    CommandLine: quiet\n  condition: not s\n";

    private const string Placeholders = "placeholders:\n  Tools: [a.exe, b.exe]\n";

    [Fact]
    public void They_may_lie_in_another_folder_than_the_rules()
    {
        using var folder = new TemporaryFolder();
        folder.Write("rules/a.yml", Rule);
        folder.Write("here/z/filter.yml", Filter);
        string values = folder.Write("values.yaml", Placeholders);

        CompiledRules compiled = RuleFolder.Compile([Path.Combine(folder.Path, "rules"), Path.Combine(folder.Path, "here"), values]);

        Assert.Equal((3, 1, 0, 2), (compiled.Files, compiled.Rules, compiled.Rejected, compiled.SideFiles));
        Assert.Equal(["RG1030"], compiled.Diagnostics.Select(finding => finding.Id));
        Assert.True(IsMatch(compiled.RuleSet, "loud"));
        Assert.False(IsMatch(compiled.RuleSet, "quiet"));
        Assert.Contains(folder.Path + "/here/z/filter.yml:7\n", Explain(compiled.RuleSet), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_them_a_rule_is_alone()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.yml", Rule);

        CompiledRules compiled = RuleFolder.Compile(folder.Path);

        Assert.Equal((0, 1), (compiled.Rules, compiled.Rejected));
        Assert.Contains(compiled.Diagnostics, finding => finding is { Id: "RG4301", Line: 8 });
    }

    [Fact]
    public void What_is_wrong_with_them_is_reported_in_order_and_leaves_rules_alone()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.yml", Rule.Replace("|expand: '\\\\%Tools%'", ": b.exe", StringComparison.Ordinal));
        string filter = Filter.Replace("[a-rule]", "[a-rule, gone]", StringComparison.Ordinal);
        folder.Write("filter.yml", filter.Replace("not s", "s", StringComparison.Ordinal));
        folder.Write("gone.yml", Filter.Replace("  rules: [a-rule]\n", "", StringComparison.Ordinal));
        folder.Write("values.yml", "placeholders: 5\n");

        CompiledRules compiled = RuleFolder.Compile(folder.Path);

        Assert.Equal((1, 0, 3), (compiled.Rules, compiled.Rejected, compiled.SideFiles));
        Assert.Equal(
            ["a.yml 1 RG1030", "filter.yml 5 RG4502", "filter.yml 8 RG4501", "gone.yml 4 RG4004", "values.yml 1 RG4302"],
            compiled.Diagnostics.Select(finding => $"{Path.GetFileName(finding.Path)} {finding.Line} {finding.Id}"));
    }

    private static bool IsMatch(RuleSet rules, string commandLine) => rules.IsMatch(0, Read(rules, commandLine));

    private static string Explain(RuleSet rules) => rules.Explain(0, Read(rules, "quiet")).ToString();

    private static EventBuffer Read(RuleSet rules, string commandLine)
    {
        var e = new EventBuffer(rules.Schema);
        string json = $$"""
            {"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1,"Image":"C:\\t\\b.exe","CommandLine":"{{commandLine}}"}
            """;
        Assert.Equal(ReadStatus.Ok, e.ReadJson(System.Text.Encoding.UTF8.GetBytes(json)));
        return e;
    }
}
