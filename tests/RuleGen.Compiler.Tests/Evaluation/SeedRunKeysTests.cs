using System.IO.Compression;
using System.Text.Json;
using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Model;
using RuleGen.Shared;
using RuleGen.Testing;

namespace RuleGen.Compiler.Tests.Evaluation;

/// <summary>The Run-key query in both readings, built by hand, on the events written for it.</summary>
public class SeedRunKeysTests
{
    private const string Run = "Software\\Microsoft\\Windows\\CurrentVersion\\Run";
    private const string WowRun = "Software\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Run";
    private const string PoliciesRun = "Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\Explorer\\Run";

    private static readonly string[] _paths =
    [
        "HKEY_USERS\\*\\" + Run, "HKU\\*\\" + Run, "HKLM\\" + Run, "HKLM\\" + WowRun,
        "HKEY_USERS\\*\\" + PoliciesRun, "HKU\\*\\" + PoliciesRun, "\\REGISTRY\\MACHINE\\" + PoliciesRun,
        "\\REGISTRY\\USER\\*\\" + Run, "\\REGISTRY\\MACHINE\\" + Run, "\\REGISTRY\\MACHINE\\" + WowRun,
        "\\REGISTRY\\USER\\*\\" + PoliciesRun, "\\REGISTRY\\MACHINE\\" + PoliciesRun,
    ];

    private static readonly RegistryPlace[] _places =
    [
        new(RegistryRoot.Users, null, Run), new(RegistryRoot.LocalMachine, null, Run), new(RegistryRoot.LocalMachine, null, WowRun),
        new(RegistryRoot.Users, null, PoliciesRun), new(RegistryRoot.LocalMachine, null, PoliciesRun),
    ];

    private static readonly Expr _strict = Build.All(
        Build.Is(Build.Raw("host.os.name"), "Windows"),
        Build.Is(Build.Raw("event.type"), "change"),
        Build.Has(Build.Raw("registry.data.strings")),
        Build.Any(_paths.Select(path => Build.Is(Build.Raw("registry.path"), path)).ToArray()));

    private static readonly Expr _intent = Build.All(
        Build.Any(
            Build.Is(Build.Canonical("host.os.name"), "windows", ignoreCase: true),
            new Test(new TextMatch(Build.Canonical("host.os.name"), TextOperator.StartsWith, "windows ", IgnoreCase: true))),
        Build.Is(Build.Canonical("event.type"), "change", ignoreCase: true),
        Build.Has(Build.Canonical("registry.data.strings")),
        new Test(new RegistryKeyIs(Build.Canonical("registry.path", FieldForm.RegistryKey), _places.ToEquatable())));

    [SharedDataFact]
    public void Every_reference_event_has_both_of_its_outcomes()
    {
        var wrong = new List<string>();
        int count = 0;
        foreach (string line in File.ReadLines(SharedData.Path("conformance", "seed_runkeys.jsonl")!))
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement item = document.RootElement;
            JsonElement expected = item.GetProperty("expected");
            var view = new EventView(JsonRecord.Of(item.GetProperty("event")));
            Rule strict = Build.Rule(_strict, mode: ReadingMode.Strict);
            Rule intent = Build.Rule(_intent, EventClasses.RegistryValueSet);
            if (ReferenceEvaluator.IsMatch(strict, view) != expected.GetProperty("strict").GetBoolean()) wrong.Add($"strict {item}");
            if (ReferenceEvaluator.IsMatch(intent, view) != expected.GetProperty("intent").GetBoolean()) wrong.Add($"intent {item}");
            count++;
        }

        Assert.Empty(wrong);
        Assert.True(count > 40, $"only {count} cases were read");
    }

    [SharedDataFact]
    public void The_recorded_events_are_met_where_the_reference_says()
    {
        List<string> expected = File.ReadLines(SharedData.Path("golden", "seed.jsonl")!).SelectMany(Hits).ToList();
        Rule strict = Build.Rule(_strict, EventClasses.RegistryValueSet, ReadingMode.Strict);
        Rule intent = Build.Rule(_intent, EventClasses.RegistryValueSet);
        string root = SharedData.Path("events")!;
        var hits = new List<string>();
        foreach (string path in Directory.EnumerateFiles(root, "*.jsonl.gz", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string file = Path.GetRelativePath(root, path).Replace('\\', '/').Replace(".gz", "", StringComparison.Ordinal);
            using var text = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
            for (int line = 1; text.ReadLine() is string json; line++)
            {
                EventView view = Build.View(json);
                Assert.False(ReferenceEvaluator.IsMatch(strict, view), $"{file}:{line}");
                if (ReferenceEvaluator.IsMatch(intent, view)) hits.Add($"{file}:{line}");
            }
        }

        Assert.NotEmpty(expected);
        Assert.Equal(expected, hits);
    }

    [Fact]
    public void The_sample_row_is_met_as_meant_and_not_to_the_letter()
    {
        EventView view = Build.View("""
            {"@timestamp":"2025-06-04T06:15:23.123Z","event.code":"13","event.action":"Registry value set",
            "registry.key":"HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Run","registry.value":"updater",
            "registry.data":"C:\\x.exe","process.path":"C:\\Windows\\System32\\reg.exe"}
            """);

        Assert.True(ReferenceEvaluator.IsMatch(Build.Rule(_intent, EventClasses.RegistryValueSet), view));
        Assert.False(ReferenceEvaluator.IsMatch(Build.Rule(_strict, EventClasses.RegistryValueSet, ReadingMode.Strict), view));
        Assert.Equal(
            ["FieldAbsent", "FieldAbsent", "FieldAbsent", "FieldAbsent"],
            ReferenceEvaluator.Report(_strict, view).Select(outcome => outcome.Verdict.ToString()));
    }

    private static IEnumerable<string> Hits(string golden)
    {
        using JsonDocument document = JsonDocument.Parse(golden);
        string file = document.RootElement.GetProperty("file").GetString()!;
        return document.RootElement.GetProperty("lines").EnumerateArray().Select(line => $"{file}:{line}").ToList();
    }
}
