using RuleGen.Compiler.Documents;
using RuleGen.Compiler.Documents.Samples;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Tests.Documents.Samples;

public sealed class SampleTests
{
    [Theory]
    [InlineData("{\"a\": 1}", nameof(SampleFormat.Json), 1)]
    [InlineData("{\"a\": 1}\n{\"a\": 2}\n\n{\"a\": 3}", nameof(SampleFormat.Json), 3)]
    [InlineData("[{\"a\": 1}, {\"a\": 2}]", nameof(SampleFormat.Json), 2)]
    [InlineData("[]", nameof(SampleFormat.Json), 0)]
    [InlineData("a.b,c.d\n1,2\n3,4\n", nameof(SampleFormat.Csv), 2)]
    [InlineData("<Event><System><EventID>1</EventID></System></Event>", nameof(SampleFormat.Xml), 1)]
    [InlineData("<?xml version=\"1.0\"?>\n<Events><Event/><Event></Event></Events>", nameof(SampleFormat.Xml), 2)]
    [InlineData("Registry value set:\nEventType: SetValue\nDetails: a, b: c\n", nameof(SampleFormat.KeyValue), 1)]
    public void The_form_of_a_sample_is_told_by_its_content(string text, string format, int records)
    {
        RuleDocument document = WithSample(text);
        Assert.Empty(document.Errors());
        Assert.Equal(Enumerable.Repeat(format, records), document.Samples.Select(sample => sample.Format.ToString()));
    }

    [Fact]
    public void Json_keeps_the_text_of_numbers_and_the_last_of_two_members()
    {
        RecordValue record = Record(
            """{"n": 1e3, "t": "a\u0041\\\n\ud83d\ude00\ud800", "b": [true, null], "n": -0.50, "o": {"x.y": ""}}""");
        Assert.Equal(
            Object(
                ("n", new RecordNumber("-0.50")),
                ("t", new RecordText("aA\\\n\U0001F600\uFFFD")),
                ("b", List(new RecordBoolean(true), RecordNull.Instance)),
                ("o", Object(("x.y", new RecordText(""))))),
            record);
    }

    [Fact]
    public void Csv_takes_quotes_flat_dotted_names_and_leaves_empty_cells_out()
    {
        RecordValue record = Record("host.name, event.code ,c,d\nA,\"x, \"\"y\"\"\nz\",,\"\"\n");
        Assert.Equal(Object(("host.name", new RecordText("A")), ("event.code", new RecordText("x, \"y\"\nz"))), record);
    }

    [Fact]
    public void Windows_xml_takes_the_nested_form_of_its_json_exports()
    {
        RecordValue record = Record("""
            <Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event">
              <System>
                <Provider Name="Microsoft-Windows-Sysmon"/>
                <EventID Qualifiers="0">13</EventID>
                <Correlation/>
              </System>
              <EventData>
                <Data Name="TargetObject">HKLM\Run\a &amp; b</Data>
                <Data Name="Empty"></Data>
                <Data Name="TargetObject">second</Data>
                <Data>unnamed</Data>
              </EventData>
            </Event>
            """);
        RecordObject expected = Object(("Event", Object(
            ("#attributes", Object(("xmlns", new RecordText("http://schemas.microsoft.com/win/2004/08/events/event")))),
            ("System", Object(
                ("Provider", Object(("#attributes", Object(("Name", new RecordText("Microsoft-Windows-Sysmon")))))),
                ("EventID", Object(("#attributes", Object(("Qualifiers", new RecordText("0")))), ("#text", new RecordText("13")))),
                ("Correlation", RecordNull.Instance))),
            ("EventData", Object(
                ("TargetObject", new RecordText(@"HKLM\Run\a & b")),
                ("Empty", new RecordText("")),
                ("Data", Object(("#text", List(new RecordText("unnamed"))))))))));
        Assert.Equal(expected, record);
    }

