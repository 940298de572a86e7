extern alias runtime;

using System.IO.Compression;
using System.Text.Json.Nodes;
using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Model;
using RuleGen.Conformance.Tests.Support;
using RuleGen.Sources;
using RuleGen.Testing;
using runtime::RuleGen;
using runtime::RuleGen.Events;

namespace RuleGen.Conformance.Tests;

/// <summary>The seed rule over recorded telemetry, where the reference says on which lines it must fire.</summary>
public sealed class RecordedEventsTests
{
    private const int AllEvents = 101_739;
    private const int Strict = 0;
    private const int Intent = 1;

    // Reading all of it with the reference takes minutes; every record that speaks of the registry is always among those read.
    private const int Stride = 10;
    private static readonly string[] _registryWords = ["TargetObject", "ObjectValueName", "registry", "RegistryKey"];

    [SharedDataFact]
    public void Emitted_matchers_fire_on_exactly_the_golden_lines()
    {
        using CompiledRules rules = Compile();
        foreach (RuleSet set in rules.Sets)
        {
            var hits = new List<string>();
            long events = 0;
            var buffer = new EventBuffer(set.Schema);
            int[] met = new int[set.Count];
            foreach ((string name, string path) in Files())
            {
                using EventSource source = JsonLines.Open(path);
                while (source.Read(buffer))
                {
                    events++;
                    int count = set.Match(buffer, met);
                    hits.AddRange(met.Take(count).Select(rule => $"{set.Rules[rule].Path} {name}:{source.Record}"));
                }
            }

            Assert.Equal(AllEvents, events);
            Assert.Equal(Golden().Select(line => $"{rules.Rules[Intent].Path} {line}"), hits);
        }
    }

    [SharedDataFact]
    public void The_reference_fires_on_exactly_the_golden_lines()
    {
        using CompiledRules rules = Compile();
        var hits = new List<string>();
        int read = 0;
        foreach ((string name, string path) in Files())
        {
            using var text = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
            for (int line = 1; text.ReadLine() is string json; line++)
            {
                bool isRead = LongRun.IsOn || line % Stride == 0
                    || Array.Exists(_registryWords, word => json.Contains(word, StringComparison.Ordinal));
                if (!isRead) continue;
                EventView view = EventText.View(json);
                Assert.False(rules.Reference(Strict, view), $"{name}:{line} is met by the letter");
                if (rules.Reference(Intent, view)) hits.Add($"{name}:{line}");
                read++;
            }
        }

        Assert.True(read > AllEvents / Stride, $"only {read} events were read");
        Assert.Equal(Golden(), hits);
    }

    private static CompiledRules Compile() => CompiledRules.Of(
    [
        RuleDocument.Of(SeedDocument.Query, ReadingMode.Strict, 13),
        RuleDocument.Of(SeedDocument.Query, ReadingMode.Intent, 13),
    ]);

    private static IEnumerable<(string Name, string Path)> Files()
    {
        string root = SharedData.Path("events")!;
        return Directory.EnumerateFiles(root, "*.jsonl.gz", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => (Path.GetRelativePath(root, path).Replace('\\', '/').Replace(".gz", "", StringComparison.Ordinal), path));
    }

    private static List<string> Golden() => [.. File.ReadLines(SharedData.Path("golden", "seed.jsonl")!)
        .Select(line => JsonNode.Parse(line)!)
        .SelectMany(item => item["lines"]!.AsArray().Select(line => $"{item["file"]}:{line}"))];
}
