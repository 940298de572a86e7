using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Taxonomy;

/// <summary>
/// A pattern as one text in which <see cref="Wildcard"/> stands for any run of characters. The sign is a noncharacter, so a literal
/// asterisk stays an asterisk; a pattern that holds the noncharacter itself has no such form.
/// </summary>
internal static class WildcardText
{
    public const char Wildcard = '\uFFFF';

    /// <summary>The text of glob pieces; null when a piece holds the wildcard sign itself.</summary>
    public static string? Join(IReadOnlyList<string> pieces) =>
        pieces.Any(piece => piece.IndexOf(Wildcard) >= 0) ? null : string.Join(Wildcard.ToString(), pieces);

    /// <summary>The glob pieces of a text; wildcards that touch count once.</summary>
    public static EquatableArray<string> Pieces(string text)
    {
        string[] parts = text.Split(Wildcard);
        return parts.Where((part, i) => part.Length > 0 || i == 0 || i == parts.Length - 1).ToEquatable();
    }

    /// <summary>
    /// Whether a pattern accepts a text without letter case. The text may hold wildcards, which only a wildcard accepts: then the answer
    /// is that the pattern accepts every text that the other one does.
    /// </summary>
    public static bool Accepts(string pattern, string text, bool ignoreCase = true)
    {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == Wildcard)
            {
                star = p++;
                resume = t;
            }
            else if (p < pattern.Length && text[t] != Wildcard && Same(pattern[p], text[t], ignoreCase))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++resume;
            }
            else
            {
                return false;
            }
        }
        while (p < pattern.Length && pattern[p] == Wildcard) p++;
        return p == pattern.Length;
    }

    private static bool Same(char left, char right, bool ignoreCase) =>
        left == right || (ignoreCase && char.ToUpperInvariant(left) == char.ToUpperInvariant(right));
}
