using System.Diagnostics.CodeAnalysis;
using RuleGen.Events;

namespace RuleGen.Sources;

/// <summary>The reader behind <see cref="CsvRecords"/>.</summary>
internal sealed class CsvSource : TextSource
{
    /// <summary>How much of the header is looked at to guess the separator.</summary>
    private const int GuessBytes = 64 << 10;

    private readonly CsvOptions _options;
    private readonly string _rowTooLong;
    private readonly string _cellTooLong;
    private CsvRow? _cells;
    private CsvHeader? _header;
    private EventSchema? _schema;
    private EventSchema? _schemaOfParts;
    private WantedColumn[] _wanted = [];

    public CsvSource(Stream stream, string name, CsvOptions options)
        : this(new BlockBuffer(stream, options.BlockBytes, options.MaxRowBytes), name, options)
    {
    }

    /// <summary>Reads a window that something has looked into already.</summary>
    public CsvSource(BlockBuffer input, string name, CsvOptions options)
        : base(input, name, options.LogSource)
    {
        input.Limit(options.MaxRowBytes);
        _options = options;
        _rowTooLong = $"the row is longer than the limit of {options.MaxRowBytes} bytes";
        _cellTooLong = $"a cell of the row is longer than the limit of {options.MaxCellBytes} bytes";
    }

    public override EventSource CreatePart(EventSchema schema)
    {
        _schemaOfParts = schema;
        return new CsvSource(Stream.Null, Name, _options with { BlockBytes = 1 });
    }

    protected override bool ReadNext(EventBuffer e)
    {
        if (!TryReadHeader(e.Schema)) return false;
        while (TryFindRow(_cells, _header.Count, out int length))
        {
            long number = Line;
            long offset = Input.Offset;
            Span<byte> row = Input.Unread[..length];
            Advance(length);
            if (!IsBlank(row) && TryRead(e, row, number, offset)) return true;
        }
        return false;
    }

    protected override bool MoveNext(EventSource part)
    {
        if (!TryReadHeader(_schemaOfParts!)) return false;
        int length = WholeRows(_cells);
        if (length == 0 && !TryFindRow(_cells, 0, out length)) return false;
        var rows = (CsvSource)part;
        rows._cells ??= new CsvRow(_cells.Separator);
        rows._header = _header;
        rows._schema = _schema;
        rows._wanted = _wanted;
        Move(length, rows);
        return true;
    }

    /// <summary>The length of the whole rows that the window begins with, as many as a part takes; 0 when no row ends in it.</summary>
    private int WholeRows(CsvRow cells)
    {
        int length = 0;
        while (length < PartBytes)
        {
            cells.Begin();
            if (!cells.TryEnd(Input.Unread[length..], 0, out int row)) break;
            length += row;
        }
        return length;
    }

    [MemberNotNullWhen(true, nameof(_cells), nameof(_header))]
    private bool TryReadHeader(EventSchema schema)
    {
        _cells ??= new CsvRow((byte?)_options.Separator ?? GuessSeparator());
        _header ??= ReadHeader(_cells);
        if (_header is null) return false;
        if (!ReferenceEquals(_schema, schema)) Resolve(_header, schema);
        return true;
    }

    private static bool IsBlank(ReadOnlySpan<byte> row) => row.Length <= 2 && row.Trim("\r\n"u8).IsEmpty;

    /// <summary>Gives the row to the buffer, or reports why not.</summary>
    private bool TryRead(EventBuffer e, Span<byte> row, long number, long offset)
    {
        CsvRow cells = _cells!;
        if (cells.HasTextAfterQuote) Report(RecordFault.TextAfterQuote, number, offset);
        else if (cells.HasSurplusText) Report(RecordFault.SurplusCells, number, offset);
        else if (cells.LongestCell > _options.MaxCellBytes) Report(RecordFault.TooLarge, number, offset, _cellTooLong);
        else
        {
            ReadStatus status = Fill(e, cells, row);
            if (status == ReadStatus.Ok)
            {
                Accept(e, number, offset);
                if (cells.Count < _header!.Count) Report(RecordFault.MissingCells, number, offset);
                return true;
            }
            Report(RecordFaults.Of(status), number, offset);
        }
        return false;
    }

