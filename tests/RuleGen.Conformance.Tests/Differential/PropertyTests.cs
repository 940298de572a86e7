using System.Text.RegularExpressions;
using RuleGen.Compiler.Model;
using RuleGen.Conformance.Tests.Support;

namespace RuleGen.Conformance.Tests.Differential;

/// <summary>What must hold for any query and any event, whatever the answer is.</summary>
public sealed class PropertyTests
{
    private const int Queries = 40;
    private const int EventsOfQuery = 20;

    [Fact]
    public void What_is_met_by_the_letter_is_met_by_intent()
    {
        var random = new Random(LongRun.Seed);
        (QueryTree Tree, IReadOnlyList<Wish> Wishes)[] queries = Draw(random, isPositive: true);
        using CompiledRules rules = Compile(
            queries.SelectMany(query => new[] { (query.Tree, ReadingMode.Strict), (query.Tree, ReadingMode.Intent) }));
        int met = 0;
        for (int i = 0; i < queries.Length; i++)
        {
            for (int n = 0; n < EventsOfQuery; n++)
            {
                string record = RandomEvent.Next(random, queries[i].Wishes);
                if (!rules.IsMatch(2 * i, record)) continue;
                met++;
                Assert.True(rules.IsMatch((2 * i) + 1, record), $"met by the letter only\nquery: {queries[i].Tree}\nevent: {record}");
            }
        }
        Assert.True(met > Queries, $"only {met} events met a query by the letter");
    }

    [Fact]
    public void The_order_of_operands_changes_no_answer()
    {
        var order = new Random(LongRun.Seed);
        AssertSame(tree => tree.Rewrite(part => part switch
        {
            Group group => group with { Operands = Shuffled(group.Operands, order) },
            ValueList list => list with { Values = Shuffled(list.Values, order) },
            _ => part,
        }));
    }

    [Fact]
    public void Two_negations_cancel_each_other() => AssertSame(tree => tree.Rewrite(part => new Negation(new Negation(part))));

    [Fact]
    public void An_alternative_that_comes_twice_counts_once() => AssertSame(tree => tree.Rewrite(part => part switch
    {
        ValueList list => list with { Values = [.. list.Values, list.Values[0]] },
        Group => part,
        _ => new Group(false, [part, part]),
    }));

    [Fact]
    public void A_list_of_values_means_the_same_as_a_test_for_each() => AssertSame(tree => tree.Rewrite(part => part is ValueList list
        ? new Group(list.IsAnd, [.. list.Values.Select(value => new Atom($"{list.Field}: {value}"))])
        : part));

    [Fact]
    public void Fields_that_no_query_reads_change_no_answer()
    {
        var random = new Random(LongRun.Seed);
        (QueryTree Tree, IReadOnlyList<Wish> Wishes)[] queries =
            [.. Draw(random, isPositive: false).Where(query => !query.Tree.Parts().Any(part => part is Atom { IsFreeText: true }))];
        using CompiledRules rules = Compile(queries.Select((query, i) => (query.Tree, Mode(i))));
        for (int i = 0; i < queries.Length; i++)
        {
            for (int n = 0; n < EventsOfQuery; n++)
            {
                string record = RandomEvent.Next(random, queries[i].Wishes);
                if (record == "{}") continue;
                string longer = $$$"""{"vendor":{"path":"x","list":[1,{"name":null}]},{{{record[1..^1]}}},"registry_path":true,"é.x":""}""";
                Assert.True(
                    rules.IsMatch(i, record) == rules.IsMatch(i, longer),
                    $"other fields changed the answer\nquery: {queries[i].Tree}\nevent: {record}");
            }
        }
    }

    [Fact]
    public void The_letter_case_of_paths_changes_no_answer_by_intent()
    {
        var random = new Random(LongRun.Seed);
        string[] fields = [.. Vocabulary.Paths.Select(_ => "registry.path"), .. Vocabulary.Files.Select(_ => "process.executable")];
        string[] texts = [.. Vocabulary.Paths, .. Vocabulary.Files];
        using CompiledRules rules = Compile(texts.Select((text, i) =>
            ((QueryTree)new Atom($"{fields[i]}: \"{text.Replace("\\", "\\\\", StringComparison.Ordinal)}\""), ReadingMode.Intent)));
        int met = 0;
        for (int i = 0; i < texts.Length; i++)
        {
            for (int n = 0; n < EventsOfQuery; n++)
            {
                string text = texts[random.Next(2) == 0 ? i : random.Next(texts.Length)] + (random.Next(3) == 0 ? "\\v" : "");
                string record = Record(fields[i], text);
                string other = Record(fields[i], Regex.Replace(text, "[a-zA-ZÜü]", letter => Swapped(letter.Value, random)));
                bool answer = rules.IsMatch(i, record);
                if (answer) met++;
                Assert.True(answer == rules.IsMatch(i, other), $"{rules.Rules[i].Query}\n{record}\n{other}");
            }
        }
        Assert.True(met > texts.Length, $"only {met} events met their query");
    }

    private static void AssertSame(Func<QueryTree, QueryTree> rewrite)
    {
        var random = new Random(LongRun.Seed);
        (QueryTree Tree, IReadOnlyList<Wish> Wishes)[] queries = Draw(random, isPositive: false);
        using CompiledRules rules = Compile(
            queries.SelectMany((query, i) => new[] { (query.Tree, Mode(i)), (rewrite(query.Tree), Mode(i)) }));
        for (int i = 0; i < queries.Length; i++)
        {
            for (int n = 0; n < EventsOfQuery; n++)
            {
                string record = RandomEvent.Next(random, queries[i].Wishes);
                Assert.True(
                    rules.IsMatch(2 * i, record) == rules.IsMatch((2 * i) + 1, record),
                    $"the answers differ\nquery: {queries[i].Tree}\nand:   {rules.Rules[(2 * i) + 1].Query}\nevent: {record}");
            }
        }
    }

    private static (QueryTree Tree, IReadOnlyList<Wish> Wishes)[] Draw(Random random, bool isPositive) =>
        [.. Enumerable.Range(0, LongRun.IsOn ? Queries * 20 : Queries).Select(_ => RandomQuery.Next(random, isPositive))];

    private static CompiledRules Compile(IEnumerable<(QueryTree Tree, ReadingMode Mode)> queries)
    {
        CompiledRules rules = CompiledRules.Of(queries.Select(query => RuleDocument.Of(query.Tree.ToString(), query.Mode)));
        Assert.All(rules.Files, file => Assert.True(file.Rule is not null, string.Join("\n", file.Diagnostics)));
        return rules;
    }

    private static ReadingMode Mode(int i) => i % 2 == 0 ? ReadingMode.Strict : ReadingMode.Intent;

    private static string Record(string field, string text) =>
        $"{{\"event.code\":13,\"{field}\":\"{text.Replace("\\", "\\\\", StringComparison.Ordinal)}\"}}";

    private static string Swapped(string letter, Random random) =>
        random.Next(2) == 0 ? letter.ToUpperInvariant() : letter.ToLowerInvariant();

    private static T[] Shuffled<T>(T[] items, Random random)
    {
        T[] shuffled = [.. items];
        random.Shuffle(shuffled);
        return shuffled;
    }
}
