using RuleGen.Compiler.Documents.FrontMatter;
using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.Sigma;

/// <summary>
/// Reads what a Sigma document says about its rule: the keys beside <c>logsource</c> and <c>detection</c>. A faulty value is reported and
/// left out; the others are still read. Keys Sigma does not know are kept.
/// </summary>
internal sealed class SigmaMetadataReader
{
    private const string DefaultLevel = "medium";

    private readonly SourceFile _file;
    private readonly DocumentDiagnostics _diagnostics;
    private readonly SigmaValueReader _values;
    private readonly RuleFrontMatter _result = new();
    private readonly List<YamlEntry> _attributes = [];

    private SigmaMetadataReader(SourceFile file, DocumentDiagnostics diagnostics)
    {
        _file = file;
        _diagnostics = diagnostics;
        _values = new SigmaValueReader(diagnostics);
    }

    /// <summary>Adds to a document what its root says.</summary>
    public static SigmaDocument Read(SourceFile file, YamlMapping root, SigmaDocument document)
    {
        var reader = new SigmaMetadataReader(file, document.Diagnostics);
        string? name = null;
        YamlScalar? taxonomy = null;
        FileSpan? title = null;
        foreach (YamlEntry entry in root.Entries)
        {
            string key = ((YamlScalar)entry.Key).Value;
            YamlNode value = entry.Value;
            if (key == "name") name = reader._values.Text(key, value);
            else if (key == "taxonomy") taxonomy = reader.ReadTaxonomy(value);
            else reader.ReadKey(key, entry);
            if (key == "title") title = value.Span;
        }
        if (title is null)
        {
            reader._values.Missing(root.Span, "the document has no title; write 'title:' with a short name of what the rule finds");
        }
        return document with
        {
            Metadata = reader.Metadata(title ?? root.Span, document.Kind),
            Name = name,
            Taxonomy = taxonomy,
            Attributes = reader._attributes,
        };
    }

    private void ReadKey(string key, YamlEntry entry)
    {
        YamlNode value = entry.Value;
        switch (key)
        {
            case "title":
                _result.Title = _values.Text(key, value);
                break;
            case "id":
                _result.Id = ReadId(value);
                break;
            case "description":
                _result.Description = _values.Text(key, value);
                break;
            case "author":
                _result.Author = string.Join(", ", _values.Texts(key, value));
                break;
            case "level":
                _result.Level = _values.Choice(key, value, RuleFrontMatter.Levels);
                break;
            case "status":
                _result.Status = _values.Choice(key, value, RuleFrontMatter.Statuses);
                break;
            case "date":
                _result.Date = _values.Date(key, value);
                break;
            case "modified":
                _values.Date(key, value);
                break;
            case "tags":
                _result.Tags = _values.Texts(key, value);
                break;
            case "references":
                _result.References = _values.Texts(key, value);
                break;
            case "falsepositives":
                _result.FalsePositives = _values.Texts(key, value);
                break;
            case "license":
                _values.Text(key, value);
                break;
            case "fields" or "scope":
                _values.Texts(key, value);
                break;
            case "related":
                CheckRelated(value);
                break;
            case "logsource" or "detection" or "correlation" or "filter":
                break;
            default:
                _attributes.Add(entry);
                break;
        }
    }

    private string? ReadId(YamlNode node)
    {
        if (_values.Text("id", node) is not { } id) return null;
        bool fits = id.Length <= DocumentLimits.IdLength && id.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.');
        if (fits) return id;
        _values.Wrong(node, $"an id is a UUID, or else up to {DocumentLimits.IdLength} letters, digits, '-', '_' and '.'");
        return null;
    }

    private YamlScalar? ReadTaxonomy(YamlNode node) =>
        _values.Text("taxonomy", node) is { } name && !name.Equals("sigma", StringComparison.OrdinalIgnoreCase) ? (YamlScalar)node : null;

    private void CheckRelated(YamlNode node)
    {
        if (node is not YamlSequence list)
        {
            _values.Wrong(node, $"'related' is a list of mappings with 'id' and 'type', and {node.Kind} stands here");
            return;
        }
        foreach (YamlNode item in list.Items)
        {
            if (_values.Mapping("related", item, "'id' and 'type'") is not { } relation) continue;
            foreach (YamlEntry entry in relation.Entries) _values.Text("related", entry.Value);
        }
    }

    private RuleMetadata Metadata(FileSpan place, SigmaKind kind)
    {
        string title = _result.Title is { } given ? PlainLine.Cut(given, DocumentLimits.TitleLength) : Slug.OfFileName(_file.Path);
        string slug = Slug.Of(title);
        string id = _result.Id ?? (slug.Length > 0 ? slug : Slug.OfFileName(_file.Path));
        IReadOnlyList<string> techniques = AttackTags.Techniques(_result.Tags);
        // A filter never fires, so nobody asks how serious it is.
        if (!_diagnostics.HasErrors && kind != SigmaKind.Filter) ReportDefaults(id, techniques, place);
        return new RuleMetadata(
            id,
            title,
            _result.Level ?? DefaultLevel,
            _result.Status ?? StatusBoxes.Experimental,
            _result.Description ?? string.Empty,
            string.Empty,
            _result.Author ?? string.Empty,
            _result.Date ?? string.Empty,
            _result.Tags.ToEquatable(),
            techniques.ToEquatable(),
            _result.References.ToEquatable(),
            _result.FalsePositives.ToEquatable());
    }

    private void ReportDefaults(string id, IReadOnlyList<string> techniques, FileSpan place)
    {
        var defaults = new List<string>();
        if (_result.Id is null) defaults.Add($"id (taken as '{id}')");
        if (_result.Level is null) defaults.Add($"level (taken as {DefaultLevel})");
        if (techniques.Count == 0) defaults.Add("ATT&CK technique (left unset)");
        if (defaults.Count == 0) return;
        _diagnostics.Add(DocumentDiagnostics.DefaultedMetadata, Severity.Info, place,
            $"the rule gives no {string.Join(", no ", defaults)}; say so in 'id:', 'level:' and 'tags: [attack.t1547.001]'");
    }
}
