using System.Runtime.CompilerServices;
using System.Text.Json;

namespace RuleGen.Tests.Alerts;

/// <summary>Checks hits against docs/reference/hit.schema.json by the keywords it uses; any other keyword is an error.</summary>
internal static class HitSchema
{
    private static readonly string[] _annotations = ["$schema", "title", "description"];

    /// <summary>What in the line breaks the schema; empty when nothing does.</summary>
    public static List<string> Check(string line)
    {
        using JsonDocument schema = JsonDocument.Parse(File.ReadAllText(Find()));
        using JsonDocument hit = JsonDocument.Parse(line);
        var errors = new List<string>();
        Check(schema.RootElement, hit.RootElement, "$", errors);
        return errors;
    }

    private static string Find([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../../docs/reference/hit.schema.json"));

    private static void Check(JsonElement schema, JsonElement value, string path, List<string> errors)
    {
        foreach (JsonProperty keyword in schema.EnumerateObject())
        {
            if (_annotations.Contains(keyword.Name)) continue;
            bool holds = keyword.Name switch
            {
                "type" => IsOfType(value, keyword.Value.GetString()!),
                "const" => JsonElement.DeepEquals(value, keyword.Value),
                "enum" => keyword.Value.EnumerateArray().Any(allowed => JsonElement.DeepEquals(value, allowed)),
                "minLength" => value.GetString()!.Length >= keyword.Value.GetInt32(),
                "minimum" => value.GetInt64() >= keyword.Value.GetInt64(),
                "required" => keyword.Value.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
                "properties" => CheckMembers(keyword.Value, value, path, errors),
                "items" => CheckItems(keyword.Value, value, path, errors),
                _ => false,
            };
            if (!holds) errors.Add($"{path}: {keyword.Name}");
        }
    }

    private static bool IsOfType(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => false,
    };

    private static bool CheckMembers(JsonElement schemas, JsonElement value, string path, List<string> errors)
    {
        foreach (JsonProperty schema in schemas.EnumerateObject())
        {
            if (value.TryGetProperty(schema.Name, out JsonElement member)) Check(schema.Value, member, $"{path}.{schema.Name}", errors);
        }
        return true;
    }

    private static bool CheckItems(JsonElement schema, JsonElement value, string path, List<string> errors)
    {
        int index = 0;
        foreach (JsonElement item in value.EnumerateArray()) Check(schema, item, $"{path}[{index++}]", errors);
        return true;
    }
}
