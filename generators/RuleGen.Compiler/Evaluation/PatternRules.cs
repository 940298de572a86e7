using System.Text.RegularExpressions;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Evaluation;

/// <summary>What Sigma's patterns and regular expressions mean, one Unicode scalar value after another.</summary>
internal static class PatternRules
{
    /// <summary>How long one search with a regular expression may take; .NET's backtracking engine may need forever.</summary>
    public static readonly TimeSpan RegexLimit = TimeSpan.FromSeconds(2);

    private static readonly string[] _dashes = ["-", "/", "\u2013", "\u2014", "\u2015"];

    /// <summary>Whether the whole text fits the parts in their order.</summary>
    public static bool Fits(string text, IReadOnlyList<PatternPart> parts, bool ignoreCase)
    {
        StringComparison comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        IReadOnlyList<string> scalars = Scalars(text);
        var reached = new bool[scalars.Count + 1];
        reached[0] = true;
        foreach (PatternPart part in parts) reached = Step(reached, scalars, part, comparison);
        return reached[scalars.Count];
    }

    /// <summary>Whether some part of the text fits the expression; null when the search took too long to tell.</summary>
    public static bool? Finds(string text, string pattern, RegexFlags flags)
    {
        RegexOptions options = RegexOptions.CultureInvariant;
        if ((flags & RegexFlags.IgnoreCase) != 0) options |= RegexOptions.IgnoreCase;
        if ((flags & RegexFlags.Multiline) != 0) options |= RegexOptions.Multiline;
        if ((flags & RegexFlags.DotMatchesLineEnd) != 0) options |= RegexOptions.Singleline;
        try
        {
            return Regex.IsMatch(text, pattern, options, RegexLimit);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    /// <summary>The text with U+FFFD for each half of a surrogate pair that stands alone, as UTF-8 has it.</summary>
    public static string WellFormed(string text) => string.Concat(Scalars(text));

    // Before the part, the text up to each place reached fits the parts before it; after the part, up to each place returned.
    private static bool[] Step(bool[] reached, IReadOnlyList<string> scalars, PatternPart part, StringComparison comparison)
    {
        var next = new bool[reached.Length];
        IReadOnlyList<string> literal = Scalars(part.Text);
        for (int at = 0; at < reached.Length; at++)
        {
            if (part.Kind == PatternPartKind.AnyRun) next[at] = reached[at] || (at > 0 && next[at - 1]);
            if (!reached[at]) continue;
            bool isInside = at < scalars.Count;
            if (part.Kind == PatternPartKind.AnyOne && isInside) next[at + 1] = true;
            if (part.Kind == PatternPartKind.Dash && isInside && _dashes.Contains(scalars[at])) next[at + 1] = true;
            if (part.Kind == PatternPartKind.Literal && Stands(literal, scalars, at, comparison)) next[at + literal.Count] = true;
        }
        return next;
    }

    private static bool Stands(IReadOnlyList<string> literal, IReadOnlyList<string> scalars, int at, StringComparison comparison)
    {
        if (at + literal.Count > scalars.Count) return false;
        for (int i = 0; i < literal.Count; i++)
        {
            if (!string.Equals(literal[i], scalars[at + i], comparison)) return false;
        }
        return true;
    }

    private static List<string> Scalars(string text)
    {
        var scalars = new List<string>(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) scalars.Add(text.Substring(i++, 2));
            else scalars.Add(char.IsSurrogate(text[i]) ? "\uFFFD" : text.Substring(i, 1));
        }
        return scalars;
    }
}
