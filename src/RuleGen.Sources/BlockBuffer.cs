using System.Diagnostics;
using System.IO.Compression;

namespace RuleGen.Sources;

/// <summary>
/// A window over a stream: reads it in blocks into one buffer it owns and shows the bytes that are not consumed yet. The window grows
/// only while its user leaves bytes unconsumed, and never past the limit. A stream that begins with gzip's mark is unpacked on the way.
/// </summary>
internal sealed class BlockBuffer : IDisposable
{
    /// <summary>
    /// 1 MiB: reads of this size cost half of a pipe reader's on log files. Debug builds begin with a few bytes, so that every test
    /// also runs the code that refills and grows.
    /// </summary>
#if DEBUG
    public const int DefaultBlockBytes = 16;
#else
    public const int DefaultBlockBytes = 1 << 20;
#endif

    private readonly Stream _raw;
    private int _limit;
    private byte[] _bytes;
    private Stream? _plain;
    private int _start;
    private int _end;

    /// <summary>Makes a window over a stream, which it will close.</summary>
    /// <param name="stream">The stream; nothing is read from it yet.</param>
    /// <param name="blockBytes">How many bytes are read at once, at least 1.</param>
    /// <param name="limit">How many bytes may stay unconsumed.</param>
    public BlockBuffer(Stream stream, int blockBytes, int limit)
    {
        _raw = stream;
        _limit = Math.Max(limit, 1);
        _bytes = new byte[Math.Min(blockBytes, _limit)];
    }

    /// <summary>The bytes read and not consumed; valid until the next <see cref="Fill"/>. Their owner may change them.</summary>
    public Span<byte> Unread => _bytes.AsSpan(_start, _end - _start);

    /// <summary>Where the first unread byte stands in the (unpacked) stream.</summary>
    public long Offset { get; private set; }

    /// <summary>Why the stream could not be read on; null while it could.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Whether the window has reached its limit; some bytes must be consumed before <see cref="Fill"/>.</summary>
    public bool IsFull => _end - _start == _limit;

    /// <summary>Sets another limit, which must not be below what is unread.</summary>
    public void Limit(int limit)
    {
        Debug.Assert(limit >= _end - _start);
        _limit = Math.Max(limit, 1);
    }

    /// <summary>Takes a copy of bytes of another window for its own; only for a window over an empty stream.</summary>
    /// <param name="bytes">The bytes, no more than the limit.</param>
    /// <param name="offset">Where they stand in the other one's stream.</param>
    public void Show(ReadOnlySpan<byte> bytes, long offset)
    {
        Debug.Assert(bytes.Length <= _limit);

        // A single long record shall not be paid for by all that come behind it.
        bool isOversized = _bytes.Length > 4 * Math.Max(bytes.Length, DefaultBlockBytes);
        if (_bytes.Length < bytes.Length || isOversized) _bytes = new byte[bytes.Length];
        bytes.CopyTo(_bytes);
        _start = 0;
        _end = bytes.Length;
        Offset = offset;
    }

    /// <summary>Gives up the first unread bytes.</summary>
    public void Consume(int count)
    {
        Debug.Assert(count <= _end - _start);
        _start += count;
        Offset += count;
    }

    /// <summary>Adds what one read of the stream gives to the unread bytes.</summary>
    /// <returns>False at the end of the stream, or when it fails (<see cref="Failure"/>).</returns>
    public bool Fill()
    {
        Debug.Assert(!IsFull);
        if (Failure is not null) return false;
        MakeRoom();
        try
        {
            _plain ??= Unpack(_raw);
            int count = _plain.Read(_bytes, _end, _bytes.Length - _end);
            _end += count;
            return count > 0;
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Failure = failure;
            return false;
        }
    }

    public void Dispose()
    {
        _plain?.Dispose();
        _raw.Dispose();
    }

    private void MakeRoom()
    {
        if (_start > 0)
        {
            Unread.CopyTo(_bytes);
            _end -= _start;
            _start = 0;
        }
        if (_end == _bytes.Length) Array.Resize(ref _bytes, (int)Math.Min(_limit, _bytes.Length * 2L));
    }

    private static Stream Unpack(Stream stream)
    {
        byte[] head = new byte[2];
        int count = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var whole = new PrefixedStream(head[..count], stream);
        bool isGzip = count == 2 && head[0] == 0x1F && head[1] == 0x8B;
        return isGzip ? new GZipStream(whole, CompressionMode.Decompress) : whole;
    }
}
