extern alias runtime;

using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using RuleGen.Compiler;
using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Model;
using RuleGen.Conformance.Tests.Support;
using RuleGen.Dynamic;
using RuleGen.Sources;
using RuleGen.Testing;
using runtime::RuleGen;
using runtime::RuleGen.Events;
using Xunit.Abstractions;

namespace RuleGen.Conformance.Tests.Sigma;

/// <summary>
/// SigmaHQ's rules for Windows over recorded telemetry, where an independent evaluator says which rule fires on which line. What it holds
/// and what not is in <c>docs/explanation/sigma-golden.md</c>.
/// </summary>
public sealed class SigmaGoldenTests(ITestOutputHelper output)
{
    private const int AllEvents = 101_739;
    private const int MostShown = 40;

    // Lines on which the reference is asked about rules that do not fire, too.
    private const int Stride = 4_000;
    private const int LongStride = 100;

    // Files whose events the emitted matchers read, and rules besides those that fire somewhere.
    private const int FileStride = 10;
    private const int RuleStride = 20;

    [SharedDataFact]
    public void Interpreted_rules_fire_on_exactly_the_golden_lines()
    {
        IEnumerable<string> folders = Directory.EnumerateDirectories(SharedData.Path("sigmahq")!, "rules*");
        RuleSet rules = RuleFolder.Compile(folders, new DynamicOptions { SecurityEquivalents = false }).RuleSet;
        var buffer = new EventBuffer(rules.Schema);
        int[] hits = new int[rules.Rules.Length];
        var found = new HashSet<string>(StringComparer.Ordinal);
        long events = 0;
        var clock = Stopwatch.StartNew();
        foreach ((string name, string path) in Files())
        {
            using EventSource source = JsonLines.Open(path);
            while (source.Read(buffer))
            {
                events++;
                int count = rules.Match(buffer, hits);
                for (int i = 0; i < count; i++)
                {
                    RuleInfo rule = rules.Rules[hits[i]];
                    if (IsWindows(rule.LogSource?.Product)) found.Add($"{rule.Id} {name}:{source.Record}");
                }
            }
        }
        output.WriteLine($"{events} events, {hits.Length} rules, {found.Count} hits, {clock.Elapsed.TotalSeconds:F1} s");

        Assert.Equal(AllEvents, events);
        HashSet<string> golden = Golden();
        string[] more = [.. found.Except(golden).Order()];
        string[] less = [.. golden.Except(found).Order()];
        string differences = $"{more.Length} hits are not golden:\n{Shown(more)}\n{less.Length} golden hits are missing:\n{Shown(less)}";
        Assert.True(more.Length + less.Length == 0, differences);
    }

    [SharedDataFact]
    public void The_index_leaves_out_no_rule_on_any_recorded_event()
    {
        IEnumerable<string> folders = Directory.EnumerateDirectories(SharedData.Path("sigmahq")!, "rules*");
        RuleSet rules = RuleFolder.Compile(folders).RuleSet;
        var faults = new ConcurrentBag<string>();
        long events = 0;
        Parallel.ForEach(
            Files(),
            () => (Buffer: new EventBuffer(rules.Schema), Hits: new int[rules.Rules.Length], IsMet: new bool[rules.Rules.Length]),
            (file, _, own) =>
            {
                using EventSource source = JsonLines.Open(file.Path);
                while (source.Read(own.Buffer))
                {
                    Interlocked.Increment(ref events);

                    // Each by itself before the set: afterwards a rule takes the index's word for what it looked up.
                    for (int rule = 0; rule < own.Hits.Length; rule++) own.IsMet[rule] = rules.IsMatch(rule, own.Buffer);
                    int count = rules.Match(own.Buffer, own.Hits);
                    int next = 0;
                    for (int rule = 0; rule < own.Hits.Length; rule++)
                    {
                        bool isListed = next < count && own.Hits[next] == rule;
                        if (isListed) next++;
                        if (own.IsMet[rule] != isListed) faults.Add($"{rules.Rules[rule].Path} {file.Name}:{source.Record}");
                    }
                }
                return own;
            },
            _ => { });

        Assert.Equal(AllEvents, events);
        Assert.True(faults.IsEmpty, Shown([.. faults]));
    }

