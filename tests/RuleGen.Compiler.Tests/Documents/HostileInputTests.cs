using System.Diagnostics;
using RuleGen.Compiler.Documents;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Tests.Documents;

/// <summary>Input made to break or stall the reader. Runs alone, because it measures the processor time of the process.</summary>
[Collection(nameof(HostileInputTests))]
[CollectionDefinition(nameof(HostileInputTests), DisableParallelization = true)]
public sealed class HostileInputTests
{
    private const int Length = 1024 * 1024;

    public static TheoryData<string> Patterns => new(
    [
        "[", "]", "![", "](", "[a](", "`", "`a", "``a`", "> ", "- ", "1. ", "* ", "\t", " ", "|", "|-", "|-\n", "a|b\n-|-\n", "<", "<a ",
        "<a b='", "<!--", "<!--\n", "```\n", "```\n\n## x\n", "# ", "#\n", "-\n", "=\n", "a\n=\n",
        "\\", "http://", "<http://", "\u2028", "\uD800", "- [ ] tested\n",
        "# a\n## query\n", "\r", "\r\n", "a\n\n", "> - ", "(", "**", "1-", "[](x)", "&amp;", "---\n", "~~~ match reason=\"\n",
    ]);

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Any_pattern_repeated_a_million_times_is_read_in_linear_time(string pattern)
    {
        string prefix = "# T\n\n## Query\n\n";
        string few = prefix + Repeat(pattern, Length / 8);
        string many = prefix + Repeat(pattern, Length - prefix.Length);
        Read.Document(few);
        TimeSpan fewTime = CpuTime(few);
        TimeSpan manyTime = CpuTime(many);

        // Eight times the text may take eight times as long; a quadratic reader takes sixty-four times.
        TimeSpan allowed = (fewTime * 30) + TimeSpan.FromSeconds(2);
        Assert.True(manyTime < allowed, $"{Length / 8} characters took {fewTime}, {Length} took {manyTime}");
    }

    [Fact]
    public void A_title_cannot_carry_a_line_break_of_any_kind()
    {
        RuleDocument document = Read.Document("# A\u2028B\u2029C\u0085D\u0007E\n\n## Query\n```\na: b\n```\n");
        Assert.Equal("A B C D E", document.Metadata.Title);
        Assert.Equal("a-b-c-d-e", document.Metadata.Id);
    }

    [Fact]
    public void A_title_of_a_million_letters_is_cut()
    {
        RuleDocument document = Read.Document("# " + new string('x', 1_000_000) + "\n\n## Query\n```\na: b\n```\n");
        Assert.Equal(300, document.Metadata.Title.Length);
        Assert.Equal(80, document.Metadata.Id.Length);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Line_ends_and_a_byte_order_mark_change_nothing_but_offsets(string lineEnd)
    {
        string text = ("# T\n\n## Query\n\n```sql\na: b\nc: d\n```\n## Sample\n```csv\nx.y,z\n1,2\n```\n").Replace("\n", lineEnd);
        foreach (string mark in new[] { "", "\uFEFF" })
        {
            RuleDocument document = Read.Document(mark + text);
            Assert.Empty(document.Errors());
            QueryCandidate query = document.Queries.Single();
            Assert.Equal("a: b\nc: d", query.Text.Text);
            FileSpan second = query.Text.Locate(new TextSpan(5, 4));
            Assert.Equal((6, 0, "c: d"), (second.StartLine, second.StartColumn, document.At(second)));
            Assert.Equal((4, 3, "sql"), (query.LabelSpan.StartLine, query.LabelSpan.StartColumn, document.At(query.LabelSpan)));
            Assert.Equal((11, "1,2"), (document.Samples.Single().Location.StartLine, document.At(document.Samples.Single().Location)));
        }
    }

    [Fact]
    public void Nesting_beyond_the_limit_is_read_as_text_and_reported_once()
    {
        RuleDocument document = Read.Document(Read.Minimal + string.Concat(Enumerable.Repeat("- ", 40)) + "x\n");
        Assert.StartsWith("(8,65): warning RG9002: lists and quotes nest deeper than 32 levels here", document.Findings("RG9002").Single());
    }

    [Fact]
    public void Blocks_are_counted()
    {
        RuleDocument document = Read.Document(Read.Minimal + Repeat("# x\n", 4 * 60_000));
        Assert.StartsWith("(50005,1): error RG9002: the document has more than 50000 headings", document.Errors().Single());
    }

    private static TimeSpan CpuTime(string text)
    {
        TimeSpan before = Process.GetCurrentProcess().UserProcessorTime;
        Assert.NotEmpty(Read.Document(text).Diagnostics);
        return Process.GetCurrentProcess().UserProcessorTime - before;
    }

    private static string Repeat(string pattern, int length) =>
        string.Concat(Enumerable.Repeat(pattern, (length / pattern.Length) + 1))[..length];
}
