using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.Sigma.Pipelines;

/// <summary>
/// Reads a processing pipeline. What shapes the text of queries is passed over, what a build must not do is refused; a faulty item is reported
/// and left out.
/// </summary>
internal sealed class PipelineReader
{
    /// <summary>The key that tells a pipeline.</summary>
    public const string Key = "transformations";

    private static readonly string[] _itemKeys =
    [
        "id", "type", "rule_conditions", "rule_cond_op", "rule_cond_not", "rule_cond_expr",
        "detection_item_conditions", "detection_item_cond_op", "detection_item_cond_not", "detection_item_cond_expr",
        "field_name_conditions", "field_name_cond_op", "field_name_cond_not", "field_name_cond_expr",
    ];

    private readonly DocumentDiagnostics _diagnostics;
    private readonly SigmaValueReader _values;

    private PipelineReader(DocumentDiagnostics diagnostics)
    {
        _diagnostics = diagnostics;
        _values = new SigmaValueReader(diagnostics);
    }

    public static SigmaPipeline Read(SourceFile file)
    {
        IReadOnlyList<YamlDocument> documents = YamlTreeReader.ReadAll(file, YamlProfile.Sigma);
        DocumentDiagnostics diagnostics = documents.Count > 0 ? documents[0].Diagnostics : new DocumentDiagnostics(file);
        var reader = new PipelineReader(diagnostics);
        SigmaPipeline pipeline = reader.ReadRoot(file, documents.Count > 0 ? documents[0].Root as YamlMapping : null);
        if (documents.Count > 1) reader._values.Wrong(documents[1].Start, "a pipeline is a single document; put the second one into a file of its own");
        return pipeline with { Diagnostics = diagnostics.Items };
    }

    private SigmaPipeline ReadRoot(SourceFile file, YamlMapping? root)
    {
        string name = Slug.OfFileName(file.Path);
        decimal priority = 0;
        IReadOnlyList<PipelineItem> items = [];
        var variables = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (YamlEntry entry in root?.Entries ?? [])
        {
            switch (((YamlScalar)entry.Key).Value)
            {
                case "name":
                    name = _values.Text("name", entry.Value) ?? name;
                    break;
                case "priority":
                    if (entry.Value is YamlScalar { Number: { } number }) priority = number;
                    else _values.Wrong(entry.Value, "'priority' is a number; pipelines of a smaller one come first");
                    break;
                case "vars":
                    ReadVariables(entry.Value, variables);
                    break;
                case Key:
                    items = ReadItems(entry.Value);
                    break;
                case "allowed_backends":
                    break;
                case "postprocessing" or "finalizers":
                    _diagnostics.Add(DocumentDiagnostics.PartWithoutEffect, Severity.Info, entry.Key.Span,
                        "this shapes the text of queries, of which RuleGen writes none; it has no effect");
                    break;
                default:
                    _values.Wrong(entry.Key, "this has no place in a pipeline; it takes name, priority, vars and transformations");
                    break;
            }
        }
        return new SigmaPipeline(file, name, priority, items, variables, []);
    }

    private void ReadVariables(YamlNode node, Dictionary<string, IReadOnlyList<string>> variables)
    {
        foreach (YamlEntry entry in _values.Mapping("vars", node, "names, each with its values")?.Entries ?? [])
        {
            IReadOnlyList<YamlNode> nodes = entry.Value is YamlSequence list ? list.Items : [entry.Value];
            variables[((YamlScalar)entry.Key).Value] = [.. nodes.OfType<YamlScalar>().Where(scalar => !scalar.IsNull).Select(scalar => scalar.Value)];
        }
    }

    private List<PipelineItem> ReadItems(YamlNode node)
    {
        var items = new List<PipelineItem>();
        if (node is not YamlSequence list)
        {
            _values.Wrong(node, $"'{Key}' is a list of mappings with 'type', and {node.Kind} stands here");
            return items;
        }
        foreach (YamlNode item in list.Items)
        {
            if (item is not YamlMapping mapping) _values.Wrong(item, $"a transformation is a mapping with 'type', and {item.Kind} stands here");
            else if (ReadItem(mapping) is { } read) items.Add(read);
        }
        return items;
    }

