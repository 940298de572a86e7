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
internal sealed class PlaceholderFileReader
{
    /// <summary>The key that tells such a file.</summary>
    public const string Key = "placeholders";

    private readonly Dictionary<string, IReadOnlyList<string>> _values = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> _findings = [];

    private PlaceholderFileReader()
    {
    }

    public static PlaceholderFile Read(SourceFile file)
    {
        var reader = new PlaceholderFileReader();
        foreach (YamlDocument document in YamlTreeReader.ReadAll(file, YamlProfile.Sigma))
        {
            if (document.Root is { } root && !document.IsEmpty) reader.Read(root);
            reader._findings.AddRange(document.Diagnostics.Items);
        }
        return new PlaceholderFile(reader._values, reader._findings);
    }

    private void Read(YamlNode root)
    {
        if (root is not YamlMapping mapping || mapping.Find(Key) is not { } entry)
        {
            Wrong(root, $"a file of placeholders is a mapping with the one key '{Key}'");
            return;
        }
        foreach (YamlEntry other in mapping.Entries)
        {
            if (other != entry) Wrong(other.Key, $"this has no place in a file of placeholders; its one key is '{Key}'");
        }
        if (entry.Value is not YamlMapping placeholders)
        {
            Wrong(entry.Value, $"'{Key}' is a mapping of names, each with its values, and {entry.Value.Kind} stands here");
            return;
        }
        foreach (YamlEntry placeholder in placeholders.Entries) Read(placeholder);
    }

    private void Read(YamlEntry placeholder)
    {
        if (placeholder.Key is not YamlScalar { Value: { Length: > 0 } name } || name.IndexOf('%') >= 0)
        {
            Wrong(placeholder.Key, "a placeholder's name stands here without the percent signs around it; write it so");
            return;
        }
        IReadOnlyList<YamlNode> nodes = placeholder.Value is YamlSequence list ? list.Items : [placeholder.Value];
        if (nodes.Count == 0) Wrong(placeholder.Value, "this placeholder has no values; write at least one, or take it away");
        var values = new List<string>(_values.TryGetValue(name, out IReadOnlyList<string>? known) ? known : []);
        foreach (YamlNode node in nodes)
        {
            if (node is YamlScalar { Type: not (YamlScalarType.Null or YamlScalarType.Boolean) } scalar) values.Add(scalar.Value);
            else Wrong(node, $"a placeholder's value is a text or a number, and {node.Kind} stands here; put a text in quotes");
        }
        _values[name] = values;
    }

    private void Wrong(YamlNode node, string message) =>
        _findings.Add(new Diagnostic(DocumentDiagnostics.PlaceholderFault, Severity.Error, message, node.Span));
}
