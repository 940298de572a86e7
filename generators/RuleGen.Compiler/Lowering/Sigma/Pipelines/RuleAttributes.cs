using RuleGen.Compiler.Documents.FrontMatter;
using RuleGen.Compiler.Documents.Sigma.Pipelines;
using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Lowering.Sigma.Pipelines;

/// <summary>Compares what a rule says about itself: levels and statuses by their order, dates by time, numbers as numbers.</summary>
internal static class RuleAttributes
{
    private static readonly string[] _statuses = ["unsupported", "deprecated", "experimental", "test", "stable"];

    public static bool Holds(YamlMapping given, PipelineState state)
    {
        string name = given.Text("attribute")!;
        string? operation = given.Text("op");
        YamlScalar asked = given.Scalar("value")!;
        RuleMetadata metadata = state.Rule.Metadata!;
        return name switch
        {
            "title" => Text(metadata.Title, operation, asked),
            "id" => Text(metadata.Id, operation, asked),
            "name" => Text(state.Rule.Name, operation, asked),
            "description" => Text(metadata.Description, operation, asked),
            "author" => Text(metadata.Author, operation, asked),
            "taxonomy" => Text(state.Rule.Taxonomy?.Value ?? "sigma", operation, asked),
            "date" => metadata.Date.Length > 0 && ScalarOrder.Holds(string.CompareOrdinal(metadata.Date, asked.Value), operation),
            "level" => Ranked(RuleFrontMatter.Levels, metadata.Level, operation, asked),
            "status" => Ranked(_statuses, metadata.Status, operation, asked),
            "tags" => Listed(metadata.Tags, operation, asked),
            "references" => Listed(metadata.References, operation, asked),
            "falsepositives" => Listed(metadata.FalsePositives, operation, asked),
            _ => Custom(Attribute(name, state), operation, asked),
        };
    }

    private static YamlNode? Attribute(string name, PipelineState state) => state.Attributes.TryGetValue(name, out YamlScalar? set)
        ? set
        : state.Rule.Attributes.FirstOrDefault(entry => ((YamlScalar)entry.Key).Value == name)?.Value;

    private static bool Custom(YamlNode? value, string? operation, YamlScalar asked) => value switch
    {
        YamlScalar scalar => operation is not ("in" or "not_in") && ScalarOrder.Holds(scalar, operation, asked),
        YamlSequence list => Listed([.. list.Items.OfType<YamlScalar>().Select(item => item.Value)], operation, asked),
        _ => false,
    };

    // Texts have no order: only whether they are the same can be asked.
    private static bool Text(string? value, string? operation, YamlScalar asked) => value is not null && operation switch
    {
        null or "eq" => string.Equals(value, asked.Value, StringComparison.OrdinalIgnoreCase),
        "ne" => !string.Equals(value, asked.Value, StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    private static bool Ranked(string[] ranks, string value, string? operation, YamlScalar asked)
    {
        int rank = Array.IndexOf(ranks, asked.Value.ToLowerInvariant());
        if (rank < 0 || operation is "in" or "not_in") return false;
        return ScalarOrder.Holds(Array.IndexOf(ranks, value).CompareTo(rank), operation);
    }

    // A list is never one value.
    private static bool Listed(IEnumerable<string> values, string? operation, YamlScalar asked) => operation switch
    {
        "in" => values.Contains(asked.Value, StringComparer.OrdinalIgnoreCase),
        "not_in" => !values.Contains(asked.Value, StringComparer.OrdinalIgnoreCase),
        _ => operation == "ne",
    };
}
