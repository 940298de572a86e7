using Microsoft.CodeAnalysis;

namespace RuleGen.Generator.Tests.Host;

/// <summary>What runs again after an edit, by the generator's tracked steps.</summary>
public class IncrementalRuns
{
    private static readonly (string, string)[] _files =
        [("rules/a.md", "# Alpha\na: 1"), ("rules/b.md", "# Beta\nb: 2"), ("rules/c.md", "# Gamma\na: 3")];

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
    public void Every_named_step_is_tracked()
    {
        GeneratorRunResult result = new Project([.. _files, ("rules/bad.md", "! RG9001 x")]).Run();

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

    private static string Reasons(GeneratorRunResult result, string step) =>
        string.Join(' ', result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason));

    private static string Text(GeneratorRunResult result, string hintName) =>
        result.GeneratedSources.Single(source => source.HintName == hintName).SourceText.ToString();
}
