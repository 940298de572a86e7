using System.IO.Compression;
using System.Text;
using RuleGen.Events;
using RuleGen.Sources.Tests.Support;

namespace RuleGen.Sources.Tests;

public sealed class JsonLinesTests
{
    private readonly Probe _probe = new("a", "b");

    [Fact]
    public void Each_line_is_an_event_numbered_by_its_line()
    {
        using EventSource source = Open("{\"a\":\"1\"}\n{\"a\":\"2\",\"b\":\"x\"}\n");

        Assert.Equal(["1: a=1", "2: a=2 b=x"], _probe.ReadAll(source));
        Assert.Equal(2, source.Summary.Read);
        Assert.Equal(0, source.Summary.Skipped);
        Assert.Empty(source.Summary.Problems);
    }

    [Fact]
    public void The_last_line_needs_no_line_end()
    {
        using EventSource source = Open("{\"a\":\"1\"}\n{\"a\":\"2\"}");

        Assert.Equal(["1: a=1", "2: a=2"], _probe.ReadAll(source));
    }

    [Fact]
    public void Windows_line_ends_a_byte_order_mark_and_blank_lines_are_fine()
    {
        using EventSource source = Open("\uFEFF{\"a\":\"1\"}\r\n\r\n  \t \r\n  {\"a\":\"2\"}  \r\n");

        Assert.Equal(["1: a=1", "4: a=2"], _probe.ReadAll(source));
        Assert.Empty(source.Summary.Problems);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\r\n\n\n  \n")]
    [InlineData("\uFEFF")]
    public void A_file_without_records_is_empty_and_has_no_problems(string text)
    {
        using EventSource source = Open(text);

        Assert.Empty(_probe.ReadAll(source));
        Assert.Empty(source.Summary.Problems);
        Assert.False(source.Summary.IsIncomplete);
    }

    [Fact]
    public void Reading_past_the_end_stays_at_the_end()
    {
        using EventSource source = Open("{\"a\":\"1\"}\nx\n");
        var e = new EventBuffer(_probe.Schema);

        Assert.True(source.Read(e));
        Assert.False(source.Read(e));
        Assert.False(source.Read(e));
        Assert.Equal(1, source.Summary.Skipped);
        Assert.Equal(1, source.Record);
    }

    [Fact]
    public void The_source_is_named_as_the_caller_named_it_and_closes_its_stream()
    {
        TestStream stream = TestStream.SplitAt([], 0);
        EventSource source = JsonLines.Open(stream, "logs/./a.jsonl");

        Assert.Equal("logs/./a.jsonl", source.Name);
        source.Dispose();
        Assert.True(stream.IsDisposed);
        Assert.Throws<ObjectDisposedException>(() => source.Read(new EventBuffer(_probe.Schema)));
    }

    [Fact]
    public void A_compressed_file_is_unpacked_on_the_way()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            File.WriteAllBytes(path, Gzip("{\"a\":\"1\"}\n{\"a\":\"2\"}\n"));
            using EventSource source = JsonLines.Open(path);

            Assert.Equal(path, source.Name);
            Assert.Equal(["1: a=1", "2: a=2"], _probe.ReadAll(source));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Compressed_parts_behind_each_other_are_one_text()
    {
        byte[] bytes = [.. Gzip("{\"a\":\"1\"}\n{\"a\""), .. Gzip(":\"2\"}\n")];
        using EventSource source = JsonLines.Open(new MemoryStream(bytes), "x");

        Assert.Equal(["1: a=1", "2: a=2"], _probe.ReadAll(source));
    }

    [Fact]
    public void Any_cut_between_two_reads_and_any_block_size_give_the_same_events()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("\uFEFF{\"a\":\"1\"}\r\n\nx\n{\"a\":\"zwölf\"}\n{\"b\":\"\"}\r\n  \n{\"a\":\"4\"");
        string[] expected = ["1: a=1", "4: a=zwölf", "5: b="];
        for (int split = 0; split <= bytes.Length; split++)
        {
            foreach (int block in (int[])[1, 2, 3, 7, 64])
            {
                using EventSource source = JsonLines.Open(
                    TestStream.SplitAt(bytes, split), "x", new JsonLinesOptions { BlockBytes = block });

                Assert.Equal(expected, _probe.ReadAll(source));
                Assert.Equal([(3, 15), (7, 45)], source.Summary.Problems.Select(static problem => (problem.Record, problem.Offset)));
            }
        }
    }

    private static EventSource Open(string text) => JsonLines.Open(Probe.Bytes(text), "x");

    private static byte[] Gzip(string text)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
