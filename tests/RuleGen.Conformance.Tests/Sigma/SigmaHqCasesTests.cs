using System.Text.Json.Nodes;
using RuleGen.Compiler;
using RuleGen.Compiler.Text;
using RuleGen.Testing;

namespace RuleGen.Conformance.Tests.Sigma;

/// <summary>SigmaHQ's own regression events, their neighbours, and the documents of the specification.</summary>
public sealed class SigmaHqCasesTests
{
    // Correlations are not compiled yet. A taxonomy of its own must be mapped, and nothing maps this one.
    private static readonly string[] _refused = ["correlation", "_ecs.yml"];

    [SharedDataFact]
    public void Rules_fire_on_the_events_recorded_for_them()
    {
        IReadOnlyList<JsonObject> cases = ConformanceCases.Read("sigmahq_regression.jsonl");
        using SigmaRules rules = Compile(cases);
        var faults = new List<string>();
        for (int i = 0; i < cases.Count; i++)
        {
            int[] expected = [.. cases[i]["expected"]!["matching_event_indexes_by_reference_evaluator"]!.AsArray().Select(item => (int)item!)];
            JsonArray events = cases[i]["events"]!.AsArray();
            foreach (string shape in new[] { "event", "evtx" })
            {
                int[] met = [.. Enumerable.Range(0, events.Count).Where(at => rules.IsMatch(i, events[at]![shape]!.ToJsonString()))];
                if (!met.SequenceEqual(expected))
                    faults.Add($"{cases[i]["id"]} ({shape}): fires on {string.Join(", ", met)}, expected {string.Join(", ", expected)}");
            }
        }

        Assert.Empty(faults);
    }

    [SharedDataFact]
    public void Rules_leave_neighbouring_events_alone()
    {
        IReadOnlyList<JsonObject> regression = ConformanceCases.Read("sigmahq_regression.jsonl");
        using SigmaRules rules = Compile(regression);
        List<string> ids = [.. regression.Select(item => (string)item["id"]!)];
        IReadOnlyList<JsonObject> cases = ConformanceCases.Read("sigmahq_derived_negatives.jsonl");
        Assert.NotEmpty(cases);

        IEnumerable<string> faults = cases
            .Where(item => ids.Contains((string)item["rule"]!["rule_ref"]!))
            .Where(item => rules.IsMatch(ids.IndexOf((string)item["rule"]!["rule_ref"]!), item["event"]!.ToJsonString()) != (bool)item["expected"]!)
            .Select(item => (string)item["id"]!);

        Assert.Empty(faults);
    }

    [SharedDataFact]
    public void Documents_of_the_specification_are_accepted()
    {
        IReadOnlyList<JsonObject> cases = ConformanceCases.Read("sigma_spec_schema.jsonl");
        int accepted = 0;
        var faults = new List<string>();
        foreach (JsonObject item in cases)
        {
            string id = (string)item["id"]!;
            var text = new SourceFile("rules/x.yml", (string)item["rule"]!);
            CompiledFile file = RuleCompiler.Compile(text, CompilerOptions.Default, CancellationToken.None);
            string[] errors =
                [.. file.Diagnostics.Where(finding => finding.Severity == Severity.Error).Select(finding => $"{finding.Id} {finding.Message}")];
            bool isRefused = Array.Exists(_refused, part => id.Contains(part, StringComparison.Ordinal));
            if (isRefused != (errors.Length > 0)) faults.Add($"{id}: {(errors.Length == 0 ? "accepted by now" : string.Join("; ", errors))}");
            if (errors.Length == 0) accepted++;
        }

        Assert.Empty(faults);
        Assert.True(accepted > 0, "no document was accepted");
    }

    private static SigmaRules Compile(IReadOnlyList<JsonObject> cases)
    {
        SigmaRules rules = SigmaRules.Of(cases.Select(item => (string)item["rule"]!));
        Assert.All(rules.Files, file => Assert.True(file.Rule is not null, string.Join("\n", file.Diagnostics)));
        return rules;
    }
}
