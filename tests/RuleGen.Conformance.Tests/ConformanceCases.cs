using System.Text.Json;
using System.Text.Json.Nodes;
using RuleGen.Testing;

namespace RuleGen.Conformance.Tests;

/// <summary>The lines of a suite of cases, one JSON object a line.</summary>
internal static class ConformanceCases
{
    public static IReadOnlyList<JsonObject> Read(string file) =>
        File.ReadLines(SharedData.Path("conformance", file)!)
            .Where(line => line.Length > 0)
            .Select(line => JsonNode.Parse(line)!.AsObject())
            .ToList();

    /// <summary>How two JSON texts are told apart: member order counts, white space does not.</summary>
    public static string Canonical(JsonNode? node) => node?.ToJsonString(new JsonSerializerOptions { WriteIndented = false }) ?? "null";
}
