using RuleGen.Events;

namespace RuleGen.Sources;

/// <summary>
/// Reads JSON lines: one object a line, in UTF-8, plain or gzip. Memory stays flat on any length of input; nothing is allocated per record.
/// Blank lines, CRLF, a byte order mark and a last line without a line end are fine; every other line that is not one JSON object within
/// the limits is counted, described and passed over.
/// </summary>
public static class JsonLines
{
    /// <summary>Opens a file.</summary>
    /// <param name="path">The file; alerts name it as it is written here.</param>
    /// <param name="options">The limits; null for the usual ones.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static EventSource Open(string path, JsonLinesOptions? options = null) => Open(TextSource.OpenFile(path), path, options);

    /// <summary>Reads from a stream, such as standard input; what is there is read without waiting for more.</summary>
    /// <param name="stream">The stream; the source closes it.</param>
    /// <param name="name">What alerts call it.</param>
    /// <param name="options">The limits; null for the usual ones.</param>
    public static EventSource Open(Stream stream, string name, JsonLinesOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        options ??= new JsonLinesOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxLineBytes, 16, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.MaxLineBytes, TextSource.MaxLimitBytes, nameof(options));
        return new JsonLinesSource(stream, name, options);
    }
}

/// <summary>The reader behind <see cref="JsonLines"/>.</summary>
internal sealed class JsonLinesSource : TextSource
{
    /// <summary>Room behind the longest line for its CR and LF.</summary>
    private const int LineEndBytes = 2;

    private readonly int _maxLineBytes;
    private readonly string _tooLong;
    private bool _hasSeenText;
    private bool _isArray;

    public JsonLinesSource(Stream stream, string name, JsonLinesOptions options)
        : base(stream, name, options.BlockBytes, options.MaxLineBytes + LineEndBytes)
    {
        _maxLineBytes = options.MaxLineBytes;
        _tooLong = $"the line is longer than the limit of {_maxLineBytes} bytes";
    }

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
            ReadStatus status = e.ReadJson(record);
            if (status == ReadStatus.Ok)
            {
                _hasSeenText = true;
                Accept(e, number, offset);
                return true;
            }
            ReportBroken(status, record, number, offset, isEnded);
        }
        return false;
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
        if (!_hasSeenText && record[0] == (byte)'[') _isArray = true;
        _hasSeenText = true;
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
