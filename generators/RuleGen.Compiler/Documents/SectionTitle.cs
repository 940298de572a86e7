namespace RuleGen.Compiler.Documents;

/// <summary>What a heading says about the blocks below it, by its words and without letter case.</summary>
internal sealed class SectionTitle
{
    private readonly string _text;

    public SectionTitle(string text) => _text = text;

    /// <summary>The section holds the rule's query.</summary>
    public bool IsQuery => Has("query") || Has("queries") || Has("logic") || Has("detection");

    /// <summary>The section says "query" or "logic", which no section of samples does without meaning the query.</summary>
    public bool IsQueryAboveAll => Has("query") || Has("queries") || Has("logic");

    /// <summary>The section holds sample events. "Log" counts as a word only: "logic" and "logon" hold it too.</summary>
    public bool IsSample => Has("sample") || Has("event") || HasWord("log") || HasWord("logs");

    /// <summary>The section holds events that must and must not match, each saying which.</summary>
    public bool IsTests => HasWord("test") || HasWord("tests");

    public bool IsDescription => Has("scenario") || Has("description");

    public bool IsObjective => Has("objective");

    public bool IsStatus => Has("status");

    /// <summary>The section lists event ids.</summary>
    public bool IsEventIds => Has("event") && (HasWord("id") || HasWord("ids") || HasWord("eventid"));

    private bool Has(string part) => _text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;

    private bool HasWord(string word)
    {
        for (int at = 0; (at = _text.IndexOf(word, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            int end = at + word.Length;
            bool starts = at == 0 || !char.IsLetterOrDigit(_text[at - 1]);
            if (starts && (end == _text.Length || !char.IsLetterOrDigit(_text[end]))) return true;
        }
        return false;
    }
}
