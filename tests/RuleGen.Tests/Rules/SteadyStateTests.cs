using RuleGen.Events;
using RuleGen.Testing;

namespace RuleGen.Tests.Rules;

/// <summary>The compiled rules, from JSON bytes to verdict.</summary>
public sealed class SteadyStateTests
{
    private const int Events = 1_000_000;
    private const int WarmUp = 200;

    [Fact]
    public void The_samples_cover_every_source_shape_with_and_without_a_match()
    {
        var seen = new HashSet<(SourceShape, bool)>();
        var buffer = new EventBuffer(Detections.RuleSet.Schema);
        foreach (RuleSamples.Sample sample in RuleSamples.All)
        {
            Assert.Equal(ReadStatus.Ok, buffer.ReadJson(sample.Record));
            seen.Add((buffer.Shape, sample.IsMatch));
        }

        foreach (SourceShape shape in Enum.GetValues<SourceShape>())
        {
            Assert.Contains((shape, true), seen);
            Assert.Contains((shape, false), seen);
        }
    }

    [Fact]
    public void Each_sample_has_the_verdict_its_document_states()
    {
        RuleSet rules = Detections.RuleSet;
        var buffer = new EventBuffer(rules.Schema);
        var hits = new int[rules.Rules.Length];
        foreach (RuleSamples.Sample sample in RuleSamples.All)
        {
            Assert.Equal(ReadStatus.Ok, buffer.ReadJson(sample.Record));
            int count = rules.Match(buffer, hits);
            bool isHit = hits[..count].Any(rule => rules.Rules[rule].Path.EndsWith("/" + sample.Document, StringComparison.Ordinal));
            Assert.True(isHit == sample.IsMatch, $"{sample.Document}: {System.Text.Encoding.UTF8.GetString(sample.Record)}");
        }
    }

    [Fact]
    public void No_sample_allocates_by_itself()
    {
        RuleSet rules = Detections.RuleSet;
        var buffer = new EventBuffer(rules.Schema);
        var hits = new int[rules.Rules.Length];
        foreach (RuleSamples.Sample sample in RuleSamples.All)
        {
            byte[][] records = [sample.Record];
            Match(rules, buffer, hits, records, WarmUp);
            long allocated = SteadyState.BytesOf(() => Match(rules, buffer, hits, records, 1000));
            Assert.True(allocated == 0, $"{allocated} bytes: {System.Text.Encoding.UTF8.GetString(sample.Record)}");
        }
    }

    [Fact]
    public void A_million_events_of_all_shapes_matching_or_not_allocate_nothing()
    {
        RuleSet rules = Detections.RuleSet;
        var buffer = new EventBuffer(rules.Schema);
        var hits = new int[rules.Rules.Length];
        byte[][] records = [.. RuleSamples.All.Select(static sample => sample.Record)];
        Match(rules, buffer, hits, records, WarmUp * records.Length);

        int matched = 0;
        Assert.Equal(0, SteadyState.BytesOf(() => matched = Match(rules, buffer, hits, records, Events)));
        Assert.InRange(matched, Events / 4, Events - 1);
    }

    /// <summary>Reads and matches records in turn; returns how many met a rule.</summary>
    private static int Match(RuleSet rules, EventBuffer buffer, int[] hits, byte[][] records, int count)
    {
        int matched = 0;
        for (int i = 0; i < count; i++)
        {
            if (buffer.ReadJson(records[i % records.Length]) != ReadStatus.Ok) return -1;
            if (rules.Match(buffer, hits) > 0) matched++;
        }
        return matched;
    }
}
