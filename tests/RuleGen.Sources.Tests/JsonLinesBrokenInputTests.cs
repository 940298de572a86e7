using System.IO.Compression;
using System.Text;
using RuleGen.Sources.Tests.Support;

namespace RuleGen.Sources.Tests;

public sealed class JsonLinesBrokenInputTests
{
    private readonly Probe _probe = new("a", "b");

    public static TheoryData<string, RecordFault> BrokenLines => new()
    {
        { "plain text", RecordFault.NotJson },
        { "2025-06-04 06:15:23 plain text", RecordFault.NotAnObject },
        { "{\"a\":\"x\"} {\"a\":\"y\"}", RecordFault.NotJson },
        { "{\"a\":\"x\",}", RecordFault.NotJson },
        { "{\"a\":\"x\"", RecordFault.CutOff },
        { "{\"a\":\"x\",\"b\":\"y", RecordFault.CutOff },
        { "{", RecordFault.CutOff },
        { "42", RecordFault.NotAnObject },
        { "\"text\"", RecordFault.NotAnObject },
        { "[{\"a\":\"x\"}]", RecordFault.NotAnObject },
        { "\0\0\0\0", RecordFault.NulByte },
        { "{\"a\":\"x\0y\"}", RecordFault.NulByte },
        { "{\"a\":\"x\",\"b\":\"\u00FF\"}", RecordFault.InvalidUtf8 },
        { "{\"a\":\"x\",\"b\":" + new string('[', 64) + new string(']', 64) + "}", RecordFault.TooDeep },
        { "{\"a\":\"x\",\"b\":\"" + new string('y', 17 << 20) + "\"}", RecordFault.TooLarge },
    };

    [Theory]
    [MemberData(nameof(BrokenLines))]
    public void A_broken_line_is_counted_and_described_and_the_rest_is_read_on(string line, RecordFault fault)
    {
        // Latin-1 turns each character of the case into one byte, so that a case can hold bytes that are not UTF-8.
        byte[] bytes = Encoding.Latin1.GetBytes("{\"a\":\"1\",\"b\":\"1\"}\n" + line + "\n{\"a\":\"3\"}\n");
        using EventSource source = JsonLines.Open(new MemoryStream(bytes), "x");

        Assert.Equal(["1: a=1 b=1", "3: a=3"], _probe.ReadAll(source));
        Assert.Equal(2, source.Summary.Read);
        Assert.Equal(1, source.Summary.Skipped);
        Assert.Equal(1, source.Summary.Count(fault));
        SourceProblem problem = Assert.Single(source.Summary.Problems);
        Assert.Equal((fault, 2, 18), (problem.Fault, problem.Record, problem.Offset));
        Assert.NotEmpty(problem.Text);
        Assert.False(source.Summary.IsIncomplete);
    }

    [Fact]
    public void A_last_line_that_is_cut_off_is_said_to_be()
    {
        using EventSource source = Open("{\"a\":\"1\"}\n{\"a\":\"2\",\"b\":{}");

        Assert.Equal(["1: a=1"], _probe.ReadAll(source));
        Assert.Equal(RecordFault.CutOff, Assert.Single(source.Summary.Problems).Fault);
    }

    [Fact]
    public void A_name_that_occurs_twice_is_read_with_its_last_value_and_counted()
    {
        using EventSource source = Open("{\"a\":\"1\",\"a\":\"2\"}\n{\"a\":\"3\",\"a\":\"4\"}\n{\"a\":\"5\"}\n");

        Assert.Equal(["1: a=2", "2: a=4", "3: a=5"], _probe.ReadAll(source));
        Assert.Equal(2, source.Summary.Count(RecordFault.DuplicateName));
        Assert.Equal(0, source.Summary.Skipped);
        Assert.Equal(1, Assert.Single(source.Summary.Problems).Record);
    }

    [Fact]
    public void Only_the_first_problems_are_listed_and_all_are_counted()
    {
        using EventSource source = Open(string.Concat(Enumerable.Repeat("x\n", 1000)) + "{\"a\":\"1\"}\n");

        Assert.Equal(["1001: a=1"], _probe.ReadAll(source));
        Assert.Equal(1000, source.Summary.Skipped);
        Assert.Equal(Enumerable.Range(1, SourceSummary.MaxProblems), source.Summary.Problems.Select(static problem => (int)problem.Record));
        Assert.Equal("1 read, 1000 skipped, NotJson 1000", source.Summary.ToString());
    }

