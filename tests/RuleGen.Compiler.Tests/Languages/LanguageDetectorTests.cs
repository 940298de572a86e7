using RuleGen.Compiler.Languages;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Tests.Languages.Kql;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Tests.Languages;

public class LanguageDetectorTests
{
    [Theory]
    [InlineData("", "process.name: cmd.exe", nameof(QueryLanguage.Kql))]
    [InlineData("", KqlSample.RunKeys, nameof(QueryLanguage.Kql))]
    [InlineData("kql", "just words", nameof(QueryLanguage.Kql))]
    [InlineData("", "sequence: 1 and sample: 2 and search: 3 and index: 4", nameof(QueryLanguage.Kql))]
    [InlineData("", "process where process.name == \"cmd.exe\"", nameof(QueryLanguage.Eql))]
    [InlineData("", "any where true", nameof(QueryLanguage.Eql))]
    [InlineData("", "// first\nsequence by host.id with maxspan=1m [process where true]", nameof(QueryLanguage.Eql))]
    [InlineData("kql", "sequence\n  [file where true]", nameof(QueryLanguage.Eql))]
    [InlineData("yaml", "title: x\nlogsource:\n  product: windows\ndetection:\n  a: b\n", nameof(QueryLanguage.Sigma))]
    [InlineData("", "title: x\ncorrelation:\n  type: event_count\n", nameof(QueryLanguage.Sigma))]
    [InlineData("sigma", "detection:\n  sel:\n    a: b", nameof(QueryLanguage.Sigma))]
    [InlineData("kql", "DeviceRegistryEvents\n| where RegistryKey has \"Run\"", nameof(QueryLanguage.Kusto))]
    [InlineData("kql", "// note\nDeviceProcessEvents | where ProcessId > 5", nameof(QueryLanguage.Kusto))]
    [InlineData("", "let k = 5; T | take k", nameof(QueryLanguage.Kusto))]
    [InlineData("", "FileName =~ \"cmd.exe\"", nameof(QueryLanguage.Kusto))]
    [InlineData("sql", "index=main sourcetype=xmlwineventlog EventCode=13 | stats count", nameof(QueryLanguage.Spl))]
    [InlineData("", "| tstats count from datamodel=Endpoint", nameof(QueryLanguage.Spl))]
    [InlineData("", "FROM logs-* | WHERE process.name == \"cmd.exe\"", nameof(QueryLanguage.EsQl))]
    [InlineData("sql", "SELECT * FROM registry WHERE path LIKE '%Run%'", nameof(QueryLanguage.Sql))]
    [InlineData("", "process.name:(cmd.exe && powershell.exe) && host.name:x", nameof(QueryLanguage.Lucene))]
    [InlineData("sql", "these are plain words", nameof(QueryLanguage.None))]
    [InlineData("json", "{ \"a\": 1 }", nameof(QueryLanguage.None))]
    [InlineData("", "  \n", nameof(QueryLanguage.None))]
    [InlineData("kql", "", nameof(QueryLanguage.None))]
    public void The_content_decides_the_language(string label, string text, string language)
    {
        QueryDetection detection = Detect(label, text);

        Assert.Equal(language, detection.Language.ToString());
        Assert.Equal(language == nameof(QueryLanguage.Kql), detection.IsSupported);
        if (!detection.IsSupported)
        {
            Diagnostic error = Assert.Single(detection.Diagnostics);
            Assert.Equal(("RG9008", Severity.Error), (error.Id, error.Severity));
            if (detection.Language != QueryLanguage.None) Assert.Contains(LanguageNames.Of(detection.Language), error.Message);
        }
    }

    [Fact]
    public void A_fence_label_that_lies_is_reported_on_the_label()
    {
        const string file = "```sql\nprocess.name: cmd.exe\n```\n";
        var source = new SourceFile("rule.md", file);
        BlockText block = BlockText.Of(source, new TextSpan(7, 22));

        QueryDetection detection = LanguageDetector.Detect("sql", new TextSpan(3, 3), block, ReadingMode.Intent);

        Diagnostic finding = Assert.Single(detection.Diagnostics);
        Assert.Equal(("RG1001", Severity.Info, 3, 3), (finding.Id, finding.Severity, finding.Location.Start, finding.Location.Length));
        Assert.Contains("\"sql\"", finding.Message);
        Assert.Contains("Kibana", finding.Message);
        Assert.Equal((7, 21), (detection.Location.Start, detection.Location.Length));
    }

    [Theory]
    [InlineData("")]
    [InlineData("text")]
    [InlineData("KQL")]
    [InlineData("kuery title=\"x\"")]
    public void A_label_that_does_not_lie_is_not_reported(string label) => Assert.Empty(Detect(label, "a: 1").Diagnostics);

    [Theory]
    [InlineData("kql", "a: (1", "RG9001")]
    [InlineData("sql", "a: (1", "RG9001")]
    [InlineData("", "url: http://x", "RG9001")]
    [InlineData("eql", "a: 1", "RG9008")]
    [InlineData("yaml", "a: 1", "RG9008")]
    [InlineData("kql", "a: x && b: y", "RG9001")]
    public void A_block_that_breaks_its_promise_is_an_error(string label, string text, string id)
    {
        QueryDetection detection = Detect(label, text);

        Assert.False(detection.IsSupported);
        Assert.Equal(id, Assert.Single(detection.Diagnostics).Id);
    }

    [Fact]
    public void A_query_beyond_the_limits_says_so_whatever_its_label() =>
        Assert.Equal("RG9007", Assert.Single(Detect("sql", new string('(', 5_000)).Diagnostics).Id);

    [Theory]
    [InlineData("| ")]
    [InlineData("a\n")]
    [InlineData("a:\n")]
    [InlineData("// \n")]
    [InlineData("a ")]
    [InlineData("\"")]
    [InlineData(":")]
    public void A_long_run_of_one_thing_is_decided(string part)
    {
        QueryDetection detection = Detect("sql", string.Concat(Enumerable.Repeat(part, 100_000 / part.Length)));

        Assert.NotEqual(detection.IsSupported, detection.Diagnostics.Any(finding => finding.Severity == Severity.Error));
    }

    private static QueryDetection Detect(string label, string text) =>
        LanguageDetector.Detect(label, new TextSpan(0, 0), KqlSample.Block(text), ReadingMode.Intent);
}
