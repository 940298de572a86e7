using System.Globalization;
using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.Sigma;

/// <summary>Reads values of the types Sigma's schema asks for. What is of another type is reported at its place and read as nothing.</summary>
internal sealed class SigmaValueReader(DocumentDiagnostics diagnostics)
{
    /// <summary>A text as it is written; null when there is none.</summary>
    public string? RawText(string key, YamlNode node)
    {
        if (node is not YamlScalar scalar)
        {
            Wrong(node, $"'{key}' is one text, and {node.Kind} stands here");
        }
        else if (scalar.IsNull || string.IsNullOrWhiteSpace(scalar.Value))
        {
            Wrong(node, $"'{key}' is empty; give it a value or leave the line out");
        }
        else if (scalar.Type != YamlScalarType.Text)
        {
            Wrong(node, $"'{key}' is a text, and {node.Kind} stands here; put it in quotes");
        }
        else
        {
            return scalar.Value;
        }
        return null;
    }

    /// <summary>A text on one line; null when there is none.</summary>
    public string? Text(string key, YamlNode node) => RawText(key, node) is { } text ? PlainLine.Of(text) : null;

    /// <summary>The texts of a list; a single text is a list of one.</summary>
    public IReadOnlyList<string> Texts(string key, YamlNode node)
    {
        if (node is YamlScalar) return Text(key, node) is { } single ? [single] : [];
        if (node is not YamlSequence sequence)
        {
            Wrong(node, $"'{key}' is a list of texts, and {node.Kind} stands here");
            return [];
        }
        return [.. sequence.Items.Select(item => Text(key, item)).OfType<string>()];
    }

    /// <summary>One of the choices, in lower case; null when the text is none of them.</summary>
    public string? Choice(string key, YamlNode node, string[] choices)
    {
        if (Text(key, node) is not { } text) return null;
        string lower = text.ToLowerInvariant();
        if (Array.IndexOf(choices, lower) >= 0) return lower;
        string last = choices[choices.Length - 1];
        Wrong(node, $"'{PlainLine.Shown(text)}' is no {key}; write {string.Join(", ", choices.Take(choices.Length - 1))} or {last}");
        return null;
    }

    /// <summary>A day as YYYY-MM-DD; null when the text is none.</summary>
    public string? Date(string key, YamlNode node)
    {
        if (Text(key, node) is not { } text) return null;
        if (IsDay(text, "yyyy-MM-dd")) return text;
        if (IsDay(text, "yyyy/MM/dd"))
        {
            string dashed = text.Replace('/', '-');
            diagnostics.Add(DocumentDiagnostics.OlderDate, Severity.Warning, node.Span, $"'{key}' is written in the older form; write {dashed}");
            return dashed;
        }
        Wrong(node, $"'{PlainLine.Shown(text)}' is no date; write it as 2025-06-04");
        return null;
    }

    /// <summary>A mapping; null when something else stands here.</summary>
    public YamlMapping? Mapping(string key, YamlNode node, string holds)
    {
        if (node is YamlMapping mapping) return mapping;
        Wrong(node, $"'{key}' is a mapping of {holds}, and {node.Kind} stands here");
        return null;
    }

    public void Wrong(YamlNode node, string message) => diagnostics.Add(DocumentDiagnostics.SigmaValue, Severity.Error, node.Span, message);

    public void Wrong(FileSpan span, string message) => diagnostics.Add(DocumentDiagnostics.SigmaValue, Severity.Error, span, message);

    public void Missing(FileSpan span, string message) => diagnostics.Add(DocumentDiagnostics.MissingPart, Severity.Error, span, message);

    private static bool IsDay(string text, string form) =>
        DateTime.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
