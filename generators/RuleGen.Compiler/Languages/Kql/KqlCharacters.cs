namespace RuleGen.Compiler.Languages.Kql;

/// <summary>The character classes and keyword tests of the grammar. All are total: an offset outside the text is in no class.</summary>
internal static class KqlCharacters
{
    private const string Special = "\\():<>\"*{}";

    /// <summary>Space, tab, CR, LF or no-break space: what may stand between the parts of a query.</summary>
    public static bool IsSpace(char c) => c is ' ' or '\t' or '\r' or '\n' or '\u00A0';

    public static bool IsSpaceAt(string text, int offset) => offset >= 0 && offset < text.Length && IsSpace(text[offset]);

    /// <summary>A character that ends unquoted text unless a backslash stands before it.</summary>
    public static bool IsSpecial(char c) => Special.IndexOf(c) >= 0;

    /// <summary>
    /// A character taken off both ends of unquoted text: the white space and line ends of ECMAScript, more than <see cref="IsSpace"/>.
    /// </summary>
    public static bool IsTrimmed(char c) =>
        c is (>= '\t' and <= '\r') or ' ' or '\u00A0' or '\u1680' or (>= '\u2000' and <= '\u200A')
            or '\u2028' or '\u2029' or '\u202F' or '\u205F' or '\u3000' or '\uFEFF';

    /// <summary>The value of a hexadecimal digit, or -1.</summary>
    public static int HexValue(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };

    /// <summary>Whether <paramref name="word"/>, given in lower case, stands at the offset in any letter case.</summary>
    public static bool WordAt(string text, int offset, string word)
    {
        if (offset < 0 || offset > text.Length - word.Length) return false;
        for (int i = 0; i < word.Length; i++)
        {
            char c = text[offset + i];
            if (c != word[i] && (word[i] is < 'a' or > 'z' || (c | 0x20) != word[i])) return false;
        }
        return true;
    }

    /// <summary>Whether the word stands at the offset with white space behind it.</summary>
    public static bool OperatorAt(string text, int offset, string word) =>
        WordAt(text, offset, word) && IsSpaceAt(text, offset + word.Length);
}
