namespace RuleGen.Compiler.Documents.Markdown;

/// <summary>Reads where a link leads.</summary>
internal static class Destination
{
    private const int MaxBrackets = 32;

    /// <summary>Reads <c>(url "title")</c>.</summary>
    /// <remarks>
    /// Only 32 brackets may stand inside each other, so that the same characters are not looked at again and again behind each of a
    /// million openings.
    /// </remarks>
    public static bool TryRead(string text, int start, out string url, out int end)
    {
        url = string.Empty;
        end = start;
        if (start >= text.Length || text[start] != '(') return false;
        int depth = 0;
        int urlEnd = -1;
        for (int i = start; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '(' && ++depth > MaxBrackets) return false;
            if (c is ' ' or '\n' && urlEnd < 0 && i > start + 1) urlEnd = i;
            if (c != ')' || --depth > 0) continue;
            url = text.Substring(start + 1, (urlEnd < 0 ? i : urlEnd) - start - 1).Trim().Trim('<', '>');
            end = i + 1;
            return true;
        }
        return false;
    }

    /// <summary>Reads an address that stands in the text without a link, also between angle brackets.</summary>
    public static bool TryReadBare(string text, int start, out string url, out int end)
    {
        url = string.Empty;
        end = start;
        int at = text[start] == '<' ? start + 1 : start;
        if (!StartsWeb(text, at)) return false;
        if (at == start && start > 0 && char.IsLetterOrDigit(text[start - 1])) return false;
        int stop = at;
        while (stop < text.Length && !EndsBareUrl(text[stop])) stop++;
        bool closed = at > start && stop < text.Length && text[stop] == '>';
        int behind = stop + 1;
        while (stop > at && text[stop - 1] is '.' or ',' or ';' or ':' or '!' or '?' or '\'' or '*') stop--;
        url = text.Substring(at, stop - at);
        end = closed ? behind : stop;
        return true;
    }

    private static bool EndsBareUrl(char c) =>
        char.IsWhiteSpace(c) || c is '<' or '>' or '"' or ')' or '|' or '[' or ']' or '`';

    public static bool IsWeb(string url) => StartsWeb(url, 0) && !url.Any(char.IsWhiteSpace);

    private static bool StartsWeb(string text, int at) => StartsWith(text, at, "https://") || StartsWith(text, at, "http://");

    private static bool StartsWith(string text, int at, string prefix) =>
        string.Compare(text, at, prefix, 0, prefix.Length, StringComparison.OrdinalIgnoreCase) == 0 && at + prefix.Length < text.Length;
}
