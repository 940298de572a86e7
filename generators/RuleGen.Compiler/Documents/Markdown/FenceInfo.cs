using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.Markdown;

/// <summary>What stands behind an opening fence: a label, and what a test block says about itself.</summary>
/// <param name="Label">The first word, as written; empty when there is none.</param>
/// <param name="LabelSpan">The label's place in the file; behind the fence when there is none.</param>
/// <param name="MustMatch">True behind <c>match</c>, false behind <c>no-match</c>, null when neither is said.</param>
/// <param name="Reason">The text of <c>reason="…"</c>; null when there is none.</param>
internal sealed record FenceInfo(string Label, TextSpan LabelSpan, bool? MustMatch, string? Reason)
{
    /// <summary>Reads the rest of an opening line.</summary>
    public static FenceInfo Read(string text, int start, int end)
    {
        string label = string.Empty;
        var labelSpan = new TextSpan(start, 0);
        bool? mustMatch = null;
        string? reason = null;
        bool first = true;
        for (int at = SkipBlanks(text, start, end); at < end; at = SkipBlanks(text, at, end))
        {
            if (TryReadReason(text, at, end, out string quoted, out int after))
            {
                reason = quoted;
                at = after;
                continue;
            }
            int wordEnd = at;
            while (wordEnd < end && text[wordEnd] is not (' ' or '\t')) wordEnd++;
            string word = text.Substring(at, wordEnd - at);
            if (word == "match") mustMatch = true;
            else if (word == "no-match") mustMatch = false;
            else if (first) (label, labelSpan) = (word, TextSpan.FromBounds(at, wordEnd));
            first = false;
            at = wordEnd;
        }
        return new FenceInfo(label, labelSpan, mustMatch, reason);
    }

    private static bool TryReadReason(string text, int at, int end, out string reason, out int after)
    {
        const string Key = "reason=";
        reason = string.Empty;
        after = at;
        int quoteAt = at + Key.Length;
        if (quoteAt >= end || string.CompareOrdinal(text, at, Key, 0, Key.Length) != 0 || text[quoteAt] is not ('"' or '\'')) return false;
        int close = text.IndexOf(text[quoteAt], quoteAt + 1, end - quoteAt - 1);
        int reasonEnd = close < 0 ? end : close;
        reason = text.Substring(quoteAt + 1, reasonEnd - quoteAt - 1);
        after = close < 0 ? end : close + 1;
        return true;
    }

    private static int SkipBlanks(string text, int at, int end)
    {
        while (at < end && text[at] is ' ' or '\t') at++;
        return at;
    }
}
