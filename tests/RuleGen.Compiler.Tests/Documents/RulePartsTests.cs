using RuleGen.Compiler.Documents;

namespace RuleGen.Compiler.Tests.Documents;

public sealed class RulePartsTests
{
    [Theory]
    [InlineData("# T\n## Detection Logic / Query\n```sql\nq1\n```\n", "q1")]
    [InlineData("# T\n## DETECTION\n### Kibana\n```\nq1\n```\n### Splunk\n```\nq2\n```\n## Response\n```\nno\n```\n", "q1 q2")]
    [InlineData("# T\n## Queries\n```\nq1\n```\ntext\n~~~\nq2\n~~~\n", "q1 q2")]
    [InlineData("# T\n## Detection Status\n- [x] Detection Tested\n## Query\n```\nq1\n```\n", "q1")]
    [InlineData("# T\n## Query\n```\nq1\n```\n### Sample events\n```json\n{}\n```\n", "q1")]
    [InlineData("# Detection of cleared event logs\n## Query\n```\nq1\n```\n## Notes\n```\nno\n```\n", "q1")]
    [InlineData("# T\n## Detection of cleared event logs\n```\nq1\n```\n```json\n{}\n```\n", "q1")]
    [InlineData("# A query for T\n```\nq1\n```\n## Notes\n```\nno\n```\n", "q1")]
    [InlineData("# T\n## Rule\n```kql\nq1\n```\n```bash\nno\n```\n", "q1")]
    [InlineData("# T\n<!--\n## Query\n```kql\nno\n```\n-->\n## Query\n```kql\nq1\n```\n> ```kql\n> no\n> ```\n", "q1")]
    [InlineData("T\n=\nQuery\n-----\n```\nq1\n```\n", "q1")]
    public void The_candidates_are_the_fences_below_a_query_heading(string text, string expected)
    {
        RuleDocument document = Read.Document(text);
        Assert.Equal(expected.Split(' '), document.Queries.Select(query => query.Text.Text));
    }

    [Theory]
    [InlineData("- [ ] Detection Tested\n- [ ] Alert Triggered\n", "experimental", 1)]
    [InlineData("- [x] Detection Tested\n- [ ] Alert Triggered\n", "test", 0)]
    [InlineData("* [X] Detection Tested\n* [x]  Alert Triggered", "stable", 0)]
    [InlineData("- [ ] Detection Tested\n- [x] Alert Triggered\n", "experimental", 1)]
    [InlineData("no boxes\n", "experimental", 0)]
    public void Ticked_boxes_say_how_far_the_rule_is_proven(string boxes, string status, int reported)
    {
        RuleDocument document = Read.Document(Read.Minimal + "## Detection Status\n\n" + boxes);
        Assert.Equal(status, document.Metadata.Status);
        Assert.Equal(reported, document.Findings("RG1031").Length);
    }

    [Fact]
    public void The_front_matter_outranks_the_boxes()
    {
        RuleDocument document = Read.Document("---\nstatus: stable\n---\n" + Read.Minimal + "## Status\n- [ ] Detection Tested\n");
        Assert.Equal("stable", document.Metadata.Status);
        Assert.Empty(document.Findings("RG1031"));
    }

