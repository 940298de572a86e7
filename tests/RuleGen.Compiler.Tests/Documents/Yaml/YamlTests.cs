using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Tests.Documents.Yaml;

public sealed class YamlTests
{
    [Theory]
    [InlineData("", nameof(YamlScalarType.Null))]
    [InlineData("~", nameof(YamlScalarType.Null))]
    [InlineData("null", nameof(YamlScalarType.Null))]
    [InlineData("nUll", nameof(YamlScalarType.Text))]
    [InlineData("true", nameof(YamlScalarType.Boolean))]
    [InlineData("FALSE", nameof(YamlScalarType.Boolean))]
    [InlineData("yes", nameof(YamlScalarType.Text))]
    [InlineData("no", nameof(YamlScalarType.Text))]
    [InlineData("on", nameof(YamlScalarType.Text))]
    [InlineData("off", nameof(YamlScalarType.Text))]
    [InlineData("2025-06-04", nameof(YamlScalarType.Text))]
    [InlineData("12:30:00", nameof(YamlScalarType.Text))]
    [InlineData("1_000", nameof(YamlScalarType.Text))]
    [InlineData("-", nameof(YamlScalarType.Text))]
    [InlineData("+.e1", nameof(YamlScalarType.Text))]
    [InlineData(".", nameof(YamlScalarType.Text))]
    [InlineData("1e", nameof(YamlScalarType.Text))]
    [InlineData("0x", nameof(YamlScalarType.Text))]
    [InlineData("0o8", nameof(YamlScalarType.Text))]
    [InlineData(".inf", nameof(YamlScalarType.Text))]
    [InlineData("4624", nameof(YamlScalarType.Integer))]
    [InlineData("1.", nameof(YamlScalarType.Float))]
    [InlineData("1e3", nameof(YamlScalarType.Float))]
    public void A_plain_scalar_is_what_the_core_schema_says(string plain, string type)
    {
        Assert.Equal(type, YamlCoreSchema.TypeOf(plain).ToString());
        Assert.Equal(YamlScalarType.Text, new YamlScalar(plain, YamlStyle.SingleQuoted, FileSpan.None).Type);
    }

