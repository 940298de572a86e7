using System.Text.Json.Nodes;
using RuleGen.Compiler.Evaluation;
using RuleGen.Conformance.Tests.Differential;
using RuleGen.Conformance.Tests.Support;

namespace RuleGen.Conformance.Tests.Sigma;

/// <summary>What must hold for any Sigma rule and any event, whatever the answer is.</summary>
public sealed class SigmaPropertyTests
{
    private const int Rules = 60;
    private const int EventsOfRule = 20;

    [Fact]
    public void The_order_of_operands_maps_items_and_values_changes_no_answer()
    {
        var order = new Random(LongRun.Seed);
        AssertSame(draft => draft with
        {
            Condition = draft.Condition.Rewrite(
                part => part is SearchGroup group ? group with { Operands = Shuffled(group.Operands, order) } : part),
            Searches = Shuffled([.. draft.Searches.Select(search => search with
            {
                Maps = Shuffled([.. search.Maps.Select(map => Shuffled([.. map.Select(
                    item => item with { Values = Shuffled(item.Values, order) })], order))], order),
            })], order),
        });
    }

    [Fact]
    public void Two_negations_cancel_each_other() => AssertSame(draft => draft with
    {
        Condition = draft.Condition.Rewrite(part => part is SearchGroup ? part : new SearchNot(new SearchNot(part))),
    });

    [Fact]
    public void A_value_that_comes_twice_counts_once() => AssertSame(draft => draft with
    {
        Searches = [.. draft.Searches.Select(search => search with
        {
            Maps = [.. search.Maps.Select(map => map.Select(item => item.Values.Length == 1 && item.Key.Contains("|exists", StringComparison.Ordinal)
                ? item
                : item with { Values = [.. item.Values, item.Values[0]] }).ToArray())],
        })],
    });

    [Fact]
    public void A_list_of_values_means_the_same_as_a_map_for_each() => AssertSame(draft => draft with
    {
        Searches = [.. draft.Searches.Select(search => search with { Maps = [.. search.Maps.SelectMany(Split)] })],
    });

    [Fact]
    public void A_map_that_comes_twice_counts_once() => AssertSame(draft => draft with
    {
        Searches = [.. draft.Searches.Select(search => search.IsKeywords ? search : search with { Maps = [.. search.Maps, search.Maps[0]] })],
    });

    [Fact]
    public void Fields_that_no_rule_reads_change_no_answer()
    {
        var random = new Random(LongRun.Seed);
        (SigmaDraft Rule, int LogSource, IReadOnlyList<Wish> Wishes)[] drafts =
            [.. Draw(random).Where(draft => !draft.Rule.Searches.Any(search => search.IsKeywords))];
        using SigmaRules rules = Compile(drafts.Select(draft => draft.Rule));
        for (int i = 0; i < drafts.Length; i++)
        {
            for (int n = 0; n < EventsOfRule; n++)
            {
                (string json, DeclaredLogSource? declared) = RandomSigmaEvent.Next(random, drafts[i].LogSource, drafts[i].Wishes);
                if (json == "{}") continue;
                string longer = $$$"""{"vendor":{"path":"x","list":[1,{"name":null}]},{{{json[1..^1]}}},"registry_path":true,"é.x":""}""";
                Assert.True(
                    rules.IsMatch(i, json, declared) == rules.IsMatch(i, longer, declared),
                    $"other fields changed the answer\n{drafts[i].Rule}\nevent: {json}");
            }
        }
    }

    [Fact]
    public void The_letter_case_of_values_changes_no_answer_of_rules_that_do_not_ask_for_it()
    {
        string[] minding = ["|cased", "|re", "base64"];
        var random = new Random(LongRun.Seed);
        (SigmaDraft Rule, int LogSource, IReadOnlyList<Wish> Wishes)[] drafts = [.. Draw(random).Where(draft => !draft.Rule.Searches
            .SelectMany(search => search.Maps).SelectMany(map => map)
            .Any(item => minding.Any(modifier => item.Key.Contains(modifier, StringComparison.Ordinal))))];
        using SigmaRules rules = Compile(drafts.Select(draft => draft.Rule));
        int met = 0;
        for (int i = 0; i < drafts.Length; i++)
        {
            for (int n = 0; n < EventsOfRule; n++)
            {
                int seed = random.Next();
                // The same draws give the same record; its words come in another case the second time.
                (string json, DeclaredLogSource? declared) = RandomSigmaEvent.Next(new Random(seed), drafts[i].LogSource, drafts[i].Wishes);
                string other = OtherCase(json, random);
                bool answer = rules.IsMatch(i, json, declared);
                if (answer) met++;
                Assert.True(answer == rules.IsMatch(i, other, declared), $"{drafts[i].Rule}\n{json}\n{other}");
            }
        }
        Assert.True(met > drafts.Length, $"only {met} events met their rule");
    }

