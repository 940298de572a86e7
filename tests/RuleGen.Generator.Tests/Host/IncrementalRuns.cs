using Microsoft.CodeAnalysis;

namespace RuleGen.Generator.Tests.Host;

/// <summary>What runs again after an edit, by the generator's tracked steps.</summary>
public class IncrementalRuns
{
    private static readonly (string, string)[] _files =
        [("rules/a.md", "# Alpha\na: 1"), ("rules/b.md", "# Beta\nb: 2"), ("rules/c.md", "# Gamma\na: 3")];

    // Rules a and c read its first property, none its second.
    private const string Event =
        "[RuleGen.DetectionEvent(\"registry_set\")]\nclass E { [RuleGen.Field(\"a\")] public string First => \"\"; [RuleGen.Field(\"user.name\")]\n" +
        "public string Odd => \"\"; }";

    [Fact]
    public void Editing_one_rule_compiles_and_emits_that_rule_alone()
    {
        var project = new Project(_files);
        project.Run();

        project.Edit("rules/b.md", "# Beta\nb: 22");
        GeneratorRunResult result = project.Run();

        Assert.Equal("Cached Modified Cached", Reasons(result, TrackingNames.Compiled));
        Assert.Equal("Cached Modified Cached", Reasons(result, TrackingNames.Rules));
        Assert.Equal("Cached Modified Cached", Reasons(result, TrackingNames.Matchers));
        Assert.Contains("\"22\"u8", Text(result, "Beta.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void Editing_a_list_of_tests_compiles_its_rule_alone()
    {
        var project = new Project([("rules/a.yml", "a: 1"), ("rules/b.yaml", "b: 2"), ("rules/b.tests.yml", "one"), ("rules/c.tests.yml", "two")]);
        project.Run();

        project.Edit("rules/b.tests.yml", "another");
        GeneratorRunResult result = project.Run();

        Assert.Equal("Unchanged Modified Modified Unchanged", Reasons(result, TrackingNames.Tested));
        Assert.Equal("Cached Modified Modified Cached", Reasons(result, TrackingNames.Compiled));
    }

    [Fact]
    public void Editing_one_rule_leaves_other_rules_with_tests_alone()
    {
        var project = new Project([("rules/a.yml", "a: 1"), ("rules/b.yml", "b: 2"), ("rules/b.tests.yml", "one")]);
        project.Run();

        project.Edit("rules/a.yml", "a: 11");
        GeneratorRunResult result = project.Run();

        Assert.Equal("Modified Cached Cached", Reasons(result, TrackingNames.Tested));
        Assert.Equal("Modified Cached Cached", Reasons(result, TrackingNames.Compiled));
    }

    [Fact]
    public void A_filter_is_read_once_and_an_edit_of_it_compiles_the_rules_in_Sigma()
    {
        const string Filter = "filter: a";
        var project = new Project([("rules/a.yml", "a: 1"), ("rules/b.md", "# B\nb: 2"), ("rules/filter.yml", Filter)]);
        project.Run();

        project.Edit("rules/a.yml", "a: 11");
        GeneratorRunResult result = project.Run();

        Assert.Equal("Cached", Reasons(result, TrackingNames.Project));
        Assert.Equal("Modified Cached Cached", Reasons(result, TrackingNames.Compiled));

        project.Edit("rules/filter.yml", Filter + "b");
        result = project.Run();

        Assert.Equal("Modified", Reasons(result, TrackingNames.Project));
        Assert.Equal("Modified Cached Modified", Reasons(result, TrackingNames.Compiled));
    }

    [Fact]
    public void Editing_a_rule_beside_a_filter_compiles_its_file_alone()
    {
        var project = new Project([("rules/a.yml", "a: 1"), ("rules/filter.yml", "filter: a\n---\nb: 2")]);
        project.Run();

        project.Edit("rules/filter.yml", "filter: a\n---\nb: 333");
        GeneratorRunResult result = project.Run();

        Assert.Equal("Cached", Reasons(result, TrackingNames.ProjectFiles));
        Assert.Equal("Cached", Reasons(result, TrackingNames.Project));
        Assert.Equal("Cached Modified", Reasons(result, TrackingNames.Compiled));
    }

    [Fact]
    public void A_rule_that_moves_in_its_file_re_emits_no_matcher()
    {
        var project = new Project(_files);
        project.Run();

        project.Edit("rules/b.md", "# Beta\n\n\nb: 2");
        GeneratorRunResult result = project.Run();

        Assert.Equal("Cached Modified Cached", Reasons(result, TrackingNames.Compiled));
        Assert.Equal("Cached Unchanged Cached", Reasons(result, TrackingNames.Rules));
        Assert.Equal("Cached", Reasons(result, TrackingNames.Plan));
        Assert.Equal("Cached Cached Cached", Reasons(result, TrackingNames.Matchers));
        Assert.Equal("Cached", Reasons(result, TrackingNames.RuleSet));
        Assert.Equal("Modified", Reasons(result, TrackingNames.Infos));
        Assert.Contains("Line = 4,", Text(result, "Detections.Infos.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void Writing_code_runs_nothing_again()
    {
        var project = new Project(_files);
        project.Run();

        project.AddCode("class Added { }");
        GeneratorRunResult result = project.Run();

        Assert.All(
            result.TrackedSteps.Values.Concat(result.TrackedOutputSteps.Values).SelectMany(steps => steps).SelectMany(step => step.Outputs),
            output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    [Fact]
    public void Writing_code_re_emits_no_matcher_over_an_event_type()
    {
        Project project = WithEvent();

        project.AddCode("class Added { }");
        GeneratorRunResult result = project.Run();

        Assert.Equal("Unchanged", Reasons(result, TrackingNames.DeclaredTypes));
        AssertNothingIsEmitted(result);
        Assert.All(result.TrackedSteps[TrackingNames.TypeFindings].SelectMany(step => step.Outputs), output =>
            Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    [Fact]
    public void An_event_type_that_moves_re_emits_nothing_and_its_findings_move()
    {
        Project project = WithEvent();

        project.EditCode("E.cs", "\n" + Event);
        GeneratorRunResult result = project.Run();

        Assert.Equal("Modified", Reasons(result, TrackingNames.DeclaredTypes));
        Assert.Equal("Cached", Reasons(result, TrackingNames.EventTypes));
        AssertNothingIsEmitted(result);
        Diagnostic finding = Assert.Single(result.Diagnostics, diagnostic => diagnostic.Id == "RG2002");
        Assert.Equal($"{Project.Folder}E.cs: (3,14)-(3,17)", finding.Location.GetLineSpan().ToString());
    }

    [Fact]
    public void A_property_of_another_name_re_emits_what_is_written_over_its_type()
    {
        Project project = WithEvent();
        project.AddCode("[RuleGen.DetectionEvent(\"registry_set\")] class F { [RuleGen.Field(\"b\")] public string B => \"\"; }", "F.cs");
        project.Run();

        project.EditCode("E.cs", Event.Replace("First", "Renamed", StringComparison.Ordinal));
        GeneratorRunResult result = project.Run();

        Assert.Equal("Cached Cached Cached", Reasons(result, TrackingNames.Matchers));
        Assert.Equal("Cached", Reasons(result, TrackingNames.RuleSet));
        Assert.Equal("Modified Unchanged Modified", Reasons(result, TrackingNames.TypedFiles));
        Assert.Equal("Modified Cached Modified", Reasons(result, TrackingNames.TypedMatchers));
        Assert.Equal("Unchanged Cached", Reasons(result, TrackingNames.TypedSets));
        Assert.Contains("e.Renamed", Text(result, "Alpha.E.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void Editing_one_rule_re_emits_its_own_matcher_over_an_event_type()
    {
        Project project = WithEvent();

        project.Edit("rules/a.md", "# Alpha\na: 11");
        GeneratorRunResult result = project.Run();

        Assert.Equal("Cached", Reasons(result, TrackingNames.DeclaredTypes));
        Assert.Equal("Modified Cached", Reasons(result, TrackingNames.TypedMatchers));
        Assert.Equal("Cached", Reasons(result, TrackingNames.TypedSets));
        Assert.Contains("\"11\"", Text(result, "Alpha.E.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_named_step_is_tracked()
    {
        var project = new Project([.. _files, ("rules/bad.md", "! RG9001 x"), ("rules/filter.yml", "filter: a")]);
        project.AddCode(Event, "E.cs");
        GeneratorRunResult result = project.Run();

        IEnumerable<string> names = typeof(TrackingNames).GetFields().Select(field => field.Name);
        Assert.All(names, name => Assert.Contains(name, result.TrackedSteps.Keys));
    }

    [Fact]
    public void A_diagnostic_that_moves_is_reported_at_its_new_place()
    {
        var project = new Project([.. _files, ("rules/bad.md", "! RG9001 x")]);
        project.Run();

        project.Edit("rules/bad.md", "\n! RG9001 x");
        GeneratorRunResult result = project.Run();

        Diagnostic fault = Assert.Single(result.Diagnostics, diagnostic => diagnostic.Id == "RG9001");
        Assert.Equal(1, fault.Location.GetLineSpan().StartLinePosition.Line);
        Assert.Equal("Cached Cached Cached", Reasons(result, TrackingNames.Matchers));
    }

    private static Project WithEvent()
    {
        var project = new Project(_files);
        project.AddCode(Event, "E.cs");
        project.Run();
        return project;
    }

    private static void AssertNothingIsEmitted(GeneratorRunResult result)
    {
        string[] emitting = [TrackingNames.Matchers, TrackingNames.RuleSet, TrackingNames.TypedMatchers, TrackingNames.TypedSets];
        Assert.All(emitting, step => Assert.All(Reasons(result, step).Split(' '), reason => Assert.Equal("Cached", reason)));
    }

    private static string Reasons(GeneratorRunResult result, string step) =>
        string.Join(' ', result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason));

    private static string Text(GeneratorRunResult result, string hintName) =>
        result.GeneratedSources.Single(source => source.HintName == hintName).SourceText.ToString();
}
