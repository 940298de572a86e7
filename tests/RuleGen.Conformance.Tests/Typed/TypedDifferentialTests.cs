using RuleGen.Compiler;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;
using RuleGen.Conformance.Tests.Differential;
using RuleGen.Conformance.Tests.Support;

namespace RuleGen.Conformance.Tests.Typed;

/// <summary>
/// The same claim for a project's own types of event: their matchers give the answer that the reference evaluator gives of the record the
/// event is the same as.
/// </summary>
public sealed class TypedDifferentialTests
{
    private const int GroupsInBatch = 50;
    private const int RulesInGroup = 4;
    private const int EventsOfRule = 50;
    private const int MostShown = 10;

    [Fact]
    public void Random_rules_have_one_answer_for_random_events_of_random_types()
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
        int expected = batches * GroupsInBatch * RulesInGroup * EventsOfRule;
        Assert.True(pairs > expected * 0.95, $"only {pairs} of {expected} pairs were tried: too many queries do not compile");
        Assert.InRange(hits * 100.0 / pairs, 5, 95);
    }

    private static Outcome Run(int seed)
    {
        var random = new Random(seed);
        (TypedGroup Group, IReadOnlyList<Wish>[] Wishes)[] groups = [.. Enumerable.Range(0, GroupsInBatch).Select(i => Draw(random, i))];
        using TypedRules rules = TypedRules.Of([.. groups.Select(item => item.Group)]);
        var differences = new List<string>();
        int hits = 0;
        int pairs = 0;
        for (int i = 0; i < groups.Length; i++)
        {
            (TypedGroup group, IReadOnlyList<Wish>[] wishes) = groups[i];
            TypedEvent type = group.Types[0];
            for (int rule = 0; rule < group.Rules.Count; rule++)
            {
                for (int n = 0; n < EventsOfRule; n++)
                {
                    object?[] values = RandomTypedEvent.Next(random, type, wishes[rule]);
                    TypedAnswer answer = rules.Ask(i, rule, type, values);
                    pairs++;
                    if (answer.Emitted) hits++;
                    if (answer.IsOne) continue;
                    Rule asked = group.Rules[rule];
                    differences.Add(
                        $"seed {seed}, {asked.Mode}, bound to {asked.Binding}: {answer}\nquery: {asked.Query}\ntype: {type}\n"
                        + $"event: {EquivalentRecord.Show(type, values)}");
                }
            }
        }
        return new Outcome(pairs, hits, differences);
    }

    private static (TypedGroup Group, IReadOnlyList<Wish>[] Wishes) Draw(Random random, int number)
    {
        var rules = new List<Rule>();
        var wishes = new List<IReadOnlyList<Wish>>();
        for (int i = 0; i < RulesInGroup; i++)
        {
            (QueryTree tree, IReadOnlyList<Wish> wished) = RandomQuery.Next(random);
            ReadingMode mode = random.Next(2) == 0 ? ReadingMode.Strict : ReadingMode.Intent;
            string document = RuleDocument.Of(tree.ToString(), mode, random.Next(8) == 0 ? [13] : []);
            CompiledFile file = RuleCompiler.Compile(new SourceFile($"rules/{i:0000}.md", document), CompilerOptions.Default, CancellationToken.None);
            if (file.Rule is null) continue;
            rules.Add(file.Rule);
            wishes.Add(wished);
        }
        TypedEvent type = RandomEventType.Next(random, $"Event{number}", [.. wishes.SelectMany(wished => wished)]);
        return (new TypedGroup(rules, [type]), [.. wishes]);
    }

    private sealed record Outcome(int Pairs, int Hits, List<string> Differences);
}
