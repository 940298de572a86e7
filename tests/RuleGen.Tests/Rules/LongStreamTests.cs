using RuleGen.Alerts;
using RuleGen.Sources;
using RuleGen.Sources.Tests.Support;
using RuleGen.Testing;

namespace RuleGen.Tests.Rules;

/// <summary>
/// A long stream of JSON lines through reader, matchers and detector: 200 MB, with <c>RULEGEN_LONG=1</c> in the environment 2 GB.
/// </summary>
public sealed class LongStreamTests
{
    private static readonly long _bytes = Environment.GetEnvironmentVariable("RULEGEN_LONG") == "1" ? 2L << 30 : 200L << 20;

    [Fact]
    public void Memory_stays_flat_however_long_the_stream()
    {
        byte[] quiet = QuietLines();
        Assert.InRange(SteadyState.LeastOf(() => AllocatedOver(quiet)), 0, 1024);
    }

    private static long AllocatedOver(byte[] quiet)
    {
        var detector = new Detector(Detections.RuleSet);

        // The count begins behind the first passes over the text, when every buffer has the size it needs.
        var stream = new CountingStream(TestStream.Repeat([], quiet, _bytes), quiet.Length * 2L);
        using EventSource source = JsonLines.Open(stream, "long");
        foreach (Alert alert in detector.Run(source)) Assert.Fail($"an alert on a quiet stream: {alert}");

        Assert.Equal(0, source.Summary.Skipped);
        Assert.True(detector.Events > _bytes / 2000, $"{detector.Events} events");
        return stream.Allocated;
    }

    /// <summary>The shipped day of events without those that raise an alert.</summary>
    private static byte[] QuietLines()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "events", "registry.jsonl");
        var loud = new HashSet<long>(new Detector(Detections.RuleSet).Run(JsonLines.Open(path)).Select(static alert => alert.Record));
        Assert.Equal(13, loud.Count);
        IEnumerable<string> lines = File.ReadLines(path).Where((_, i) => !loud.Contains(i + 1));
        return System.Text.Encoding.UTF8.GetBytes(string.Concat(lines.Select(static line => line + "\n")));
    }

    /// <summary>Says how much its reader's thread has allocated between some place of the stream and the end.</summary>
    private sealed class CountingStream(Stream inner, long from) : Stream
    {
        private long _position;
        private long _before = -1;

        public long Allocated { get; private set; } = -1;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            int count = inner.Read(buffer);
            _position += count;
            if (_before < 0 && _position >= from) _before = GC.GetAllocatedBytesForCurrentThread();
            if (count == 0) Allocated = GC.GetAllocatedBytesForCurrentThread() - _before;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
