using System.Globalization;

namespace RuleGen.Compiler.Model;

/// <summary>Finds by its syntax what a regular expression may not hold, and how large its repetitions make it.</summary>
internal sealed class RegexScanner
{
    // An automaton has a state for every character of the expression once its counted repetitions are written out.
    private const long LargestExpansion = 20_000;

    // Classes, edges of words and white space; other letters behind a backslash say more, such as where a search has to begin.
    private const string PlainEscapes = "dDwWsSbBtrn";

    private readonly string _pattern;
    private readonly Stack<long> _outer = new();
    private long _size;
    private long _last;
    private int _at;
    private bool _isPlain = true;

    private RegexScanner(string pattern) => _pattern = pattern;

    /// <summary>Why the expression is refused and what to write instead; null when nothing speaks against it.</summary>
    /// <param name="pattern">The expression.</param>
    /// <param name="size">How many characters it has, at least, with its counted repetitions written out.</param>
    /// <param name="isPlain">
    /// Whether it holds nothing but what every engine does: characters, classes, groups, alternatives, edges and repetitions.
    /// </param>
    public static string? Refused(string pattern, out long size, out bool isPlain)
    {
        var scanner = new RegexScanner(pattern);
        string? fault = scanner.Scan();
        size = Math.Max(pattern.Length, scanner._size + scanner._last);
        isPlain = scanner._isPlain;
        return fault;
    }

    private string? Scan()
    {
        while (_at < _pattern.Length)
        {
            string? fault = _pattern[_at] switch
            {
                '\\' => Escape(),
                '[' => Set(),
                '(' => Open(),
                ')' => Close(),
                '{' => Repeat(),
                _ => Single(1),
            };
            if (fault is not null) return fault;
            if (_size + _last > LargestExpansion)
            {
                string limit = LargestExpansion.ToString(CultureInfo.InvariantCulture);
                return $"The counted repetitions of this regular expression come to more than {limit} characters; lower the counts.";
            }
        }
        return null;
    }

    private string? Single(int length)
    {
        bool isQuantifier = _pattern[_at] is '*' or '+' or '?' or '|' or '^' or '$';
        _at += length;
        if (!isQuantifier) Atom(1);
        return null;
    }

    private void Atom(long size)
    {
        _size += _last;
        _last = size;
    }

    private string? Escape()
    {
        if (_at + 1 >= _pattern.Length) return Single(1);
        char c = _pattern[_at + 1];
        if (c is >= '1' and <= '9' or 'k')
        {
            return $"'\\{c}' refers back to a group, which this engine does not do; write out what the group may be.";
        }
        if (char.IsLetterOrDigit(c) && PlainEscapes.IndexOf(c) < 0) _isPlain = false;
        _at++;
        return Single(1);
    }

    private string? Set()
    {
        int at = _at + 1;
        if (at < _pattern.Length && _pattern[at] == '^') at++;
        if (at < _pattern.Length && _pattern[at] == ']') at++;
        while (at < _pattern.Length && _pattern[at] != ']') at += _pattern[at] == '\\' ? 2 : 1;
        _at = Math.Min(at + 1, _pattern.Length);
        Atom(1);
        return null;
    }

    private string? Open()
    {
        if (Starts("(?#"))
        {
            _isPlain = false;
            int end = _pattern.IndexOf(')', _at);
            _at = end < 0 ? _pattern.Length : end + 1;
            return null;
        }
        string? fault = Group();
        if (fault is not null) return fault;
        if (Starts("(?") && !Starts("(?:") && !Starts("(?i:") && !Starts("(?i)")) _isPlain = false;
        _outer.Push(_size + _last);
        _size = 0;
        _last = 0;
        _at++;
        if (Starts("?") && _at + 1 < _pattern.Length) _at += 2;
        return null;
    }

    private string? Group()
    {
        const string Instead = "write what may stand there, or say it in another value or selection with 'not'";
        if (Starts("(?=") || Starts("(?!")) return $"'{Here(3)}' looks ahead, which this engine does not do; {Instead}.";
        if (Starts("(?<=") || Starts("(?<!")) return $"'{Here(4)}' looks behind, which this engine does not do; {Instead}.";
        if (Starts("(?>")) return "'(?>' is an atomic group, which this engine does not need; write '(?:'.";
        if (Starts("(?(")) return "'(?(' is a conditional, which this engine does not do; write the cases as alternatives with '|'.";
        return Starts("(?P<") ? "'(?P<' is Python's way to name a group; write '(?:', since nothing reads the name." : null;
    }

    private string? Close()
    {
        long inner = _size + _last;
        _at++;
        // An expression with a bracket too many is refused by the engine.
        _size = _outer.Count > 0 ? _outer.Pop() : 0;
        _last = inner;
        return null;
    }

    private string? Repeat()
    {
        int end = _pattern.IndexOf('}', _at);
        if (end < 0 || !IsCount(_pattern.Substring(_at + 1, end - _at - 1), out long most)) return Single(1);
        _last *= Math.Min(Math.Max(most, 1), LargestExpansion + 1);
        _at = end + 1;
        return null;
    }

    private static bool IsCount(string text, out long most)
    {
        string[] counts = text.Split(',');
        most = 0;
        if (counts.Length > 2 || !long.TryParse(counts[0], NumberStyles.None, CultureInfo.InvariantCulture, out long least)) return false;
        most = least;
        return counts.Length == 1 || counts[1].Length == 0
            || long.TryParse(counts[1], NumberStyles.None, CultureInfo.InvariantCulture, out most);
    }

    private bool Starts(string text) => string.CompareOrdinal(_pattern, _at, text, 0, text.Length) == 0;

    private string Here(int length) => _pattern.Substring(_at, length);
}
