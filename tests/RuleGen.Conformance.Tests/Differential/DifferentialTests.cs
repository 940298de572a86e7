using RuleGen.Compiler.Model;
using RuleGen.Conformance.Tests.Support;

namespace RuleGen.Conformance.Tests.Differential;

/// <summary>
/// The central claim: reference evaluator, emitted matchers and interpreted set give one answer, whatever the rule and the event.
/// </summary>
public sealed class DifferentialTests
{
    private const int RulesInBatch = 250;
    private const int EventsOfRule = 40;
    private const int MostShown = 10;

    [Fact]
    public void Random_rules_have_one_answer_for_random_events()
    {
        int batches = LongRun.IsOn ? 100 : 1;
        int hits = 0;
        int pairs = 0;
        var differences = new List<string>();
        for (int batch = 0; batch < batches; batch++)
        {
            Outcome outcome = Run(LongRun.Seed + batch);
            hits += outcome.Hits;
            pairs += outcome.Pairs;
            differences.AddRange(outcome.Differences);
        }

        string shown = string.Join("\n\n", differences.OrderBy(text => text.Length).Take(MostShown));
        Assert.True(differences.Count == 0, $"{differences.Count} of {pairs} pairs differ; the shortest:\n{shown}");
        int expected = batches * RulesInBatch * EventsOfRule;
        Assert.True(pairs > expected * 0.95, $"only {pairs} of {expected} pairs were tried: too many queries do not compile");
        Assert.InRange(hits * 100.0 / pairs, 5, 95);
    }

    private static Outcome Run(int seed)
    {
        var random = new Random(seed);
        (QueryTree Tree, IReadOnlyList<Wish> Wishes)[] queries =
            [.. Enumerable.Range(0, RulesInBatch).Select(_ => RandomQuery.Next(random))];
        using CompiledRules rules = CompiledRules.Of(queries.Select(query => RuleDocument.Of(
            query.Tree.ToString(), random.Next(2) == 0 ? ReadingMode.Strict : ReadingMode.Intent, random.Next(4) == 0 ? [13] : [])));
        var differences = new List<string>();
        int hits = 0;
        int pairs = 0;
        int rule = -1;
        for (int i = 0; i < queries.Length; i++)
        {
            if (rules.Files[i].Rule is null) continue;
            rule++;
            for (int n = 0; n < EventsOfRule; n++)
            {
                string record = RandomEvent.Next(random, queries[i].Wishes);
                rules.Read(record);
                bool reference = rules.Reference(rule, EventText.View(record));
                bool emitted = rules.Emitted(rule);
                bool interpreted = rules.Interpreted(rule);
                pairs++;
                if (emitted) hits++;
                if (reference == emitted && emitted == interpreted && emitted == rules.Listed(rule)) continue;
                Rule asked = rules.Rules[rule];
                differences.Add(
                    $"seed {seed}, {asked.Mode}, bound to {asked.Binding}: reference {reference}, emitted {emitted}, "
                    + $"interpreted {interpreted}\n"
                    + $"query: {asked.Query}\nevent: {record}");
            }
        }
        return new Outcome(pairs, hits, differences);
    }

    private sealed record Outcome(int Pairs, int Hits, List<string> Differences);
}
