using System.Text;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.Samples;

/// <summary>
/// Reads JSON (RFC 8259): one object, one list of objects, or objects one after the other as in NDJSON. Of members with one name the last
/// counts. The depth is bounded by <see cref="DocumentLimits.RecordDepth"/>, the time is linear.
/// </summary>
internal sealed class JsonRecordReader
{
    private readonly string _text;
    private readonly List<ParsedRecord> _records = [];
    private SampleFault? _fault;
    private int _at;

    private JsonRecordReader(string text) => _text = text;

    public static ParsedRecords Read(string text)
    {
        var reader = new JsonRecordReader(text);
        reader.SkipBlanks();
        if (reader.Peek == '[') reader.ReadList();
        else reader.ReadSequence();
        return new ParsedRecords(reader._records, reader._fault);
    }

    private char Peek => _at < _text.Length ? _text[_at] : '\0';

    private void ReadSequence()
    {
        while (_at < _text.Length && ReadRecord()) SkipBlanks();
    }

    private void ReadList()
    {
        int open = _at++;
        SkipBlanks();
        if (Peek == ']') _at++;
        else
        {
            do SkipBlanks();
            while (ReadRecord() && Separates(',', ']', open));
        }
        SkipBlanks();
        if (_fault is null && _at < _text.Length) Fail(_at, 1, "something stands behind the list of events; take it away");
    }

    private bool ReadRecord()
    {
        int start = _at;
        if (Peek != '{') return Fail(start, 1, "an event is a JSON object, which begins with '{'");
        if (ReadValue(1) is not RecordObject record) return false;
        _records.Add(new ParsedRecord(TextSpan.FromBounds(start, _at), record));
        return true;
    }

    /// <summary>Reads one value; null after a fault.</summary>
    private RecordValue? ReadValue(int depth)
    {
        if (depth > DocumentLimits.RecordDepth)
        {
            Fail(_at, 1, $"the event nests deeper than {DocumentLimits.RecordDepth} levels");
            return null;
        }
        switch (Peek)
        {
            case '{':
                return ReadObject(depth);
            case '[':
                return ReadArray(depth);
            case '"':
                return ReadString() is { } text ? new RecordText(text) : null;
            case '-' or (>= '0' and <= '9'):
                return ReadNumber();
            default:
                return ReadWord();
        }
    }

    private RecordObject? ReadObject(int depth)
    {
        int open = _at++;
        var members = new Dictionary<string, RecordValue>(StringComparer.Ordinal);
        SkipBlanks();
        if (Peek == '}') _at++;
        else
        {
            do
            {
                SkipBlanks();
                if (Peek != '"')
                {
                    Fail(_at, 1, "a member begins with its name in double quotes; a comma before '}' is one too many");
                    return null;
                }
                string? name = ReadString();
                if (name is null || !Expect(':')) return null;
                RecordValue? value = ReadValue(depth + 1);
                if (value is null) return null;
                members[name] = value;
            }
            while (Separates(',', '}', open));
            if (_fault is not null) return null;
        }
        return new RecordObject(members.Select(member => new RecordMember(member.Key, member.Value)).ToEquatable());
    }

    private RecordList? ReadArray(int depth)
    {
        int open = _at++;
        var items = new List<RecordValue>();
        SkipBlanks();
        if (Peek == ']') _at++;
        else
        {
            do
            {
                SkipBlanks();
                RecordValue? item = ReadValue(depth + 1);
                if (item is null) return null;
                items.Add(item);
            }
            while (Separates(',', ']', open));
            if (_fault is not null) return null;
        }
        return new RecordList(items.ToEquatable());
    }

    /// <summary>True behind a separator; false behind the closing bracket, and after a fault.</summary>
    private bool Separates(char separator, char close, int open)
    {
        SkipBlanks();
        char c = Peek;
        if (c == separator || c == close) _at++;
        else if (_at >= _text.Length) Fail(open, 1, $"'{_text[open]}' is never closed: '{close}' is missing");
        else Fail(_at, 1, $"'{separator}' or '{close}' belongs here");
        return c == separator;
    }