    private static IEnumerable<DraftItem[]> Split(DraftItem[] map)
    {
        // Of several lists in one map only one can be taken apart at a time; one is enough.
        int at = Array.FindIndex(map, item => item is { IsKeywords: false, Values.Length: > 1 }
            && !item.Key.Contains("|all", StringComparison.Ordinal) && !item.Key.Contains("|neq", StringComparison.Ordinal));
        return at < 0 ? [map] : map[at].Values.Select(value => map.Select((item, i) => i == at ? item with { Values = [value] } : item).ToArray());
    }

    // Letters behind a backslash may be a JSON escape and those of names are names; only plain ASCII letters within values change.
    private static string OtherCase(string json, Random random)
    {
        JsonNode record = JsonNode.Parse(json)!;
        try
        {
            Change(record, random);
            return record.ToJsonString();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // The platform takes no member twice and no half of a surrogate pair.
            return json;
        }
    }

    private static void Change(JsonNode node, Random random)
    {
        if (node is JsonObject item)
        {
            foreach (JsonNode value in item.Select(member => member.Value).OfType<JsonNode>().ToArray())
                Change(value, random);
        }
        else if (node is JsonArray list)
        {
            foreach (JsonNode value in list.OfType<JsonNode>().ToArray()) Change(value, random);
        }
        else if (node.GetValueKind() == System.Text.Json.JsonValueKind.String)
        {
            node.ReplaceWith(string.Concat(node.GetValue<string>().Select(
                c => !char.IsAsciiLetter(c) ? c : random.Next(2) == 0 ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c))));
        }
    }

    private static void AssertSame(Func<SigmaDraft, SigmaDraft> rewrite)
    {
        var random = new Random(LongRun.Seed);
        (SigmaDraft Rule, int LogSource, IReadOnlyList<Wish> Wishes)[] drafts = Draw(random);
        using SigmaRules rules = Compile(drafts.SelectMany(draft => new[] { draft.Rule, rewrite(draft.Rule) }));
        for (int i = 0; i < drafts.Length; i++)
        {
            for (int n = 0; n < EventsOfRule; n++)
            {
                (string json, DeclaredLogSource? declared) = RandomSigmaEvent.Next(random, drafts[i].LogSource, drafts[i].Wishes);
                Assert.True(
                    rules.IsMatch(2 * i, json, declared) == rules.IsMatch((2 * i) + 1, json, declared),
                    $"the answers differ\n{drafts[i].Rule}\nand:\n{rewrite(drafts[i].Rule)}\nevent: {json}\ndeclared: {declared}");
            }
        }
    }

    private static (SigmaDraft Rule, int LogSource, IReadOnlyList<Wish> Wishes)[] Draw(Random random)
    {
        var drafts = new List<(SigmaDraft, int, IReadOnlyList<Wish>)>();
        int wanted = LongRun.IsOn ? Rules * 20 : Rules;
        while (drafts.Count < wanted)
        {
            (SigmaDraft, int, IReadOnlyList<Wish>)[] some = [.. Enumerable.Range(0, wanted).Select(_ => RandomSigmaRule.Next(random))];
            using SigmaRules rules = SigmaRules.Of(some.Select(draft => draft.Item1.ToString()), emits: false);
            drafts.AddRange(some.Where((_, i) => rules.Files[i].Rule is not null));
        }
        return [.. drafts.Take(wanted)];
    }

    private static SigmaRules Compile(IEnumerable<SigmaDraft> drafts)
    {
        SigmaRules rules = SigmaRules.Of(drafts.Select(draft => draft.ToString()));
        Assert.All(rules.Files, file => Assert.True(file.Rule is not null, string.Join("\n", file.Diagnostics)));
        return rules;
    }

    private static T[] Shuffled<T>(T[] items, Random random)
    {
        T[] shuffled = [.. items];
        random.Shuffle(shuffled);
        return shuffled;
    }
}