    [Theory]
    [InlineData("010", "10")]
    [InlineData("0o17", "15")]
    [InlineData("0x1F", "31")]
    [InlineData("-12", "-12")]
    [InlineData("+.5", "0.5")]
    [InlineData("1.5e2", "150")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("79228162514264337593543950336", null)]
    [InlineData("0xffffffffffffffffffffffffff", null)]
    [InlineData("1e999", null)]
    public void A_number_has_its_value_when_it_can_be_held(string plain, string? value)
    {
        Assert.Equal(value, YamlCoreSchema.Number(plain)?.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Styles_tell_quotes_from_none()
    {
        YamlMapping root = Assert.IsType<YamlMapping>(Assert.Single(Read("a: 1\nb: '1'\nc: \"1\"\nd: |\n  1\n\ne: !!str 1\n")).Root);

        Assert.Equal(
            [YamlStyle.Plain, YamlStyle.SingleQuoted, YamlStyle.DoubleQuoted, YamlStyle.Block, YamlStyle.Tagged],
            root.Entries.Select(entry => ((YamlScalar)entry.Value).Style));
        Assert.Equal([YamlScalarType.Integer, YamlScalarType.Text], root.Entries.Select(entry => ((YamlScalar)entry.Value).Type).Distinct());
    }

    [Fact]
    public void Every_value_knows_its_place_and_where_it_ends()
    {
        const string Text = "# top\na:\n  - x: 'it''s'\n    y: {z: [1, 2] }\n\n# below\nb: >\n  folded\n\n";
        var file = new SourceFile("a.yml", Text);
        YamlMapping root = (YamlMapping)YamlTreeReader.ReadAll(file, YamlProfile.Sigma).Single().Root!;

        YamlNode list = root.Find("a")!.Value;
        Assert.Equal("- x: 'it''s'\n    y: {z: [1, 2] }", Text[list.Span.Start..list.End]);
        YamlNode folded = root.Find("b")!.Value;
        Assert.Equal(">\n  folded", Text[folded.Span.Start..folded.End]);
        Assert.Equal((6, 3), (folded.Span.StartLine, folded.Span.StartColumn));
    }

    [Theory]
    [InlineData("a: 1\n---\nb: 2\n", 2)]
    [InlineData("---\na: 1\n---\nb: 2\n...\n", 2)]
    [InlineData("# comment\n\n--- # first\na: 1\n...\n# between\n---\nb: 2", 2)]
    [InlineData("%YAML 1.2\n---\na: 1\n...\n%YAML 1.2\n---\nb: 2\n", 2)]
    [InlineData("a: |\n  --- no boundary\n  text\nb: ---x\n", 1)]
    [InlineData("# only a comment\n", 0)]
    [InlineData("---\n", 1)]
    [InlineData("---\r\na: 1\r\n---\r\nb: 2\r\n", 2)]
    public void A_file_is_cut_into_its_documents(string text, int count)
    {
        IReadOnlyList<YamlDocument> documents = Read(text);

        Assert.Equal(count, documents.Count);
        Assert.Equal(Enumerable.Range(1, count), documents.Select(document => document.Number));
        Assert.All(documents, document => Assert.NotNull(document.Root));
    }

    [Fact]
    public void A_fault_in_one_document_leaves_the_others_alone()
    {
        IReadOnlyList<YamlDocument> documents = Read("a: 1\n---\nb: [2\n---\nc: 'x\n--- \nd: 4\n");

        Assert.Equal([false, true, true, false], documents.Select(document => document.Root is null));
        Assert.Equal([0, 1, 1, 0], documents.Select(document => document.Diagnostics.Items.Count));
    }

    [Theory]
    [InlineData("a: 1\nb: 2\na: 3\n", "(3,1): error RG4001: the key 'a' stands here twice; keep one, or write its values as a list")]
    [InlineData("a: {b: 1, 'b': 2}\n", "(1,11): error RG4001: the key 'b' stands here twice; keep one, or write its values as a list")]
    [InlineData("[a]: 1\n", "(1,1): error RG4001: a key is a text, and a list stands here")]
    [InlineData("a: &x 1\nb: *x\n", "(2,4): error RG4001: the file uses an alias ('*name'); write the value out")]
    [InlineData("a: 1\n\tb: 2\n", "(2,1): error RG4001: a tab indents this line, which YAML does not allow; write blanks instead")]
    [InlineData("a:\n\tb: 2\n", "(2,1): error RG4001: a tab indents this line, which YAML does not allow; write blanks instead")]
    [InlineData("a: !!int 1\n", "(1,4): error RG4001: the file uses a tag ('!name'); take it away, and put a text in quotes")]
    public void What_is_not_taken_is_reported_at_its_place(string text, string expected)
    {
        YamlDocument document = Assert.Single(Read(text));

        Assert.Null(document.Root);
        Assert.Equal(["a.yml" + expected], document.Diagnostics.Items.Select(item => item.ToString()));
    }

    [Theory]
    [InlineData("a: b: c\n", 1)]
    [InlineData("a: 'x\n", 1)]
    [InlineData("[a]\nb: 1\n", 2)]
    [InlineData("{a: 1}\n{b: 1}\n", 2)]
    [InlineData("a: @x\n", 1)]
    public void Broken_yaml_is_one_fault_in_its_line(string text, int line)
    {
        YamlDocument document = Assert.Single(Read(text));

        Assert.Null(document.Root);
        Diagnostic fault = Assert.Single(document.Diagnostics.Items);
        Assert.Equal(("RG4001", line), (fault.Id, fault.Location.StartLine + 1));
    }

    private static IReadOnlyList<YamlDocument> Read(string text) => YamlTreeReader.ReadAll(new SourceFile("a.yml", text), YamlProfile.Sigma);
}
