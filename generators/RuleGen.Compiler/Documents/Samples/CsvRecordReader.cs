using System.Text;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.Samples;

/// <summary>
/// Reads comma-separated values (RFC 4180) with a header row. Each header is one flat member name, dots and all; an empty cell is an absent
/// field, quoted or not. A quote inside an unquoted cell means itself.
/// </summary>
internal sealed class CsvRecordReader
{
    private readonly string _text;
    private SampleFault? _fault;
    private int _at;

    private CsvRecordReader(string text) => _text = text;

    public static ParsedRecords Read(string text)
    {
        var reader = new CsvRecordReader(text);
        var records = new List<ParsedRecord>();
        reader.ReadAll(records);
        return new ParsedRecords(records, reader._fault);
    }

    private void ReadAll(List<ParsedRecord> records)
    {
        List<Cell>? header = ReadRow();
        if (header is null || !IsHeader(header)) return;
        while (_fault is null && ReadRow() is { } row)
        {
            TextSpan span = TextSpan.FromBounds(row[0].Span.Start, row[row.Count - 1].Span.End);
            if (row.Count != header.Count)
            {
                Fail(span, $"this row has {row.Count} cells and the header has {header.Count}; quote a cell that holds a comma");
                return;
            }
            var members = new List<RecordMember>();
            for (int i = 0; i < row.Count; i++)
            {
                if (row[i].Value.Length > 0) members.Add(new RecordMember(header[i].Value, new RecordText(row[i].Value)));
            }
            records.Add(new ParsedRecord(span, new RecordObject(members.ToEquatable())));
        }
        if (_fault is not null || records.Count > 0) return;
        Fail(new TextSpan(0, _text.Length), "no row stands below the header; add the event's values");
    }

    private bool IsHeader(List<Cell> header)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < header.Count; i++)
        {
            string name = header[i].Value.Trim();
            if (name.Length == 0) return Fail(header[i].Span, $"column {i + 1} has no name");
            if (!names.Add(name)) return Fail(header[i].Span, $"two columns are named '{name}'; keep one");
            header[i] = header[i] with { Value = name };
        }
        return true;
    }

    /// <summary>The next row that is not blank; null at the end and after a fault.</summary>
    private List<Cell>? ReadRow()
    {
        SkipBlankLines();
        if (_at >= _text.Length) return null;
        var row = new List<Cell>();
        do row.Add(ReadCell());
        while (_fault is null && Separates());
        return _fault is null ? row : null;
    }

    private bool Separates()
    {
        if (_at >= _text.Length || _text[_at] != ',') return false;
        _at++;
        return true;
    }

    private Cell ReadCell()
    {
        int start = _at;
        if (_at < _text.Length && _text[_at] == '"') return ReadQuoted(start);
        while (_at < _text.Length && _text[_at] is not (',' or '\n' or '\r')) _at++;
        return new Cell(_text.Substring(start, _at - start), TextSpan.FromBounds(start, _at));
    }

    private Cell ReadQuoted(int start)
    {
        var value = new StringBuilder();
        for (_at = start + 1; _at < _text.Length; _at++)
        {
            if (_text[_at] != '"')
            {
                value.Append(_text[_at]);
            }
            else if (_at + 1 < _text.Length && _text[_at + 1] == '"')
            {
                value.Append('"');
                _at++;
            }
            else
            {
                _at++;
                if (_at < _text.Length && _text[_at] is not (',' or '\n' or '\r'))
                {
                    Fail(new TextSpan(_at, 1), "a comma or the end of the row belongs behind a quoted cell; write a quote inside it twice");
                }
                return new Cell(value.ToString(), TextSpan.FromBounds(start, _at));
            }
        }
        Fail(new TextSpan(start, 1), "the quoted cell is never closed: '\"' is missing");
        return new Cell(value.ToString(), TextSpan.FromBounds(start, _text.Length));
    }

    private void SkipBlankLines()
    {
        int at = _at;
        while (at < _text.Length && char.IsWhiteSpace(_text[at]))
        {
            at++;
            if (_text[at - 1] == '\n') _at = at;
        }
        if (at == _text.Length) _at = at;
    }

    private bool Fail(TextSpan span, string message)
    {
        _fault ??= new SampleFault(span, message);
        return false;
    }

    private sealed record Cell(string Value, TextSpan Span);
}
