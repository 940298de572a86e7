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
using Xunit.Abstractions;

namespace RuleGen.Conformance.Tests.Sigma;

/// <summary>
/// SigmaHQ's rules for Windows over recorded telemetry, where an independent evaluator says which rule fires on which line. Where the two
/// differ, <c>docs/explanation/sigma-golden.md</c> says who is right.
/// </summary>
public sealed class SigmaGoldenTests(ITestOutputHelper output)
{
    private const int AllEvents = 101_739;
    private const int MostShown = 40;

    // Lines of which the reference is asked about every rule that does not fire.
    private const int Stride = 2_000;

    [SharedDataFact]
    public void Interpreted_rules_fire_on_exactly_the_golden_lines()
    {
        using SigmaRules rules = Compile(emits: false);
        var buffer = new EventBuffer(rules.Interpreted.Schema);
        int[] hits = new int[rules.Interpreted.Rules.Length];
        var found = new HashSet<string>(StringComparer.Ordinal);
        long events = 0;
        var clock = System.Diagnostics.Stopwatch.StartNew();
        foreach ((string name, string path) in Files())
        {
            using EventSource source = JsonLines.Open(path);
            while (source.Read(buffer))
            {
                events++;
                int count = rules.Interpreted.Match(buffer, hits);
                for (int i = 0; i < count; i++)
                {
                    RuleInfo rule = rules.Interpreted.Rules[hits[i]];
                    if (IsOfWindows(rule)) found.Add($"{rule.Id} {name}:{source.Record}");
                }
            }
        }
        output.WriteLine($"{events} events, {hits.Length} rules, {found.Count} hits, {clock.Elapsed.TotalSeconds:F1} s");

        Assert.Equal(AllEvents, events);
        HashSet<string> golden = Golden();
        string[] more = [.. found.Where(hit => !golden.Contains(hit) && !SigmaGoldenDifferences.IsKnown(hit, isOurs: true)).Order()];
        string[] less = [.. golden.Where(hit => !found.Contains(hit) && !SigmaGoldenDifferences.IsKnown(hit, isOurs: false)).Order()];
        Assert.True(more.Length + less.Length == 0, $"{more.Length} hits are not golden:\n{Shown(more)}\n{less.Length} golden hits are missing:\n{Shown(less)}");
    }

    [SharedDataFact]
    public void The_reference_confirms_the_golden_lines_and_a_sample_of_the_rest()
    {
        using SigmaRules rules = Compile(emits: false);
        Dictionary<string, int> byId = rules.Rules.Select((rule, i) => (rule.Metadata.Id, i)).DistinctBy(item => item.Id)
            .ToDictionary(item => item.Id, item => item.i, StringComparer.Ordinal);
        ILookup<string, string> goldenOfLine = Golden().ToLookup(hit => hit[(hit.IndexOf(' ') + 1)..], hit => hit[..hit.IndexOf(' ')]);
        var faults = new List<string>();
        int asked = 0;
        foreach ((string name, string path) in Files())
        {
            using var text = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
            for (int line = 1; text.ReadLine() is string json; line++)
            {
                string place = $"{name}:{line}";
                HashSet<string> golden = [.. goldenOfLine[place]];
                bool isSampled = line % Stride == 0 || LongRun.IsOn && line % (Stride / 20) == 0;
                if (golden.Count == 0 && !isSampled) continue;
                EventView view = SigmaRules.View(json);
                foreach ((string id, int rule) in byId)
                {
                    bool isGolden = golden.Contains(id);
                    if (!isGolden && (!isSampled || !IsOfWindows(rules.Rules[rule]))) continue;
                    asked++;
                    bool isMet = ReferenceEvaluator.IsMatch(rules.Rules[rule], view);
                    string hit = $"{id} {place}";
                    if (isMet != isGolden && !SigmaGoldenDifferences.IsKnown(hit, isOurs: isMet)) faults.Add($"{hit}: {isMet}");
                }
            }
        }
        output.WriteLine($"{asked} questions");

        Assert.True(faults.Count == 0, $"{faults.Count} of {asked} answers are not golden:\n{Shown(faults)}");
        Assert.True(asked > 10_000, $"only {asked} questions were asked");
    }

    [SharedDataFact]
    public void Emitted_matchers_agree_with_interpreted_rules_on_some_files()
    {
        using SigmaRules rules = Compile(emits: true);
        int hits = 0;
        foreach ((string _, string path) in Files().Where((_, i) => LongRun.IsOn || i % 20 == 0))
        {
            using var text = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
            while (text.ReadLine() is string json) hits += rules.AssertSameHits(json);
        }

        Assert.True(hits > 100, $"only {hits} hits");
    }

    private static SigmaRules Compile(bool emits) => SigmaRules.OfSigmaHq(emits, securityEquivalents: false);

    private static bool IsOfWindows(Rule rule) => string.Equals(rule.LogSource?.Product, "windows", StringComparison.OrdinalIgnoreCase);

    private static bool IsOfWindows(RuleInfo rule) => string.Equals(rule.LogSource?.Product, "windows", StringComparison.OrdinalIgnoreCase);

    private static string Shown(IReadOnlyList<string> hits) =>
        string.Join("\n", hits.Take(MostShown)) + (hits.Count > MostShown ? $"\n… of {hits.Select(hit => hit.Split(' ')[0]).Distinct().Count()} rules" : "");

    private static IEnumerable<(string Name, string Path)> Files()
    {
        string root = SharedData.Path("events")!;
        return Directory.EnumerateFiles(root, "*.jsonl.gz", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => (Path.GetRelativePath(root, path).Replace('\\', '/').Replace(".gz", "", StringComparison.Ordinal), path));
    }

    private static HashSet<string> Golden() => [.. File.ReadLines(SharedData.Path("golden", "sigma.jsonl")!)
        .Select(line => JsonNode.Parse(line)!)
        .SelectMany(item => item["lines"]!.AsArray().Select(line => $"{item["rule"]} {item["file"]}:{line}"))];
}
