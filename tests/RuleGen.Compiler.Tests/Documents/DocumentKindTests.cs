using RuleGen.Compiler.Documents;

namespace RuleGen.Compiler.Tests.Documents;

public sealed class DocumentKindTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t\n")]
    [InlineData("\uFEFF")]
    public void An_empty_file_is_rejected(string text)
    {
        RuleDocument document = Read.Document(text);
        Assert.Equal(DocumentKind.Rejected, document.Kind);
        Assert.Equal(["(1,1): error RG9006: the file is empty; write a rule in it, or take it away"], document.Errors());
    }

    [Theory]
    [InlineData("# T\n\0", "(2,1)")]
    [InlineData("MZ\u0001\u0002\u0003\u0004", "(1,3)")]
    [InlineData("a\uFFFD\uFFFD\uFFFDb", "(1,2)")]
    public void A_binary_file_is_rejected_at_the_first_byte_that_is_no_text(string text, string place)
    {
        RuleDocument document = Read.Document(text);
        Assert.Equal(DocumentKind.Rejected, document.Kind);
        Assert.StartsWith(place + ": error RG9006: the file is no text", document.Errors().Single());
    }

    [Fact]
    public void A_file_of_a_hundred_megabytes_is_rejected_unread()
    {
        RuleDocument document = Read.Document(new string('[', 100_000_000));
        Assert.Equal(DocumentKind.Rejected, document.Kind);
        Assert.StartsWith("(1,1): error RG9002: the file is 100000000 characters long", document.Errors().Single());
    }

    [Theory]
    [InlineData("# Notes\n\nSome text.\n")]
    [InlineData("# Notes\n\n```bash\nls\n```\n\n## More\n")]
    [InlineData("no heading at all")]
    public void A_document_without_a_query_section_is_documentation(string text)
    {
        RuleDocument document = Read.Document(text);
        Assert.Equal(DocumentKind.Documentation, document.Kind);
        Assert.StartsWith("(1,1): info RG9005: the document is taken as documentation", document.Findings("RG9005").Single());
        Assert.Empty(document.Errors());
    }

    [Theory]
    [InlineData("# T\n\n## Detection Status\n\n- [ ] Detection Tested\n", "(3,1)")]
    [InlineData("# T\n\ntext\n\n## The Query\n\na: b\n", "(5,1)")]
    public void A_document_that_promises_a_query_and_has_none_is_rejected(string text, string place)
    {
        RuleDocument document = Read.Document(text);
        Assert.Equal(DocumentKind.Rejected, document.Kind);
        Assert.StartsWith(place + ": error RG9006: no query stands in this document", document.Errors().Single());
    }

    [Fact]
    public void A_fence_that_hides_the_query_section_does_not_make_documentation()
    {
        RuleDocument document = Read.Document("# T\n\n```\nx\n\n## Query\n\n~~~kql\na: b\n~~~\n");
        Assert.Equal(DocumentKind.Rejected, document.Kind);
        Assert.StartsWith("(3,1): error RG9003: this code block is never closed", document.Errors()[0]);
    }

    [Fact]
    public void A_comment_without_an_end_is_reported_where_it_begins()
    {
        RuleDocument document = Read.Document("# T\n\n<!-- note\n\n## Query\n\n```kql\na: b\n```\n");
        Assert.StartsWith("(3,1): error RG9003: this comment is never closed", document.Errors()[0]);
    }

    [Theory]
    [InlineData("rules/x.tests.yml", "tests:\n  - match: true\n    event: {a: 1}\n", nameof(DocumentKind.SideFile))]
    [InlineData("rules/x.yaml", "samples: []\n", nameof(DocumentKind.SideFile))]
    [InlineData("rules/x.jsonl", "{\"a\": 1}\n", nameof(DocumentKind.SideFile))]
    [InlineData("rules/x.yml", "title: t\nlogsource:\n  product: windows\ndetection:\n  s: {}\n", nameof(DocumentKind.Sigma))]
    [InlineData("rules/x.yml", "'detection': {}\n", nameof(DocumentKind.Sigma))]
    [InlineData("rules/x.yml", "title: t\nlogsource: {}\n", nameof(DocumentKind.Sigma))]
    [InlineData("rules/x.yml", "no key here\n", nameof(DocumentKind.Rejected))]
    public void Files_beside_rules_are_known_by_their_content(string path, string text, string kind)
    {
        RuleDocument document = Read.Document(text, path);
        Assert.Equal(kind, document.Kind.ToString());
        Assert.Equal(kind == nameof(DocumentKind.Rejected) ? 1 : 0, document.Diagnostics.Count);
    }
}
