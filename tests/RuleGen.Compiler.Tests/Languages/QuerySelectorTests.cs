using RuleGen.Compiler.Languages;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Tests.Languages.Kql;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Tests.Languages;

public class QuerySelectorTests
{
    private const string Kusto = "DeviceRegistryEvents | where ActionType == \"x\"";

    [Fact]
    public void The_first_query_that_can_be_compiled_is_taken_and_its_alternatives_do_not_fail_the_rule()
    {
        QuerySelection selection = Select(null, Kusto, "a: 1", "any where true");

        Assert.Equal(1, selection.Index);
        Assert.Equal([("RG9008", Severity.Info), ("RG9008", Severity.Info)], selection.Diagnostics.Select(d => (d.Id, d.Severity)));
    }

    [Fact]
    public void A_broken_alternative_in_KQL_is_a_warning() =>
        Assert.Equal([("RG9001", Severity.Warning)], Select(null, "a: (1", "a: 1").Diagnostics.Select(d => (d.Id, d.Severity)));

    [Fact]
    public void Two_queries_that_can_be_compiled_need_a_decision()
    {
        QuerySelection selection = Select("kql", "a: 1", "b: 2");

        Assert.Null(selection.Index);
        Assert.Equal(("RG9009", Severity.Error), selection.Diagnostics.Select(d => (d.Id, d.Severity)).Single());
    }

    [Fact]
    public void Without_a_query_that_can_be_compiled_every_block_says_why() =>
        Assert.Equal(["RG9008", "RG9001"], Select(null, Kusto, "a: (1").Diagnostics.Select(d => d.Id));

    [Fact]
    public void A_preferred_language_that_no_block_has_is_an_error()
    {
        QuerySelection selection = Select("eql", "a: 1");

        Assert.Null(selection.Index);
        Assert.Equal(("RG9008", Severity.Error), selection.Diagnostics.Select(d => (d.Id, d.Severity)).Single());
    }

    [Fact]
    public void Without_candidates_nothing_is_chosen_and_nothing_said()
    {
        QuerySelection selection = Select(null);

        Assert.Null(selection.Index);
        Assert.Empty(selection.Diagnostics);
    }

    private static QuerySelection Select(string? preferred, params string[] texts)
    {
        QueryDetection[] candidates = texts
            .Select(text => LanguageDetector.Detect(string.Empty, new TextSpan(0, 0), KqlSample.Block(text), ReadingMode.Intent))
            .ToArray();
        return QuerySelector.Select(candidates, preferred);
    }
}
