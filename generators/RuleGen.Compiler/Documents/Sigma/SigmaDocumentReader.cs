using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.Sigma;

/// <summary>
/// Cuts a Sigma file into its documents and each of them into its parts, by Sigma's schema. Any text is accepted: what is wrong becomes a
/// diagnostic of its document.
/// </summary>
internal static class SigmaDocumentReader
{
    private static readonly string[] _besideIdentifiers = ["condition"];
    private static readonly string[] _besideFilterIdentifiers = ["condition", SigmaFilter.RulesKey];

    /// <summary>The documents of a file, at least one; never throws.</summary>
    public static IReadOnlyList<SigmaDocument> Read(SourceFile file)
    {
        IReadOnlyList<YamlDocument> read = YamlTreeReader.ReadAll(file, YamlProfile.Sigma);
        if (read.Count == 0)
        {
            var diagnostics = new DocumentDiagnostics(file);
            diagnostics.Error(DocumentDiagnostics.MissingPart, new TextSpan(0, 0), "nothing but comments stands in the file; write a rule in it");
            return [new SigmaDocument(1, SigmaKind.Rule, diagnostics)];
        }
        return [.. read.Select(document => Read(file, document, isAlone: read.Count == 1))];
    }

    private static SigmaDocument Read(SourceFile file, YamlDocument yaml, bool isAlone)
    {
        var document = new SigmaDocument(yaml.Number, SigmaKind.Rule, yaml.Diagnostics);
        if (yaml.Root is null) return document;
        var values = new SigmaValueReader(yaml.Diagnostics);
        if (yaml.IsEmpty)
        {
            yaml.Diagnostics.Add(DocumentDiagnostics.MissingPart, isAlone ? Severity.Error : Severity.Warning, yaml.Start,
                "this document is empty; write a rule in it, or take its '---' away");
            return document;
        }
        if (yaml.Root is not YamlMapping root)
        {
            values.Wrong(yaml.Root, $"a rule is a mapping of keys such as title, logsource and detection, and {yaml.Root.Kind} stands here");
            return document;
        }
        if (root.Find("correlation") is { } correlation)
        {
            yaml.Diagnostics.Add(DocumentDiagnostics.UnsupportedLanguage, Severity.Error, correlation.Key.Span,
                "this is a correlation, and correlations are not compiled yet; leave the document out of the rules");
            return document with { Kind = SigmaKind.Correlation };
        }
        if (root.Find("action") is { Value: YamlScalar { Value: "global" or "repeat" or "reset" } action })
        {
            values.Wrong(action, "parts shared by 'action' are of an older Sigma; write each rule out in full");
            return document;
        }
        return root.Find("filter") is { } filter
            ? ReadParts(file, root, filter, document with { Kind = SigmaKind.Filter }, _besideFilterIdentifiers)
            : ReadParts(file, root, root.Find("detection"), document, _besideIdentifiers);
    }

    private static SigmaDocument ReadParts(
        SourceFile file, YamlMapping root, YamlEntry? detection, SigmaDocument document, string[] besideIdentifiers)
    {
        var values = new SigmaValueReader(document.Diagnostics);
        SigmaLogSource? logSource = ReadLogSource(root, values);
        YamlMapping? mapping = null;
        FileSpan span = root.Span;
        if (detection is null)
        {
            values.Missing(root.Span, "the rule has no 'detection'; write what it looks for in it, and a condition");
        }
        else
        {
            var key = (YamlScalar)detection.Key;
            mapping = values.Mapping(key.Value, detection.Value, "search identifiers and a condition");
            span = file.Locate(TextSpan.FromBounds(key.Span.Start, detection.Value.End));
            if (mapping is not null) new SigmaDetectionCheck(document.Diagnostics).Check(key, mapping, besideIdentifiers);
            if (mapping is not null && document.Kind == SigmaKind.Filter)
            {
                document = document with { FilteredRules = SigmaFilter.ReadRules(key, mapping, document.Diagnostics) };
            }
        }
        return SigmaMetadataReader.Read(file, root, document) with { LogSource = logSource, Detection = mapping, DetectionSpan = span };
    }

    private static SigmaLogSource? ReadLogSource(YamlMapping root, SigmaValueReader values)
    {
        const string Attributes = "product, category and service";
        if (root.Find("logsource") is not { } entry)
        {
            values.Missing(root.Span, $"the document has no 'logsource'; write at least one of {Attributes} in it");
            return null;
        }
        if (values.Mapping("logsource", entry.Value, Attributes) is not { } mapping) return null;
        var source = new SigmaLogSource(Attribute("product"), Attribute("category"), Attribute("service"));
        Attribute("definition");
        if (source != new SigmaLogSource(null, null, null)) return source;
        values.Missing(entry.Key.Span, $"'logsource' names no log; write at least one of {Attributes} in it");
        return null;

        string? Attribute(string key) => mapping.Find(key) is { } found ? values.Text(key, found.Value) : null;
    }
}
