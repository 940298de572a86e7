using RuleGen.Compiler.Documents.Sigma;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;
using RuleGen.Testing;

namespace RuleGen.Compiler.Tests.Documents.Sigma;

public sealed class SigmaDocumentTests
{
    private const string Rest = "logsource:\n  product: windows\ndetection:\n  s:\n    a: b\n  condition: s\n";

    [Fact]
    public void Every_part_of_a_rule_is_read()
    {
        SigmaDocument rule = Single("""
            title: Run key by reg.exe
            id: 8f1c3c1e-6a0f-4a2f-9d41-3a3c5e0f7b11
            name: run_key
            related:
              - id: 11111111-2222-3333-4444-555555555555
                type: derived
            status: Test
            description: |
              Two
              lines.
            license: MIT
            references:
              - https://example.org/a
            author: Ada, Grace
            date: 2025-06-04
            modified: 2025-06-05
            tags:
              - attack.persistence
              - attack.t1547.001
            logsource:
              category: process_creation
              product: windows
              definition: needs command lines
            detection:
              selection:
                Image|endswith: '\reg.exe'
              condition: selection
            fields: [CommandLine]
            falsepositives: [installers]
            level: high
            owner: me
            ruletype: {a: 1}
            """);
        RuleMetadata metadata = rule.Metadata!;

        Assert.Empty(rule.Diagnostics.Items);
        Assert.Equal(("Run key by reg.exe", "8f1c3c1e-6a0f-4a2f-9d41-3a3c5e0f7b11"), (metadata.Title, metadata.Id));
        Assert.Equal(("high", "test", "Two lines."), (metadata.Level, metadata.Status, metadata.Description));
        Assert.Equal(("Ada, Grace", "2025-06-04"), (metadata.Author, metadata.Date));
        Assert.Equal(["T1547.001"], metadata.Techniques);
        Assert.Equal(["https://example.org/a"], metadata.References);
        Assert.Equal(["installers"], metadata.FalsePositives);
        Assert.Equal("run_key", rule.Name);
        Assert.Equal(new SigmaLogSource("windows", "process_creation", null), rule.LogSource);
        Assert.Equal(2, rule.Detection!.Entries.Count);
        Assert.Equal(["owner", "ruletype"], rule.Attributes.Select(entry => ((Compiler.Documents.Yaml.YamlScalar)entry.Key).Value));
        Assert.Equal((23, 0, 26), (rule.DetectionSpan.StartLine, rule.DetectionSpan.StartColumn, rule.DetectionSpan.EndLine));
    }

