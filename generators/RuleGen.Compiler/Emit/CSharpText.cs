using System.Globalization;
using System.Text;

namespace RuleGen.Compiler.Emit;

/// <summary>
/// Turns text of rule files into C#: the only code that escapes. Rule files are hostile, so no character leaves here that could end the
/// literal, comment or name it stands in; what a reader could not see is written as its <c>\u</c> escape.
/// </summary>
internal static class CSharpText
{
    /// <summary>The longest name made from a title, in characters; a file of that name still fits every file system.</summary>
    public const int MaxNameLength = 80;

    // What a compiler can write into an assembly.
    private const int LongestIdentifier = 511;

    /// <summary>A string literal of the text; verbatim where backslashes would otherwise double and nothing needs an escape.</summary>
    public static string Literal(string text)
    {
        if (text.IndexOf('\\') >= 0 && text.IndexOf('"') < 0 && text.All(c => c < 0x7F && IsVisible(c))) return "@\"" + text + "\"";
        return EscapedLiteral(text);
    }

    /// <summary>
    /// The text as the value of a line in a raw literal of three quotation marks: as it stands where one line can hold it and a reader can
    /// see it, else as a string literal, which is how a value begins with a quotation mark.
    /// </summary>
    public static string DataValue(string text) => IsPlainValue(text) ? text : EscapedLiteral(text);

    private static bool IsPlainValue(string text)
    {
        if (text.Length == 0 || text[0] is ' ' or '"' || text[text.Length - 1] == ' ') return false;
        int quotes = 0;
        foreach (char c in text)
        {
            quotes = c == '"' ? quotes + 1 : 0;
            if (quotes == 3 || !IsVisible(c)) return false;
        }
        return true;
    }

    /// <summary>A string literal with escapes; no two quotation marks stand side by side but at its end and in the empty one.</summary>
    private static string EscapedLiteral(string text)
    {
        var literal = new StringBuilder(text.Length + 2).Append('"');
        foreach (char c in text)
        {
            switch (c)
            {
                case '"': literal.Append("\\\""); break;
                case '\\': literal.Append("\\\\"); break;
                case '\n': literal.Append("\\n"); break;
                case '\r': literal.Append("\\r"); break;
                case '\t': literal.Append("\\t"); break;
                default:
                    if (IsVisible(c)) literal.Append(c);
                    else AppendEscape(literal, c);
                    break;
            }
        }
        return literal.Append('"').ToString();
    }

    /// <summary>
    /// An expression for the text's UTF-8 bytes as a span. Half a surrogate pair, which UTF-8 lacks, is written as three bytes.
    /// </summary>
    public static string Utf8(string text) => HasLoneSurrogate(text) ? Bytes(LooseUtf8(text)) : Literal(text) + "u8";

    /// <summary>An expression for the text's UTF-8 bytes as an array.</summary>
    public static string Utf8Array(string text) =>
        HasLoneSurrogate(text) ? Bytes(LooseUtf8(text)) : Literal(text) + "u8.ToArray()";

    /// <summary>A collection expression of bytes in decimal.</summary>
    public static string Bytes(IEnumerable<byte> bytes) =>
        "[" + string.Join(", ", bytes.Select(b => b.ToString(CultureInfo.InvariantCulture))) + "]";

