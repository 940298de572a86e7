namespace RuleGen.Compiler.Languages;

/// <summary>The names of query languages: those people read, and those that label a fence or stand in front matter.</summary>
internal static class LanguageNames
{
    private const int LongestLabel = 40;

    public static string Of(QueryLanguage language) => language switch
    {
        QueryLanguage.Kql => "KQL (Kibana Query Language)",
        QueryLanguage.Eql => "EQL",
        QueryLanguage.Sigma => "Sigma",
        QueryLanguage.Kusto => "Kusto (Microsoft's KQL)",
        QueryLanguage.Spl => "Splunk SPL",
        QueryLanguage.Lucene => "Lucene query syntax",
        QueryLanguage.EsQl => "ES|QL",
        QueryLanguage.Sql => "SQL",
        _ => "no query language",
    };

    /// <summary>The language a label vouches for. Other labels say nothing about a query, however often they stand above one.</summary>
    public static QueryLanguage Promised(string label) => FirstWord(label).ToLowerInvariant() switch
    {
        "kql" or "kuery" => QueryLanguage.Kql,
        "eql" => QueryLanguage.Eql,
        "sigma" or "yaml" or "yml" => QueryLanguage.Sigma,
        _ => QueryLanguage.None,
    };

    /// <summary>Whether a label speaks of no language at all, so that it cannot be wrong.</summary>
    public static bool IsNeutral(string label) =>
        FirstWord(label).ToLowerInvariant() is "" or "text" or "txt" or "none" or "plain" or "plaintext";

    /// <summary>The label without what may follow it, as in <c>kql title="x"</c>; no more of it than a message can show.</summary>
    public static string FirstWord(string label)
    {
        string trimmed = label.Trim();
        int end = 0;
        while (end < Math.Min(trimmed.Length, LongestLabel) && !char.IsWhiteSpace(trimmed[end]) && trimmed[end] is not ('{' or ',')) end++;
        return trimmed.Substring(0, end);
    }
}