    [Fact]
    public void Key_value_lines_skip_captions_and_join_continued_lines()
    {
        RecordValue record = Record(
            "Registry value set:\nDetails: one\n  two\nTargetObject: HKLM\\A: b\nSubject:\n\tAccount Name:\t\tSYSTEM\n");
        Assert.Equal(
            Object(
                ("Details", new RecordText("one\ntwo")),
                ("TargetObject", new RecordText("HKLM\\A: b")),
                ("Account Name", new RecordText("SYSTEM"))),
            record);
    }

    [Theory]
    [InlineData("{\"a\": 1,}", "(11,9): error RG3004: this sample cannot be read as JSON: a member begins with its name in double quotes")]
    [InlineData("{\"a\": \"C:\\Windows\"}", "(11,10): error RG3004: this sample cannot be read as JSON: JSON knows no such escape")]
    [InlineData("{\"a\": 1", "(11,1): error RG3004: this sample cannot be read as JSON: '{' is never closed")]
    [InlineData("{\"a\": 01}", "(11,7): error RG3004: this sample cannot be read as JSON: this is no JSON number")]
    [InlineData("{\"a\": nul}", "(11,7): error RG3004: this sample cannot be read as JSON: a value belongs here")]
    [InlineData("{\"a\": \"x\ny\"}", "(11,7): error RG3004: this sample cannot be read as JSON: the text is not closed on its line")]
    [InlineData("{\"a\": 1} x", "(11,10): error RG3004: this sample cannot be read as JSON: an event is a JSON object")]
    [InlineData("[1]", "(11,2): error RG3004: this sample cannot be read as JSON: an event is a JSON object")]
    [InlineData("a.b,c\n1,2,3", "(12,1): error RG3004: this sample cannot be read as CSV: this row has 3 cells and the header has 2")]
    [InlineData("a.b,c", "(11,1): error RG3004: this sample cannot be read as CSV: no row stands below the header")]
    [InlineData("a,a\n1,2", "(11,3): error RG3004: this sample cannot be read as CSV: two columns are named 'a'")]
    [InlineData("a,b\n1,\"2", "(12,3): error RG3004: this sample cannot be read as CSV: the quoted cell is never closed")]
    [InlineData("a,b\n1,\"2\"x", "(12,6): error RG3004: this sample cannot be read as CSV: a comma or the end of the row belongs")]
    [InlineData("<Event><a></b></Event>", "(11,13): error RG3004: this sample cannot be read as XML: this is no well-formed XML")]
    [InlineData("<!DOCTYPE Event [<!ENTITY x \"y\">]><Event/>", "(11,3): error RG3004: this sample cannot be read as XML: this is no well")]
    [InlineData("<x><Event/></x>", "(11,1): error RG3004: this sample cannot be read as XML: <x> is no Windows event")]
    [InlineData("A: b\nplain words", "(12,1): error RG3004: this sample cannot be read as 'Key: value' lines: this line")]
    [InlineData("just some words", "(10,1): error RG3004: this sample block is in no form RuleGen reads; write JSON")]
    [InlineData("", "(10,1): error RG3004: this sample block is empty; write JSON")]
    public void A_sample_that_cannot_be_read_is_an_error_at_its_place(string text, string expected)
    {
        Assert.StartsWith(expected, WithSample(text).Errors().Single());
    }

