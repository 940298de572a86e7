using System.Globalization;
using System.Text;

namespace RuleGen.Cli;

/// <summary>Makes text of rules, events and file names fit for a terminal.</summary>
internal static class SafeText
{
    /// <summary>Writes characters that could steer a terminal, hide text or break a line as <c>\uXXXX</c>; all others stay.</summary>
    public static string Escape(string text)
    {
        if (!text.Any(IsUnsafe)) return text;
        var escaped = new StringBuilder(text.Length + 16);
        foreach (char c in text)
        {
            if (IsUnsafe(c)) escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else escaped.Append(c);
        }
        return escaped.ToString();
    }

    private static bool IsUnsafe(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
