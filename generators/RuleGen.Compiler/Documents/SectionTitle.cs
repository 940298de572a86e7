namespace RuleGen.Compiler.Documents;

/// <summary>What a heading says about the blocks below it, by its words and without letter case.</summary>
internal sealed class SectionTitle
{
    private readonly string _text;
    private readonly HashSet<string> _words;

    public SectionTitle(string text)
    {
        _text = text.ToLowerInvariant();
        _words = new HashSet<string>(Words(_text), StringComparer.Ordinal);
    }

    /// <summary>The section holds the rule's query.</summary>
    public bool IsQuery => Has("query") || Has("queries") || Has("logic") || Has("detection");

    /// <summary>The section says "query" or "logic", which no section of samples does without meaning the query.</summary>
    public bool IsQueryAboveAll => Has("query") || Has("queries") || Has("logic");

    /// <summary>The section holds sample events. "Log" counts as a word only: "logic" and "logon" hold it too.</summary>
    public bool IsSample => Has("sample") || Has("event") || _words.Contains("log") || _words.Contains("logs");

    /// <summary>The section holds events that must and must not match, each saying which.</summary>
    public bool IsTests => _words.Contains("test") || _words.Contains("tests");

    public bool IsDescription => Has("scenario") || Has("description");

    public bool IsObjective => Has("objective");

    public bool IsStatus => Has("status");

    /// <summary>The section lists event ids.</summary>
    public bool IsEventIds => Has("event") && (_words.Contains("id") || _words.Contains("ids") || _words.Contains("eventid"));

    private bool Has(string part) => _text.IndexOf(part, StringComparison.Ordinal) >= 0;

    private static IEnumerable<string> Words(string text) =>
        new string(text.Select(c => char.IsLetterOrDigit(c) ? c : ' ').ToArray()).Split([' '], StringSplitOptions.RemoveEmptyEntries);
}
