using RuleGen.Compiler.Documents;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Tests.Documents.FrontMatter;

public sealed class FrontMatterTests
{
    private const string Body = "\n# Title\n\n## Query\n\n```kql\na: b\n```\n";

    [Fact]
    public void Every_key_is_read()
    {
        RuleDocument document = WithYaml("""
            id: run-keys
            title: 'Run keys: all'
            level: High
            status: stable
            author: [Ada, Grace]
            date: 2025/06/04
            tags: [attack.persistence, attack.t1547.001, ATTACK.T1112, attack.t1547.001, attack.t15, attack.t1547.1]
            references:
              - https://example.org/a
            falsepositives:
              - installers
            mode: strict
            language: KQL
            """);
        RuleMetadata metadata = document.Metadata;
        Assert.Equal("run-keys", metadata.Id);
        Assert.Equal("Run keys: all", metadata.Title);
        Assert.Equal("high", metadata.Level);
        Assert.Equal("stable", metadata.Status);
        Assert.Equal("Ada, Grace", metadata.Author);
        Assert.Equal("2025-06-04", metadata.Date);
        Assert.Equal(["T1547.001", "T1112"], metadata.Techniques);
        Assert.Equal(6, metadata.Tags.Count);
        Assert.Equal(["https://example.org/a"], metadata.References);
        Assert.Equal(["installers"], metadata.FalsePositives);
        Assert.Equal(ReadingMode.Strict, document.Mode);
        Assert.Equal("kql", document.Language);
        Assert.Empty(document.Diagnostics);
    }

    [Theory]
    [InlineData("level: huge", "(2,8): error RG9004: 'huge' is no level; write informational, low, medium, high or critical")]
    [InlineData("level: [high]", "(2,8): error RG9004: 'level' is one text, and a list stands here")]
    [InlineData("date: yesterday", "(2,7): error RG9004: 'yesterday' is no date; write it as 2025-06-04")]
    [InlineData("mode: loose", "(2,7): error RG9004: 'loose' is no mode; write strict or intent")]
    [InlineData("language: sql", "(2,11): error RG9004: 'sql' is no language; write kql, eql or sigma")]
    [InlineData("tags: {a: b}", "(2,7): error RG9004: 'tags' is a list of texts, and a mapping stands here")]
    [InlineData("tags:\n  - a\n  - [b]", "(4,5): error RG9004: 'tags' is one text, and a list stands here")]
    [InlineData("level: low\nlevel: high", "(3,1): error RG9004: 'level' stands in the front matter twice; keep one, the first is used")]
    [InlineData("id: a b!", "(2,5): error RG9004: an id is up to 128 letters, digits, '-', '_' and '.'; write a-b")]
    [InlineData("- a", "(2,1): error RG9004: front matter is a list of 'key: value' lines")]
    [InlineData("a: &x [b]\nb: *x", "(3,4): error RG9004: the front matter uses an alias ('*name'); write the value out")]
    public void A_wrong_value_is_reported_at_its_place(string yaml, string expected)
    {
        Assert.Equal([expected], WithYaml(yaml).Errors());
    }

    [Theory]
    [InlineData("a: [b", "RG9004")]
    [InlineData("a: \"b", "RG9004")]
    [InlineData("a: b: c", "RG9004")]
    [InlineData("\tlevel: x", "RG9004")]
    [InlineData("%YAML 9.9\na: 1", "RG9004")]
    [InlineData("a: !<tag:x> !", "RG9004")]
    public void Broken_yaml_is_one_located_error_and_the_rule_is_still_read(string yaml, string id)
    {
        RuleDocument document = WithYaml(yaml);
        string error = Assert.Single(document.Errors());
        Assert.Contains(id, error);
        Assert.Equal("Title", document.Metadata.Title);
        Assert.Single(document.Queries);
    }

    [Fact]
    public void An_unknown_key_is_information()
    {
        RuleDocument document = WithYaml("owner: me\nlevel: low");
        Assert.StartsWith("(2,1): info RG9004: 'owner' is no key RuleGen reads", document.Findings("RG9004").Single());
        Assert.Equal("low", document.Metadata.Level);
    }

    [Fact]
    public void An_empty_value_says_nothing()
    {
        RuleDocument document = WithYaml("level:\nid: ~\ntitle: null");
        Assert.Empty(document.Errors());
        Assert.Equal(("medium", "title", "Title"), (document.Metadata.Level, document.Metadata.Id, document.Metadata.Title));
    }

    [Fact]
    public void Positions_are_right_behind_windows_line_ends_and_a_byte_order_mark()
    {
        RuleDocument document = Read.Document("\uFEFF---\r\nid: x\r\nlevel: bad\r\n---\r\n# T\r\n## Query\r\n```\r\na: b\r\n```\r\n");
        Assert.Equal(["(3,8): error RG9004: 'bad' is no level; write informational, low, medium, high or critical"], document.Errors());
        Assert.Equal("bad", document.At(document.Diagnostics.First(finding => finding.Id == "RG9004").Location));
    }

    [Fact]
    public void Front_matter_without_an_end_is_reported_and_a_ruler_is_not()
    {
        string error = Read.Document("---\nlevel: high\n" + Body).Errors().Single();
        Assert.StartsWith("(1,1): error RG9004: the front matter is never closed", error);
        Assert.Empty(Read.Document("---\n" + Body).Errors());
    }

    [Theory]
    [MemberData(nameof(Bombs))]
    public void A_bomb_is_one_error(string yaml)
    {
        RuleDocument document = WithYaml(yaml);
        Assert.Single(document.Errors());
        Assert.Single(document.Queries);
    }

    public static TheoryData<string> Bombs => new(
    [
        new string('[', 60_000),
        new string('{', 60_000),
        string.Concat(Enumerable.Repeat("- ", 30_000)),
        string.Concat(Enumerable.Repeat("? ", 30_000)),
        string.Concat(Enumerable.Range(0, 200).Select(depth => new string(' ', depth) + "a:\n")),
        "a: [" + string.Concat(Enumerable.Repeat("x,", 20_000)) + "]",
        "a: &a [x,x]\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"b{i}: [*a,*a,*a]\n")),
        "a: " + new string('x', 70_000),
    ]);

    [Fact]
    public void No_damage_to_front_matter_breaks_the_reader()
    {
        string text = "---\nid: run-keys\nlevel: high # really\ntags: [attack.t1547.001, \"a\\u0041\"]\nreferences:\n  - >\n    folded\n"
            + "  - !!str x\nauthor: 'it''s'\ndate: 2025-06-04\n---" + Body;
        var random = new Random(7);
        for (int length = 0; length < text.Length; length++) Read.Document(text[..length]);
        for (int round = 0; round < 2_000; round++)
        {
            char[] damaged = text.ToCharArray();
            for (int flips = random.Next(1, 5); flips > 0; flips--)
            {
                damaged[random.Next(4, 170)] = "[]{}&*!|>'\"%@`:-?,#\n\t x\u2028\uD800\u0085"[random.Next(25)];
            }
            RuleDocument document = Read.Document(new string(damaged));
            Assert.All(document.Diagnostics, finding => Assert.InRange(finding.Location.Start + finding.Location.Length, 0, text.Length));
        }
    }

    private static RuleDocument WithYaml(string yaml) => Read.Document("---\n" + yaml.ReplaceLineEndings("\n") + "\n---" + Body);
}
