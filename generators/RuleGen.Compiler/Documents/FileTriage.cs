using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents;

/// <summary>Turns away what is no rule document before its structure is read.</summary>
internal static class FileTriage
{
    // A text of one language has next to no control characters; every tenth one means bytes that were never text.
    private const int OneControlIn = 10;

    private static readonly string[] _sigmaKeys = ["detection", "correlation", "filter"];

    /// <summary>The kind of a file that is not to be read as Markdown, its fault already reported; null for one that is.</summary>
    public static DocumentKind? Judge(SourceFile file, DocumentDiagnostics diagnostics)
    {
        string text = file.Text;
        if (text.Length > DocumentLimits.FileLength)
        {
            diagnostics.Error(DocumentDiagnostics.LimitExceeded, new TextSpan(0, 0),
                $"the file is {text.Length} characters long, and rule files up to {DocumentLimits.FileLength} are read; "
                + "split it, or leave it out of the rules");
            return DocumentKind.Rejected;
        }
        if (string.IsNullOrWhiteSpace(text))
        {
            diagnostics.Error(DocumentDiagnostics.NotText, new TextSpan(0, 0), "the file is empty; write a rule in it, or take it away");
            return DocumentKind.Rejected;
        }
        if (FirstBinary(text) is int at)
        {
            diagnostics.Error(
                DocumentDiagnostics.NotText, new TextSpan(at, 1), "the file is no text; save it as UTF-8, or leave it out of the rules");
            return DocumentKind.Rejected;
        }
        return IsMarkdown(file.Path) ? null : JudgeOther(file, diagnostics);
    }

    /// <summary>The place of the first control character when the text is binary: any NUL, or too many of the others.</summary>
    private static int? FirstBinary(string text)
    {
        int? first = null;
        int count = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\0') return i;
            if (!(c < ' ' && c is not ('\t' or '\n' or '\r' or '\f')) && c is not ('\u007F' or '\uFFFD')) continue;
            first ??= i;
            count++;
        }
        return count * (long)OneControlIn > text.Length ? first : null;
    }

    private static DocumentKind? JudgeOther(SourceFile file, DocumentDiagnostics diagnostics)
    {
        Dictionary<string, TextSpan> keys = TopLevelKeys(file.Text);
        string? sigma = Array.Find(_sigmaKeys, keys.ContainsKey);
        if (sigma is not null && (keys.ContainsKey("logsource") || sigma == "correlation"))
        {
            diagnostics.Error(DocumentDiagnostics.UnsupportedLanguage, keys[sigma],
                "this is a Sigma rule, and only Markdown documents with a query are compiled; leave the file out of the rules");
            return DocumentKind.Rejected;
        }
        bool isYaml = HasExtension(file.Path, ".yml") || HasExtension(file.Path, ".yaml");
        if (isYaml && keys.Count == 0)
        {
            diagnostics.Error(DocumentDiagnostics.NoQuery, new TextSpan(0, 0),
                "this YAML file is neither a rule nor a list of tests: no line begins with a key; leave the file out of the rules");
            return DocumentKind.Rejected;
        }
        return isYaml || IsData(file.Path) ? DocumentKind.SideFile : null;
    }

    /// <summary>The keys that begin a line of YAML, without reading the YAML.</summary>
    private static Dictionary<string, TextSpan> TopLevelKeys(string text)
    {
        var keys = new Dictionary<string, TextSpan>(StringComparer.Ordinal);
        for (int at = 0; at < text.Length;)
        {
            int end = at;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-')) end++;
            bool isKey = end > at && end < text.Length && text[end] == ':';
            if (isKey) keys[text.Substring(at, end - at)] = TextSpan.FromBounds(at, end);
            at = Markdown.OutlineReader.NextLine(text, Markdown.OutlineReader.LineEnd(text, end));
        }
        return keys;
    }

    private static bool IsMarkdown(string path) => HasExtension(path, ".md") || HasExtension(path, ".markdown");

    private static bool IsData(string path) =>
        HasExtension(path, ".json") || HasExtension(path, ".jsonl") || HasExtension(path, ".csv") || HasExtension(path, ".xml");

    private static bool HasExtension(string path, string extension) => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
