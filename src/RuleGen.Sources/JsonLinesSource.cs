using RuleGen.Events;

namespace RuleGen.Sources;

/// <summary>The reader behind <see cref="JsonLines"/>.</summary>
internal sealed class JsonLinesSource : TextSource
{
    /// <summary>Room behind the longest line for its CR and LF.</summary>
    private const int LineEndBytes = 2;

    private readonly JsonLinesOptions _options;
    private readonly int _maxLineBytes;
    private readonly string _tooLong;
    private bool _hasSeenText;
    private bool _isArray;

    public JsonLinesSource(Stream stream, string name, JsonLinesOptions options)
        : this(new BlockBuffer(stream, options.BlockBytes, options.MaxLineBytes + LineEndBytes), name, options)
    {
    }

    /// <summary>Reads a window that something has looked into already.</summary>
    public JsonLinesSource(BlockBuffer input, string name, JsonLinesOptions options)
        : base(input, name, options.LogSource)
    {
        input.Limit(options.MaxLineBytes + LineEndBytes);
        _options = options;
        _maxLineBytes = options.MaxLineBytes;
        _tooLong = $"the line is longer than the limit of {_maxLineBytes} bytes";
    }

    public override EventSource CreatePart(EventSchema schema) =>
        new JsonLinesSource(Stream.Null, Name, _options with { BlockBytes = 1 });

    protected override bool ReadNext(EventBuffer e)
    {
        while (TryTakeLine(out ReadOnlySpan<byte> line, out long offset, out bool isEnded))
        {
            long number = Line;
            if (isEnded) Line++;
            ReadOnlySpan<byte> record = Trim(line);
            if (record.IsEmpty) continue;
            if (record.Length > _maxLineBytes)
            {
                Report(RecordFault.TooLarge, number, offset, _tooLong);
                continue;
            }
            NoteStart(record);
            ReadStatus status = e.ReadJson(record);
            if (status == ReadStatus.Ok)
            {
                Accept(e, number, offset);
                return true;
            }
            ReportBroken(status, record, number, offset, isEnded);
        }
        return false;
    }

    protected override bool MoveNext(EventSource part)
    {
        int searched = 0;
        while (true)
        {
            ReadOnlySpan<byte> unread = Input.Unread;
            int length = WholeLines(unread, searched);
            if (length > 0) return Move(length, (JsonLinesSource)part);
            searched = unread.Length;
            if (Input.IsFull)
            {
                PassOverLine();
                searched = 0;
            }
            else if (!Input.Fill())
            {
                length = Input.Unread.Length;
                return length > 0 && Move(length, (JsonLinesSource)part);
            }
        }
    }

    private bool Move(int length, JsonLinesSource part)
    {
        FindStart(Input.Unread[..length]);
        part._hasSeenText = _hasSeenText;
        part._isArray = _isArray;
        Move(length, (TextSource)part);
        return true;
    }

    /// <summary>The length of the whole lines that a text begins with, as many as a part takes; 0 when no line ends in it.</summary>
    private static int WholeLines(ReadOnlySpan<byte> text, int searched)
    {
        int usual = Math.Min(text.Length, PartBytes);
        int last = searched < usual ? text[searched..usual].LastIndexOf((byte)'\n') : -1;
        if (last >= 0) return searched + last + 1;
        int from = Math.Max(searched, usual);
        return from + text[from..].IndexOf((byte)'\n') + 1 is var length && length > from ? length : 0;
    }

    /// <summary>Looks for the first record in lines that are moved unread: how it begins matters to those behind it.</summary>
    private void FindStart(ReadOnlySpan<byte> lines)
    {
        while (!_hasSeenText && !lines.IsEmpty)
        {
            int newline = lines.IndexOf((byte)'\n');
            ReadOnlySpan<byte> record = Trim(newline < 0 ? lines : lines[..newline]);
            if (!record.IsEmpty && record.Length <= _maxLineBytes) NoteStart(record);
            lines = newline < 0 ? default : lines[(newline + 1)..];
        }
    }

    /// <summary>Notes how the first record begins: a bracket is that of an array, whose objects may be spread over lines.</summary>
    private void NoteStart(ReadOnlySpan<byte> record)
    {
        if (_hasSeenText) return;
        _hasSeenText = true;
        _isArray = record[0] == (byte)'[';
    }

    /// <summary>Takes the next line, without its LF, off the input; lines over the limit are reported and left out.</summary>
    /// <param name="line">The line; valid until the next call.</param>
    /// <param name="offset">Where it begins.</param>
    /// <param name="isEnded">Whether a LF ends it; false only for the last one.</param>
    /// <returns>False at the end of the input.</returns>
    private bool TryTakeLine(out ReadOnlySpan<byte> line, out long offset, out bool isEnded)
    {
        int searched = 0;
        while (true)
        {
            ReadOnlySpan<byte> unread = Input.Unread;
            offset = Input.Offset;
            int newline = unread[searched..].IndexOf((byte)'\n');
            isEnded = newline >= 0;
            if (isEnded)
            {
                line = unread[..(searched + newline)];
                Input.Consume(line.Length + 1);
                return true;
            }
            searched = unread.Length;
            if (Input.IsFull)
            {
                PassOverLine();
                searched = 0;
            }
            else if (!Input.Fill())
            {
                line = Input.Unread;
                Input.Consume(line.Length);
                return !line.IsEmpty;
            }
        }
    }

    /// <summary>Reports a line that fills the window and gives it up, block by block, up to and with its LF.</summary>
    private void PassOverLine()
    {
        Report(RecordFault.TooLarge, Line, Input.Offset, _tooLong);
        while (true)
        {
            int newline = Input.Unread.IndexOf((byte)'\n');
            if (newline >= 0)
            {
                Input.Consume(newline + 1);
                Line++;
                return;
            }
            Input.Consume(Input.Unread.Length);
            if (!Input.Fill()) return;
        }
    }

    private void ReportBroken(ReadStatus status, ReadOnlySpan<byte> record, long number, long offset, bool isEnded)
    {
        RecordFault fault = RecordFaults.Of(status);
        if (fault is RecordFault.NotJson or RecordFault.NotAnObject)
        {
            bool isOpen = record[0] == (byte)'{' && (record[^1] != (byte)'}' || !isEnded);
            if (_isArray) fault = RecordFault.InArray;
            else if (record.Contains((byte)0)) fault = RecordFault.NulByte;
            else if (isOpen) fault = RecordFault.CutOff;
        }
        Report(fault, number, offset);
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> line)
    {
        // Blanks in front are JSON's affair unless nothing else is there; what matters on every line is the CR.
        if (!line.IsEmpty && line[^1] == (byte)'\r') line = line[..^1];
        bool mayBeBlank = !line.IsEmpty && (line[0] <= ' ' || line[^1] <= ' ');
        return mayBeBlank ? line.Trim(" \t\r"u8) : line;
    }
}
