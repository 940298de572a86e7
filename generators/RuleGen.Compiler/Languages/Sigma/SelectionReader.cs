using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Languages.Sigma;

/// <summary>
/// Reads a selection: a mapping asks for all of its items, a list for one of its parts, and texts without a field are keywords.
/// </summary>
internal sealed class SelectionReader(SourceFile file, SigmaFindings findings)
{
    /// <summary>The selection; null when it is faulty, which is then reported.</summary>
    public SigmaNode? Read(YamlNode node) => node switch
    {
        YamlMapping map => ReadMap(map),
        YamlSequence list => ReadList(list),
        YamlScalar scalar => ReadKeywords([scalar]),
        _ => null,
    };

    private SigmaNode? ReadMap(YamlMapping map)
    {
        if (map.Entries.Count == 0)
        {
            findings.Error("RG4208", "This selection is empty; write a field and a value below it.", map.Span);
            return null;
        }
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var items = new List<SigmaNode>();
        foreach (YamlEntry entry in map.Entries)
        {
            if (entry.Key is not YamlScalar key)
            {
                findings.Error("RG4208", "A field's name is a text; a list or a mapping cannot be one.", entry.Key.Span);
                continue;
            }
            if (!seen.Add(key.Value))
            {
                string message = $"'{key.Value}' stands in this mapping twice, and YAML keeps one of the two; make it one list of values,"
                    + " or put the second one into another selection.";
                findings.Error("RG4208", message, key.Span);
                continue;
            }
            if (ReadItem(key, entry.Value) is { } item) items.Add(item);
        }
        return items.Count == 0 ? null : new SigmaAllOf(items.ToEquatable(), map.Span);
    }

    private SigmaNode? ReadList(YamlSequence list)
    {
        YamlScalar[] keywords = list.Items.OfType<YamlScalar>().ToArray();
        if (list.Items.Count == 0)
        {
            findings.Error("RG4208", "This list is empty; write a keyword, or a mapping of fields, into it.", list.Span);
            return null;
        }
        if (keywords.Length > 0 && keywords.Length < list.Items.Count)
        {
            const string Message = "This list mixes keywords with mappings of fields; one of its parts has to hold."
                + " Make two selections of it, so that every program reads it alike.";
            findings.Warn("RG4106", Message, list.Items[0].Span);
        }
        var parts = new List<SigmaNode>();
        if (keywords.Length > 0 && ReadKeywords(keywords) is { } words) parts.Add(words);
        foreach (YamlNode node in list.Items)
        {
            if (node is YamlMapping map && ReadMap(map) is { } part) parts.Add(part);
            if (node is YamlSequence) findings.Error("RG4208", "A list inside a list means nothing here; make it one list.", node.Span);
        }
        return parts.Count switch
        {
            0 => null,
            1 => parts[0],
            _ => new SigmaAnyOf(parts.ToEquatable(), list.Span),
        };
    }

    private SigmaItem? ReadKeywords(YamlScalar[] keywords)
    {
        YamlScalar? none = Array.Find(keywords, keyword => keyword.IsNull);
        if (none is null) return new SigmaItem(null, keywords[0].Span, default, keywords.Select(Value).ToEquatable(), keywords[0].Span);
        findings.Error("RG4208", "Nothing stands here; write a keyword, or a field and a value.", none.Span);
        return null;
    }

    private SigmaItem? ReadItem(YamlScalar key, YamlNode value)
    {
        IReadOnlyList<YamlNode> nodes = value is YamlSequence list ? list.Items : [value];
        var values = new List<SigmaValue>();
        foreach (YamlNode node in nodes)
        {
            if (node is YamlScalar scalar)
            {
                values.Add(Value(scalar));
                continue;
            }
            string kind = node is YamlMapping ? "a mapping" : "a list inside a list";
            findings.Error("RG4124", $"A field is compared with a value or a list of values, and this is {kind}.", node.Span);
            return null;
        }
        if (values.Count == 0)
        {
            const string Message = "This list of values is empty; write a value, or 'null' for a field that is absent.";
            findings.Error("RG4124", Message, value.Span);
            return null;
        }
        return ReadKey(key, values.ToEquatable());
    }

    private SigmaItem ReadKey(YamlScalar key, EquatableArray<SigmaValue> values)
    {
        ScalarPlaces places = ScalarPlaces.Of(file, key.Value, key.Span);
        string[] parts = key.Value.Split('|');
        var modifiers = new List<SigmaModifier>();
        int at = parts[0].Length;
        foreach (string part in parts.Skip(1))
        {
            modifiers.Add(new SigmaModifier(part, places.Locate(at + 1, part.Length)));
            at += 1 + part.Length;
        }
        string? field = string.IsNullOrWhiteSpace(parts[0]) ? null : parts[0];
        return new SigmaItem(field, places.Locate(0, parts[0].Length), modifiers.ToEquatable(), values, key.Span);
    }

    private static SigmaValue Value(YamlScalar scalar) =>
        new(KindOf(scalar.Type), scalar.Value, scalar.Span) { IsPlain = !scalar.IsQuoted };

    private static SigmaValueKind KindOf(YamlScalarType type) => type switch
    {
        YamlScalarType.Null => SigmaValueKind.Null,
        YamlScalarType.Boolean => SigmaValueKind.Boolean,
        YamlScalarType.Integer or YamlScalarType.Float => SigmaValueKind.Number,
        _ => SigmaValueKind.Text,
    };
}
