using System.Globalization;
using System.Text;
using RuleGen.Alerts;
using RuleGen.Events;
using RuleGen.Sources.Tests.Support;

namespace RuleGen.Sources.Tests;

/// <summary>A detector with several threads tells what one thread would, in the same order.</summary>
public sealed class ParallelRunTests
{
    private const int Lines = 3_000;

    private static readonly Dictionary<string, Func<byte[]>> _texts = new(StringComparer.Ordinal)
    {
        ["nothing"] = () => [],
        ["blank lines"] = () => Utf8("\n\r\n  \n\n"),
        ["one record"] = () => Utf8("{\"a\":1}"),
        ["many records"] = () => Utf8(Repeat(i => $"{{\"a\":{i},\"b\":\"{new string('x', i % 90)}\"}}\n")),
        ["few hits"] = () => Utf8(Repeat(i => i % 500 == 7 ? $"{{\"b\":{i}}}\n" : $"{{\"c\":{i}}}\n")),
        ["a mark and Windows line ends"] = () => [0xEF, 0xBB, 0xBF, .. Utf8(Repeat(i => $"{{\"a\":{i}}}\r\n"))],
        ["broken records between"] = () => Utf8(Repeat(i => (i % 7) switch
        {
            1 => "not JSON\n",
            2 => "{\"a\":\n",
            3 => "{\"a\":1,\"a\":2}\n",
            4 => "[1]\n",
            5 => "\n",
            6 => "{\"b\":\"\0\"}\n",
            _ => $"{{\"a\":{i}}}\n",
        })),
        ["an array over lines"] = () => Utf8("\n \n[\n" + Repeat(i => $"{{\"a\":{i}}},\n") + "{\"a\":0}\n]\n"),
        ["an array behind a record"] = () => Utf8("{\"a\":1}\n[\n" + Repeat(i => $"{{\"a\":{i}}},\n") + "]\n"),
        ["a long line first"] = () => Utf8(new string('[', 5_000) + "\n[\n" + Repeat(i => $"{{\"a\":{i}}},\n")),
        ["long lines between"] = () => Utf8(Repeat(i => i % 50 == 3 ? $"{{\"a\":\"{new string('y', 5_000)}\"}}\n" : $"{{\"a\":{i}}}\n")),
        ["a record as long as may be"] = () => Utf8(Repeat(i => i == 40 ? $"{{\"a\":\"{new string('z', 4_088)}\"}}\n" : $"{{\"a\":{i}}}\n")),
        ["no line end at all"] = () => Utf8("{\"a\":\"" + new string('z', 100_000)),
        ["a record that is cut off"] = () => Utf8(Repeat(i => $"{{\"a\":{i}}}\n") + "{\"a\":\"x"),
        ["not UTF-8"] = () => [.. Utf8(Repeat(i => $"{{\"a\":{i}}}\n")), .. "{\"a\":\""u8, 0xC0, .. "\"}\n{\"a\":1}\n"u8],
        ["UTF-16"] = () => Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("{\"a\":1}\n")).ToArray(),
        ["CSV"] = () => Utf8("a,c,b\n" + Repeat(i => $"{i % 3},x,{(i % 4 == 0 ? "y" : "")}\n")),
        ["CSV of rows over lines"] = () => Utf8("\na;b\r\n" + Repeat(i => $"\"line {i}\nand \"\"{i}\"\"\";{i % 2}\r\n")),
        ["CSV, broken rows between"] = () => Utf8("a,b\n" + Repeat(i => (i % 6) switch
        {
            1 => "1\n",
            2 => "1,2,3\n",
            3 => "\"1\"x,2\n",
            4 => "\n",
            5 => $"{new string('l', i % 40 == 5 ? 6_000 : 3)},2\n",
            _ => $"{i},2\n",
        })),
        ["CSV without an end"] = () => Utf8("a,b\n" + Repeat(i => $"{i},\n") + "\"never closed,\n1,2\n1,2\n"),
        ["CSV without a known column"] = () => Utf8("x,y\n" + Repeat(i => $"{i},{i}\n")),
        ["CSV with twins"] = () => Utf8("a,a\n" + Repeat(i => $"{i},{i}\n")),
        ["CSV of nothing but a header"] = () => Utf8("a,b\n"),
    };

    private readonly PresenceRules _rules = new("a", "b");

    public static TheoryData<string, int, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int, int>();
            foreach (string text in _texts.Keys)
            {
                foreach (int threads in (int[])[2, 3, 8])
                {
                    cases.Add(text, threads, 700);
                    cases.Add(text, threads, 1 << 20);
                }
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_same_is_told_in_the_same_order(string text, int threads, int blockBytes)
    {
        byte[] bytes = _texts[text]();

        string[] expected = Told(new MemoryStream(bytes), text, blockBytes, threads: 1);

        Assert.Equal(expected, Told(new MemoryStream(bytes), text, blockBytes, threads));
        Assert.Equal(expected, Told(new MemoryStream(bytes), text, blockBytes, threads));
    }

    [Theory]
    [InlineData("many records")]
    [InlineData("CSV")]
    public void A_source_that_fails_is_read_up_to_there(string text)
    {
        byte[] bytes = _texts[text]()[..10_000];

        string[] expected = Told(TestStream.FailAfter(bytes), text, 700, threads: 1);

        Assert.Contains(expected, line => line.Contains("the device is gone", StringComparison.Ordinal));
        Assert.Equal(expected, Told(TestStream.FailAfter(bytes), text, 700, threads: 3));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void What_a_stream_throws_comes_behind_the_alerts_before_it(int threads)
    {
        byte[] bytes = _texts["many records"]()[..20_000];
        int position = 0;
        var stream = new TestStream(buffer =>
        {
            if (position == bytes.Length) throw new NotSupportedException("no more of this");
            int count = Math.Min(buffer.Length, bytes.Length - position);
            bytes.AsSpan(position, count).CopyTo(buffer);
            position += count;
            return count;
        });
        var detector = new Detector(_rules);
        int alerts = 0;

        var thrown = Assert.Throws<NotSupportedException>(() =>
        {
            foreach (Alert alert in detector.Run(Open(stream, "many records", 700), threads)) alerts++;
        });

        Assert.Equal("no more of this", thrown.Message);
        Assert.Equal(Encoding.UTF8.GetString(bytes).Split('\n').Length - 1, detector.Events);
        Assert.Equal(detector.Hits, alerts);
        Assert.True(stream.IsDisposed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void What_a_rule_set_throws_comes_behind_the_alerts_before_it(int threads)
    {
        var rules = new PresenceRules("a")
        {
            Before = e =>
            {
                if (e.AnyEquals(0, "2000"u8)) throw new InvalidOperationException("a faulty set");
            },
        };
        var detector = new Detector(rules);
        var records = new List<long>();

        Assert.Throws<InvalidOperationException>(() =>
        {
            string text = Repeat(i => $"{{\"a\":{i}}}\n");
            foreach (Alert alert in detector.Run(Open(new MemoryStream(Utf8(text)), "", 700), threads)) records.Add(alert.Record);
        });

        Assert.Equal(Enumerable.Range(1, 2_000).Select(line => (long)line), records);
        Assert.Equal(2_000, detector.Events);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Leaving_early_counts_what_was_handed_out_and_closes_the_source(int threads)
    {
        var stream = new TestStream(new MemoryStream(_texts["few hits"]()).Read);
        EventSource source = Open(stream, "", 700);
        var detector = new Detector(_rules);

        Alert first = detector.Run(source, threads).First();

        Assert.Equal((8, 8, 1, 1), (first.Record, detector.Events, detector.EventsHit, detector.Hits));
        Assert.Equal(8, source.Record);
        Assert.True(stream.IsDisposed);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void Threads_read_ahead_within_bounds_of_who_takes_the_alerts(int threads)
    {
        const int BlockBytes = 4_096;
        int mostAhead = ((threads * 4) + 3) * BlockBytes;
        byte[] line = Utf8("{\"a\":\"" + new string('x', 50) + "\",\"b\":1}\n");
        long given = 0;
        long farthest = 0;
        TestStream text = TestStream.Repeat([], line, 8 << 20);
        var stream = new TestStream(buffer =>
        {
            int count = text.Read(buffer);
            Interlocked.Add(ref given, count);
            return count;
        });

        foreach (Alert alert in new Detector(_rules).Run(Open(stream, "", BlockBytes), threads))
        {
            farthest = Math.Max(farthest, Interlocked.Read(ref given) - (alert.Record * line.Length));
        }

        Assert.InRange(farthest, 0, mostAhead);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Cancelling_ends_the_run(int threads)
    {
        using var cancellation = new CancellationTokenSource();
        var stream = new TestStream(new MemoryStream(_texts["many records"]()).Read);
        int alerts = 0;

        Assert.Throws<OperationCanceledException>(() =>
        {
            foreach (Alert alert in new Detector(_rules).Run(Open(stream, "", 700), threads, cancellation.Token))
            {
                if (++alerts == 100) cancellation.Cancel();
            }
        });

        Assert.InRange(alerts, 100, 1_000);
        Assert.True(stream.IsDisposed);
    }

    [Fact]
    public void Cancelling_does_not_wait_for_a_source_that_gives_nothing_and_closes_it_when_it_does()
    {
        using var cancellation = new CancellationTokenSource();
        using var more = new ManualResetEventSlim();
        TestStream stream = PauseBehind(Utf8("{\"a\":1}\n"), [], () => more.Wait(CancellationToken.None));

        Assert.Throws<OperationCanceledException>(() =>
        {
            foreach (Alert alert in new Detector(_rules).Run(Open(stream, "", 700), 2, cancellation.Token)) cancellation.Cancel();
        });
        Assert.False(stream.IsDisposed);
        more.Set();

        Assert.True(SpinWait.SpinUntil(() => stream.IsDisposed, TimeSpan.FromMinutes(1)), "the source stays open");
    }

    [Fact]
    public void An_alert_does_not_wait_for_records_behind_it()
    {
        using var taken = new ManualResetEventSlim();
        byte[] line = Utf8("{\"a\":1}\n");
        TestStream stream = PauseBehind(line, line, () =>
        {
            if (!taken.Wait(TimeSpan.FromMinutes(1), CancellationToken.None)) throw new TimeoutException("nobody took the alert");
        });
        var records = new List<long>();

        foreach (Alert alert in new Detector(_rules).Run(Open(stream, "", 700), 2))
        {
            records.Add(alert.Record);
            taken.Set();
        }

        Assert.Equal([1L, 2L], records);
    }

    [Fact]
    public void Any_other_source_is_read_on_the_thread_that_asks()
    {
        var source = new OneRecord();
        var detector = new Detector(_rules);

        Assert.Single(detector.Run(source, 8));

        Assert.Equal(Environment.CurrentManagedThreadId, source.ReadBy);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void What_one_source_is_declared_to_be_says_nothing_of_the_next(int threads)
    {
        LogSource? seen = null;
        var detector = new Detector(new PresenceRules("a") { Before = e => seen = e.LogSource });
        var sshd = new LogSource("linux", null, "sshd");

        Assert.Single(detector.Run(JsonLines.Open(Probe.Bytes("{\"a\":1}"), "x", new JsonLinesOptions { LogSource = sshd }), threads));
        Assert.Equal(sshd, seen);
        Assert.Single(detector.Run(new OneRecord(), threads));
        Assert.Null(seen);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(Detector.MaxThreads + 1)]
    public void The_number_of_threads_is_checked_at_once(int threads) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Detector(_rules).Run(new OneRecord(), threads));

    /// <summary>All that a run tells: what is known at each alert, and in the end.</summary>
    private string[] Told(Stream stream, string text, int blockBytes, int threads)
    {
        var detector = new Detector(_rules);
        EventSource source = Open(stream, text, blockBytes);
        var told = new List<string>();
        foreach (Alert alert in detector.Run(source, threads)) told.Add($"{alert} {source.Record} {Counts()}");
        told.Add($"{source.Record} {Counts()} {source.Summary}");
        told.AddRange(source.Summary.Problems.Select(problem => problem.ToString()));
        Assert.Throws<ObjectDisposedException>(() => source.Read(detector.CreateBuffer()));
        return [.. told];

        string Counts() => string.Create(
            CultureInfo.InvariantCulture,
            $"{detector.Events} {detector.EventsHit} {detector.Hits} {detector.HitsOf(0)} {detector.HitsOf(1)}");
    }

    private static EventSource Open(Stream stream, string text, int blockBytes) => text.StartsWith("CSV", StringComparison.Ordinal)
        ? CsvRecords.Open(stream, "x", new CsvOptions { BlockBytes = blockBytes, MaxRowBytes = 4_096 })
        : JsonLines.Open(stream, "x", new JsonLinesOptions { BlockBytes = blockBytes, MaxLineBytes = 4_096 });

    /// <summary>A stream that waits between two texts.</summary>
    private static TestStream PauseBehind(byte[] first, byte[] second, Action wait)
    {
        int position = 0;
        return new TestStream(buffer =>
        {
            if (position == first.Length) wait();
            ReadOnlySpan<byte> rest = position < first.Length ? first.AsSpan(position) : second.AsSpan(position - first.Length);
            int count = Math.Min(buffer.Length, rest.Length);
            rest[..count].CopyTo(buffer);
            position += count;
            return count;
        });
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Repeat(Func<int, string> line) => string.Concat(Enumerable.Range(0, Lines).Select(line));

    /// <summary>A source of another kind than RuleGen's own.</summary>
    private sealed class OneRecord() : EventSource("one")
    {
        public int ReadBy { get; private set; }

        public override bool Read(EventBuffer e)
        {
            ReadBy = Environment.CurrentManagedThreadId;
            if (Record == 1) return false;
            e.ReadJson("{\"a\":1}"u8);
            Accept(e, 1, 0);
            return true;
        }
    }
}
