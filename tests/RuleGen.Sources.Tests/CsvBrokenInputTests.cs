using System.Text;
using RuleGen.Sources.Tests.Support;

namespace RuleGen.Sources.Tests;

public sealed class CsvBrokenInputTests
{
    private readonly Probe _probe = new("a", "d");

    public static TheoryData<string, RecordFault> BrokenRows => new()
    {
        { "x,y,z", RecordFault.SurplusCells },
        { "x,,,,\"z\"", RecordFault.SurplusCells },
        { "\"x\"y,z", RecordFault.TextAfterQuote },
        { "x,\"y\" ", RecordFault.TextAfterQuote },
        { "x,\"y\"\rz", RecordFault.TextAfterQuote },
        { "x,\u00FF", RecordFault.InvalidUtf8 },
        { "x," + new string('y', 2 << 20), RecordFault.TooLarge },
        { "x," + new string('y', 17 << 20), RecordFault.TooLarge },
    };

    [Theory]
    [MemberData(nameof(BrokenRows))]
    public void A_broken_row_is_counted_and_described_and_the_rest_is_read_on(string row, RecordFault fault)
    {
        // Latin-1 turns each character of the case into one byte, so that a case can hold bytes that are not UTF-8.
        byte[] bytes = Encoding.Latin1.GetBytes("a,d\n1,2\n" + row + "\n,4\n");
        using EventSource source = CsvRecords.Open(new MemoryStream(bytes), "x");

        Assert.Equal(["2: a=1 d=2", "4: d=4"], _probe.ReadAll(source));
        Assert.Equal(1, source.Summary.Skipped);
        Assert.Equal(1, source.Summary.Count(fault));
        SourceProblem problem = Assert.Single(source.Summary.Problems);
        Assert.Equal((fault, 3, 8), (problem.Fault, problem.Record, problem.Offset));
    }

    [Fact]
    public void A_row_that_is_too_short_is_read_and_counted()
    {
        using EventSource source = Open("a,b,d\n1\n2,\n3,x,y\n");

        Assert.Equal(["2: a=1", "3: a=2", "4: a=3 d=y"], _probe.ReadAll(source));
        Assert.Equal(2, source.Summary.Count(RecordFault.MissingCells));
        Assert.Equal(0, source.Summary.Skipped);
        Assert.Equal(2, Assert.Single(source.Summary.Problems).Record);
    }

    [Fact]
    public void A_quote_that_is_never_closed_ends_the_source_at_the_row_that_opened_it()
    {
        using EventSource source = Open("a,d\n1,2\n3,\"x\n5,6\n7,8\n");

        Assert.Equal(["2: a=1 d=2"], _probe.ReadAll(source));
        SourceProblem problem = Assert.Single(source.Summary.Problems);
        Assert.Equal((RecordFault.UnclosedQuote, 3, 8), (problem.Fault, problem.Record, problem.Offset));
        Assert.True(source.Summary.IsIncomplete);
    }

    [Theory]
    [InlineData("1,\"0123456789\n\n0123456789\n\"\"x\"\n3,4\n", "7: a=3 d=4", 5)]
    [InlineData("\"0123456789,0123456789\",0123456789\n3,4\n", "4: a=3 d=4", 0)]
    [InlineData("1,\"0123456789\n,0\"x\"\n3,4", "5: a=3 d=4", 0)]
    public void A_row_beyond_the_limit_is_passed_over_to_its_true_end(string rows, string expected, int block)
    {
        var options = new CsvOptions { MaxRowBytes = 16, BlockBytes = 1 + block };
        using EventSource source = CsvRecords.Open(Probe.Bytes("a,d\n1,2\n" + rows), "x", options);

        Assert.Equal(["2: a=1 d=2", expected], _probe.ReadAll(source));
        SourceProblem problem = Assert.Single(source.Summary.Problems);
        Assert.Equal((RecordFault.TooLarge, 3, 8), (problem.Fault, problem.Record, problem.Offset));
    }

    [Fact]
    public void A_long_row_whose_quote_is_never_closed_ends_the_source()
    {
        using EventSource source = CsvRecords.Open(
            Probe.Bytes("a,d\n1,\"" + new string('\n', 100)), "x", new CsvOptions { MaxRowBytes = 16 });

        Assert.Empty(_probe.ReadAll(source));
        Assert.Equal([RecordFault.TooLarge, RecordFault.UnclosedQuote], source.Summary.Problems.Select(static problem => problem.Fault));
    }

    [Theory]
    [InlineData(",,\n1,2,3\n")]
    [InlineData("\"a\"b,d\n1,2\n")]
    [InlineData("a,b,c,d\n1,2\n")]
    [InlineData("a,dddddddddddddddddddddddddddddddddd\n1,2\n")]
    public void A_header_that_cannot_be_used_ends_the_source_with_the_reason(string text)
    {
        using EventSource source = CsvRecords.Open(Probe.Bytes(text), "x", new CsvOptions { MaxColumns = 3, MaxRowBytes = 32 });

        Assert.Empty(_probe.ReadAll(source));
        SourceProblem problem = Assert.Single(source.Summary.Problems);
        Assert.Equal((RecordFault.UnusableHeader, 1), (problem.Fault, problem.Record));
        Assert.True(source.Summary.IsIncomplete);
    }

    [Fact]
    public void A_header_without_a_field_of_any_rule_is_reported_and_the_rows_are_read()
    {
        using EventSource source = Open("x,y\n1,2\n");

        Assert.Equal(["2: "], _probe.ReadAll(source));
        Assert.Equal(RecordFault.NoKnownColumn, Assert.Single(source.Summary.Problems).Fault);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Wide_text_is_named_and_not_read(bool isMarked)
    {
        byte[] bytes = [.. isMarked ? Encoding.Unicode.GetPreamble() : [], .. Encoding.Unicode.GetBytes("a,d\n1,2\n")];
        using EventSource source = CsvRecords.Open(new MemoryStream(bytes), "x");

        Assert.Empty(_probe.ReadAll(source));
        Assert.Equal(RecordFault.NotUtf8Text, Assert.Single(source.Summary.Problems).Fault);
    }

    [Fact]
    public void A_device_that_fails_in_a_row_does_not_give_half_of_it()
    {
        using EventSource source = CsvRecords.Open(TestStream.FailAfter(Encoding.UTF8.GetBytes("a,d\n1,2\n3,4")), "x");

        Assert.Equal(["2: a=1 d=2"], _probe.ReadAll(source));
        SourceProblem problem = Assert.Single(source.Summary.Problems);
        Assert.Equal((RecordFault.ReadFailed, 3), (problem.Fault, problem.Record));
    }

    private static EventSource Open(string text) => CsvRecords.Open(Probe.Bytes(text), "x");
}
