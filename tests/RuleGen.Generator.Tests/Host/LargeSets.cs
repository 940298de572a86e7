using Microsoft.CodeAnalysis;

namespace RuleGen.Generator.Tests.Host;

/// <summary>
/// What runs again in a project of a thousand rules, counted by the generator's tracked steps: a fixed small number of items, however many
/// rules there are.
/// </summary>
public class LargeSets
{
    private const int Rules = 1000;

    private static readonly string[] _perRule =
        [TrackingNames.Marks, TrackingNames.Files, TrackingNames.Compiled, TrackingNames.Rules, TrackingNames.Drafts, TrackingNames.Positions];

    private static readonly string[] _perFile =
        [TrackingNames.MatcherFiles, TrackingNames.Matchers, TrackingNames.InfoFiles, TrackingNames.Infos];

    [Fact]
    public void A_keystroke_in_code_runs_nothing_again()
    {
        Project project = Large();

        project.AddCode("class Typed { }");
        GeneratorRunResult result = project.Run();

        Assert.Empty(Fresh(result));
        Assert.Equal(Rules, Outputs(result, TrackingNames.Compiled).Count());
    }

    [Fact]
    public void Editing_one_rule_emits_its_matcher_s_file_its_texts_file_and_the_plan_alone()
    {
        Project project = Large();

        project.Edit(PathOf(5), "# Rule 5\nfield1: edited");
        GeneratorRunResult result = project.Run();

        Assert.All(_perRule, step => Assert.Equal(1, Ran(result, step)));
        Assert.All(_perFile, step => Assert.Equal(1, Changed(result, step)));
        Assert.Equal(1, Changed(result, TrackingNames.Plan));
        Assert.Equal("Unchanged", Reason(result, TrackingNames.Outline));
        Assert.Equal("Cached", Reason(result, TrackingNames.Surface));
        Assert.Equal("Cached", Reason(result, TrackingNames.RuleSet));
        Assert.Equal("Modified", Reason(result, TrackingNames.PlanFile));
        Assert.Equal(3, ChangedOutputs(result));
    }

    [Fact]
    public void Beside_a_filter_editing_one_rule_costs_no_more()
    {
        Project project = Large();
        project.Add("rules/filter.yml", "filter: a");
        project.Run();

        project.Edit(PathOf(5), "# Rule 5\nfield1: edited");
        GeneratorRunResult result = project.Run();

        Assert.All([.. _perRule, TrackingNames.RuleNames], step => Assert.Equal(1, Ran(result, step)));
        Assert.Equal("Cached", Reason(result, TrackingNames.Project));
        Assert.Equal("Cached", Reason(result, TrackingNames.FilterFindings));
        Assert.Equal(3, ChangedOutputs(result));
    }

    [Fact]
    public void Editing_a_filter_compiles_no_rule_in_Markdown()
    {
        Project project = Large();
        project.Add("rules/filter.yml", "filter: a");
        project.Add("rules/one.yml", "field1: one");
        project.Run();

        project.Edit("rules/filter.yml", "filter: b");
        GeneratorRunResult result = project.Run();

        Assert.Equal(2, Ran(result, TrackingNames.Compiled));
    }

    [Fact]
    public void Adding_a_rule_compiles_one_file_and_leaves_the_other_matchers()
    {
        Project project = Large();

        project.Add("rules/new.md", "# New\nfield1: new");
        GeneratorRunResult result = project.Run();

        Assert.All(_perRule, step => Assert.Equal(1, Ran(result, step)));
        Assert.All(_perFile, step => Assert.Equal(1, Changed(result, step)));
        Assert.Equal("Modified", Reason(result, TrackingNames.Surface));
        Assert.Equal("Modified", Reason(result, TrackingNames.RuleSet));
        Assert.Equal("Modified", Reason(result, TrackingNames.PlanFile));
        Assert.Equal("Modified", Reason(result, TrackingNames.Summary));
        Assert.Equal(6, ChangedOutputs(result));
    }

    [Fact]
    public void A_rule_that_moves_in_its_file_emits_its_places_alone()
    {
        Project project = Large();

        project.Edit(PathOf(5), "# Rule 5\n\n\nfield1: value5");
        GeneratorRunResult result = project.Run();

        Assert.Equal(1, Ran(result, TrackingNames.Compiled));
        Assert.Equal(0, Changed(result, TrackingNames.Rules));
        Assert.Equal("Cached", Reason(result, TrackingNames.Plan));
        Assert.Equal("Cached", Reason(result, TrackingNames.PlanFile));
        Assert.Equal(0, Ran(result, TrackingNames.Matchers));
        Assert.Equal(1, Changed(result, TrackingNames.Infos));
        Assert.Equal(1, ChangedOutputs(result));
    }

    [Fact]
    public void New_options_that_say_the_same_read_no_file_again()
    {
        Project project = Large();

        project.RenewOptions();
        GeneratorRunResult result = project.Run();

        Assert.Equal(Rules, Ran(result, TrackingNames.Marks));
        Assert.Equal(0, Changed(result, TrackingNames.Marks));
        Assert.All(_perRule.Skip(1).Concat(_perFile), step => Assert.Equal(0, Ran(result, step)));
        Assert.Equal(0, ChangedOutputs(result));
    }

    [Fact]
    public void An_editor_may_leave_the_implementation_until_the_build()
    {
        GeneratorRunResult result = Large(IncrementalGeneratorOutputKind.Implementation).Run();

        string[] hints = [.. result.GeneratedSources.Select(source => source.HintName)];
        Assert.Contains("Detections.g.cs", hints);
        Assert.All(hints.Where(hint => hint != "Detections.g.cs"), hint => Assert.StartsWith("Rules.", hint, StringComparison.Ordinal));
        Assert.DoesNotContain(TrackingNames.Infos, result.TrackedSteps.Keys);
        Assert.DoesNotContain(TrackingNames.PlanFile, result.TrackedSteps.Keys);
    }

    private static Project Large(IncrementalGeneratorOutputKind disabled = IncrementalGeneratorOutputKind.None)
    {
        var project = new Project(Enumerable.Range(0, Rules).Select(i => (PathOf(i), $"# Rule {i}\nfield{i % 4}: value{i}")), disabled);
        project.Run();
        return project;
    }

    private static string PathOf(int rule) => $"rules/{rule}.md";

    private static IEnumerable<IncrementalStepRunReason> Outputs(GeneratorRunResult result, string step) =>
        result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason);

    private static string Reason(GeneratorRunResult result, string step) => Assert.Single(Outputs(result, step)).ToString();

    private static int Ran(GeneratorRunResult result, string step) =>
        Outputs(result, step).Count(reason => reason != IncrementalStepRunReason.Cached);

    private static int Changed(GeneratorRunResult result, string step) => Outputs(result, step)
        .Count(reason => reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));

    private static IEnumerable<string> Fresh(GeneratorRunResult result) => result.TrackedSteps.Concat(result.TrackedOutputSteps)
        .Where(step => step.Value.SelectMany(run => run.Outputs).Any(output => output.Reason != IncrementalStepRunReason.Cached))
        .Select(step => step.Key);

    /// <summary>How many files and findings were handed to the C# compiler anew.</summary>
    private static int ChangedOutputs(GeneratorRunResult result) => result.TrackedOutputSteps.Values
        .SelectMany(steps => steps)
        .SelectMany(step => step.Outputs)
        .Count(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified);
}