    private PipelineItem? ReadItem(YamlMapping item)
    {
        if (item.Find("type") is not { Value: YamlScalar type })
        {
            _values.Missing(item.Span, "this transformation has no 'type'; write one, such as 'type: field_name_mapping'");
            return null;
        }
        if (PipelineTypes.Refused.TryGetValue(type.Value, out string? reason))
        {
            Refuse(type, $"'{type.Value}' is not taken: {reason}");
            return null;
        }
        if (!PipelineTypes.Transformations.TryGetValue(type.Value, out string[]? parameters))
        {
            Refuse(type, $"'{PlainLine.Shown(type.Value)}' is no transformation that a matcher can make; take the item away");
            return null;
        }
        CheckKeys(item, [.. _itemKeys, .. parameters], type.Value);
        return new PipelineItem(
            item.Find("id")?.Value is { } id ? _values.Text("id", id) : null,
            type.Value,
            item,
            type.Value == "nest" && item.Find("items") is { } nested ? ReadItems(nested.Value) : [],
            ReadConditions(item, "rule_conditions", "rule_cond", PipelineTypes.RuleConditions),
            ReadConditions(item, "detection_item_conditions", "detection_item_cond", PipelineTypes.ItemConditions),
            ReadConditions(item, "field_name_conditions", "field_name_cond", PipelineTypes.FieldConditions));
    }

    private PipelineConditions ReadConditions(YamlMapping item, string key, string prefix, IReadOnlyDictionary<string, string[]> types)
    {
        var conditions = new List<PipelineCondition>();
        switch (item.Find(key)?.Value)
        {
            case YamlSequence list:
                foreach (YamlNode node in list.Items) Add(string.Empty, node);
                break;
            case YamlMapping named:
                foreach (YamlEntry entry in named.Entries) Add(((YamlScalar)entry.Key).Value, entry.Value);
                break;
            case { } other:
                _values.Wrong(other, $"'{key}' is a list of conditions, or a mapping of named ones, and {other.Kind} stands here");
                break;
        }
        bool isAny = item.Find(prefix + "_op")?.Value is { } op && _values.Choice(prefix + "_op", op, ["and", "or"]) == "or";
        bool isNegated = item.Find(prefix + "_not")?.Value is YamlScalar { Boolean: true };
        return new PipelineConditions(conditions, isAny, isNegated, item.Find(prefix + "_expr")?.Value as YamlScalar);

        void Add(string name, YamlNode node)
        {
            if (node is not YamlMapping mapping || mapping.Find("type") is not { Value: YamlScalar type })
            {
                _values.Wrong(node, "a condition is a mapping with 'type'");
            }
            else if (!types.TryGetValue(type.Value, out string[]? parameters))
            {
                Refuse(type, $"'{PlainLine.Shown(type.Value)}' is no condition of '{key}'; it takes {string.Join(", ", types.Keys)}");
            }
            else
            {
                CheckKeys(mapping, ["type", .. parameters], type.Value);
                conditions.Add(new PipelineCondition(name, type.Value, mapping));
            }
        }
    }

    private void CheckKeys(YamlMapping mapping, string[] keys, string type)
    {
        foreach (YamlEntry entry in mapping.Entries)
        {
            string key = ((YamlScalar)entry.Key).Value;
            if (Array.IndexOf(keys, key) >= 0) continue;
            _values.Wrong(entry.Key, $"'{PlainLine.Shown(key)}' has no place in '{type}'");
        }
    }

    private void Refuse(YamlScalar place, string message) =>
        _diagnostics.Add(DocumentDiagnostics.PipelinePart, Severity.Error, place.Span, message);
}