    [Theory]
    [InlineData("title: [a]", "(1,8): error RG4002: 'title' is one text, and a list stands here")]
    [InlineData("title: 5", "(1,8): error RG4002: 'title' is a text, and a number stands here; put it in quotes")]
    [InlineData("title: true", "(1,8): error RG4002: 'title' is a text, and a boolean stands here; put it in quotes")]
    [InlineData("title:", "(1,7): error RG4002: 'title' is empty; give it a value or leave the line out")]
    [InlineData("title: t\nid: {a: b}", "(2,5): error RG4002: 'id' is one text, and a mapping stands here")]
    [InlineData("title: t\nid: a b", "(2,5): error RG4002: an id is a UUID, or else up to 128 letters, digits, '-', '_' and '.'")]
    [InlineData("title: t\nname: []", "(2,7): error RG4002: 'name' is one text, and a list stands here")]
    [InlineData("title: t\ntaxonomy: []", "(2,11): error RG4002: 'taxonomy' is one text, and a list stands here")]
    [InlineData("title: t\nrelated: a", "(2,10): error RG4002: 'related' is a list of mappings with 'id' and 'type', and a text stands here")]
    [InlineData("title: t\nrelated: [a]", "(2,11): error RG4002: 'related' is a mapping of 'id' and 'type', and a text stands here")]
    [InlineData("title: t\nrelated: [{id: []}]", "(2,16): error RG4002: 'related' is one text, and a list stands here")]
    [InlineData("title: t\nstatus: done", "(2,9): error RG4002: 'done' is no status; write experimental, test, stable, deprecated or unsupported")]
    [InlineData("title: t\nlevel: severe", "(2,8): error RG4002: 'severe' is no level; write informational, low, medium, high or critical")]
    [InlineData("title: t\nlevel: [high]", "(2,8): error RG4002: 'level' is one text, and a list stands here")]
    [InlineData("title: t\ndescription: [a]", "(2,14): error RG4002: 'description' is one text, and a list stands here")]
    [InlineData("title: t\nlicense: {}", "(2,10): error RG4002: 'license' is one text, and a mapping stands here")]
    [InlineData("title: t\nreferences: {a: b}", "(2,13): error RG4002: 'references' is a list of texts, and a mapping stands here")]
    [InlineData("title: t\nauthor: {a: b}", "(2,9): error RG4002: 'author' is a list of texts, and a mapping stands here")]
    [InlineData("title: t\ntags: [a, [b]]", "(2,11): error RG4002: 'tags' is one text, and a list stands here")]
    [InlineData("title: t\nfields: [1]", "(2,10): error RG4002: 'fields' is a text, and a number stands here; put it in quotes")]
    [InlineData("title: t\nscope: {}", "(2,8): error RG4002: 'scope' is a list of texts, and a mapping stands here")]
    [InlineData("title: t\nfalsepositives: {}", "(2,17): error RG4002: 'falsepositives' is a list of texts, and a mapping stands here")]
    [InlineData("title: t\ndate: yesterday", "(2,7): error RG4002: 'yesterday' is no date; write it as 2025-06-04")]
    [InlineData("title: t\nmodified: 2021-02-30", "(2,11): error RG4002: '2021-02-30' is no date; write it as 2025-06-04")]
    [InlineData("title: t\naction: global", "(2,9): error RG4002: parts shared by 'action' are of an older Sigma; write each rule out in full")]
    [InlineData("id: a", "(1,1): error RG4004: the document has no title; write 'title:' with a short name of what the rule finds")]
    public void A_wrong_value_is_reported_at_its_place(string head, string expected) =>
        Assert.Equal([expected], Findings(head + "\n" + Rest));

    [Theory]
    [InlineData("logsource: windows", "(2,12): error RG4002: 'logsource' is a mapping of product, category and service, and a text stands here")]
    [InlineData("logsource: {}", "(2,1): error RG4004: 'logsource' names no log; write at least one of product, category and service in it")]
    [InlineData("logsource: {definition: x}", "(2,1): error RG4004: 'logsource' names no log; write at least one of product, category and service in it")]
    [InlineData("level: low", "(1,1): error RG4004: the document has no 'logsource'; write at least one of product, category and service in it")]
    [InlineData("logsource: {product: windows, definition: []}", "(2,43): error RG4002: 'definition' is one text, and a list stands here")]
    public void A_log_source_names_a_log(string source, string expected) =>
        Assert.Equal([expected], Findings($"title: t\n{source}\ndetection:\n  s: {{a: b}}\n  condition: s\n"));

    [Theory]
    [InlineData("", "(1,1): error RG4004: the rule has no 'detection'; write what it looks for in it, and a condition")]
    [InlineData("detection: [a]", "(3,12): error RG4002: 'detection' is a mapping of search identifiers and a condition, and a list stands here")]
    [InlineData("detection: {s: {a: b}}", "(3,1): error RG4004: 'detection' has no condition; write one in it, such as 'condition: selection'")]
    [InlineData("detection: {condition: s}", "(3,1): error RG4004: 'detection' says nothing to look for; write a search identifier such as 'selection:' in it")]
    [InlineData("detection: {s: {a: b}, condition: {}}", "(3,35): error RG4002: 'condition' is one text, and a mapping stands here")]
    [InlineData("detection: {s: {a: b}, condition: [s, [s]]}", "(3,39): error RG4002: 'condition' is one text, and a list stands here")]
    [InlineData("detection: {s: {a: b}, condition: []}", "(3,35): error RG4002: 'condition' is one text, and a list stands here")]
    [InlineData(
        "detection: {s: {a: b}, timeframe: 5m, condition: s}",
        "(3,24): error RG4005: Sigma no longer counts events inside a rule; take 'timeframe' away, and write the count as a correlation ('correlation:')")]
    public void A_detection_has_an_outline(string detection, string expected) =>
        Assert.Equal([expected], Findings($"title: t\nlogsource: {{product: windows}}\n{detection}\n"));