    [Theory]
    [InlineData("json", "a.b,c\n1,2", "(10,4): info RG1001: the block is labelled 'json' and holds CSV; label it 'csv'")]
    [InlineData(" powershell ", "{}", "(10,5): info RG1001: the block is labelled 'powershell' and holds JSON; label it 'json'")]
    [InlineData("csv", "A: b", "(10,4): info RG1001: the block is labelled 'csv' and holds 'Key: value' lines; label it 'text'")]
    public void A_fence_label_that_lies_is_reported(string label, string text, string expected)
    {
        Assert.Equal([expected], WithSample(text, label).Findings("RG1001"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("text")]
    [InlineData("JSON")]
    [InlineData("ndjson")]
    public void A_fence_label_that_fits_or_says_nothing_is_not_reported(string label)
    {
        Assert.Empty(WithSample("{}", label).Findings("RG1001"));
    }

    [Fact]
    public void Tests_say_what_they_expect_and_why()
    {
        RuleDocument document = Read.Document(Read.Minimal + """
            ## Tests

            ```json match
            {"a": 1}
            ```
            ```json no-match reason="another \key"
            {"a": 2}
            ```
            ### More
            ~~~ match
            Key: value
            ~~~
            """);
        Assert.Empty(document.Errors());
        Assert.Equal(
            [(true, null), (false, "another \\key"), (true, null)],
            document.Samples.Select(sample => (sample.MustMatch, sample.Reason)));
        Assert.Single(document.Queries);
    }

    [Fact]
    public void A_test_that_does_not_say_what_it_expects_is_an_error()
    {
        RuleDocument document = Read.Document(Read.Minimal + "## Tests\n```json\n{}\n```\n");
        Assert.StartsWith("(9,1): error RG3004: this test does not say what it expects", document.Errors().Single());
    }

    [Fact]
    public void Each_record_knows_its_place_also_in_an_indented_fence()
    {
        RuleDocument document = Read.Document(Read.Minimal + "## Logs\n\n- item\n\n  ```\n  {\"a\": 1}\n    {\"b\":\n  2}\n  ```\n");
        Assert.Equal(
            [(12, 2), (13, 4)], document.Samples.Select(sample => (sample.Location.StartLine, sample.Location.StartColumn)));
        Assert.Equal("{\"a\": 1}", document.At(document.Samples[0].Location));
        Assert.Equal("{\"b\":\n  2}", document.At(document.Samples[1].Location));
    }

    [Theory]
    [InlineData("{\"a\":", "[")]
    [InlineData("{\"a\":", "{\"a\":")]
    [InlineData("<Event>", "<a>")]
    public void Depth_is_bounded(string start, string level)
    {
        RuleDocument document = WithSample(start + string.Concat(Enumerable.Repeat(level, 200_000)));
        Assert.Contains("deeper than 64 levels", document.Errors().Single());
    }

    [Fact]
    public void Samples_are_counted()
    {
        RuleDocument document = WithSample(string.Concat(Enumerable.Repeat("{}\n", 1_001)));
        Assert.Equal(1_000, document.Samples.Count);
        Assert.StartsWith("(1011,1): error RG9002: the document has more than 1000 sample events", document.Errors().Single());
    }

    [Theory]
    [InlineData("{\"a\": [1, {\"b\": \"c\\u0041\"}], \"d\": true}\n{\"e\": -1.5e+3}")]
    [InlineData("a.b,c d,\"e\"\n1,\"2,\"\"3\",4\n\n5,6,7\n")]
    [InlineData("<Event xmlns='x'><System><A b=\"c\"/></System><EventData><Data Name='d'>&lt;</Data></EventData></Event>")]
    [InlineData("Caption:\nKey: value\n  more\nOther key: C:\\x\n")]
    public void No_damage_to_a_sample_breaks_the_reader(string text)
    {
        var random = new Random(11);
        for (int length = 0; length < text.Length; length++) WithSample(text[..length]);
        for (int round = 0; round < 3_000; round++)
        {
            char[] damaged = text.ToCharArray();
            for (int flips = random.Next(1, 4); flips > 0; flips--)
            {
                damaged[random.Next(damaged.Length)] = "{}[]\",:\\u<>/&;='\n x0-\uD800\u2028"[random.Next(23)];
            }
            Assert.NotEmpty(WithSample(new string(damaged)).Diagnostics);
        }
    }

    private static RuleDocument WithSample(string text, string label = "") =>
        Read.Document($"{Read.Minimal}## Sample\n\n```{label}\n{text.ReplaceLineEndings("\n")}\n```\n");

    private static RecordValue Record(string text)
    {
        RuleDocument document = WithSample(text);
        Assert.Empty(document.Errors());
        return document.Samples.Single().Record;
    }

    private static RecordObject Object(params (string Name, RecordValue Value)[] members) =>
        new(members.Select(member => new RecordMember(member.Name, member.Value)).ToEquatable());

    private static RecordList List(params RecordValue[] items) => new(items.ToEquatable());
}
