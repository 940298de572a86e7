using Microsoft.CodeAnalysis;
using RuleGen.Compiler;

namespace RuleGen.Generator.Tests.Host;

/// <summary>Filters and placeholders among the rule files of a project.</summary>
public class SigmaFilters
{
    private const string Rule = "title: A rule\nid: a-rule\nlogsource:\n  product: windows\n  category: process_creation\ndetection:\n  s:\n"
        + "    Image|endswith|expand: '\\\\%Tools%'\n  condition: s\n";

    private const string Filter =
        "title: A filter\nlogsource:\n  product: windows\nfilter:\n  rules: [a-rule]\n  s:\n    CommandLine: quiet\n  condition: not s\n";

    private const string Placeholders = "placeholders:\n  Tools: [a.exe, b.exe]\n";

    [Fact]
    public void A_rule_is_emitted_with_the_values_and_filters_of_its_project()
    {
        GeneratorRunResult result = InProject().Run();

        Assert.Equal(["RG1030", "RG9010"], result.Diagnostics.Select(finding => finding.Id).Order());
        Assert.Contains("b.exe\"u8", Text(result, "ARule.g.cs"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\"QUIET\"u8", Text(result, "ARule.g.cs"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("7, 18, 5) { Path = \"rules/filter.yml\" },", Text(result, "Detections.Infos.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_edit_of_a_filter_changes_its_rules()
    {
        Project project = InProject();
        project.Run();

        project.Edit("rules/filter.yml", Filter.Replace("quiet", "silent", StringComparison.Ordinal));

        Assert.Contains("\"SILENT\"u8", Text(project.Run(), "ARule.g.cs"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_filter_that_moves_re_emits_places_alone()
    {
        Project project = InProject();
        string before = Text(project.Run(), "ARule.g.cs");

        project.Edit("rules/filter.yml", "# why\n" + Filter);
        GeneratorRunResult result = project.Run();

        Assert.Equal("Cached", Reasons(result, TrackingNames.Matchers));
        Assert.Equal(before, Text(result, "ARule.g.cs"));
        Assert.Contains("8, 18, 5) { Path = \"rules/filter.yml\" },", Text(result, "Detections.Infos.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_filter_is_told_when_its_rule_goes_and_comes()
    {
        Project project = InProject();
        project.Run();

        project.Edit("rules/a.yml", Rule.Replace("a-rule", "b-rule", StringComparison.Ordinal));
        Diagnostic finding = Assert.Single(project.Run().Diagnostics, finding => finding.Id == "RG4502");
        Assert.Equal($"{Project.Folder}rules/filter.yml: (4,10)-(4,16)", finding.Location.GetLineSpan().ToString());
        Assert.Equal(DiagnosticSeverity.Info, finding.Severity);

        project.Edit("rules/a.yml", Rule);
        Assert.DoesNotContain(project.Run().Diagnostics, finding => finding.Id == "RG4502");
    }

    private static Project InProject() => new(
        [("rules/a.yml", Rule), ("rules/filter.yml", Filter), ("rules/values.yaml", Placeholders)], RuleCompiler.Compile);

    private static string Reasons(GeneratorRunResult result, string step) =>
        string.Join(' ', result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason));

    private static string Text(GeneratorRunResult result, string hintName) =>
        result.GeneratedSources.Single(source => source.HintName == hintName).SourceText.ToString();
}