    [Fact]
    public void A_pretty_printed_array_is_named_once_as_what_it_is()
    {
        using EventSource source = Open("[\n  {\n    \"a\": \"1\"\n  }\n]\n");

        Assert.Empty(_probe.ReadAll(source));
        SourceProblem problem = Assert.Single(source.Summary.Problems);
        Assert.Equal((RecordFault.InArray, 1), (problem.Fault, problem.Record));
        Assert.Contains("JSON array", problem.Text);
        Assert.Equal(5, source.Summary.Skipped);
    }

    [Fact]
    public void An_array_of_one_object_a_line_is_named_once_and_whole_objects_in_it_are_read()
    {
        using EventSource source = Open("[{\"a\":\"1\"},\n{\"a\":\"2\"},\n{\"a\":\"3\"}\n]\n");

        Assert.Equal(["3: a=3"], _probe.ReadAll(source));
        Assert.Equal(3, source.Summary.Count(RecordFault.InArray));
        Assert.Single(source.Summary.Problems);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("utf-32BE")]
    public void Text_in_another_encoding_is_named_and_not_read(string encoding)
    {
        Encoding other = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. other.GetPreamble(), .. other.GetBytes("{\"a\":\"1\"}\n")];
        using EventSource source = JsonLines.Open(new MemoryStream(bytes), "x");

        Assert.Empty(_probe.ReadAll(source));
        Assert.Equal(RecordFault.NotUtf8Text, Assert.Single(source.Summary.Problems).Fault);
        Assert.True(source.Summary.IsIncomplete);
    }

    [Theory]
    [InlineData(16, true)]
    [InlineData(17, false)]
    [InlineData(18, false)]
    [InlineData(19, false)]
    [InlineData(500, false)]
    public void A_line_is_read_up_to_the_limit_and_passed_over_beyond_it(int length, bool isRead)
    {
        string line = "{\"a\":\"" + new string('y', length - 8) + "\"}";
        foreach (string end in (string[])["\n", "\r\n"])
        {
            using EventSource source = JsonLines.Open(
                Probe.Bytes(line + end + "{\"b\":\"2\"}"), "x", new JsonLinesOptions { MaxLineBytes = 16 });

            string[] expected = isRead ? [$"1: a={line[6..^2]}", "2: b=2"] : ["2: b=2"];
            Assert.Equal(expected, _probe.ReadAll(source));
            Assert.Equal(isRead ? 0 : 1, source.Summary.Count(RecordFault.TooLarge));
        }
    }

    [Fact]
    public void A_last_line_beyond_the_limit_is_counted_once()
    {
        using EventSource source = JsonLines.Open(Probe.Bytes(new string('y', 100)), "x", new JsonLinesOptions { MaxLineBytes = 16 });

        Assert.Empty(_probe.ReadAll(source));
        Assert.Equal("0 read, 1 skipped, TooLarge 1", source.Summary.ToString());
    }

    [Fact]
    public void A_device_that_fails_ends_the_source_with_the_reason()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("{\"a\":\"1\"}\n{\"a\":\"");
        using EventSource source = JsonLines.Open(TestStream.FailAfter(bytes), "x");

        Assert.Equal(["1: a=1"], _probe.ReadAll(source));
        Assert.Equal([RecordFault.CutOff, RecordFault.ReadFailed], source.Summary.Problems.Select(static problem => problem.Fault));
        SourceProblem problem = source.Summary.Problems[1];
        Assert.Contains("the device is gone", problem.Text);
        Assert.True(source.Summary.IsIncomplete);
    }

    [Fact]
    public void A_compressed_file_that_is_damaged_is_read_up_to_the_damage()
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.NoCompression, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":\"1\"}\n", 20_000))));
        }
        using EventSource source = JsonLines.Open(new MemoryStream(packed.ToArray()[..^100_000]), "x");

        int read = _probe.ReadAll(source).Length;
        Assert.InRange(read, 1, 19_999);
        Assert.NotEmpty(source.Summary.Problems);
    }

    private static EventSource Open(string text) => JsonLines.Open(Probe.Bytes(text), "x");
}