    [Theory]
    [InlineData("| Event ID | D |\n|-|-|\n| 13 | [x](http://x?id=90013) |", "13", nameof(EventClasses.RegistryValueSet))]
    [InlineData("| Event ID | D |\n|-|-|\n| 12, 13 | x |\n| 14 | y |", "12 13 14", nameof(EventClasses.RegistryAny))]
    [InlineData("| Event ID | D |\n|-|-|\n| 12-14 | x |", "12 13 14", nameof(EventClasses.RegistryAny))]
    [InlineData("| Log | Event ID |\n|-|-|\n| Security | 4657 |", "4657", "RegistryKeyCreateDelete, RegistryValueSet")]
    [InlineData("| Event ID | D |\n|-|-|\n| [1](x/4688) | start |\n| 4688 | Security |", "1 4688", nameof(EventClasses.ProcessStart))]
    [InlineData("| Event ID | D |\n|-|-|\n| Sysmon 1 | x |", "1", nameof(EventClasses.ProcessStart))]
    [InlineData("| Name | Value |\n|-|-|\n| 13 | x |", "", nameof(EventClasses.Unknown))]
    [InlineData("no table", "", nameof(EventClasses.Unknown))]
    public void The_event_id_table_binds_the_rule_to_event_classes(string table, string ids, string binding)
    {
        RuleDocument document = Read.Document(Read.Minimal + "## Scope\n\n" + table + "\n## Next\n");
        Assert.Equal(ids, string.Join(" ", document.EventIds.Select(id => id.Number)));
        Assert.Equal(binding, document.Binding.ToString());
        Assert.Empty(document.Findings("RG1032"));
    }

    [Fact]
    public void An_event_id_nobody_knows_is_reported_and_binds_to_every_event()
    {
        RuleDocument document = Read.Document(Read.Minimal + "## Windows Event IDs\n\n| Id | D |\n|-|-|\n| 13 | x |\n| 31337 | y |\n");
        Assert.Equal(EventClasses.Unknown, document.Binding);
        Assert.StartsWith("(13,3): info RG1032: no event class RuleGen knows has the id 31337", document.Findings("RG1032").Single());
    }

    [Fact]
    public void Web_addresses_of_the_text_are_references_and_pictures_and_code_are_not()
    {
        RuleDocument document = Read.Document(Read.Minimal + """
            ## Description

            See[more](https://a.example/x_(y)), <https://b.example>, https://c.example/z. and [again](https://a.example/x_(y)).
            ![shot](https://no.example/p.png) `https://no.example` [local](../x.md)

            - [d]: https://d.example/q?a=1&b=2
            """);
        Assert.Equal(
            ["https://a.example/x_(y)", "https://b.example", "https://c.example/z", "https://d.example/q?a=1&b=2"],
            document.Metadata.References);
        Assert.StartsWith("See more, https://b.example, https://c.example/z. and again.", document.Metadata.Description);
    }

    [Theory]
    [InlineData("# A & B \\* `C`\n", "A & B * C", "a-b-c")]
    [InlineData("## Only second\n", "Only second", "only-second")]
    [InlineData("# [Linked](http://x) title #\n", "Linked title", "linked-title")]
    [InlineData("# ***\n", "***", "file-name")]
    [InlineData("# Überwachung 2\n", "Überwachung 2", "überwachung-2")]
    public void The_title_gives_the_id_and_else_the_file_name_does(string heading, string title, string id)
    {
        RuleDocument document = Read.Document(heading + "\n## Query\n```\na: b\n```\n", "rules/File Name.md");
        Assert.Equal((title, id), (document.Metadata.Title, document.Metadata.Id));
    }

    [Fact]
    public void What_is_defaulted_is_named_in_one_message_at_the_title()
    {
        RuleDocument document = Read.Document("---\nlevel: low\n---\n" + Read.Minimal);
        Assert.Equal(
            ["(4,3): info RG1030: the document gives no id (taken as 'title'), no ATT&CK technique (left unset); "
                + "say so in front matter: 'id:', 'level:', 'tags: [attack.t1547.001]'"],
            document.Findings("RG1030"));
    }

    [Fact]
    public void A_document_equals_itself_read_again()
    {
        string text = Read.Minimal + "## Sample\n```csv\na,b\n1,2\n```\n";
        Assert.Equal(Read.Document(text).Metadata, Read.Document(text).Metadata);
        Assert.Equal(Read.Document(text).Samples, Read.Document(text).Samples);
        Assert.Equal(Read.Document(text).Diagnostics, Read.Document(text).Diagnostics);
    }
}
