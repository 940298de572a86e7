namespace RuleGen.Sources.Tests.Support;

/// <summary>A forward-only stream whose reads are answered by a function from a buffer to a count of bytes.</summary>
internal sealed class TestStream(TestStream.Reader read) : Stream
{
    public delegate int Reader(Span<byte> buffer);

    public bool IsDisposed { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>A stream that gives the bytes in two reads, the first one ending at the split.</summary>
    public static TestStream SplitAt(byte[] bytes, int split)
    {
        int position = 0;
        return new TestStream(buffer =>
        {
            int end = position < split ? split : bytes.Length;
            int count = Math.Min(buffer.Length, end - position);
            bytes.AsSpan(position, count).CopyTo(buffer);
            position += count;
            return count;
        });
    }

    /// <summary>A stream of at least this many bytes that repeats a text without holding it more than once.</summary>
    public static TestStream Repeat(byte[] head, byte[] body, long length)
    {
        long position = 0;
        long repeats = (length + body.Length - 1) / body.Length;
        long end = head.Length + (repeats * body.Length);
        return new TestStream(buffer =>
        {
            int written = 0;
            while (written < buffer.Length && position < end)
            {
                ReadOnlySpan<byte> rest = position < head.Length
                    ? head.AsSpan((int)position)
                    : body.AsSpan((int)((position - head.Length) % body.Length));
                int count = Math.Min(buffer.Length - written, rest.Length);
                rest[..count].CopyTo(buffer[written..]);
                written += count;
                position += count;
            }
            return written;
        });
    }

    /// <summary>A stream that fails behind its bytes.</summary>
    public static TestStream FailAfter(byte[] bytes)
    {
        int position = 0;
        return new TestStream(buffer =>
        {
            if (position == bytes.Length) throw new IOException("the device is gone");
            int count = Math.Min(buffer.Length, bytes.Length - position);
            bytes.AsSpan(position, count).CopyTo(buffer);
            position += count;
            return count;
        });
    }

    public override int Read(Span<byte> buffer) => read(buffer);

    public override int Read(byte[] buffer, int offset, int count) => read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
