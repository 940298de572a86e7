using RuleGen.Compiler.Documents;
using RuleGen.Compiler.Documents.Samples;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;
using RuleGen.Testing;

namespace RuleGen.Compiler.Tests.Documents;

/// <summary>The document the product was made for, verbatim.</summary>
public sealed class SeedDocumentTests
{
    private static readonly Lazy<RuleDocument> _seed = new(() =>
    {
        string path = SharedData.Path("seed", "registry-run-keys.md")!;
        return DocumentReader.Read(new SourceFile("rules/registry-run-keys.md", File.ReadAllText(path)));
    });

    private static RuleDocument Seed => _seed.Value;

    [SharedDataFact]
    public void The_title_the_objective_and_the_description_are_read()
    {
        Assert.Equal(DocumentKind.Rule, Seed.Kind);
        Assert.Equal("Persistence via Registry Run Keys", Seed.Metadata.Title);
        Assert.Equal("persistence-via-registry-run-keys", Seed.Metadata.Id);
        Assert.Equal("medium", Seed.Metadata.Level);
        Assert.Equal("experimental", Seed.Metadata.Status);
        Assert.StartsWith("Detect unauthorized or suspicious additions", Seed.Metadata.Objective);
        Assert.StartsWith("An attacker has gained access", Seed.Metadata.Description);
        Assert.EndsWith("even after a system reboot more.", Seed.Metadata.Description);
        Assert.Empty(Seed.Metadata.Techniques);
    }

    [SharedDataFact]
    public void A_link_glued_to_a_word_is_a_reference()
    {
        Assert.Equal("https://pentestlab.blog/2019/10/01/persistence-registry-run-keys/", Seed.Metadata.References[0]);
    }

    [SharedDataFact]
    public void The_event_id_is_the_number_of_the_first_column_and_binds_to_value_writes()
    {
        EventId id = Assert.Single(Seed.EventIds);
        Assert.Equal(13, id.Number);
        Assert.Equal((13, 2), (id.Location.StartLine, id.Location.StartColumn));
        Assert.Equal(EventClasses.RegistryValueSet, Seed.Binding);
    }

    [SharedDataFact]
    public void The_query_is_the_block_below_the_heading_that_follows_the_table_at_once()
    {
        QueryCandidate query = Assert.Single(Seed.Queries);
        Assert.Equal("sql", query.Label);
        Assert.Equal((16, 3), (query.LabelSpan.StartLine, query.LabelSpan.StartColumn));
        Assert.StartsWith("host.os.name: \"Windows\" and event.type", query.Text.Text);
        Assert.EndsWith("Explorer\\\\Run\"\n)", query.Text.Text);
        Assert.Equal(14, query.Text.Text.Split('\n').Length);
        int kernelPath = query.Text.Text.IndexOf("\"\\\\REGISTRY", StringComparison.Ordinal);
        FileSpan place = query.Text.Locate(new TextSpan(kernelPath, 12));
        Assert.Equal((24, 2), (place.StartLine, place.StartColumn));
        Assert.Equal("\"\\\\REGISTRY\\", Seed.At(place));
    }

    [SharedDataFact]
    public void The_sample_is_one_csv_record_with_ten_fields()
    {
        Sample sample = Assert.Single(Seed.Samples);
        Assert.True(sample.MustMatch);
        Assert.Equal(SampleFormat.Csv, sample.Format);
        Assert.Equal((41, 0), (sample.Location.StartLine, sample.Location.StartColumn));
        var record = Assert.IsType<RecordObject>(sample.Record);
        Assert.Equal(10, record.Members.Count);
        Assert.Contains(Member("registry.key", @"HKLM\Software\Microsoft\Windows\CurrentVersion\Run"), record.Members);
        Assert.Contains(Member("registry.data", @"powershell.exe -ExecutionPolicy Bypass -File C:\payload.ps1"), record.Members);
        Assert.Contains(Member("user.name", @"NT AUTHORITY\SYSTEM"), record.Members);
    }

    [SharedDataFact]
    public void The_findings_are_a_wrong_label_the_defaults_and_the_boxes_and_no_more()
    {
        Assert.Equal(
            [
                "RG1030 1:3 Info",
                "RG1031 46:5 Info",
                "RG1001 40:4 Info",
            ],
            Seed.Diagnostics.Select(d => $"{d.Id} {d.Location.StartLine + 1}:{d.Location.StartColumn + 1} {d.Severity}"));
        Assert.Equal("powershell", Seed.At(Seed.Diagnostics[2].Location));
        Assert.Contains("'powershell'", Seed.Diagnostics[2].Message);
        Assert.Contains("CSV", Seed.Diagnostics[2].Message);
        string defaults = Seed.Diagnostics[0].Message;
        Assert.Contains("id (", defaults);
        Assert.Contains("level", defaults);
        Assert.Contains("technique", defaults);
    }

    [SharedDataFact]
    public void No_prefix_of_the_document_and_no_flipped_bit_breaks_the_reader()
    {
        string text = Seed.File.Text;
        for (int length = 0; length <= text.Length; length++) Check(text[..length]);
        var random = new Random(20251122);
        for (int round = 0; round < 2_000; round++)
        {
            char[] damaged = text.ToCharArray();
            for (int flips = random.Next(1, 6); flips > 0; flips--) damaged[random.Next(damaged.Length)] ^= (char)(1 << random.Next(16));
            Check(new string(damaged));
        }
    }

    private static RecordMember Member(string name, string text) => new(name, new RecordText(text));

    private static void Check(string text)
    {
        RuleDocument document = Read.Document(text);
        Assert.True(document.Kind == DocumentKind.Rule || document.Diagnostics.Count > 0);
        foreach (Diagnostic finding in document.Diagnostics) AssertInside(finding.Location, text);
        foreach (Sample sample in document.Samples) AssertInside(sample.Location, text);
        foreach (QueryCandidate query in document.Queries) AssertInside(query.Text.Locate(new TextSpan(0, query.Text.Text.Length)), text);
    }

    private static void AssertInside(FileSpan span, string text)
    {
        Assert.InRange(span.Start, 0, text.Length);
        Assert.InRange(span.Length, 0, text.Length - span.Start);
    }
}
