using System.Globalization;
using System.Text;

namespace RuleGen.Compiler.Documents;

/// <summary>A text made fit to stand in one line of a message, a table or a comment.</summary>
internal static class PlainLine
{
    /// <summary>The text with each run of blanks, line breaks of any kind and control characters made one blank, trimmed.</summary>
    public static string Of(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (!IsGap(c)) line.Append(c);
            else if (line.Length > 0 && line[line.Length - 1] != ' ') line.Append(' ');
        }
        return line.ToString().TrimEnd();
    }

    /// <summary>The beginning of a text that is longer than so many UTF-16 units, with an ellipsis; no surrogate pair is split.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length) return text;
        int end = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return text.Substring(0, end) + "…";
    }

    /// <summary>A text as a message shows it: one line, no more than sixty UTF-16 units.</summary>
    public static string Shown(string text)
    {
        const int Longest = 60;
        return Cut(Of(text), Longest);
    }

    private static bool IsGap(char c) => char.IsWhiteSpace(c)
        || CharUnicodeInfo.GetUnicodeCategory(c)
            is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
