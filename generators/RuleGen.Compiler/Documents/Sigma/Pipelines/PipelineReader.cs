using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.Sigma.Pipelines;

/// <summary>
/// Reads a processing pipeline. What shapes the text of queries is passed over, what a build must not do is refused; a faulty item is
/// reported and left out.
/// </summary>
internal sealed class PipelineReader
{
    /// <summary>The key that tells a pipeline.</summary>
    public const string Key = "transformations";

    /// <summary>What a pipeline calls this program.</summary>
    public const string Backend = "rulegen";

    private readonly DocumentDiagnostics _diagnostics;
    private readonly SigmaValueReader _values;
    private readonly PipelineItemReader _items;

    private PipelineReader(DocumentDiagnostics diagnostics)
    {
        _diagnostics = diagnostics;
        _values = new SigmaValueReader(diagnostics);
        _items = new PipelineItemReader(diagnostics);
    }

    public static SigmaPipeline Read(SourceFile file)
    {
        IReadOnlyList<YamlDocument> documents = YamlTreeReader.ReadAll(file, YamlProfile.Sigma);
        DocumentDiagnostics diagnostics = documents.Count > 0 ? documents[0].Diagnostics : new DocumentDiagnostics(file);
        var reader = new PipelineReader(diagnostics);
        SigmaPipeline pipeline = reader.ReadRoot(file, documents.Count > 0 ? documents[0].Root as YamlMapping : null);
        foreach (YamlDocument second in documents.Skip(1).Take(1))
        {
            const string Message = "a pipeline is a single document; put the second one into a file of its own";
            diagnostics.Add(DocumentDiagnostics.SigmaValue, Severity.Error, second.Start, Message);
        }
        return pipeline with { Diagnostics = diagnostics.Items };
    }

    private SigmaPipeline ReadRoot(SourceFile file, YamlMapping? root)
    {
        string name = Slug.OfFileName(file.Path);
        decimal priority = 0;
        IReadOnlyList<PipelineItem> items = [];
        bool isOurs = true;
        var variables = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (YamlEntry entry in root?.Entries ?? [])
        {
            switch (((YamlScalar)entry.Key).Value)
            {
                case "name":
                    if (_values.Text("name", entry.Value) is { } given) name = PlainLine.Shown(given);
                    break;
                case "priority":
                    if (entry.Value is YamlScalar { Number: { } number }) priority = number;
                    else _values.Wrong(entry.Value, "'priority' is a number; pipelines of a smaller one come first");
                    break;
                case "vars":
                    ReadVariables(entry.Value, variables);
                    break;
                case Key:
                    items = _items.Read(entry.Value);
                    break;
                case "allowed_backends":
                    isOurs = IsOurs(entry);
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
        return new SigmaPipeline(file, name, priority, isOurs ? items : [], variables, []);
    }

    private bool IsOurs(YamlEntry entry)
    {
        IReadOnlyList<string> programs = _values.Texts("allowed_backends", entry.Value);
        if (programs.Count == 0 || programs.Contains(Backend, StringComparer.OrdinalIgnoreCase)) return true;
        _diagnostics.Add(DocumentDiagnostics.ForeignPipeline, Severity.Warning, entry.Key.Span,
            $"this pipeline is for other programs, so it changes no rule here; add '{Backend}' to the list, or take the file away");
        return false;
    }

    private void ReadVariables(YamlNode node, Dictionary<string, IReadOnlyList<string>> variables)
    {
        foreach (YamlEntry entry in _values.Mapping("vars", node, "names, each with its values")?.Entries ?? [])
        {
            IReadOnlyList<YamlNode> nodes = entry.Value is YamlSequence list ? list.Items : [entry.Value];
            var values = new List<string>();
            foreach (YamlNode value in nodes)
            {
                if (value is YamlScalar { IsNull: false } scalar) values.Add(scalar.Value);
                else _values.Wrong(value, $"a variable's value is a text or a number, and {value.Kind} stands here");
            }
            if (nodes.Count == 0) _values.Wrong(entry.Value, "this variable has no values; write at least one, or take it away");
            variables[((YamlScalar)entry.Key).Value] = values;
        }
    }
}