    private bool Expect(char c)
    {
        SkipBlanks();
        if (Peek != c) return Fail(_at, 1, $"'{c}' belongs here");
        _at++;
        SkipBlanks();
        return true;
    }

    private string? ReadString()
    {
        int open = _at++;
        var value = new StringBuilder();
        while (_at < _text.Length)
        {
            char c = _text[_at];
            if (c == '"')
            {
                _at++;
                return WellFormed(value);
            }
            if (c < ' ')
            {
                Fail(open, _at - open, "the text is not closed on its line; close it with '\"', and write a line break as \\n");
                return null;
            }
            if (c != '\\')
            {
                value.Append(c);
                _at++;
            }
            else if (!ReadEscape(value))
            {
                return null;
            }
        }
        Fail(open, 1, "the text is never closed: '\"' is missing");
        return null;
    }

    private bool ReadEscape(StringBuilder value)
    {
        const int HexDigits = 4;
        int start = _at;
        char c = start + 1 < _text.Length ? _text[start + 1] : '\0';
        if (c == 'u')
        {
            int code = 0;
            for (int i = 0; i < HexDigits; i++)
            {
                int digit = start + 2 + i < _text.Length ? HexValue(_text[start + 2 + i]) : -1;
                if (digit < 0) return Fail(start, 2, "\\u is followed by four hexadecimal digits; write \\\\ for a backslash");
                code = (code * 16) + digit;
            }
            value.Append((char)code);
            _at += 2 + HexDigits;
            return true;
        }
        int plain = "\"\\/bfnrt".IndexOf(c);
        if (plain < 0) return Fail(start, 2, "JSON knows no such escape; write \\\\ for a backslash");
        value.Append("\"\\/\b\f\n\r\t"[plain]);
        _at += 2;
        return true;
    }

    private RecordNumber? ReadNumber()
    {
        int start = _at;
        if (Peek == '-') _at++;
        bool leadingZero = Peek == '0';
        int whole = SkipDigits();
        bool valid = whole > 0 && !(leadingZero && whole > 1);
        if (valid && Peek == '.')
        {
            _at++;
            valid = SkipDigits() > 0;
        }
        if (valid && Peek is 'e' or 'E')
        {
            _at++;
            if (Peek is '+' or '-') _at++;
            valid = SkipDigits() > 0;
        }
        if (valid) return new RecordNumber(_text.Substring(start, _at - start));
        Fail(start, Math.Max(1, _at - start), "this is no JSON number; put it in quotes if it is a text");
        return null;
    }

    private RecordValue? ReadWord()
    {
        int start = _at;
        while (char.IsLetterOrDigit(Peek)) _at++;
        switch (_text.Substring(start, _at - start))
        {
            case "true":
                return new RecordBoolean(true);
            case "false":
                return new RecordBoolean(false);
            case "null":
                return RecordNull.Instance;
        }
        Fail(start, Math.Max(1, _at - start), "a value belongs here: a text in double quotes, a number, true, false, null, '{' or '['");
        return null;
    }

    private int SkipDigits()
    {
        int start = _at;
        while (Peek is >= '0' and <= '9') _at++;
        return _at - start;
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t' or '\n' or '\r') _at++;
    }

    private bool Fail(int start, int length, string message)
    {
        _fault ??= new SampleFault(new TextSpan(start, Math.Min(length, _text.Length - start)), message);
        return false;
    }

    private static int HexValue(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };

    // Half of a surrogate pair is no text in UTF-8, so a sensor could never have sent it.
    private static string WellFormed(StringBuilder value)
    {
        for (int i = 0; i < value.Length; i++)
        {
            if (!char.IsSurrogate(value[i])) continue;
            if (char.IsHighSurrogate(value[i]) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1])) i++;
            else value[i] = '\uFFFD';
        }
        return value.ToString();
    }
}
