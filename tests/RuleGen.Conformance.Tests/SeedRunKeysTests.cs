using System.Text.Json.Nodes;
using RuleGen.Compiler.Model;
using RuleGen.Conformance.Tests.Support;
using RuleGen.Testing;

namespace RuleGen.Conformance.Tests;

/// <summary>The events written for the seed query, in every shape, with what each reading must say of them.</summary>
public sealed class SeedRunKeysTests
{
    [SharedDataFact]
    public void Every_event_has_both_of_its_outcomes()
    {
        IReadOnlyList<JsonObject> cases = ConformanceCases.Read("seed_runkeys.jsonl");
        string[] queries = [.. cases.Select(Query).Distinct()];
        using CompiledRules rules = CompiledRules.Of(queries.SelectMany(query => new[]
        {
            RuleDocument.Of(query, ReadingMode.Strict),
            RuleDocument.Of(query, ReadingMode.Intent),
            RuleDocument.Of(query, ReadingMode.Intent, 13),
        }));
        Assert.Equal(queries.Length * 3, rules.Rules.Count);

        var wrong = new List<string>();
        foreach (JsonObject item in cases)
        {
            int rule = Array.IndexOf(queries, Query(item)) * 3;
            string record = item["event"]!.ToJsonString();
            bool strict = item["expected"]!["strict"]!.GetValue<bool>();
            bool intent = item["expected"]!["intent"]!.GetValue<bool>();
            if (rules.IsMatch(rule, record) != strict) wrong.Add($"strict: {item["id"]}");
            if (rules.IsMatch(rule + 1, record) != intent) wrong.Add($"intent: {item["id"]}");
            if (rules.IsMatch(rule + 2, record) != intent) wrong.Add($"intent, bound to 13: {item["id"]}");
        }

        Assert.Empty(wrong);
        Assert.True(cases.Count > 40, $"only {cases.Count} cases were read");
    }

    private static string Query(JsonObject item) => item["rule"]!["query"]!.GetValue<string>();
}
