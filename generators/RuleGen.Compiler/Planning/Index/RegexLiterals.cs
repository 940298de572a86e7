using System.Text;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Planning.Index;

/// <summary>
/// The texts that whatever fits a regular expression is sure to hold. Only what stands outside groups, classes and alternatives and is not
/// repeated counts; an expression that sets options inside gives none.
/// </summary>
internal static class RegexLiterals
{
    private const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    // Without letter case .NET takes other characters for these, such as the Kelvin sign for k, which folding keeps apart.
    private const string NotOnlyAscii = "IiKkSs";

    public static List<string> Of(string pattern, RegexFlags flags)
    {
        var texts = new List<string>();
        var text = new StringBuilder();
        bool ignoresCase = (flags & RegexFlags.IgnoreCase) != 0;
        if (pattern.StartsWith("(?i)", StringComparison.Ordinal))
        {
            ignoresCase = true;
            pattern = pattern.Substring(4);
        }
        if (HasOptions(pattern)) return texts;
        int i = 0;
        while (i < pattern.Length)
        {
            int start = i;
            char literal = '\0';
            bool isLiteral = false;
            switch (pattern[i])
            {
                case '|':
                    return [];
                case '(':
                    i = BehindGroup(pattern, i);
                    break;
                case '[':
                    i = BehindClass(pattern, i);
                    break;
                case '\\':
                    if (i + 1 == pattern.Length) return [];
                    literal = pattern[i + 1];
                    isLiteral = Letters.IndexOf(literal) < 0 && literal < 128;
                    if (!isLiteral && "bBdDsSwWAzZtrnfve".IndexOf(literal) < 0) return [];
                    i += 2;
                    break;
                case '.' or '^' or '$':
                    i++;
                    break;
                default:
                    literal = pattern[i];
                    isLiteral = "*+?{})]".IndexOf(literal) < 0;
                    i++;
                    break;
            }
            if (i <= start) return [];
            int behind = BehindQuantifier(pattern, i);
            if (behind < 0) return [];
            bool isOptional = behind > i && pattern[i] != '+';
            bool isRepeated = i < pattern.Length && pattern[i] == '+';
            if (ignoresCase && (literal >= 128 || NotOnlyAscii.IndexOf(literal) >= 0)) isLiteral = false;
            if (isLiteral && !isOptional) text.Append(literal);
            if (!isLiteral || isOptional || isRepeated) Cut();
            i = behind;
        }
        Cut();
        return texts;

        void Cut()
        {
            if (text.Length > 0) texts.Add(text.ToString());
            text.Clear();
        }
    }

    private static bool HasOptions(string pattern)
    {
        for (int at = pattern.IndexOf("(?", StringComparison.Ordinal); at >= 0; at = pattern.IndexOf("(?", at + 2, StringComparison.Ordinal))
        {
            if (at + 2 >= pattern.Length || pattern[at + 2] != ':') return true;
        }
        return false;
    }

    /// <summary>The place behind a quantifier, the same place where there is none, -1 where braces may be text.</summary>
    private static int BehindQuantifier(string pattern, int i)
    {
        if (i >= pattern.Length) return i;
        if (pattern[i] == '{')
        {
            int end = i + 1;
            while (end < pattern.Length && pattern[end] is (>= '0' and <= '9') or ',') end++;
            return end < pattern.Length && pattern[end] == '}' ? BehindLazy(pattern, end + 1) : -1;
        }
        return "*+?".IndexOf(pattern[i]) >= 0 ? BehindLazy(pattern, i + 1) : i;
    }

    private static int BehindLazy(string pattern, int i) => i < pattern.Length && pattern[i] == '?' ? i + 1 : i;

    /// <summary>The place behind a group; the pattern's end where it is not closed.</summary>
    private static int BehindGroup(string pattern, int i)
    {
        int depth = 0;
        while (i < pattern.Length)
        {
            char c = pattern[i];
            if (c == '\\') i++;
            else if (c == '[')
            {
                i = BehindClass(pattern, i);
                continue;
            }
            else if (c == '(') depth++;
            else if (c == ')' && --depth == 0) return i + 1;
            i++;
        }
        return pattern.Length;
    }

    /// <summary>The place behind a class; the pattern's end where it is not closed.</summary>
    private static int BehindClass(string pattern, int i)
    {
        i++;
        if (i < pattern.Length && pattern[i] == '^') i++;
        if (i < pattern.Length && pattern[i] == ']') i++;
        while (i < pattern.Length && pattern[i] != ']')
        {
            // A class inside a class is taken away from it.
            if (pattern[i] == '[' && i > 0 && pattern[i - 1] == '-') return pattern.Length;
            i += pattern[i] == '\\' ? 2 : 1;
        }
        return Math.Min(i + 1, pattern.Length);
    }
}
