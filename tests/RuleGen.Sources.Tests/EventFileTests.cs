using System.IO.Compression;
using System.Text;
using RuleGen.Events;
using RuleGen.Sources.Tests.Support;

namespace RuleGen.Sources.Tests;

/// <summary>Which form a text is taken for.</summary>
public sealed class EventFileTests
{
    private readonly Probe _probe = new("a", "b");

    [Theory]
    [InlineData("{\"a\":\"1\"}\n", "1: a=1")]
    [InlineData("{\"a\":\"1\"}", "1: a=1")]
    [InlineData("\n \t\r\n{\"a\":\"1\"}\n", "3: a=1")]
    [InlineData("\uFEFF{\"a\":\"1\"}\n", "1: a=1")]
    [InlineData("a,b\n1,2\n", "2: a=1 b=2")]
    [InlineData("a;b\r\n1;2", "2: a=1 b=2")]
    [InlineData("a\tb\n1\t2\n", "2: a=1 b=2")]
    [InlineData("\uFEFFa,b\n1,2\n", "2: a=1 b=2")]
    [InlineData("\na,b\n1,2\n", "3: a=1 b=2")]
    [InlineData("a\n1\n", "2: a=1")]
    [InlineData("\"a\"\n1\n", "2: a=1")]
    [InlineData("a,b\n{1},2\n", "2: a={1} b=2")]
    [InlineData("started\n{\"a\":\"1\"}\n", "2: a=1")]
    [InlineData("log of today\n{\"a\":\"1\"}\n", "2: a=1")]
    public void The_form_is_told_by_the_content(string text, string expected)
    {
        Assert.Equal([expected], Read(Encoding.UTF8.GetBytes(text)));
        Assert.Equal([expected], Read(Gzip(text)));
    }

    [Fact]
    public void What_is_looked_at_may_come_in_any_pieces()
    {
        foreach (string text in (string[])["\uFEFF\n{\"a\":\"1\"}\n", "\r\na;b\r\n1;2\r\n", "a\n\n1\n", "note\n\n{\"a\":\"1\"}"])
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            string[] expected = Read(bytes);
            Assert.Single(expected);
            for (int split = 1; split < bytes.Length; split++)
            {
                using EventSource source = EventFile.Open(TestStream.SplitAt(bytes, split), "split");
                Assert.Equal(expected, _probe.ReadAll(source));
            }
        }
    }

    [Fact]
    public void A_line_of_JSON_that_is_there_is_read_without_waiting_for_more()
    {
        byte[] line = "{\"a\":\"1\"}\n"u8.ToArray();
        int position = 0;
        var stream = new TestStream(buffer =>
        {
            if (position == line.Length) throw new InvalidOperationException("the line was there already");
            int count = Math.Min(Math.Min(4, buffer.Length), line.Length - position);
            line.AsSpan(position, count).CopyTo(buffer);
            position += count;
            return count;
        });
        using EventSource source = EventFile.Open(stream, "live");
        var e = new EventBuffer(_probe.Schema);

        Assert.True(source.Read(e));
        Assert.Equal("a=1", _probe.Show(e));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("# Notes\n\nof a day\n")]
    [InlineData("name\n")]
    [InlineData("\0\0,\0\n")]
    public void What_is_neither_form_is_left_out_of_a_folder_and_named_by_itself_as_broken(string text)
    {
        using EventSource source = EventFile.Open(Probe.Bytes(text), "x");
        Assert.Empty(_probe.ReadAll(source));
        Assert.Equal(text.Any(char.IsLetter) || text.Contains('\0'), source.Summary.Skipped > 0);

        WithFile(Encoding.UTF8.GetBytes(text), path => Assert.Null(EventFile.TryOpen(path, "x")));
    }

    [Fact]
    public void Long_first_lines_are_not_held_against_a_text()
    {
        string header = string.Join(',', Enumerable.Range(0, 1000).Select(i => i == 7 ? "a" : new string('x', 100) + i));
        using EventSource csv = EventFile.Open(Probe.Bytes(header + "\n" + new string(',', 7) + "1\n"), "x");
        Assert.Equal(["2: a=1"], _probe.ReadAll(csv));

        string first = "{\"x\":\"" + new string('x', 300_000) + "\",\"a\":\"1\"}";
        using EventSource json = EventFile.Open(Probe.Bytes(first + "\n{\"a\":\"2\"}"), "x");
        Assert.Equal(["1: a=1", "2: a=2"], _probe.ReadAll(json));
    }

    [Fact]
    public void A_stream_that_fails_is_a_fault_of_the_source_from_the_first_byte_on()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("{\"a\":\"1\"}\n{\"a\":\"2\"}\n");
        for (int given = 0; given <= bytes.Length; given++)
        {
            using EventSource source = EventFile.Open(TestStream.FailAfter(bytes[..given]), "x");
            _probe.ReadAll(source);
            Assert.Equal(1, source.Summary.Count(RecordFault.ReadFailed));
        }
    }

    [Fact]
    public void Broken_gzip_in_a_folder_is_a_source_with_that_fault() => WithFile([0x1F, 0x8B, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9], path =>
    {
        using EventSource? source = EventFile.TryOpen(path, "logs/x.gz");
        Assert.NotNull(source);
        Assert.Equal("logs/x.gz", source.Name);
        Assert.Empty(_probe.ReadAll(source));
        Assert.True(source.Summary.IsIncomplete);
    });

    [Theory]
    [InlineData("{\"a\":\"1\"}\n")]
    [InlineData("a,b\n1,2\n")]
    public void What_is_said_of_the_records_reaches_their_events(string text)
    {
        var said = new LogSource("linux", null, "sshd");
        var e = new EventBuffer(_probe.Schema);
        using EventSource source = EventFile.Open(Probe.Bytes(text), "x", said);

        Assert.True(source.Read(e));
        Assert.Same(said, e.LogSource);
    }

    private string[] Read(byte[] bytes)
    {
        using EventSource source = EventFile.Open(new MemoryStream(bytes), "x");
        return _probe.ReadAll(source);
    }

    private static void WithFile(byte[] bytes, Action<string> test)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, bytes);
            test(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
