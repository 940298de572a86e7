using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using RuleGen.Compiler.Documents.Markdown;
using RuleGen.Compiler.Text;
using RuleGen.Testing;

namespace RuleGen.Compiler.Tests.Documents.Markdown;

/// <summary>The outline agrees with an independent Markdown parser about headings, fences and tables.</summary>
public sealed class OutlineOracleTests
{
    private static readonly MarkdownPipeline _pipeline =
        new MarkdownPipelineBuilder().UseYamlFrontMatter().UsePreciseSourceLocation().Build();

    // Line shapes chosen so that any order of them means the same in both: no reference definitions, no tabs that a margin cuts.
    private static readonly string[] _shapes =
    [
        "", "", "text", "  text",
        "    four blanks", "# One", "##  Two ", "### Three ###", "#no heading", "####### seven", "Under", "===", "---",
        "***", "```", "```json match", "````", "~~~", "~~~ csv", "   ```", "  ~~~~", "- item", "  - inner", "- ```", "1. one", "12) twelve",
        "- [ ] box", "- [x] ticked", "   continued",
        "      deeper", "> quote", "> ```", "> # in quote", ">", "<!-- note -->", "<!--", "-->",
        "<div>", "</div>", "<b>", "`code` here", "a: \"b\" and c", "| a | b |", "*", "-", "+ plus", "\\# escaped",
    ];

    public static TheoryData<string> Documents => new(
    [
        "# A\n\ntext\n# B\n",
        "Title\n=====\nSub\n---\n",
        "# A\r\n\r\n```kql\r\nx: 1\r\n\r\ny: 2\r\n```\r\n## B",
        "# A\r```\rcode\r```\r",
        "- item\n\n  ```json\n  {\n    \"a\": 1\n  }\n  ```\n\n## After\n",
        "1. one\n   ```\n   code\n2. two\n",
        "~~~~ text\n~~~\n```\n~~~~\n# A\n",
        "   ```\n   indented\n  less\n     more\n   ```\n",
        "    ```\n    no fence\n",
        "para\n    # not a heading\n",
        "<!--\n```kql\nhidden: 1\n```\n-->\n```kql\nseen: 1\n```\n",
        "> ```\n> quoted\n> ```\n\n# A\n",
        "> lazy\ncontinued\n# A\n",
        "```\nunclosed\n# no heading\n",
        "``` a`b\n# A\n",
        "#\n## \n# #\n### a # b ##\n",
        "- a\n-\n\n  # in\n",
        "<pre>\n# no\n</pre>\n# yes\n",
        "* * *\n- - -\n- x\n",
        "-\n\n  text\n# A\n",
        "\tcode\n# A\n-\tb\n\n\t~~~\n\tc\n\t~~~\n",
        "text\n- \n2. no\n1. yes\n",
    ]);

    [Theory]
    [MemberData(nameof(Documents))]
    public void The_outline_is_the_one_of_CommonMark(string text) => Compare(text);

    [Fact]
    public void The_outline_of_documents_made_at_random_is_the_one_of_CommonMark()
    {
        for (int seed = 0; seed < 4_000; seed++)
        {
            var random = new Random(seed);
            var text = new StringBuilder();
            for (int line = random.Next(1, 14); line > 0; line--)
            {
                text.Append(_shapes[random.Next(_shapes.Length)]).Append(seed % 3 == 0 ? "\r\n" : "\n");
            }
            Compare(text.ToString(), $"seed {seed}", _leadingBlanks);
        }
    }

    [SharedDataFact]
    public void The_outline_of_every_document_at_hand_is_the_one_of_CommonMark()
    {
        string root = Path.GetDirectoryName(SharedData.Root!)!;
        string[] paths = Directory.GetFiles(root, "*.md", SearchOption.AllDirectories);
        Assert.NotEmpty(paths);
        foreach (string path in paths) Compare(File.ReadAllText(path), path);
    }

    [Theory]
    [InlineData("| a | b |\n| - | - |\n| 1 | 2 |\n| 3 | 4 |\n# H\n")]
    [InlineData("a | b\n--- | :-:\n1 | 2\n```\nx\n```\n")]
    [InlineData("| Event ID | D |\n| -------- | --- |\n| 13 | [x](http://y?id=90013) |\n\nafter")]
    public void A_table_has_the_rows_of_the_pipe_table_extension(string text)
    {
        MarkdownPipeline pipeline = new MarkdownPipelineBuilder().UsePipeTables().UsePreciseSourceLocation().Build();
        Table expected = Markdig.Markdown.Parse(text, pipeline).Descendants<Table>().Single();
        MarkdownTable actual = OutlineReader.Read(new SourceFile("x.md", text)).Blocks.OfType<MarkdownTable>().Single();
        Assert.Equal(expected.Select(row => ((TableRow)row).Count), actual.Rows.Select(row => row.Count));
    }

    // In a list item the oracle takes more indentation off a fence's code than the fence itself has, so the random documents leave it out.
    private static readonly Regex _leadingBlanks = new("(?<=[\n'])[ \t]+");

    private static void Compare(string text, string? name = null, Regex? ignored = null)
    {
        string expected = string.Join("\n", Expected(text));
        string actual = string.Join("\n", Actual(text));
        if (ignored is not null) (expected, actual) = (ignored.Replace(expected, ""), ignored.Replace(actual, ""));
        Assert.True(expected == actual, $"{name}\n--- document\n{text}\n--- expected\n{expected}\n--- actual\n{actual}");
    }

    private static IEnumerable<string> Expected(string text)
    {
        MarkdownDocument document = Markdig.Markdown.Parse(text, _pipeline);
        foreach (Block block in document.Descendants<Block>())
        {
            if (IsQuoted(block) || block is Markdig.Extensions.Yaml.YamlFrontMatterBlock) continue;
            if (block is HeadingBlock heading) yield return $"heading {heading.Level} at {heading.Span.Start}";
            if (block is FencedCodeBlock fence)
            {
                string code = string.Join("\n", Enumerable.Range(0, fence.Lines.Count).Select(i => fence.Lines.Lines[i].ToString()));
                yield return $"fence line {fence.Line} at {fence.Span.Start} label '{fence.Info}' code '{code}'";
            }
        }
    }

    private static IEnumerable<string> Actual(string text)
    {
        var file = new SourceFile("x.md", text);
        foreach (MarkdownBlock block in OutlineReader.Read(file).Blocks)
        {
            int line = file.Position(block.Span.Start).Line;
            if (block is MarkdownHeading heading) yield return $"heading {heading.Level} at {block.Span.Start}";
            if (block is MarkdownFence fence)
            {
                string label = fence.Info.Label.Length == 0 && fence.Info.MustMatch == true ? "match" : fence.Info.Label;
                yield return $"fence line {line} at {fence.Span.Start} label '{label}' code '{fence.Body.Text}'";
            }
        }
    }

    private static bool IsQuoted(Block block)
    {
        for (Block? parent = block; parent is not null; parent = parent.Parent)
        {
            if (parent is QuoteBlock) return true;
        }
        return false;
    }
}
