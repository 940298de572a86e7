using RuleGen.Compiler.Languages.Kql;

namespace RuleGen.Compiler.Languages;

/// <summary>
/// Recognises languages by their signs. <see cref="AtStart"/> knows openings that no KQL query has; <see cref="Anywhere"/> is for a text
/// that was already refused as KQL, where a weaker sign is enough.
/// </summary>
internal static class LanguageSigns
{
    private static readonly string[] _kustoOperators =
    [
        "where", "project", "extend", "summarize", "take", "limit", "join", "union", "count", "distinct", "sort", "order", "top", "parse",
        "mv-expand", "evaluate", "invoke", "search", "project-away", "project-rename", "make-series", "render", "as", "lookup",
    ];

    private static readonly string[] _splCommands =
    [
        "stats", "eval", "table", "rex", "dedup", "tstats", "fields", "rename", "transaction",
    ];

    /// <summary>What the text is by its opening, or None.</summary>
    public static QueryLanguage AtStart(string text)
    {
        int start = AfterComments(text);
        if (IsSigma(text)) return QueryLanguage.Sigma;
        if (IsEql(text, start)) return QueryLanguage.Eql;
        string word = Word(text, start);
        int next = AfterSpaces(text, start + word.Length);
        if (Is(word, "select") && next > start + word.Length && HasWord(text, next, "from")) return QueryLanguage.Sql;
        if (IsAny(word, "from", "row", "show") && IsPipedSource(text, next)) return QueryLanguage.EsQl;
        if (IsAny(word, "index", "source", "sourcetype") && CharAt(text, next) == '=') return QueryLanguage.Spl;
        if (CharAt(text, start) == '|' || (Is(word, "search") && CharAt(text, next) is not (':' or '<' or '>'))) return QueryLanguage.Spl;
        if (Is(word, "let") && CharAt(text, AfterSpaces(text, next + Word(text, next).Length)) == '=') return QueryLanguage.Kusto;
        bool isKusto = word.Length > 0 && CharAt(text, next) == '|' && BeginsKustoOperator(text, next + 1);
        return isKusto ? QueryLanguage.Kusto : QueryLanguage.None;
    }

    /// <summary>What the text probably is by signs inside it, or None.</summary>
    public static QueryLanguage Anywhere(string text)
    {
        if (Has(text, "=~") || Has(text, "!~")) return QueryLanguage.Kusto;
        for (int pipe = text.IndexOf('|'); pipe >= 0 && pipe + 1 < text.Length; pipe = text.IndexOf('|', pipe + 1))
        {
            string word = Word(text, AfterSpaces(text, pipe + 1));
            if (IsAny(word, _splCommands)) return QueryLanguage.Spl;
            if (IsAny(word, _kustoOperators)) return QueryLanguage.Kusto;
        }
        bool hasRange = Has(text, "[") && Has(text, " TO ");
        bool hasRegex = Has(text, ":/") && !Has(text, "://");
        return hasRange || hasRegex || Has(text, "&&") || Has(text, "||") ? QueryLanguage.Lucene : QueryLanguage.None;
    }

    /// <summary>
    /// Whether some word is followed by a colon or an ordering: the look of a field test, even of a broken one. What opens like JSON or XML
    /// has such words too, and is none.
    /// </summary>
    public static bool LooksLikeFieldTest(string text)
    {
        if (CharAt(text, FirstCharacter(text)) is '{' or '[' or '<') return false;
        for (int at = 0; at < text.Length; at++)
        {
            if (text[at] is not (':' or '<' or '>')) continue;
            int before = at - 1;
            while (before >= 0 && KqlCharacters.IsSpace(text[before])) before--;
            if (before >= 0 && (IsNamePart(text[before]) || text[before] is '"' or '*')) return true;
        }
        return false;
    }

    /// <summary>The offset of the first character that is neither white space nor a byte order mark.</summary>
    public static int FirstCharacter(string text)
    {
        int start = 0;
        while (start < text.Length && KqlCharacters.IsTrimmed(text[start])) start++;
        return start;
    }

    /// <summary>Kusto, EQL and SQL may open with line comments.</summary>
    private static int AfterComments(string text)
    {
        int start = FirstCharacter(text);
        while (start >= 0 && string.CompareOrdinal(text, start, "//", 0, 2) == 0) start = NextLine(text, start);
        return start < 0 ? text.Length : AfterSpaces(text, start);
    }

    /// <summary>A YAML mapping whose top-level keys are those of a Sigma rule, correlation or filter.</summary>
    private static bool IsSigma(string text)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (int line = 0; line >= 0 && line < text.Length; line = NextLine(text, line))
        {
            string key = Word(text, line);
            if (key.Length > 0 && CharAt(text, line + key.Length) == ':' && EndsKey(CharAt(text, line + key.Length + 1))) keys.Add(key);
        }
        if (!keys.Contains("logsource") && !keys.Contains("title")) return false;
        return keys.Contains("detection") || keys.Contains("correlation") || keys.Contains("filter");
    }

    private static bool EndsKey(char c) => c is '\0' or ' ' or '\t' or '\r' or '\n';

    private static int NextLine(string text, int line)
    {
        int end = text.IndexOf('\n', line);
        return end < 0 ? -1 : end + 1;
    }

    private static bool IsEql(string text, int start)
    {
        string word = CharAt(text, start) == '"' ? Quoted(text, start) : Word(text, start);
        int next = AfterSpaces(text, start + word.Length);
        if (word.Length == 0) return false;
        if (IsAny(word, "sequence", "sample") && (CharAt(text, next) == '[' || IsAny(Word(text, next), "by", "with"))) return true;
        return next > start + word.Length && KqlCharacters.OperatorAt(text, next, "where");
    }

    private static string Quoted(string text, int start)
    {
        int end = text.IndexOf('"', start + 1);
        return end < 0 ? string.Empty : text.Substring(start, end + 1 - start);
    }

    private static bool IsPipedSource(string text, int start)
    {
        int end = start;
        while (end < text.Length && (IsNamePart(text[end]) || text[end] is '*' or ',' or ' ' or '\r' or '\n' or '=')) end++;
        return end > start && CharAt(text, end) == '|';
    }

    private static bool BeginsKustoOperator(string text, int start)
    {
        return IsAny(Word(text, AfterSpaces(text, start)), _kustoOperators);
    }

    private static bool HasWord(string text, int start, string word)
    {
        for (int at = start; at < text.Length; at++)
        {
            if (KqlCharacters.IsSpace(text[at]) && KqlCharacters.OperatorAt(text, at + 1, word)) return true;
        }
        return false;
    }

    private static string Word(string text, int start)
    {
        int end = start;
        while (end < text.Length && IsNamePart(text[end])) end++;
        return start >= text.Length ? string.Empty : text.Substring(start, end - start);
    }

    private static int AfterSpaces(string text, int start)
    {
        while (KqlCharacters.IsSpaceAt(text, start)) start++;
        return start;
    }

    private static char CharAt(string text, int offset) => offset < text.Length ? text[offset] : '\0';

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c is '_' or '.' or '-' or '@';

    private static bool Is(string word, string name) => string.Equals(word, name, StringComparison.OrdinalIgnoreCase);

    private static bool IsAny(string word, params string[] names) => names.Any(name => Is(word, name));

    private static bool Has(string text, string sign) => text.IndexOf(sign, StringComparison.Ordinal) >= 0;
}
