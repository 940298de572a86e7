using System.Text.Json.Nodes;
using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Text;
using RuleGen.Conformance.Tests.Differential;
using RuleGen.Conformance.Tests.Support;

namespace RuleGen.Conformance.Tests.Sigma;

/// <summary>The central claim for Sigma: reference evaluator, emitted matchers and interpreted rules give one answer.</summary>
public sealed class SigmaDifferentialTests
{
    private const int RulesInBatch = 250;
    private const int EventsOfRule = 40;
    private const int MostShown = 5;
    private const int MostShrinking = 400;

    [Fact]
    public void Random_rules_have_one_answer_for_random_events()
    {
        int batches = LongRun.IsOn ? 100 : 1;
        var total = new Outcome();
        for (int batch = 0; batch < batches && total.Differences.Count < MostShown; batch++) Run(LongRun.Seed + batch, total);

        string shown = string.Join("\n\n", total.Differences.Select(Shrunk).OrderBy(text => text.Length));
        Assert.True(total.Differences.Count == 0, $"{total.Differences.Count} of {total.Pairs} pairs differ; shrunk:\n{shown}");
        int expected = batches * RulesInBatch * EventsOfRule;
        Assert.True(
            total.Pairs > expected * 0.95,
            $"only {total.Pairs} of {expected} pairs were tried: too many rules do not compile\n{string.Join("\n", total.Refused.Take(MostShown))}");
        Assert.InRange(total.Hits * 100.0 / total.Pairs, 4, 95);
        Assert.True(total.TimeOuts < 5, $"{total.TimeOuts} searches took the reference too long");
    }

    private static void Run(int seed, Outcome total)
    {
        var random = new Random(seed);
        (SigmaDraft Rule, int LogSource, IReadOnlyList<Wish> Wishes)[] drafts =
            [.. Enumerable.Range(0, RulesInBatch).Select(_ => RandomSigmaRule.Next(random))];
        bool equivalents = random.Next(2) == 0;
        using SigmaRules rules = SigmaRules.Of(drafts.Select(draft => draft.Rule.ToString()), securityEquivalents: equivalents);
        int rule = -1;
        for (int i = 0; i < drafts.Length; i++)
        {
            if (rules.Files[i].Rule is null)
            {
                total.Refused.Add($"{rules.Files[i].Diagnostics.First(finding => finding.Severity == Severity.Error)}\n{drafts[i].Rule}");
                continue;
            }
            rule++;
            for (int n = 0; n < EventsOfRule; n++)
            {
                (string json, DeclaredLogSource? declared) = RandomSigmaEvent.Next(random, drafts[i].LogSource, drafts[i].Wishes);
                EventView view = SigmaRules.View(json, declared);
                rules.Read(json, declared);
                Answers answers = rules.Ask(rule, view);
                total.TimeOuts += view.RegexTimeouts;
                total.Pairs++;
                if (answers.Emitted) total.Hits++;
                if (!answers.Agree && view.RegexTimeouts == 0 && total.Differences.Count < MostShown)
                    total.Differences.Add(new Difference(seed, drafts[i].Rule, json, declared, equivalents));
            }
        }
    }

    // The smallest rule and event that still differ, one part left out at a time.
    private static string Shrunk(Difference difference)
    {
        int tries = 0;
        Difference smallest = difference;
        bool goesOn = true;
        while (goesOn && tries < MostShrinking)
        {
            goesOn = false;
            foreach (Difference smaller in Smaller(smallest))
            {
                if (++tries > MostShrinking) break;
                if (Ask(smaller) is not { Agree: false }) continue;
                smallest = smaller;
                goesOn = true;
                break;
            }
        }
        return $"seed {smallest.Seed}, equivalents {smallest.Equivalents}: {Ask(smallest)}\n{smallest.Rule}\n"
            + $"event: {smallest.Json}\ndeclared: {smallest.Declared}";
    }

    private static Answers? Ask(Difference difference)
    {
        using SigmaRules rules = SigmaRules.Of([difference.Rule.ToString()], securityEquivalents: difference.Equivalents);
        if (rules.Rules.Count == 0) return null;
        rules.Read(difference.Json, difference.Declared);
        return rules.Ask(0, SigmaRules.View(difference.Json, difference.Declared));
    }

    private static IEnumerable<Difference> Smaller(Difference difference)
    {
        if (difference.Declared is not null) yield return difference with { Declared = null };
        if (JsonNode.Parse(difference.Json) is JsonObject record)
        {
            foreach (string json in Without(record)) yield return difference with { Json = json };
        }
        foreach (SigmaDraft rule in difference.Rule.Smaller()) yield return difference with { Rule = rule };
    }

    private static List<string> Without(JsonObject record)
    {
        var smaller = new List<string>();
        try
        {
            Without(record, record, smaller);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // The platform takes no member twice and no half of a surrogate pair.
        }
        return smaller;
    }

    private static void Without(JsonObject root, JsonObject node, List<string> smaller)
    {
        foreach (string name in node.Select(member => member.Key).ToArray())
        {
            JsonNode? value = node[name];
            node.Remove(name);
            smaller.Add(root.ToJsonString());
            node.Add(name, value);
            if (value is JsonObject inner) Without(root, inner, smaller);
        }
    }

    private sealed class Outcome
    {
        public int Pairs { get; set; }

        public int Hits { get; set; }

        public int TimeOuts { get; set; }

        public List<Difference> Differences { get; } = [];

        public List<string> Refused { get; } = [];
    }

    private sealed record Difference(int Seed, SigmaDraft Rule, string Json, DeclaredLogSource? Declared, bool Equivalents);
}
