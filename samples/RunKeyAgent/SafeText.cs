using System.Globalization;
using System.Text;

namespace RunKeyAgent;

/// <summary>Makes text from events fit for a terminal.</summary>
internal static class SafeText
{
    /// <summary>Writes characters that could steer a terminal, hide text or break a line as <c>\uXXXX</c>; all others stay.</summary>
    public static string Escape(string text)
    {
        StringBuilder? escaped = null;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool isUnsafe = char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            if (isUnsafe) escaped ??= new StringBuilder(text, 0, i, text.Length + 16);
            if (isUnsafe) escaped!.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else escaped?.Append(c);
        }
        return escaped?.ToString() ?? text;
    }
}
