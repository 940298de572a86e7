using System.Text;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Evaluation;

/// <summary>How texts compare: ordinal, or ordinal without letter case.</summary>
internal static class TextRules
{
    public static bool Matches(string value, TextOperator how, string literal, bool ignoreCase)
    {
        StringComparison comparison = Comparison(ignoreCase);
        return how switch
        {
            TextOperator.Equals => string.Equals(value, literal, comparison),
            TextOperator.StartsWith => value.StartsWith(literal, comparison),
            TextOperator.EndsWith => value.EndsWith(literal, comparison),
            _ => value.IndexOf(literal, comparison) >= 0,
        };
    }

    /// <summary>Whether the whole value is the pieces in order with any text between each two of them.</summary>
    public static bool FitsPieces(string value, IReadOnlyList<string> pieces, bool ignoreCase)
    {
        StringComparison comparison = Comparison(ignoreCase);
        if (pieces.Count == 0) return value.Length == 0;
        if (pieces.Count == 1) return string.Equals(value, pieces[0], comparison);
        string last = pieces[pieces.Count - 1];
        if (!value.StartsWith(pieces[0], comparison) || !value.EndsWith(last, comparison)) return false;
        int end = value.Length - last.Length;
        int at = pieces[0].Length;
        for (int i = 1; i < pieces.Count - 1 && at <= end; i++)
        {
            int found = value.IndexOf(pieces[i], at, end - at, comparison);
            if (found < 0) return false;
            at = found + pieces[i].Length;
        }
        return at <= end;
    }

    /// <summary>Whether the value's words hold these: one after another, or at least one.</summary>
    public static bool HoldsWords(string value, IReadOnlyList<string> words, bool inOrder)
    {
        List<string> own = Words(value);
        if (words.Count == 0) return false;
        if (!inOrder) return own.Any(word => words.Any(wanted => Same(word, wanted)));
        for (int start = 0; start + words.Count <= own.Count; start++)
        {
            if (Enumerable.Range(0, words.Count).All(i => Same(own[start + i], words[i]))) return true;
        }
        return false;
    }

    /// <summary>The order of two texts by their UTF-8 bytes: negative, zero or positive.</summary>
    public static int CompareBytes(string left, string right) => CompareBytes(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));

    /// <summary>The order of two runs of bytes: negative, zero or positive.</summary>
    public static int CompareBytes(byte[] left, byte[] right)
    {
        for (int i = 0; i < left.Length && i < right.Length; i++)
        {
            if (left[i] != right[i]) return left[i] - right[i];
        }
        return left.Length - right.Length;
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        int start = -1;
        int i = 0;
        while (i < text.Length)
        {
            bool isWord = char.IsLetterOrDigit(text, i);
            if (isWord && start < 0) start = i;
            if (!isWord && start >= 0)
            {
                words.Add(text.Substring(start, i - start));
                start = -1;
            }
            i += char.IsSurrogatePair(text, i) ? 2 : 1;
        }
        if (start >= 0) words.Add(text.Substring(start));
        return words;
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static StringComparison Comparison(bool ignoreCase) =>
        ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
}
