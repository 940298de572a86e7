using RuleGen.Compiler.Model;
using RuleGen.Compiler.Taxonomy;

namespace RuleGen.Compiler.Lowering;

/// <summary>Turns glob pieces into the simplest predicate that means the same.</summary>
internal static class TextPattern
{
    /// <summary>
    /// The predicate for pieces with a wildcard between each two of them; one piece is a literal. Wildcards alone mean that the field
    /// exists.
    /// </summary>
    public static Predicate Of(Field field, IReadOnlyList<string> pieces, bool ignoreCase)
    {
        string[] parts = pieces.Where((piece, i) => piece.Length > 0 || i == 0 || i == pieces.Count - 1).ToArray();
        if (parts.Length == 1) return new TextMatch(field, TextOperator.Equals, parts[0], ignoreCase);
        if (Array.TrueForAll(parts, part => part.Length == 0)) return new Exists(field);
        bool startsOpen = parts[0].Length == 0;
        bool endsOpen = parts[parts.Length - 1].Length == 0;
        if (parts.Length == 2 && endsOpen) return new TextMatch(field, TextOperator.StartsWith, parts[0], ignoreCase);
        if (parts.Length == 2 && startsOpen) return new TextMatch(field, TextOperator.EndsWith, parts[1], ignoreCase);
        if (parts.Length == 3 && startsOpen && endsOpen) return new TextMatch(field, TextOperator.Contains, parts[1], ignoreCase);
        return new GlobMatch(field, parts.ToEquatable(), ignoreCase);
    }

    /// <summary>The text of a test's pattern (see <see cref="WildcardText"/>); null for a predicate that is no pattern.</summary>
    public static string? TextOf(Predicate predicate) => predicate switch
    {
        TextMatch { Operator: TextOperator.Equals } match => match.Literal,
        TextMatch { Operator: TextOperator.StartsWith } match => match.Literal + WildcardText.Wildcard,
        TextMatch { Operator: TextOperator.EndsWith } match => WildcardText.Wildcard + match.Literal,
        TextMatch match => WildcardText.Wildcard + match.Literal + WildcardText.Wildcard,
        GlobMatch glob => WildcardText.Join(glob.Pieces),
        _ => null,
    };

    /// <summary>The words of an analysed text: its runs of letters and digits.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        var words = new List<string>();
        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            bool inside = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (inside && start < 0) start = i;
            if (inside || start < 0) continue;
            words.Add(text.Substring(start, i - start));
            start = -1;
        }
        return words;
    }
}
