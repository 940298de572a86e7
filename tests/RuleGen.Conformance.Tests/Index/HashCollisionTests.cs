extern alias runtime;

using RuleGen.Compiler.Emit;
using RuleGen.Compiler.Planning;
using RuleGen.Compiler.Planning.Index;
using RuleGen.Conformance.Tests.Sigma;
using RuleGen.Shared;
using PlanReader = runtime::RuleGen.Matching.PlanReader;
using RuntimePart = runtime::RuleGen.Shared.PlanPart;

namespace RuleGen.Conformance.Tests.Index;

/// <summary>
/// Rules whose keys were chosen to meet in the hashes of the index: each matches its own events and no other's, as the reference evaluator and
/// the rule asked by itself say, which know of no index.
/// </summary>
public sealed class HashCollisionTests
{
    // With so many short parts of one field they are looked up by their grams.
    private const int Parts = 33;

    public static TheoryData<KeyKind> Kinds => [.. Enum.GetValues<KeyKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Keys_of_one_fingerprint_are_told_apart(KeyKind kind)
    {
        const int Pairs = 12;
        const int WholePairs = 8;
        var keys = new IndexKeys(kind);
        IReadOnlyList<(int First, int Second)> pairs = Collisions.OfFingerprint(keys, Pairs);
        Assert.Equal(Pairs, pairs.Count);

        // Of the other pairs one key has no rule, so that its events meet the fingerprint and nothing else.
        int[] ruled = Filled(keys, [.. pairs.Select(pair => pair.First), .. pairs.Take(WholePairs).Select(pair => pair.Second)]);
        using SigmaRules rules = Compile(keys, ruled);
        AssertEachHasItsOwn(rules, keys, ruled, pairs.SelectMany(pair => (int[])[pair.First, pair.Second]));
        AssertInTables(rules, keys, pairs.Take(WholePairs).Select(pair => pair.First), 2);
        AssertInTables(rules, keys, pairs.Skip(WholePairs).Select(pair => pair.First), 1);
    }

    [Theory]
    [InlineData(KeyKind.Value, 4)]
    [InlineData(KeyKind.Number, 4)]
    [InlineData(KeyKind.EventId, 4)]
    [InlineData(KeyKind.Start, 4)]
    [InlineData(KeyKind.End, 4)]
    [InlineData(KeyKind.SparsePart, 3)]
    [InlineData(KeyKind.DensePart, 2)]
    public void Keys_of_one_cell_and_the_same_filter_bits_are_told_apart(KeyKind kind, int count)
    {
        // Only a larger table holds as many parts as are looked up by their grams, and fewer of all parts there are meet in it.
        bool isLarge = kind == KeyKind.DensePart;
        int wordsLog = isLarge ? 6 : 4;
        int cellsLog = isLarge ? 7 : 5;
        int others = isLarge ? 1 : 2;
        var keys = new IndexKeys(kind);
        IReadOnlyList<int> meeting = Collisions.OfCellAndFilter(keys, wordsLog, cellsLog, count + others);
        int[] ruled = Filled(keys, [.. meeting.Take(count)]);

        using SigmaRules rules = Compile(keys, ruled);
        AssertEachHasItsOwn(rules, keys, ruled, meeting);
        AssertInTables(rules, keys, ruled, 1);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Hundreds_of_keys_that_meet_in_one_cell_are_all_found(KeyKind kind)
    {
        const int Count = 200;
        const int Others = 15;
        var keys = new IndexKeys(kind);

        // A part has four keys, so that hundreds of them have a larger table.
        IReadOnlyList<int> meeting = Collisions.OfLastCell(keys, kind == KeyKind.SparsePart ? 11 : 9, Count + Others);
        int[] ruled = [.. meeting.Take(Count)];

        using SigmaRules rules = Compile(keys, ruled, emits: false);
        AssertEachHasItsOwn(rules, keys, ruled, meeting);
        AssertInTables(rules, keys, ruled, 1);
    }

    [Fact]
    public void Whole_values_of_one_and_the_same_key_are_told_apart()
    {
        (string First, string Second)[] pairs = [.. Collisions.OfWholeKey(10)];
        string[] values = [.. pairs.Select(pair => pair.First), .. pairs.Skip(2).Select(pair => pair.Second)];
        Assert.All(pairs, pair => Assert.NotEqual(pair.First, pair.Second));
        Assert.All(pairs, pair => Assert.Equal(KeyOf(pair.First), KeyOf(pair.Second)));

        using SigmaRules rules = SigmaRules.Of(values.Select(value => Document($"Field: '{value}'")));
        foreach ((string first, string second) in pairs)
        {
            foreach (string value in (string[])[first, second])
            {
                AssertHits(rules, $$"""{"Channel":"Security","EventID":1,"Field":"{{value}}"}""", Array.IndexOf(values, value));
            }
        }

        static ulong KeyOf(string value) =>
            PlanHash.Append(PlanHash.Append((ulong)value.Length, IndexKeys.Bytes(value[..8])), IndexKeys.Bytes(value[8..]));
    }

    /// <summary>The keys, and so many more that the table is of their kind.</summary>
    private static int[] Filled(IndexKeys keys, int[] numbers) => keys.Kind != KeyKind.DensePart
        ? numbers
        : [.. numbers, .. Enumerable.Range(1, keys.Count).Except(numbers).Take(Math.Max(0, Parts - numbers.Length))];

    private static SigmaRules Compile(IndexKeys keys, int[] numbers, bool emits = true)
    {
        SigmaRules rules = SigmaRules.Of(numbers.Select(number => Document(keys.Detection(number))), emits);
        Assert.Equal(numbers.Length, rules.Rules.Count);
        return rules;
    }

    private static string Document(string detection) =>
        $"""
        title: A key
        logsource:
          product: windows
        detection:
          selection:
            {detection}
          condition: selection
        """;

    private static void AssertEachHasItsOwn(SigmaRules rules, IndexKeys keys, int[] ruled, IEnumerable<int> asked)
    {
        foreach (int number in asked)
        {
            foreach (string json in keys.Events(number)) AssertHits(rules, json, Array.IndexOf(ruled, number));
            AssertHits(rules, keys.Like(number), -1);
        }
    }

    /// <summary>Asserts that an event meets one rule, or with -1 none, whoever is asked.</summary>
    private static void AssertHits(SigmaRules rules, string json, int expected)
    {
        rules.Read(json);
        int rule = -1;
        foreach (Answers answers in rules.AskAll(SigmaRules.View(json)))
        {
            rule++;
            if (!answers.Agree || answers.Reference != (rule == expected)) Assert.Fail($"{rules.Rules[rule].Query}: {answers}\nevent: {json}");
        }
    }

    /// <summary>Asserts that the tables have cells of such keys, which lead to so many witnesses: a test of other hashes would show nothing.</summary>
    private static void AssertInTables(SigmaRules rules, IndexKeys keys, IEnumerable<int> numbers, int witnesses)
    {
        byte[] plan = RulePlanWriter.Write(RuleSetPlan.Create(rules.Rules, EmitOptions.Default));
        int[] tables = PlanReader.Read(plan).Take(RuntimePart.Tables);
        HashSet<(int Fingerprint, int Count)> cells = [.. tables.Zip(tables.Skip(2))];
        Assert.All(numbers, number => Assert.Contains((keys.Fingerprint(number), witnesses), cells));
    }
}
