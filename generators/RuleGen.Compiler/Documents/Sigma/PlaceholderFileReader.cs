using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.Sigma;

/// <summary>What a file of placeholders defines.</summary>
/// <param name="Values">The values by name; names mind letter case.</param>
/// <param name="Diagnostics">What is wrong with the file.</param>
internal sealed record PlaceholderFile(IReadOnlyDictionary<string, IReadOnlyList<string>> Values, IReadOnlyList<Diagnostic> Diagnostics);

/// <summary>
/// Reads a file of placeholders: a mapping with the one key <c>placeholders</c>, and in it the values that rules mean by <c>%name%</c>. A
/// faulty value is reported and left out.
/// </summary>
internal static class PlaceholderFileReader
{
    /// <summary>The key that tells such a file.</summary>
    public const string Key = "placeholders";

    public static PlaceholderFile Read(SourceFile file)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var findings = new List<Diagnostic>();
        foreach (YamlDocument document in YamlTreeReader.ReadAll(file, YamlProfile.Sigma))
        {
            if (document.Root is { } root && !document.IsEmpty) Read(root, new SigmaValueReader(document.Diagnostics), values);
            findings.AddRange(document.Diagnostics.Items);
        }
        return new PlaceholderFile(values, findings);
    }

    private static void Read(YamlNode root, SigmaValueReader reader, Dictionary<string, IReadOnlyList<string>> values)
    {
        if (root is not YamlMapping mapping || mapping.Find(Key) is not { } entry)
        {
            reader.Wrong(root, "a file of placeholders is a mapping with the one key 'placeholders'");
            return;
        }
        foreach (YamlEntry other in mapping.Entries)
        {
            if (other != entry) reader.Wrong(other.Key, "this has no place in a file of placeholders; its one key is 'placeholders'");
        }
        if (reader.Mapping(Key, entry.Value, "names, each with its values") is not { } placeholders) return;
        foreach (YamlEntry placeholder in placeholders.Entries)
        {
            string name = ((YamlScalar)placeholder.Key).Value;
            if (name.Length == 0 || name.IndexOf('%') >= 0)
            {
                reader.Wrong(placeholder.Key, "a placeholder's name stands here without the percent signs around it; write it so");
                continue;
            }
            IReadOnlyList<string> read = Values(placeholder, reader);
            values[name] = values.TryGetValue(name, out IReadOnlyList<string>? known) ? [.. known, .. read] : read;
        }
    }

    private static IReadOnlyList<string> Values(YamlEntry placeholder, SigmaValueReader reader)
    {
        IReadOnlyList<YamlNode> nodes = placeholder.Value is YamlSequence list ? list.Items : [placeholder.Value];
        if (nodes.Count == 0) reader.Wrong(placeholder.Value, "this placeholder has no values; write at least one, or take it away");
        var values = new List<string>();
        foreach (YamlNode node in nodes)
        {
            if (node is YamlScalar { IsNull: false } scalar) values.Add(scalar.Value);
            else reader.Wrong(node, $"a placeholder's value is a text or a number, and {node.Kind} stands here");
        }
        return values;
    }
}
