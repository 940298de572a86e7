using RuleGen.Events;

namespace RuleGen.Tests.Rules;

/// <summary>What an explanation says of a rule that is for one log source.</summary>
public sealed class LogSourceExplanationTests
{
    private readonly SecurityRules _rules = new();

    [Fact]
    public void A_record_of_another_log_source_is_not_admitted()
    {
        Explanation explanation = Explain("""{"Channel":"System","EventID":4624,"a":"x"}""");

        Assert.False(explanation.Admitted);
        Assert.False(explanation.IsMatch);
        Assert.True(explanation.Predicates[0].Holds);
        Assert.Contains("not from the log source of this rule (product=windows,service=security)", explanation.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_of_the_log_source_is_admitted() =>
        Assert.True(Explain("""{"Channel":"Security","EventID":4624,"a":"x"}""") is { Admitted: true, IsMatch: true });

    [Fact]
    public void A_predicate_names_the_file_it_stands_in()
    {
        string text = Explain("""{"Channel":"Security","EventID":4624,"a":"x"}""").ToString();

        Assert.Contains("  a.yml:1\n", text, StringComparison.Ordinal);
        Assert.Contains("  filters/b.yml:7\n", text, StringComparison.Ordinal);
    }

    private Explanation Explain(string record)
    {
        var e = new EventBuffer(_rules.Schema);
        Assert.Equal(ReadStatus.Ok, e.ReadJson(System.Text.Encoding.UTF8.GetBytes(record)));
        return _rules.Explain(0, e);
    }

    private sealed class SecurityRules() : RuleSet(
        EventSchema.Create(
            false, [new LogSourceDefinition("windows", null, "security", true, true)], new SlotDefinition("a", SlotView.Source, SlotForm.Text)),
        new RuleInfo
        {
            Id = "a",
            Title = "A",
            Path = "a.yml",
            Line = 1,
            LogSource = new LogSource("windows", null, "security"),
            LogSourceNumber = 0,
            Predicates = [new PredicateInfo("a", "a is \"x\"", 0, 1, 1, 1), new PredicateInfo("a", "a is \"x\"", 0, 7, 1, 1) { Path = "filters/b.yml" }],
        })
    {
        public override int Match(EventBuffer e, Span<int> hits) => 0;

        public override bool IsMatch(int rule, EventBuffer e) => e.IsFrom(0) && e.AnyEquals(0, "x"u8);

        protected override bool Test(int rule, int predicate, EventBuffer e) => e.AnyEquals(0, "x"u8);
    }
}
