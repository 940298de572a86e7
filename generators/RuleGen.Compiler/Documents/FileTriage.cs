using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents;

/// <summary>Turns away what is no rule document before its structure is read.</summary>
internal static class FileTriage
{
    // A text of one language has next to no control characters; every tenth one means bytes that were never text.
    private const int OneControlIn = 10;

    private const string FilterKey = "filter";

    private static readonly string[] _sigmaKeys = ["detection", "correlation", FilterKey, "logsource"];

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

    /// <summary>Whether a file of this path may say something about the other rules of its project.</summary>
    public static bool MayBeOfProject(string path) => TestFilePath.Stem(path) is not null && !TestFilePath.IsTests(path);

    /// <summary>What a file says about the other rules of its project, by its keys.</summary>
    public static ProjectFileKind ProjectKind(SourceFile file) =>
        MayBeOfProject(file.Path) && file.Text.Length <= DocumentLimits.FileLength ? KindOf(TopLevelKeys(file.Text)) : ProjectFileKind.None;

    /// <summary>Whether a filter stands in a text, which may be one document of several.</summary>
    public static bool HasFilter(string text) => TopLevelKeys(text).Contains(FilterKey);

    private static ProjectFileKind KindOf(HashSet<string> keys)
    {
        if (keys.Contains(FilterKey)) return ProjectFileKind.Filters;
        // A rule may have keys of its own.
        if (_sigmaKeys.Any(keys.Contains)) return ProjectFileKind.None;
        if (keys.Contains(Sigma.Pipelines.PipelineReader.Key)) return ProjectFileKind.Pipeline;
        return keys.Contains(Sigma.PlaceholderFileReader.Key) ? ProjectFileKind.Placeholders : ProjectFileKind.None;
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
        if (TestFilePath.IsTests(file.Path)) return DocumentKind.SideFile;
        HashSet<string> keys = TopLevelKeys(file.Text);
        if (_sigmaKeys.Any(keys.Contains)) return DocumentKind.Sigma;
        if (MayBeOfProject(file.Path) && KindOf(keys) != ProjectFileKind.None) return DocumentKind.Project;
        bool isYaml = HasExtension(file.Path, ".yml") || HasExtension(file.Path, ".yaml");
        if (isYaml && keys.Count == 0)
        {
            diagnostics.Error(DocumentDiagnostics.NoQuery, new TextSpan(0, 0),
                "this YAML file is neither a rule nor a list of tests: no line begins with a key; leave the file out of the rules");
            return DocumentKind.Rejected;
        }
        return isYaml || IsData(file.Path) ? DocumentKind.SideFile : null;
    }

    /// <summary>The keys that begin a line of YAML, in quotes or not, without reading the YAML.</summary>
    private static HashSet<string> TopLevelKeys(string text)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (int at = 0; at < text.Length;)
        {
            int start = text[at] is '"' or '\'' ? at + 1 : at;
            int end = start;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-')) end++;
            int colon = start > at && end < text.Length && text[end] == text[at] ? end + 1 : end;
            if (end > start && colon < text.Length && text[colon] == ':') keys.Add(text.Substring(start, end - start));
            at = Markdown.OutlineReader.NextLine(text, Markdown.OutlineReader.LineEnd(text, end));
        }
        return keys;
    }

    private static bool IsMarkdown(string path) => HasExtension(path, ".md") || HasExtension(path, ".markdown");

    private static bool IsData(string path) =>
        HasExtension(path, ".json") || HasExtension(path, ".jsonl") || HasExtension(path, ".csv") || HasExtension(path, ".xml");

    private static bool HasExtension(string path, string extension) => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
