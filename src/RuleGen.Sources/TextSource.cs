using RuleGen.Batches;
using RuleGen.Events;

namespace RuleGen.Sources;

/// <summary>What the readers of text files share: the window over the file, its mark of encoding, and how reading ends.</summary>
internal abstract class TextSource : EventSource, IDivisibleSource
{
    /// <summary>About how many bytes are moved to a part at once: enough to be worth a thread's while, and few enough to fit a cache.</summary>
    protected const int PartBytes = 256 << 10;

    /// <summary>Limits above this could overflow a position in the window.</summary>
    public const int MaxLimitBytes = 1 << 30;

    private readonly LogSource? _logSource;
    private bool _hasBegun;
    private bool _hasEnded;
    private bool _isDisposed;

    protected TextSource(BlockBuffer input, string name, LogSource? logSource)
        : base(name)
    {
        Input = input;
        _logSource = logSource;
    }

    /// <summary>The window over the text; its start is where the next record begins.</summary>
    protected BlockBuffer Input { get; }

    /// <summary>The line at the start of the window, from 1.</summary>
    protected long Line { get; set; } = 1;

    public sealed override bool Read(EventBuffer e)
    {
        ArgumentNullException.ThrowIfNull(e);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        e.LogSource = _logSource;
        Begin();
        if (!_hasEnded && ReadNext(e)) return true;
        End();
        return false;
    }

    public abstract EventSource CreatePart(EventSchema schema);

    public bool MoveTo(EventSource part)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        Begin();
        if (!_hasEnded && MoveNext(part)) return true;
        End();
        return false;
    }

    /// <summary>Opens a file for reading from front to back.</summary>
    internal static Stream OpenFile(string path) => new FileStream(path, new FileStreamOptions
    {
        // A log may still be written, or be rotated away, while it is read; the window is all the buffering there is.
        Share = FileShare.ReadWrite | FileShare.Delete,
        BufferSize = 0,
        Options = FileOptions.SequentialScan,
    });

    /// <summary>Reads the next good record; false at the end.</summary>
    protected abstract bool ReadNext(EventBuffer e);

    /// <summary>Moves the next whole records to a part; false at the end.</summary>
    protected abstract bool MoveNext(EventSource part);

    /// <summary>Moves the start of the window to a part, whose records then have the numbers and offsets that they have here.</summary>
    protected void Move(int length, TextSource part)
    {
        ReadOnlySpan<byte> text = Input.Unread[..length];
        part.Input.Show(text, Input.Offset);
        part.Line = Line;
        part._hasBegun = true;
        part._hasEnded = false;
        Line += text.Count((byte)'\n');
        Input.Consume(length);
    }

    /// <summary>Reports a fault that leaves the rest of the text unread.</summary>
    protected void Stop(RecordFault fault, long record, long offset, string? text = null)
    {
        Report(fault, record, offset, text);
        _hasEnded = true;
    }

    /// <summary>Whether a fault has ended the source.</summary>
    protected bool HasStopped => _hasEnded;

    protected override void Dispose(bool disposing)
    {
        _isDisposed = true;
        if (disposing) Input.Dispose();
        base.Dispose(disposing);
    }

    private void Begin()
    {
        if (_hasBegun) return;
        _hasBegun = true;
        SkipMark();
    }

    private void End()
    {
        if (!_hasEnded && Input.Failure is { } failure)
        {
            Stop(RecordFault.ReadFailed, Line, Input.Offset, "the rest could not be read: " + failure.Message);
        }
        _hasEnded = true;
    }

    private void SkipMark()
    {
        while (Input.Unread.Length < TextMarks.NeededBytes && !Input.IsFull && Input.Fill())
        {
        }
        TextMark mark = TextMarks.Find(Input.Unread);
        if (mark == TextMark.Utf8) Input.Consume(TextMarks.Utf8Length);
        else if (mark == TextMark.Utf16OrUtf32) Stop(RecordFault.NotUtf8Text, 1, 0);
    }
}
