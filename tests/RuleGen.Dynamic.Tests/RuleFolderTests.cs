using System.Text;
using RuleGen.Events;

namespace RuleGen.Dynamic.Tests;

/// <summary>Which files are compiled, and what becomes of those that are no rules.</summary>
public sealed class RuleFolderTests
{
    private const string Rule =
        """
        # A rule

        ## Query

        ```kql
        process.name: "a.exe"
        ```
        """;

    [Fact]
    public void Files_and_folders_are_compiled_once_each_and_ordered_by_path()
    {
        using var folder = new TemporaryFolder();
        string b = folder.Write("b.md", Rule);
        folder.Write("deep/er/a.MD", Rule);
        folder.Write("deep/notes.md", "# Notes\n\nNothing to look for.\n");
        folder.Write("deep/b.tests.yml", "match: []\n");
        folder.Write("deep/ignored.txt", Rule);

        CompiledRules compiled = RuleFolder.Compile([b, folder.Path, Path.Combine(folder.Path, "deep")]);

        Assert.Equal([folder.Path + "/b.md", folder.Path + "/deep/er/a.MD"], Paths(compiled));
        Assert.Equal((4, 2, 0, 1, 1), (compiled.Files, compiled.Rules, compiled.Rejected, compiled.Documentation, compiled.SideFiles));
        Assert.Equal(compiled.Rules, compiled.RuleSet.Rules.Length);
    }