    [SharedDataFact]
    public void A_million_events_are_matched_by_all_rules_without_an_allocation()
    {
        const int Million = 1_000_000;
        const int LineStride = 20;
        RuleSet rules = RuleFolder.Compile(SharedData.Path("sigmahq", "rules", "windows")!).RuleSet;
        byte[][] records = [.. Files().SelectMany(file => Lines(file.Path).Where((_, i) => i % LineStride == 0)).Select(Encoding.UTF8.GetBytes)];
        Assert.True(records.Length > AllEvents / LineStride, $"only {records.Length} records");
        var buffer = new EventBuffer(rules.Schema);
        int[] hits = new int[rules.Rules.Length];
        long found = 0;
        Match(2 * records.Length);
        Assert.True(found > 0, "no record is hit");

        Assert.Equal(0, SteadyState.BytesOf(() => Match(Million)));

        void Match(int events)
        {
            for (int i = 0; i < events; i++)
            {
                if (buffer.ReadJson(records[i % records.Length]) == ReadStatus.Ok) found += rules.Match(buffer, hits);
            }
        }
    }

    [SharedDataFact]
    public void The_reference_confirms_the_golden_lines_and_a_sample_of_the_rest()
    {
        CompilerOptions options = CompilerOptions.Default with { SecurityEquivalents = false };
        Rule[] rules = [.. SigmaFiles.SigmaHq().AsParallel().AsOrdered()
            .Select(file => RuleCompiler.Compile(file, options, CancellationToken.None))
            .SelectMany(file => file.Rules).Select(compiled => compiled.Rule).Where(rule => IsWindows(rule.LogSource?.Product))];
        ILookup<string, string> golden = Golden().Select(hit => hit.Split(' ', 2)).ToLookup(parts => parts[1], parts => parts[0]);
        var faults = new List<string>();
        int asked = 0;
        foreach ((string name, string path) in Files())
        {
            int number = 0;
            foreach (string json in Lines(path))
            {
                string place = $"{name}:{++number}";
                HashSet<string> expected = [.. golden[place]];
                bool isSampled = number % (LongRun.IsOn ? LongStride : Stride) == 0;
                if (expected.Count == 0 && !isSampled) continue;
                EventView view = EventText.View(json);
                foreach (Rule rule in rules.Where(rule => isSampled || expected.Contains(rule.Metadata.Id)))
                {
                    asked++;
                    bool isMet = ReferenceEvaluator.IsMatch(rule, view);
                    if (isMet != expected.Contains(rule.Metadata.Id)) faults.Add($"{rule.Metadata.Id} {place}: {isMet}");
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
        HashSet<string> firing = [.. Golden().Select(hit => hit.Split(' ')[0])];
        string[] documents = [.. SigmaFiles.SigmaHq().Select(file => file.Text)
            .Where((text, i) => LongRun.IsOn || i % RuleStride == 0 || firing.Any(id => text.Contains("id: " + id, StringComparison.Ordinal)))];
        using SigmaRules rules = SigmaRules.Of(documents, securityEquivalents: false);
        int hits = 0;
        foreach ((string _, string path) in Files().Where((_, i) => LongRun.IsOn || i % FileStride == 0))
        {
            foreach (string json in Lines(path)) hits += rules.AssertSameHits(json);
        }

        Assert.True(hits > 100, $"only {hits} hits");
    }

    private static bool IsWindows(string? product) => string.Equals(product, "windows", StringComparison.OrdinalIgnoreCase);

    private static string Shown(IReadOnlyList<string> hits) => string.Join("\n", hits.Take(MostShown))
        + (hits.Count > MostShown ? $"\n… of {hits.Select(hit => hit.Split(' ')[0]).Distinct().Count()} rules" : "");

    private static IEnumerable<(string Name, string Path)> Files()
    {
        string root = SharedData.Path("events")!;
        return Directory.EnumerateFiles(root, "*.jsonl.gz", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => (Path.GetRelativePath(root, path).Replace('\\', '/').Replace(".gz", "", StringComparison.Ordinal), path));
    }

    private static IEnumerable<string> Lines(string path)
    {
        using var text = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (text.ReadLine() is string line) yield return line;
    }

    private static HashSet<string> Golden() => [.. File.ReadLines(SharedData.Path("golden", "sigma.jsonl")!)
        .Select(line => JsonNode.Parse(line)!)
        .SelectMany(item => item["lines"]!.AsArray().Select(line => $"{item["rule"]} {item["file"]}:{line}"))];
}