    [Fact]
    public void An_older_date_is_read_and_warned_of()
    {
        SigmaDocument rule = Single("title: t\ndate: 2021/03/14\n" + Rest);

        Assert.Equal("2021-03-14", rule.Metadata!.Date);
        Diagnostic finding = Assert.Single(rule.Diagnostics.Items, item => item.Severity == Severity.Warning);
        Assert.Equal("a.yml(2,7): warning RG4003: 'date' is written in the older form; write 2021-03-14", finding.ToString());
    }

    [Theory]
    [InlineData("- a\n", "(1,1): error RG4002: a rule is a mapping of keys such as title, logsource and detection, and a list stands here")]
    [InlineData("---\n", "(1,1): error RG4004: this document is empty; write a rule in it, or take its '---' away")]
    [InlineData("# nothing\n", "(1,1): error RG4004: nothing but comments stands in the file; write a rule in it")]
    public void What_is_no_rule_at_all_is_said_so(string text, string expected) => Assert.Equal([expected], Findings(text));

    [Fact]
    public void An_empty_document_beside_others_is_only_warned_of()
    {
        SigmaDocument last = SigmaDocumentReader.Read(new SourceFile("a.yml", $"title: a\n{Rest}---\n"))[1];

        Assert.Equal(
            "a.yml(8,1): warning RG4004: this document is empty; write a rule in it, or take its '---' away",
            Assert.Single(last.Diagnostics.Items).ToString());
    }

    [Fact]
    public void A_file_holds_rules_correlations_and_filters()
    {
        IReadOnlyList<SigmaDocument> documents = SigmaDocumentReader.Read(new SourceFile("a.yml",
            $"title: a\n{Rest}---\ntitle: b\ncorrelation:\n  type: event_count\n---\ntitle: c\nlogsource:\n  product: windows\n"
            + "filter:\n  rules: any\n  s: {User: x}\n  condition: not s\n"));

        Assert.Equal([SigmaKind.Rule, SigmaKind.Correlation, SigmaKind.Filter], documents.Select(document => document.Kind));
        Assert.Equal(
            "a.yml(10,1): error RG9008: this is a correlation, and correlations are not compiled yet; leave the document out of the rules",
            documents[1].Diagnostics.Items.Single().ToString());
        Assert.False(documents[2].Diagnostics.HasErrors);
    }

    [SharedDataFact]
    public void Every_rule_of_SigmaHQ_is_read_without_an_error()
    {
        int rules = 0;
        foreach (string path in Directory.EnumerateFiles(SharedData.Path("sigmahq")!, "*.yml", SearchOption.AllDirectories))
        {
            if (path.EndsWith("thor.yml", StringComparison.Ordinal)) continue;
            SigmaDocument rule = Assert.Single(SigmaDocumentReader.Read(new SourceFile(path, File.ReadAllText(path))));
            Assert.DoesNotContain(rule.Diagnostics.Items, item => item.Severity != Severity.Info);
            Assert.NotNull(rule.Detection);
            rules++;
        }
        Assert.Equal(3_780, rules);
    }

    private static SigmaDocument Single(string text) => Assert.Single(SigmaDocumentReader.Read(new SourceFile("a.yml", text)));

    private static string[] Findings(string text) =>
        [.. Single(text).Diagnostics.Items.Where(item => item.Severity != Severity.Info).Select(item => item.ToString()["a.yml".Length..])];
}
