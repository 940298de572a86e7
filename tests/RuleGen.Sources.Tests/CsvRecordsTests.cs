using System.Text;
using RuleGen.Events;
using RuleGen.Matching;
using RuleGen.Sources.Tests.Support;

namespace RuleGen.Sources.Tests;

public sealed class CsvRecordsTests
{
    private readonly Probe _probe = new("a", "b.c", "d");

    [Fact]
    public void Each_row_is_an_event_whose_fields_the_header_names()
    {
        using EventSource source = Open("a,other,b.c\n1,x,2\n3,y,4\n");

        Assert.Equal(["2: a=1 b.c=2", "3: a=3 b.c=4"], _probe.ReadAll(source));
        Assert.Empty(source.Summary.Problems);
    }

    [Theory]
    [InlineData("a,d\n\"1\",\"x,y\"\n", "2: a=1 d=x,y")]
    [InlineData("a,d\n\"say \"\"hi\"\"\",\"\"\"\"\n", "2: a=say \"hi\" d=\"")]
    [InlineData("a,d\n\"one\ntwo\",x\n", "2: a=one\ntwo d=x")]
    [InlineData("a,d\n\"one\r\ntwo\",x\r\n", "2: a=one\r\ntwo d=x")]
    [InlineData("\"a\",\"d\"\n1,cmd \"/c\" x\n", "2: a=1 d=cmd \"/c\" x")]
    [InlineData("a , d\n 1 , 2 \n", "2: a= 1  d= 2 ")]
    [InlineData("a,d\r\n1,2", "2: a=1 d=2")]
    [InlineData("a,d\r\n1,\"2\"", "2: a=1 d=2")]
    [InlineData("\uFEFFa,d\r\n1,2\r\n", "2: a=1 d=2")]
    [InlineData("\n\r\na,d\n\n1,2\n\n", "5: a=1 d=2")]
    [InlineData("a,d\n,2\n", "2: d=2")]
    [InlineData("a,d\n\"\",2\n", "2: d=2")]
    [InlineData("a,d\n,\n", "2: ")]
    [InlineData("a,d\n1,2,,\n", "2: a=1 d=2")]
    public void Quotes_line_ends_and_empty_cells_are_read_as_the_format_says(string text, string expected)
    {
        using EventSource source = Open(text);

        Assert.Equal([expected], _probe.ReadAll(source));
        Assert.Equal(0, source.Summary.Skipped);
    }

    [Theory]
    [InlineData("a;d\n1,5;2\n", "2: a=1,5 d=2")]
    [InlineData("a\td\n1,5\t2;3\n", "2: a=1,5 d=2;3")]
    [InlineData("\"a\";\"x,y,z,w\";d\n1;2;3\n", "2: a=1 d=3")]
    [InlineData("a\n1\n", "2: a=1")]
    public void The_separator_is_the_one_most_frequent_in_the_header(string text, string expected)
    {
        using EventSource source = Open(text);

        Assert.Equal([expected], _probe.ReadAll(source));
    }

    [Fact]
    public void A_separator_can_be_named()
    {
        using EventSource source = CsvRecords.Open(Probe.Bytes("a|d\n1,2;3|4\n"), "x", new CsvOptions { Separator = '|' });

        Assert.Equal(["2: a=1,2;3 d=4"], _probe.ReadAll(source));
    }

    [Theory]
    [InlineData('"')]
    [InlineData('\n')]
    [InlineData('ä')]
    public void A_separator_that_could_not_be_told_from_text_is_refused(char separator)
    {
        Assert.Throws<ArgumentException>(() => CsvRecords.Open(Probe.Bytes(""), "x", new CsvOptions { Separator = separator }));
    }

    [Fact]
    public void A_row_is_numbered_by_its_first_line()
    {
        using EventSource source = Open("a,d\n\"1\n\n\",x\n2,\"\n\"\n3,y\n");

        Assert.Equal(["2: a=1\n\n d=x", "5: a=2 d=\n", "7: a=3 d=y"], _probe.ReadAll(source));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\r\n")]
    [InlineData("a,d\n")]
    [InlineData("a,d")]
    public void A_file_without_rows_is_empty_and_has_no_problems(string text)
    {
        using EventSource source = Open(text);

        Assert.Empty(_probe.ReadAll(source));
        Assert.Empty(source.Summary.Problems);
    }

    [Fact]
    public void Of_two_columns_with_one_name_the_last_counts_and_the_header_is_reported()
    {
        using EventSource source = Open("a,d,a\n1,2,3\n4,5,6\n");

        Assert.Equal(["2: a=3 d=2", "3: a=6 d=5"], _probe.ReadAll(source));
        Assert.Equal(RecordFault.DuplicateName, Assert.Single(source.Summary.Problems).Fault);
    }

    [Fact]
    public void Any_cut_between_two_reads_and_any_block_size_give_the_same_events()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(
            "\uFEFFa,\"b.c\",d\r\n1,\"x \"\"y\"\"\r\n,z\",ä\r\n\n\"q\"t,,\r\n,,\"\"\"\"\n5\n6,\"\",\"7\"");
        string[] expected = ["2: a=1 b.c=x \"y\"\r\n,z d=ä", "6: d=\"", "7: a=5", "8: a=6 d=7"];
        for (int split = 0; split <= bytes.Length; split++)
        {
            foreach (int block in (int[])[1, 2, 3, 7, 64])
            {
                using EventSource source = CsvRecords.Open(TestStream.SplitAt(bytes, split), "x", new CsvOptions { BlockBytes = block });

                Assert.Equal(expected, _probe.ReadAll(source));
                Assert.Equal(
                    [(RecordFault.TextAfterQuote, 5), (RecordFault.MissingCells, 7)],
                    source.Summary.Problems.Select(static problem => (problem.Fault, (int)problem.Record)));
            }
        }
    }

    [Fact]
    public void Rules_that_search_the_whole_record_see_every_column()
    {
        using EventSource source = Open("a,unknown\n1,some words\n");
        var e = new EventBuffer(EventSchema.Create(true, new SlotDefinition("a", SlotView.Record, SlotForm.Text)));

        Assert.True(source.Read(e));
        Assert.True(e.AnyTextWords(WordPattern.Create(true, "SOME"u8.ToArray(), "WORDS"u8.ToArray())));
        Assert.Empty(source.Summary.Problems);
    }

    [Fact]
    public void A_source_can_be_read_into_buffers_of_different_rule_sets()
    {
        using EventSource source = Open("a,e\n1,2\n3,4\n");
        var other = new Probe("e", "a");
        var first = new EventBuffer(_probe.Schema);
        var second = new EventBuffer(other.Schema);

        Assert.True(source.Read(first));
        Assert.True(source.Read(second));
        Assert.Equal("a=1", _probe.Show(first));
        Assert.Equal("e=4 a=3", other.Show(second));
    }

    private static EventSource Open(string text) => CsvRecords.Open(Probe.Bytes(text), "x");
}
