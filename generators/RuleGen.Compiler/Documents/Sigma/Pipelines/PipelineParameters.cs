using RuleGen.Compiler.Documents.Yaml;

namespace RuleGen.Compiler.Documents.Sigma.Pipelines;

/// <summary>Takes parameters of transformations and conditions that have been checked.</summary>
internal static class PipelineParameters
{
    /// <summary>A text or number as text; null when the parameter is not given.</summary>
    public static string? Text(this YamlMapping mapping, string key) =>
        mapping.Scalar(key) is { IsNull: false } scalar ? scalar.Value : null;

    /// <summary>A single value; null when the parameter is not given.</summary>
    public static YamlScalar? Scalar(this YamlMapping mapping, string key) => mapping.Find(key)?.Value as YamlScalar;

    public static bool Flag(this YamlMapping mapping, string key) => mapping.Find(key)?.Value is YamlScalar { Boolean: true };

    /// <summary>The texts of a list, or of a single value; none when the parameter is not given.</summary>
    public static IReadOnlyList<string> Texts(this YamlMapping mapping, string key) => Texts(mapping.Find(key)?.Value);

    /// <summary>The texts of each name in a mapping; none when the parameter is not given.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Names(this YamlMapping mapping, string key)
    {
        var names = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (YamlEntry entry in (mapping.Find(key)?.Value as YamlMapping)?.Entries ?? [])
        {
            names[((YamlScalar)entry.Key).Value] = Texts(entry.Value);
        }
        return names;
    }

    private static IReadOnlyList<string> Texts(YamlNode? node) => node switch
    {
        YamlSequence list => [.. list.Items.OfType<YamlScalar>().Select(scalar => scalar.Value)],
        YamlScalar { IsNull: false } scalar => [scalar.Value],
        _ => [],
    };
}
