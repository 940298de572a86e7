using System.IO.Compression;
using System.Text.Json.Nodes;
using RuleGen.Compiler;
using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;
using RuleGen.Conformance.Tests.Support;
using RuleGen.Testing;

namespace RuleGen.Conformance.Tests.Sigma;

public sealed class Scratch
{
    [Fact]
    public void Golden_by_reference()
    {
        var log = new StreamWriter("/tmp/a5/golden.txt") { AutoFlush = true };
        var options = CompilerOptions.Default with { SecurityEquivalents = false };
        CompiledFile[] files = [.. SigmaFiles.SigmaHq().AsParallel().AsOrdered().Select(file => RuleCompiler.Compile(file, options, CancellationToken.None))];
        log.WriteLine($"files {files.Length}, compiled {files.Count(file => file.Kind == CompiledFileKind.Rule)}");
        foreach (var group in files.SelectMany(f => f.Diagnostics).GroupBy(d => d.Id + " " + d.Severity).OrderBy(g => g.Key)) log.WriteLine($"{group.Key} {group.Count()} e.g. {group.First()}");
        Rule[] rules = [.. files.Where(f => f.Rule is not null).Select(f => f.Rule!).Where(r => r.LogSource?.Product == "windows")];
        log.WriteLine($"windows rules {rules.Length}");
        var golden = File.ReadLines(SharedData.Path("golden", "sigma.jsonl")!).Select(line => JsonNode.Parse(line)!)
            .SelectMany(item => item["lines"]!.AsArray().Select(line => (Rule: (string)item["rule"]!, Place: $"{item["file"]}:{line}"))).ToLookup(x => x.Place, x => x.Rule);
        int stride = int.Parse(Environment.GetEnvironmentVariable("STRIDE") ?? "500");
        string root = SharedData.Path("events")!;
        int hits = 0, asked = 0, bad = 0;
        foreach (string path in Directory.EnumerateFiles(root, "*.jsonl.gz", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string name = Path.GetRelativePath(root, path).Replace(".gz", "");
            using var text = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
            var lines = new List<(int, string)>();
            for (int line = 1; text.ReadLine() is string json; line++) if (golden.Contains($"{name}:{line}") || line % stride == 0) lines.Add((line, json));
            Parallel.ForEach(lines, new ParallelOptions { MaxDegreeOfParallelism = 2 }, item =>
            {
                (int line, string json) = item;
                EventView view = EventText.View(json);
                var expected = golden[$"{name}:{line}"].ToHashSet();
                foreach (Rule rule in rules)
                {
                    if (!ReferenceEvaluator.IsAdmitted(rule, view))
                    {
                        if (expected.Contains(rule.Metadata.Id)) lock (log) { bad++; log.WriteLine($"LESS (not admitted) {rule.Metadata.Id} {rule.Path} {name}:{line}"); }
                        continue;
                    }
                    Interlocked.Increment(ref asked);
                    bool met = ReferenceEvaluator.IsMatch(rule, view);
                    if (met) Interlocked.Increment(ref hits);
                    if (met != expected.Contains(rule.Metadata.Id)) lock (log) { bad++; log.WriteLine($"{(met ? "MORE" : "LESS")} {rule.Metadata.Id} {rule.Path} {name}:{line}"); }
                }
                foreach (string id in expected) if (!rules.Any(r => r.Metadata.Id == id)) lock (log) log.WriteLine($"NO RULE {id}");
            });
        }
        log.WriteLine($"asked {asked} hits {hits} bad {bad}");
    }
}
