using System.Text;
using System.Text.Json;
using RuleGen.Testing;

namespace RuleGen.Benchmarks.Tests;

/// <summary>What the compiled rule is measured against has to be right itself.</summary>
public sealed class YardstickTests
{
    [SharedDataFact]
    public void The_hand_written_rule_answers_every_case_as_the_rule_is_meant()
    {
        var wrong = new List<string>();
        int cases = 0;
        foreach (string line in File.ReadLines(SharedData.Path("conformance", "seed_runkeys.jsonl")!))
        {
            using var document = JsonDocument.Parse(line);
            byte[] record = Encoding.UTF8.GetBytes(document.RootElement.GetProperty("event").GetRawText());
            bool expected = document.RootElement.GetProperty("expected").GetProperty("intent").GetBoolean();
            if (HandWrittenRunKeys.IsMatch(record) != expected) wrong.Add(document.RootElement.GetProperty("id").GetString()!);
            cases++;
        }
        Assert.Empty(wrong);
        Assert.True(cases > 40);
    }

    [Fact]
    public void The_generated_events_are_JSON_and_hold_some_hits()
    {
        byte[][] lines = GeneratedEvents.Lines(2_000);
        foreach (byte[] line in lines) JsonDocument.Parse(line).Dispose();
        Assert.InRange(lines.Count(line => HandWrittenRunKeys.IsMatch(line)), 1, 40);
        Assert.InRange(lines.Average(line => line.Length), 450, 700);
    }

    [Fact]
    public void The_benchmark_finds_the_same_hits_by_every_way()
    {
        var benchmarks = new RunKeyBenchmarks { Events = Corpus.Generated };
        benchmarks.Load();
        Assert.Equal(benchmarks.JsonToVerdictByHand(), benchmarks.JsonToVerdict());
        Assert.Equal(benchmarks.JsonToVerdict(), benchmarks.FilledToVerdict());
    }
}
