using System.Text;
using RuleGen.Events;
using RuleGen.Sources.Tests.Support;
using RuleGen.Testing;

namespace RuleGen.Sources.Tests;

public sealed class SteadyStateTests
{
    private const long StreamBytes = 200L << 20;

    private readonly Probe _probe = new("a", "b");

    public static TheoryData<string, string> Texts => new()
    {
        { "", "{\"a\":\"" + new string('x', 300) + "\",\"b\":\"C:\\\\Windows\\\\explorer.exe\"}\r\n" },
        { "a,c,b\n", "\"" + new string('x', 300) + "\nsecond line\",other,\"a \"\"quoted\"\" word\"\r\n" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Reading_allocates_nothing_per_record_and_holds_no_more_on_a_long_stream(string head, string body)
    {
        Assert.Equal(0, SteadyState.LeastOf(() => ReadWhole(head, body)));
    }

    private long ReadWhole(string head, string body)
    {
        bool isCsv = head.Length > 0;
        Stream stream = TestStream.Repeat(Encoding.UTF8.GetBytes(head), Encoding.UTF8.GetBytes(body), StreamBytes);
        using EventSource source = isCsv
            ? CsvRecords.Open(stream, "x", new CsvOptions { BlockBytes = 1 << 16 })
            : JsonLines.Open(stream, "x", new JsonLinesOptions { BlockBytes = 1 << 16 });
        var e = new EventBuffer(_probe.Schema);
        for (int i = 0; i < 1000; i++) Assert.True(source.Read(e));

        long before = GC.GetAllocatedBytesForCurrentThread();
        int count = 0;
        while (source.Read(e)) count++;
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(StreamBytes / body.Length + 1 - 1000, count);
        Assert.Equal(0, source.Summary.Skipped);
        return allocated;
    }

    [Fact]
    public void Passing_over_broken_records_allocates_nothing_once_the_first_ones_are_listed()
    {
        byte[] body = Encoding.UTF8.GetBytes("x\n[]\n\0\n{\"a\":\n" + new string('y', 200) + "\n");
        Stream stream = TestStream.Repeat([], [.. body, .. "{\"a\":\"1\"}\n"u8], 1 << 20);
        using EventSource source = JsonLines.Open(stream, "x", new JsonLinesOptions { MaxLineBytes = 100, BlockBytes = 64 });
        var e = new EventBuffer(_probe.Schema);
        for (int i = 0; i < 100; i++) Assert.True(source.Read(e));

        // A parser that answers "not JSON" by an exception would show here as kilobytes a record.
        int read = 100;
        Assert.Equal(0, SteadyState.BytesOf(() =>
        {
            for (int i = 0; i < 1000; i++, read++) Assert.True(source.Read(e));
        }));
        Assert.Equal(5 * read, source.Summary.Skipped);
    }
}
