using System.Text;

namespace RuleGen.Compiler.Planning.Index;

/// <summary>
/// Finds texts one of which is in whatever fits a regular expression: of parts in a row the rarest one's, of alternatives those of each.
/// Where the expression says something this does not know, there are none.
/// </summary>
internal sealed class RegexWitnesses
{
    private const int MostGroups = 50;
    private const string Classes = "bBdDsSwWAzZfvea";

    private readonly string _pattern;
    private readonly Func<string, WitnessSet> _ofText;
    private int _at;
    private bool _isUnsure;

    private RegexWitnesses(string pattern, Func<string, WitnessSet> ofText)
    {
        _pattern = pattern;
        _ofText = ofText;
    }

    /// <summary>The witnesses of an expression that the engine takes.</summary>
    /// <param name="pattern">The expression, without options at its start.</param>
    /// <param name="ofText">The witnesses of a text that has to be there.</param>
    public static WitnessSet Find(string pattern, Func<string, WitnessSet> ofText)
    {
        var reader = new RegexWitnesses(pattern, ofText);
        WitnessSet found = reader.Alternatives(0).Found;
        return reader._isUnsure || reader._at < pattern.Length ? WitnessSet.NoText : found;
    }

    private Part Alternatives(int depth)
    {
        Part first = Row(depth);
        if (_isUnsure || _at >= _pattern.Length || _pattern[_at] != '|') return first;
        var alternatives = new List<WitnessSet> { first.Found };
        while (!_isUnsure && _at < _pattern.Length && _pattern[_at] == '|')
        {
            _at++;
            alternatives.Add(Row(depth).Found);
        }
        return new Part(WitnessSet.Any(alternatives), "", "", IsText: false);
    }

    private Part Row(int depth)
    {
        var found = new List<WitnessSet>();
        var text = new StringBuilder();
        string start = "";
        bool isText = true;
        while (!_isUnsure && _at < _pattern.Length && _pattern[_at] is not ('|' or ')'))
        {
            (string? literal, Part? group) = Item(depth);
            (bool mayBeMissing, bool mayRepeat) = Quantifier();
            if (mayBeMissing || (literal is null && group is null))
            {
                Cut();
                continue;
            }
            text.Append(literal ?? group!.Start);
            bool isOpen = literal is not null || group!.IsText;
            if (isOpen && !mayRepeat) continue;

            // What stands before the first time round is followed by its start, what stands behind the last one follows its end.
            Cut();
            if (group is null) continue;
            found.Add(group.Found);
            text.Append(group.End);
        }
        if (isText) return new Part(Found(), text.ToString(), text.ToString(), IsText: true);
        string end = text.ToString();
        return new Part(Found(), start, end, IsText: false);

        void Cut()
        {
            if (isText) start = text.ToString();
            isText = false;
            if (text.Length > 0) found.Add(_ofText(text.ToString()));
            text.Clear();
        }

        WitnessSet Found()
        {
            if (text.Length > 0) found.Add(_ofText(text.ToString()));
            return WitnessSet.Rarest(found);
        }
    }

    /// <summary>Reads one item: a literal, a group, or something that stands for no text of its own.</summary>
    private (string? Literal, Part? Group) Item(int depth)
    {
        char c = _pattern[_at];
        switch (c)
        {
            case '(':
                return (null, Group(depth));
            case '[':
                SkipClass();
                return (null, null);
            case '\\':
                return (Escape(), null);
            case '.' or '^' or '$':
                _at++;
                return (null, null);
            case '*' or '+' or '?' or '{':
                _isUnsure = true;
                return (null, null);
            default:
                _at++;
                return (c.ToString(), null);
        }
    }

    private Part? Group(int depth)
    {
        _at++;
        if (_at < _pattern.Length && _pattern[_at] == '?')
        {
            _isUnsure = _at + 1 >= _pattern.Length || _pattern[_at + 1] != ':';
            _at += 2;
        }
        if (_isUnsure || depth == MostGroups)
        {
            _isUnsure = true;
            return null;
        }
        Part inner = Alternatives(depth + 1);
        if (_at < _pattern.Length && _pattern[_at] == ')') _at++;
        else _isUnsure = true;
        return inner;
    }

    private string? Escape()
    {
        char c = _at + 1 < _pattern.Length ? _pattern[_at + 1] : 'x';
        _at += 2;
        switch (c)
        {
            case 't':
                return "\t";
            case 'r':
                return "\r";
            case 'n':
                return "\n";
            case (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or >= (char)128:
                _isUnsure |= Classes.IndexOf(c) < 0;
                return null;
            default:
                return c.ToString();
        }
    }

    private void SkipClass()
    {
        _at++;
        if (_at < _pattern.Length && _pattern[_at] == '^') _at++;
        if (_at < _pattern.Length && _pattern[_at] == ']') _at++;
        while (_at < _pattern.Length && _pattern[_at] != ']')
        {
            // A class that is taken away from this one.
            if (_pattern[_at] == '[' && _pattern[_at - 1] == '-') _isUnsure = true;
            _at += _pattern[_at] == '\\' ? 2 : 1;
        }
        _at++;
    }

    private (bool MayBeMissing, bool MayRepeat) Quantifier()
    {
        if (_at >= _pattern.Length) return (false, false);
        (bool MayBeMissing, bool MayRepeat) found = (false, false);
        switch (_pattern[_at])
        {
            case '*' or '?':
                found = (true, true);
                _at++;
                break;
            case '+':
                found = (false, true);
                _at++;
                break;
            case '{':
                int end = _at + 1;
                while (end < _pattern.Length && _pattern[end] is (>= '0' and <= '9') or ',') end++;

                // Braces that are no quantifier are text.
                _isUnsure |= end >= _pattern.Length || _pattern[end] != '}';
                if (_isUnsure) return found;
                found = (_pattern[_at + 1] is '0' or ',' or '}', true);
                _at = end + 1;
                break;
            default:
                return found;
        }
        if (_at < _pattern.Length && _pattern[_at] == '?') _at++;
        return found;
    }

    /// <summary>A part of an expression.</summary>
    /// <param name="Found">Its witnesses.</param>
    /// <param name="Start">The text it begins with; empty when that is not known.</param>
    /// <param name="End">The text it ends with.</param>
    /// <param name="IsText">Whether it is nothing but that text.</param>
    private sealed record Part(WitnessSet Found, string Start, string End, bool IsText);
}