    /// <summary>The text as one line fit for a comment: runs of white space become one blank, unseen characters escapes.</summary>
    public static string Comment(string text)
    {
        if (IsPlainLine(text)) return text;
        var comment = new StringBuilder(text.Length);
        bool blank = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c is ' ' or '\t' or '\n' or '\r')
            {
                blank = comment.Length > 0;
                continue;
            }
            if (blank) comment.Append(' ');
            blank = false;
            if (char.IsSurrogatePair(text, i)) comment.Append(c).Append(text[++i]);
            else if (IsVisible(c)) comment.Append(c);
            else AppendEscape(comment, c);
        }
        return comment.ToString();
    }

    /// <summary>The text as one line that may stand in the XML of a doc comment.</summary>
    public static string Doc(string text) => Xml(Comment(text));

    /// <summary>One line of text for the XML of a doc comment, with the blanks it has.</summary>
    public static string DocCode(string line)
    {
        int indent = line.Length - line.TrimStart(' ').Length;
        return new string(' ', indent) + Xml(Comment(line));
    }

    /// <summary>The text folded as matchers compare without letter case: each scalar value upper-cased by itself.</summary>
    public static string Fold(string text)
    {
        foreach (char c in text)
        {
            if (c >= 0x80) return FoldAny(text);
        }
        return text.ToUpperInvariant();
    }

    private static string FoldAny(string text)
    {
        var folded = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i)) folded.Append(char.ConvertFromUtf32(UpperCase.Of(char.ConvertToUtf32(text, i++))));
            else folded.Append((char)UpperCase.Of(text[i]));
        }
        return folded.ToString();
    }

    /// <summary>
    /// The words of a text run together, each with a capital: <c>run keys (HKLM)</c> is <c>RunKeysHKLM</c>. It may be empty or begin with
    /// a digit.
    /// </summary>
    public static string PascalCase(string text)
    {
        var name = new StringBuilder();
        bool starts = true;
        foreach (char c in text)
        {
            if (name.Length == MaxNameLength) break;
            if (IsNamePart(c))
            {
                name.Append(starts ? char.ToUpperInvariant(c) : c);
                starts = false;
            }
            else if (c is not ('\'' or '\u2019'))
            {
                starts = true;
            }
        }
        return name.ToString();
    }

    /// <summary>Whether the text is a C# identifier as it stands, and no word of the language.</summary>
    public static bool IsIdentifier(string text) =>
        text.Length is > 0 and <= LongestIdentifier &&
        (text[0] == '_' || IsLetter(text[0])) &&
        text.All(c => c == '_' || IsNamePart(c)) &&
        !Keywords.Contains(text);

    /// <summary>Whether the text is a namespace: identifiers with dots between them.</summary>
    public static bool IsNamespace(string text) => text.Split('.').All(IsIdentifier);

    // Nearly every text is one already, and comments are a large part of what is emitted.
    private static bool IsPlainLine(string text)
    {
        char last = ' ';
        foreach (char c in text)
        {
            if (c is < ' ' or > '~' || (c == ' ' && last == ' ')) return false;
            last = c;
        }
        return text.Length == 0 || last != ' ';
    }

    private static bool IsNamePart(char c) => c is >= '0' and <= '9' || IsLetter(c);

    private static bool IsLetter(char c) => c < 0x80 ? (char)(c | 0x20) is >= 'a' and <= 'z' : CharUnicodeInfo.GetUnicodeCategory(c) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or
        UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber;

    private static bool IsVisible(char c) => c is >= ' ' and <= '~' || CharUnicodeInfo.GetUnicodeCategory(c) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or
        UnicodeCategory.SpaceSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark);

    private static void AppendEscape(StringBuilder text, char c) =>
        text.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));

    private static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    private static bool HasLoneSurrogate(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsSurrogatePair(text, i)) return true;
            i++;
        }
        return false;
    }

    /// <summary>The text's UTF-8 bytes. Half a surrogate pair, which UTF-8 lacks, is written as three bytes.</summary>
    public static byte[] LooseUtf8(string text)
    {
        if (!HasLoneSurrogate(text)) return Encoding.UTF8.GetBytes(text);
        var bytes = new List<byte>(text.Length + 2);
        for (int i = 0; i < text.Length; i++)
        {
            bool isPair = char.IsSurrogatePair(text, i);
            if (!isPair && char.IsSurrogate(text[i]))
            {
                bytes.Add((byte)(0xE0 | (text[i] >> 12)));
                bytes.Add((byte)(0x80 | ((text[i] >> 6) & 0x3F)));
                bytes.Add((byte)(0x80 | (text[i] & 0x3F)));
                continue;
            }
            bytes.AddRange(Encoding.UTF8.GetBytes(isPair ? text.Substring(i++, 2) : text.Substring(i, 1)));
        }
        return [.. bytes];
    }
}
