using System.Globalization;
using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.FrontMatter;

/// <summary>Reads the keys of a rule's front matter. A faulty value is reported and left out; the others are still read.</summary>
internal sealed class FrontMatterReader
{
    private readonly DocumentDiagnostics _diagnostics;
    private readonly RuleFrontMatter _result = new();
    private readonly Dictionary<string, Action<YamlNode>> _readers;

    private FrontMatterReader(DocumentDiagnostics diagnostics)
    {
        _diagnostics = diagnostics;
        _readers = new Dictionary<string, Action<YamlNode>>(StringComparer.Ordinal)
        {
            ["id"] = node => _result.Id = ReadId(node),
            ["title"] = node => _result.Title = ReadText("title", node),
            ["description"] = node => _result.Description = ReadText("description", node),
            ["level"] = node => _result.Level = ReadChoice("level", node, RuleFrontMatter.Levels),
            ["status"] = node => _result.Status = ReadChoice("status", node, RuleFrontMatter.Statuses),
            ["author"] = node => _result.Author = Joined("author", node),
            ["date"] = node => _result.Date = ReadDate(node),
            ["tags"] = node => _result.Tags = ReadList("tags", node),
            ["references"] = node => _result.References = ReadList("references", node),
            ["falsepositives"] = node => _result.FalsePositives = ReadList("falsepositives", node),
            ["mode"] = node => _result.Mode = ReadMode(node),
            ["language"] = node => _result.Language = ReadChoice("language", node, RuleFrontMatter.Languages),
        };
    }

    public static RuleFrontMatter Read(BlockText block, DocumentDiagnostics diagnostics)
    {
        var reader = new FrontMatterReader(diagnostics);
        YamlNode? root = YamlTreeReader.ReadFirst(block, YamlProfile.FrontMatter, diagnostics);
        if (root is YamlMapping mapping) reader.ReadMapping(mapping);
        else if (root is not (null or YamlScalar { IsNull: true })) reader.Fault(root, "front matter is a list of 'key: value' lines");
        return reader._result;
    }

    private void ReadMapping(YamlMapping mapping)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (YamlEntry entry in mapping.Entries)
        {
            if (entry.Key is not YamlScalar key)
            {
                Fault(entry.Key, "a key of the front matter is a plain word such as 'level'");
                continue;
            }
            string name = key.Value.ToLowerInvariant();
            string shown = PlainLine.Shown(key.Value);
            if (!seen.Add(name)) Fault(key, $"'{shown}' stands in the front matter twice; keep one, the first is used");
            else if (_readers.TryGetValue(name, out Action<YamlNode>? read)) Apply(entry.Value, read);
            else
            {
                _diagnostics.Add(DocumentDiagnostics.FrontMatterFault, Severity.Info, key.Span,
                    $"'{PlainLine.Shown(key.Value)}' is no key RuleGen reads; it reads {string.Join(", ", _readers.Keys)}");
            }
        }
    }

    private static void Apply(YamlNode node, Action<YamlNode> read)
    {
        if (node is not YamlScalar { IsNull: true }) read(node);
    }

    private string? ReadText(string key, YamlNode node)
    {
        if (node is not YamlScalar scalar)
        {
            Fault(node, $"'{key}' is one text, and {node.Kind} stands here");
            return null;
        }
        string text = PlainLine.Of(scalar.Value);
        if (text.Length > 0) return text;
        Fault(node, $"'{key}' is empty; give it a value or leave the line out");
        return null;
    }

    private string? ReadId(YamlNode node)
    {
        string? id = ReadText("id", node);
        if (id is null) return null;
        if (id.Length <= DocumentLimits.IdLength && id.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.')) return id;
        string better = Slug.Of(id);
        if (better.Length == 0) better = "one such as run-keys";
        Fault(node, $"an id is up to {DocumentLimits.IdLength} letters, digits, '-', '_' and '.'; write {better}");
        return null;
    }

    private string? ReadChoice(string key, YamlNode node, string[] choices)
    {
        string? text = ReadText(key, node);
        if (text is null) return null;
        string lower = text.ToLowerInvariant();
        if (Array.IndexOf(choices, lower) >= 0) return lower;
        string last = choices[choices.Length - 1];
        Fault(node, $"'{PlainLine.Shown(text)}' is no {key}; write {string.Join(", ", choices.Take(choices.Length - 1))} or {last}");
        return null;
    }

    private ReadingMode? ReadMode(YamlNode node) => ReadChoice("mode", node, RuleFrontMatter.Modes) switch
    {
        "strict" => ReadingMode.Strict,
        "intent" => ReadingMode.Intent,
        _ => null,
    };

    private string? ReadDate(YamlNode node)
    {
        string? text = ReadText("date", node);
        if (text is null) return null;
        string[] forms = ["yyyy-MM-dd", "yyyy/MM/dd"];
        if (DateTime.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day))
        {
            return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }
        Fault(node, $"'{PlainLine.Shown(text)}' is no date; write it as 2025-06-04");
        return null;
    }

    private IReadOnlyList<string> ReadList(string key, YamlNode node)
    {
        if (node is YamlScalar) return ReadText(key, node) is { } single ? [single] : [];
        if (node is not YamlSequence sequence)
        {
            Fault(node, $"'{key}' is a list of texts, and {node.Kind} stands here");
            return [];
        }
        var texts = new List<string>();
        foreach (YamlNode item in sequence.Items)
        {
            if (ReadText(key, item) is { } text) texts.Add(text);
        }
        return texts;
    }

    private string? Joined(string key, YamlNode node)
    {
        IReadOnlyList<string> texts = ReadList(key, node);
        return texts.Count == 0 ? null : string.Join(", ", texts);
    }

    private void Fault(YamlNode node, string message) =>
        _diagnostics.Add(DocumentDiagnostics.FrontMatterFault, Severity.Error, node.Span, message);
}
