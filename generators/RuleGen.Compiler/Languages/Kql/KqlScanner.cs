using System.Text;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Languages.Kql;

/// <summary>
/// The terminals of the grammar. Each <c>Take</c> method either steps over what it names, or stays where it is and notes what it wanted
/// there; the furthest such place is where a refused text is wrong. KQL has no tokens of its own: whether <c>or</c> is an operator or a
/// word depends on what the parser looks for, so the parser asks and no token is made in advance. Each character is looked at a fixed
/// number of times, whatever the text.
/// </summary>
internal sealed class KqlScanner
{
    private readonly string _text;
    private readonly ReadingMode _mode;
    private readonly List<string> _expected = [];

    public KqlScanner(string text, ReadingMode mode)
    {
        _text = text;
        _mode = mode;
    }

    /// <summary>The offset of the next character.</summary>
    public int Position { get; private set; }

    /// <summary>The furthest offset at which something was missing.</summary>
    public int ErrorOffset { get; private set; }

    /// <summary>What would have been accepted at <see cref="ErrorOffset"/>: words that name it, and signs as they are written.</summary>
    public IReadOnlyList<string> Expected => _expected;

    /// <summary>Where a quoted text begins that never ends, or null.</summary>
    public int? UnclosedQuote { get; private set; }

    public void SkipSpaces()
    {
        while (KqlCharacters.IsSpaceAt(_text, Position)) Position++;
    }

    /// <summary>Gives up white space that turned out to belong to the next part.</summary>
    public void BackTo(int position) => Position = position;

    public bool TakeEnd() => Position == _text.Length || Missing(Position, "the end of the query");

    public bool Take(string symbol)
    {
        if (string.CompareOrdinal(_text, Position, symbol, 0, symbol.Length) != 0) return Missing(Position, symbol);
        Position += symbol.Length;
        return true;
    }

    /// <summary>Steps over <c>and</c> or <c>or</c> and the white space it needs on both sides.</summary>
    public bool TakeConnective(string word)
    {
        int at = Position;
        while (KqlCharacters.IsSpaceAt(_text, at)) at++;
        if (at == Position || !KqlCharacters.WordAt(_text, at, word)) return Missing(at, word);
        if (!KqlCharacters.IsSpaceAt(_text, at + word.Length)) return Missing(at + word.Length, "a space");
        Position = at + word.Length;
        SkipSpaces();
        return true;
    }

    /// <summary>Steps over <c>not</c> and the white space it needs behind it.</summary>
    public bool TakeNot()
    {
        if (!KqlCharacters.OperatorAt(_text, Position, "not")) return Missing(Position, "not");
        Position += "not".Length;
        SkipSpaces();
        return true;
    }

    /// <summary>Reads a quoted or unquoted text; null when none stands here.</summary>
    public KqlValue? TakeLiteral() => Position < _text.Length && _text[Position] == '"' ? TakeQuoted() : TakeUnquoted();

    private KqlText? TakeQuoted()
    {
        int start = Position;
        var content = new StringBuilder();
        for (int at = start + 1; at < _text.Length;)
        {
            char c = _text[at];
            if (c == '"')
            {
                Position = at + 1;
                return new KqlText(content.ToString(), IsQuoted: true, TextSpan.FromBounds(start, Position));
            }
            int length = c == '\\' ? ReadQuotedEscape(at, content) : 0;
            if (length == 0) content.Append(c);
            at += Math.Max(1, length);
        }
        UnclosedQuote = start;
        Missing(_text.Length, "a closing quote");
        return null;
    }

    /// <summary>Appends what the escape at an offset stands for; returns its length, 0 for an ordinary backslash.</summary>
    private int ReadQuotedEscape(int at, StringBuilder content)
    {
        int length = ReadCommonEscape(at, content);
        if (length > 0 || at + 1 == _text.Length || _text[at + 1] is not ('\\' or '"')) return length;
        content.Append(_text[at + 1]);
        return 2;
    }

    private KqlValue? TakeUnquoted()
    {
        int start = Position;
        int at = start;
        var pieces = new List<string>();
        var piece = new StringBuilder();
        while (at < _text.Length)
        {
            char c = _text[at];
            if (c == '\\')
            {
                int length = ReadUnquotedEscape(at, piece);
                if (length == 0) break;
                at += length;
                continue;
            }
            if (c == '*')
            {
                pieces.Add(piece.ToString());
                piece.Clear();
            }
            else if (KqlCharacters.IsSpecial(c) || BeginsKeyword(start, at)) break;
            else piece.Append(c);
            at++;
        }
        if (at == start)
        {
            Missing(start, "a value");
            return null;
        }
        Position = at;
        pieces.Add(piece.ToString());
        return Unquoted(pieces, TrimmedSpan(start, at));
    }

