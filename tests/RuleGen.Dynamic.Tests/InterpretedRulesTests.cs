using System.Text;
using RuleGen.Events;
using RuleGen.Testing;
using RuleGen.Tests.Rules;

namespace RuleGen.Dynamic.Tests;

/// <summary>The rules of this repository, compiled in this process, beside the same rules as the build compiled them.</summary>
public sealed class InterpretedRulesTests
{
    private const int WarmUp = 200;

    private static readonly RuleSet _emitted = Detections.RuleSet;

    private static CompiledRules Compiled { get; } = RuleFolder.Compile(Path.Combine(AppContext.BaseDirectory, "rules"));

    private static RuleSet Interpreted => Compiled.RuleSet;

    [Fact]
    public void The_set_says_of_its_rules_what_the_emitted_one_says()
    {
        Assert.True(Compiled.Rules >= 33, $"only {Compiled.Rules} rules were found");
        Assert.Equal((Compiled.Rules, 0, 0, 0), (Compiled.Files, Compiled.Rejected, Compiled.Documentation, Compiled.SideFiles));
        Assert.Equal(_emitted.Rules.ToArray().Select(Show), Interpreted.Rules.ToArray().Select(Show));
    }

    [Fact]
    public void Both_sets_read_the_same_slots()
    {
        Assert.Equal(_emitted.Schema.Slots.ToArray(), Interpreted.Schema.Slots.ToArray());
        Assert.Equal(_emitted.Schema.KeepsEveryText, Interpreted.Schema.KeepsEveryText);
    }

    [Fact]
    public void Both_sets_give_one_answer_and_one_explanation_for_every_sample_and_event()
    {
        var emitted = new EventBuffer(_emitted.Schema);
        var interpreted = new EventBuffer(Interpreted.Schema);
        int hits = 0;
        foreach (byte[] record in Records())
        {
            Assert.Equal(ReadStatus.Ok, emitted.ReadJson(record));
            Assert.Equal(ReadStatus.Ok, interpreted.ReadJson(record));
            int[] expected = Hits(_emitted, emitted);
            Assert.Equal(expected, Hits(Interpreted, interpreted));
            hits += expected.Length;
            for (int rule = 0; rule < Compiled.Rules; rule++)
            {
                Assert.Equal(expected.Contains(rule), Interpreted.IsMatch(rule, interpreted));
                Assert.Equal(Show(_emitted.Explain(rule, emitted)), Show(Interpreted.Explain(rule, interpreted)));
            }
        }
        Assert.True(hits > 100, $"only {hits} hits");
    }

    [Fact]
    public void Hits_that_do_not_fit_are_counted()
    {
        var e = new EventBuffer(Interpreted.Schema);
        foreach (byte[] record in Records())
        {
            Assert.Equal(ReadStatus.Ok, e.ReadJson(record));
            if (Interpreted.Match(e, []) < 2) continue;
            int[] first = [-1];
            Assert.Equal(Hits(Interpreted, e).Length, Interpreted.Match(e, first));
            Assert.Equal(Hits(Interpreted, e)[0], first[0]);
            return;
        }
        Assert.Fail("no event meets two rules");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void A_rule_that_is_not_there_is_refused(int rule)
    {
        var e = new EventBuffer(Interpreted.Schema);
        Assert.Throws<ArgumentOutOfRangeException>(() => Interpreted.IsMatch(rule, e));
    }

    [Fact]
    public void In_the_long_run_no_event_allocates()
    {
        byte[][] records = [.. Records()];
        var e = new EventBuffer(Interpreted.Schema);
        int[] hits = new int[Compiled.Rules];
        Match(records, e, hits, WarmUp * records.Length);

        Assert.Equal(0, SteadyState.BytesOf(() => Match(records, e, hits, 10 * records.Length)));
    }

    private static void Match(byte[][] records, EventBuffer e, int[] hits, int count)
    {
        for (int i = 0; i < count; i++)
        {
            e.ReadJson(records[i % records.Length]);
            Interpreted.Match(e, hits);
        }
    }

    private static IEnumerable<byte[]> Records() => RuleSamples.All.Select(sample => sample.Record).Concat(
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "events", "registry.jsonl")).Select(Encoding.UTF8.GetBytes));

    private static int[] Hits(RuleSet rules, EventBuffer e)
    {
        int[] hits = new int[rules.Rules.Length];
        return hits[..rules.Match(e, hits)];
    }

    // The two know their files by different paths, since each is compiled as seen from its own folder.
    private static string Show(RuleInfo rule) => string.Join('\n', (string[])
    [
        rule.Id, rule.Title, rule.Level.ToString(), rule.Status, rule.Description, rule.Author, Path.GetFileName(rule.Path),
        rule.Line.ToString(), rule.Binding.ToString(), .. rule.Techniques, .. rule.Tags, .. rule.References, .. rule.FalsePositives,
        .. rule.Predicates.Select(predicate => predicate.ToString()),
    ]);

    private static string Show(Explanation explanation) =>
        $"{explanation.Admitted} {explanation.IsMatch}\n" + string.Join('\n', explanation.Predicates);
}
