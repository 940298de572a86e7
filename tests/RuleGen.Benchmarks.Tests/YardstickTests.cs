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

    [SharedDataFact]
    public void The_rule_written_by_hand_over_structs_answers_every_case_as_the_emitted_one()
    {
        int listed = 0;
        int cases = 0;
        foreach (string line in File.ReadLines(SharedData.Path("conformance", "seed_runkeys.jsonl")!))
        {
            using var document = JsonDocument.Parse(line);
            bool expected = document.RootElement.GetProperty("expected").GetProperty("intent").GetBoolean();
            if (WriteOf(document.RootElement.GetProperty("event")) is not { } write) continue;
            bool byHand = HandWrittenRunKeyWrites.IsMatch(write.Utf16);
            string id = document.RootElement.GetProperty("id").GetString()!;
            Assert.True(byHand == Detections.PersistenceViaRegistryRunKeys.IsMatch(write.Utf16), id);
            Assert.True(byHand == HandWrittenRunKeyWrites.IsMatch(write.Utf8), id);
            Assert.True(byHand == Detections.PersistenceViaRegistryRunKeys.IsMatch(write.Utf8), id);

            // A struct of this class cannot be another kind of event, which is all that may turn down a record with a listed key.
            Assert.True(byHand || !expected, id);
            if (byHand) listed++;
            cases++;
        }
        Assert.True(listed > 25 && cases - listed > 5, $"{listed} of {cases} cases are listed keys");
    }

    [Theory]
    [InlineData(Writes.Ordinary, 0)]
    [InlineData(Writes.RunKeys, RegistryWrites.Count)]
    public void Every_engine_finds_the_same_writes(Writes writes, int expected)
    {
        var benchmarks = new TypedEventBenchmarks { Writes = writes };
        benchmarks.Load();
        Assert.Equal(expected, benchmarks.EmittedUtf16());
    }

    /// <summary>The write a record reports, from whichever of its names say it; null for a record of several.</summary>
    private static StoredWrite? WriteOf(JsonElement record)
    {
        string? path = Text(record, "registry.path") ?? Text(record, "TargetObject") ?? Text(record, "winlog.event_data.TargetObject");
        string? key = Text(record, "ObjectName") ?? Text(record, "RegistryKey") ?? Text(record, "registry.key");
        string? value = Text(record, "ObjectValueName") ?? Text(record, "RegistryValueName") ?? Text(record, "registry.value");
        string? data = Text(record, "registry.data.strings") ?? Text(record, "registry.data") ?? Text(record, "Details")
            ?? Text(record, "NewValue") ?? Text(record, "RegistryValueData");
        path ??= key is null ? null : $"{key}\\{value}";
        return path is null || data is null or "Binary Data" ? null : new StoredWrite(path, data);
    }

    private static string? Text(JsonElement record, string name)
    {
        if (record.ValueKind != JsonValueKind.Object) return null;
        foreach (JsonProperty member in record.EnumerateObject())
        {
            if (member.Name == name) return TextOf(member.Value);
            if (name.StartsWith(member.Name + ".", StringComparison.Ordinal) && Text(member.Value, name[(member.Name.Length + 1)..]) is { } text) return text;
        }
        return null;
    }

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Array when value.GetArrayLength() == 1 => TextOf(value[0]),
        _ => null,
    };
}