    private ReadStatus Fill(EventBuffer e, CsvRow cells, Span<byte> row)
    {
        e.Begin();
        foreach (WantedColumn wanted in _wanted)
        {
            if (wanted.Column >= cells.Count) break;
            ReadOnlySpan<byte> text = cells.Text(row, wanted.Column);
            if (!text.IsEmpty) e.Add(wanted.Name, text);
        }
        return e.Complete();
    }

    private CsvHeader? ReadHeader(CsvRow cells)
    {
        while (TryFindRow(cells, _options.MaxColumns, out int length))
        {
            long number = Line;
            long offset = Input.Offset;
            Span<byte> row = Input.Unread[..length];
            Advance(length);
            if (IsBlank(row)) continue;
            if (row.Contains((byte)0))
            {
                Stop(RecordFault.NotUtf8Text, number, offset, "the header holds NUL bytes; convert the file to UTF-8 text");
                return null;
            }
            if (FindHeaderFault(cells) is not { } fault)
            {
                var header = new CsvHeader(cells, row);
                if (!header.IsNameless) return header;
                fault = "the header names no column";
            }
            Stop(RecordFault.UnusableHeader, number, offset, fault);
            return null;
        }
        return null;
    }

    private string? FindHeaderFault(CsvRow cells)
    {
        if (cells.HasTextAfterQuote) return "a quoted name of the header has text behind it; write a quote inside it twice";
        return cells.Count > _options.MaxColumns ? $"the header has {cells.Count} columns; the limit is {_options.MaxColumns}" : null;
    }

    private void Resolve(CsvHeader header, EventSchema schema)
    {
        _schema = schema;
        _wanted = header.Resolve(schema);
        if (_wanted.Length == 0) Report(RecordFault.NoKnownColumn, 1, 0);
        if (header.HasTwins) Report(RecordFault.DuplicateName, 1, 0, "two columns of the header have one name; the last one counts");
    }

    /// <summary>Finds the end of the row at the start of the window; rows over the limit are reported and left out.</summary>
    /// <returns>False at the end of the text, or when nothing behind a fault can be read.</returns>
    private bool TryFindRow(CsvRow cells, int limit, out int length)
    {
        cells.Begin();
        while (!cells.TryEnd(Input.Unread, limit, out length))
        {
            if (Input.IsFull)
            {
                PassOverRow(cells);
                if (HasStopped) return false;
                cells.Begin();
            }
            else if (!Input.Fill())
            {
                length = Input.Unread.Length;
                if (length == 0 || Input.Failure is not null) return false;
                if (cells.IsInQuotes)
                {
                    Stop(RecordFault.UnclosedQuote, Line, Input.Offset);
                    return false;
                }
                cells.EndAtEndOfText(Input.Unread, limit);
                return true;
            }
        }
        return true;
    }

    /// <summary>Reports a row that fills the window and gives it up, block by block, up to and with its line end.</summary>
    private void PassOverRow(CsvRow cells)
    {
        long number = Line;
        long offset = Input.Offset;
        if (_header is null)
        {
            Stop(RecordFault.UnusableHeader, number, offset, _rowTooLong);
            return;
        }
        Report(RecordFault.TooLarge, number, offset, _rowTooLong);
        cells.Discard();
        Advance(Input.Unread.Length);
        while (Input.Fill())
        {
            if (cells.TryEnd(Input.Unread, 0, out int length))
            {
                Advance(length);
                return;
            }
            Advance(Input.Unread.Length);
            cells.Discard();
        }
        if (cells.IsInQuotes && Input.Failure is null) Stop(RecordFault.UnclosedQuote, number, offset);
    }

    private void Advance(int count)
    {
        Line += Input.Unread[..count].Count((byte)'\n');
        Input.Consume(count);
    }

    private byte GuessSeparator()
    {
        while (true)
        {
            Advance(Input.Unread.Length - Input.Unread.TrimStart("\r\n"u8).Length);
            ReadOnlySpan<byte> header = Input.Unread;
            int end = header.IndexOf((byte)'\n');
            if (end >= 0) return CsvSeparator.Guess(header[..end]);
            if (header.Length >= GuessBytes || Input.IsFull || !Input.Fill()) return CsvSeparator.Guess(header);
        }
    }
}
