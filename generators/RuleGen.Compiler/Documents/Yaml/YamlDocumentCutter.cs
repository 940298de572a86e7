using RuleGen.Compiler.Documents.Markdown;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.Yaml;

/// <summary>
/// Cuts a YAML file into its documents before any of them is parsed, so that a fault in one leaves the others alone. A line that begins with
/// <c>---</c> or <c>...</c> is a boundary wherever it stands, in texts and blocks too, so no parser is needed for that.
/// </summary>
internal static class YamlDocumentCutter
{
    /// <summary>The place of each document, directives and comments above it included; no document holds nothing but those.</summary>
    public static IReadOnlyList<TextSpan> Cut(string text)
    {
        var documents = new List<TextSpan>();
        int start = 0;
        bool hasContent = false;
        for (int at = 0; at < text.Length;)
        {
            int end = OutlineReader.LineEnd(text, at);
            int next = OutlineReader.NextLine(text, end);
            if (IsMarker(text, at, end, '-'))
            {
                if (hasContent) CutAt(at);
                hasContent = true;
            }
            else if (IsMarker(text, at, end, '.'))
            {
                if (hasContent) CutAt(next);
                hasContent = false;
            }
            else if (!hasContent)
            {
                hasContent = IsContent(text, at, end);
            }
            at = next;
        }
        if (hasContent) CutAt(text.Length);
        return documents;

        void CutAt(int offset)
        {
            documents.Add(TextSpan.FromBounds(start, offset));
            start = offset;
        }
    }

    private static bool IsMarker(string text, int start, int end, char mark)
    {
        const int Length = 3;
        if (end - start < Length) return false;
        for (int i = 0; i < Length; i++)
        {
            if (text[start + i] != mark) return false;
        }
        return end - start == Length || text[start + Length] is ' ' or '\t';
    }

    private static bool IsContent(string text, int start, int end)
    {
        if (text[start] == '%') return false;
        while (start < end && text[start] is ' ' or '\t') start++;
        return start < end && text[start] != '#';
    }
}