    [Fact]
    public void A_broken_file_takes_no_other_with_it_and_is_located()
    {
        using var folder = new TemporaryFolder();
        folder.Write("good.md", Rule);
        folder.Write("bad.md", Rule.Replace("\"a.exe\"", "(\"a.exe\"", StringComparison.Ordinal));

        CompiledRules compiled = RuleFolder.Compile(folder.Path);

        Assert.Equal([folder.Path + "/good.md"], Paths(compiled));
        Assert.Equal(1, compiled.Rejected);
        RuleDiagnostic error = Assert.Single(compiled.Diagnostics, finding => finding.Severity == RuleSeverity.Error);
        Assert.Equal((folder.Path + "/bad.md", 6), (error.Path, error.Line));
        Assert.StartsWith($"{error.Path}({error.Line},{error.Column}): error {error.Id}: ", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_files_become_diagnostics_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        folder.Write("good.md", Rule);
        string alternatives = string.Join(" or ", Enumerable.Range(0, 30_000));
        string negations = string.Concat(Enumerable.Repeat("not ", 5_000));
        folder.Write("deep.md", Rule.Replace("process.name", new string('(', 100_000) + "process.name", StringComparison.Ordinal));
        folder.Write("wide.md", Rule.Replace("\"a.exe\"", $"({alternatives})", StringComparison.Ordinal));
        folder.Write("not.md", Rule.Replace("process.name", negations + "process.name", StringComparison.Ordinal));
        folder.Write("yaml.yml", "title: x\nlogsource: &a [*a]\ndetection: " + new string('[', 50_000));
        folder.Write("empty.md", "");
        folder.Write("binary.md", "\0\u0001\u0002");
        using (FileStream huge = File.Create(Path.Combine(folder.Path, "huge.md"))) huge.SetLength(1L << 32);

        CompiledRules compiled = RuleFolder.Compile(folder.Path);

        Assert.Equal([folder.Path + "/good.md"], Paths(compiled));
        Assert.Equal(7, compiled.Rejected);
        foreach (string name in (string[])["deep", "wide", "not", "empty", "binary", "huge"])
        {
            RuleDiagnostic error = compiled.Diagnostics.First(item => item.Path.EndsWith($"/{name}.md", StringComparison.Ordinal));
            Assert.NotEqual("RG9999", error.Id);
        }
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-32", true)]
    [InlineData("utf-32BE", true)]
    public void A_file_is_read_in_the_encoding_its_mark_names_and_in_UTF_8_without_one(string name, bool hasMark)
    {
        using var folder = new TemporaryFolder();
        Encoding encoding = Encoding.GetEncoding(name);
        byte[] text = encoding.GetBytes(Rule.Replace("A rule", "Überwachung 🔍", StringComparison.Ordinal));
        File.WriteAllBytes(Path.Combine(folder.Path, "a.md"), hasMark ? [.. encoding.GetPreamble(), .. text] : text);

        CompiledRules compiled = RuleFolder.Compile(folder.Path);

        Assert.DoesNotContain(compiled.Diagnostics, finding => finding.Severity == RuleSeverity.Error);
        Assert.Equal("Überwachung 🔍", compiled.RuleSet.Rules[0].Title);
    }

    [Theory]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(200_000)]
    public void A_long_file_is_read_to_its_end(int length)
    {
        using var folder = new TemporaryFolder();
        string remarks = string.Concat(Enumerable.Repeat("Remarks.\n\n", 1 + (length / 10)))[..(length - Rule.Length - 2)];
        folder.Write("a.md", Rule.Replace("## Query", remarks + "\n\n## Query", StringComparison.Ordinal));

        CompiledRules compiled = RuleFolder.Compile(folder.Path);

        Assert.Equal(length, new FileInfo(compiled.RuleSet.Rules[0].Path).Length);
        Assert.Equal("process.name", Assert.Single(compiled.RuleSet.Rules[0].Predicates).Field);
    }

    [Fact]
    public void Links_that_lead_in_circles_end()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a/rule.md", Rule);
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "a", "again"), folder.Path);
        File.CreateSymbolicLink(Path.Combine(folder.Path, "lost.md"), Path.Combine(folder.Path, "gone"));

        CompiledRules compiled = RuleFolder.Compile(folder.Path);

        Assert.Equal([folder.Path + "/a/rule.md"], Paths(compiled));
        Assert.Equal(1, compiled.Rejected);
        Assert.Contains(compiled.Diagnostics, finding => finding.Path.EndsWith("/lost.md", StringComparison.Ordinal));
    }

    [Fact]
    public void A_path_that_names_nothing_is_refused()
    {
        FileNotFoundException fault = Assert.Throws<FileNotFoundException>(() => RuleFolder.Compile("no/such/path"));
        Assert.Equal("no/such/path", fault.FileName);
    }

    [Fact]
    public void Without_rules_the_set_is_empty()
    {
        using var folder = new TemporaryFolder();

        CompiledRules compiled = RuleFolder.Compile(folder.Path);

        Assert.Equal((0, 0), (compiled.Files, compiled.Rules));
        var e = new EventBuffer(compiled.RuleSet.Schema);
        Assert.Equal(ReadStatus.Ok, e.ReadJson("{\"a\":1}"u8));
        Assert.Equal(0, compiled.RuleSet.Match(e, []));
    }

    [Theory]
    [InlineData(RuleReading.Intent, true)]
    [InlineData(RuleReading.Strict, false)]
    public void The_reading_asked_for_decides_unless_the_file_does(RuleReading reading, bool isMatch)
    {
        using var folder = new TemporaryFolder();
        folder.Write("rule.md", Rule.Replace("a.exe", "A.EXE", StringComparison.Ordinal));
        folder.Write("strict.md", "---\nmode: strict\n---\n" + Rule.Replace("a.exe", "A.EXE", StringComparison.Ordinal));

        RuleSet rules = RuleFolder.Compile(folder.Path, new DynamicOptions { Reading = reading }).RuleSet;

        var e = new EventBuffer(rules.Schema);
        Assert.Equal(ReadStatus.Ok, e.ReadJson("""{"process":{"executable":"C:\\a\\A.EXE"}}"""u8));
        Assert.Equal((isMatch, false), (rules.IsMatch(0, e), rules.IsMatch(1, e)));
    }

    [Fact]
    public void The_work_can_be_ended()
    {
        using var folder = new TemporaryFolder();
        folder.Write("rule.md", Rule);
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => RuleFolder.Compile(folder.Path, ct: source.Token));
    }

    private static IEnumerable<string> Paths(CompiledRules compiled) => compiled.RuleSet.Rules.ToArray().Select(rule => rule.Path);
}