    /// <summary>
    /// A keyword ends unquoted text. White space belongs to <c>and</c> and <c>or</c> but not to <c>not</c>, so that Kibana stops inside
    /// <c>cannot open</c> and then refuses the query; the intent reading sees the word.
    /// </summary>
    private bool BeginsKeyword(int start, int at)
    {
        char c = _text[at];
        if (KqlCharacters.IsSpace(c))
        {
            return KqlCharacters.OperatorAt(_text, at + 1, "or") || KqlCharacters.OperatorAt(_text, at + 1, "and");
        }
        if (c is not ('n' or 'N') || !KqlCharacters.OperatorAt(_text, at, "not")) return false;
        return _mode == ReadingMode.Strict || at == start || KqlCharacters.IsSpaceAt(_text, at - 1);
    }

    /// <summary>Appends what the escape at an offset stands for; returns its length, 0 for no escape at all.</summary>
    private int ReadUnquotedEscape(int at, StringBuilder content)
    {
        int length = ReadCommonEscape(at, content);
        if (length > 0) return length;
        if (at + 1 < _text.Length && KqlCharacters.IsSpecial(_text[at + 1])) length = 1;
        else if (KqlCharacters.WordAt(_text, at + 1, "or")) length = 2;
        else if (KqlCharacters.WordAt(_text, at + 1, "and") || KqlCharacters.WordAt(_text, at + 1, "not")) length = 3;
        else Missing(at + 1, "an escape");
        content.Append(_text, at + 1, length);
        return length == 0 ? 0 : length + 1;
    }

    /// <summary>The escapes that quoted and unquoted text share: <c>\t</c>, <c>\r</c>, <c>\n</c> and <c>\uXXXX</c>.</summary>
    private int ReadCommonEscape(int at, StringBuilder content)
    {
        char kind = at + 1 < _text.Length ? _text[at + 1] : '\0';
        if (kind == 'u') return ReadUnicodeEscape(at, content);
        if (kind is not ('t' or 'r' or 'n')) return 0;
        content.Append(kind switch { 't' => '\t', 'r' => '\r', _ => '\n' });
        return 2;
    }

    private int ReadUnicodeEscape(int at, StringBuilder content)
    {
        int unit = 0;
        for (int digit = at + 2; digit < at + 6; digit++)
        {
            int value = digit < _text.Length ? KqlCharacters.HexValue(_text[digit]) : -1;
            if (value < 0)
            {
                Missing(digit, "a hexadecimal digit");
                return 0;
            }
            unit = (unit * 16) + value;
        }
        content.Append((char)unit);
        return 6;
    }

    private static KqlValue Unquoted(List<string> pieces, TextSpan span)
    {
        int last = pieces.Count - 1;
        pieces[0] = TrimStart(pieces[0]);
        pieces[last] = TrimEnd(pieces[last]);
        if (last > 0) return new KqlWildcard(pieces.ToEquatable(), span);
        return pieces[0] switch
        {
            "null" => new KqlNull(span),
            "true" => new KqlBoolean(true, span),
            "false" => new KqlBoolean(false, span),
            string text => new KqlText(text, IsQuoted: false, span),
        };
    }

    private TextSpan TrimmedSpan(int start, int end)
    {
        while (end > start + 1 && KqlCharacters.IsTrimmed(_text[end - 1])) end--;
        while (start < end - 1 && KqlCharacters.IsTrimmed(_text[start])) start++;
        return TextSpan.FromBounds(start, end);
    }

    private static string TrimStart(string text)
    {
        int start = 0;
        while (start < text.Length && KqlCharacters.IsTrimmed(text[start])) start++;
        return text.Substring(start);
    }

    private static string TrimEnd(string text)
    {
        int end = text.Length;
        while (end > 0 && KqlCharacters.IsTrimmed(text[end - 1])) end--;
        return text.Substring(0, end);
    }

    private bool Missing(int offset, string expected)
    {
        if (offset < ErrorOffset) return false;
        if (offset > ErrorOffset) _expected.Clear();
        ErrorOffset = offset;
        if (!_expected.Contains(expected)) _expected.Add(expected);
        return false;
    }
}
