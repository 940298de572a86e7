using System.Text.RegularExpressions;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Tests.Compiling;

/// <summary>Every finding there is, provoked by a whole document, at its exact place and with its severity in both readings.</summary>
public sealed class DiagnosticPlaceTests
{
    private const string Run = "\"HKLM\\\\SOFTWARE\\\\Microsoft\\\\Windows\\\\CurrentVersion\\\\Run\"";
    private const string BelowShell = "HKLM\\\\SOFTWARE\\\\Microsoft\\\\Windows NT\\\\CurrentVersion\\\\Winlogon\\\\Shell\\\\*";

    /// <summary>An id, a document that shows it, and all findings about the document: strict, then intent.</summary>
    public static TheoryData<string, string, string, string> Cases => new()
    {
        { "RG1001", Compile.Document("process.name: a.exe", label: "sql"), "10,4 RG1001 information", "10,4 RG1001 information" },
        { "RG1002", Compile.Document("file.path: \"C:\\\\Temp\\\\*\""), "11,12 RG1002 warning", "11,12 RG1002 information" },
        {
            "RG1003", Compile.Document("registry.path: " + Run, Compile.ValueSet),
            "11,16 RG1003 warning", "11,1 RG1040 information; 11,16 RG1003 information"
        },
        { "RG1004", Compile.Document("registry.path: " + BelowShell), "11,16 RG1004 warning", "11,16 RG1004 information" },
        {
            "RG1005", Compile.Document("user.name: (\n  a or\n  b or\n  a)"), "14,3 RG1005 information", "14,3 RG1005 information"
        },
        { "RG1006", Compile.Document("process.name: (a.exe or\n  A.EXE or b.exe)"), "", "11,1 RG1006 information" },
        {
            "RG1007", Compile.Document("registry.path: (HKLM\\\\A\\\\* or MACHINE\\\\A\\\\* or\n  MACHINE\\\\B\\\\*)"),
            "12,3 RG1007 information", "11,1 RG1006 information"
        },
        { "RG1008", Compile.Document("event.type: \"Change\""), "11,13 RG1008 warning", "" },
        { "RG1009", Compile.Document("host.os.name: \"Windows\""), "11,15 RG1009 warning", "11,15 RG1009 information" },
        { "RG1010", Compile.Document("registry.pth: x"), "11,1 RG1010 warning", "11,1 RG1010 warning" },
        { "RG1011", Compile.Document("process.executable: \"C:\\tools\\run.exe\""), "11,24 RG1011 warning", "11,24 RG1011 warning" },
        { "RG1012", Compile.Document("user.name: a and not process.name: b.exe"), "", "11,18 RG1012 warning" },
        { "RG1013", Compile.Document("message: \\not"), "11,10 RG1013 warning", "11,10 RG1013 warning" },
        {
            "RG1014", Compile.Document("user.name: a or b"),
            "11,17 RG1014 warning; 11,17 RG1016 information", "11,17 RG1014 warning; 11,17 RG1016 information"
        },
        { "RG1015", Compile.Document("event.code: [12 TO 14]"), "11,13 RG1015 warning", "11,13 RG1015 warning" },
        { "RG1016", Compile.Document("mimikatz and user.name: a"), "11,1 RG1016 information", "11,1 RG1016 information" },
        { "RG1020", Compile.Document("process.pid > 5 and process.pid < 4"), "11,21 RG1020 warning", "11,21 RG1020 warning" },
        { "RG1021", Compile.Document("user.name: (adm* or admin)"), "11,21 RG1021 information", "11,21 RG1021 information" },
        { "RG1030", "# A rule\n\n## Query\n\n```kql\nuser.name: a\n```\n", "1,3 RG1030 information", "1,3 RG1030 information" },
        {
            "RG1031", Compile.Document("user.name: a", "\n## Detection Status\n\n- [ ] Detection Tested\n"),
            "16,3 RG1031 information", "16,3 RG1031 information"
        },
        {
            "RG1032", Compile.Document("user.name: a", Compile.ValueSet.Replace("13", "4321")),
            "18,3 RG1032 information", "18,3 RG1032 information"
        },
        {
            "RG1040", Compile.Document("user.name: a and\n  registry.key: " + Run.Replace("HKLM", "HKU\\\\*")),
            "12,17 RG1002 warning", "12,3 RG1040 information; 12,17 RG1002 information"
        },
        {
            "RG3001", Compile.Document("user.name: a", Compile.Sample("json", "{\"user\":{\"name\":\"b\"}}")),
            "17,1 RG3001 error", "17,1 RG3001 error"
        },
        {
            "RG3002", Compile.Document("user.name: a", Compile.Sample("csv", "user.name,process.path\na,b.exe")),
            "18,1 RG3002 warning", "18,1 RG3002 warning"
        },
        {
            "RG3003", Compile.Document("event.type: change and registry.path: *", Compile.ValueSet),
            "11,13 RG3003 information", "11,13 RG3003 information"
        },
        {
            "RG3004", Compile.Document("user.name: a", Compile.Sample("json", "{\"user\":")), "17,9 RG3004 error", "17,9 RG3004 error"
        },
        { "RG9001", Compile.Document("user.name: (a or\n  b"), "12,4 RG9001 error", "12,4 RG9001 error" },
        {
            "RG9002", Compile.Document("user.name: a") + new string(' ', 4 * 1024 * 1024), "1,1 RG9002 error", "1,1 RG9002 error"
        },
        { "RG9003", Compile.Document("user.name: a")[..^4], "10,1 RG9003 error", "10,1 RG9003 error" },
        {
            "RG9004", Compile.Document("user.name: a").Replace("id: a-rule", "id: [a]"),
            "2,5 RG9004 error; 6,3 RG1030 information", "2,5 RG9004 error; 6,3 RG1030 information"
        },
        { "RG9005", "# Notes\n\nSome words.\n", "1,1 RG9005 information", "1,1 RG9005 information" },
        { "RG9006", Compile.Document("x").Split("```")[0], "8,1 RG9006 error", "8,1 RG9006 error" },
        { "RG9007", Compile.Document(new string('(', 300)), "11,201 RG9007 error", "11,201 RG9007 error" },
        {
            "RG9008", Compile.Document("DeviceRegistryEvents\n| where RegistryKey has \"Run\""), "11,1 RG9008 error", "11,1 RG9008 error"
        },
        {
            "RG9009", Compile.Document("user.name: a", "\n```kql\nuser.name: b\n```\n"), "15,1 RG9009 error", "15,1 RG9009 error"
        },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_finding_stands_at_its_place_with_its_severity(string id, string text, string strict, string intent)
    {
        Assert.Equal(strict, Compile.File(text, ReadingMode.Strict).Findings());
        Assert.Equal(intent, Compile.File(text, ReadingMode.Intent).Findings());
        Assert.Contains(id, strict + intent, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_table_has_the_severity_that_is_reported(string id, string text, string strict, string intent)
    {
        DiagnosticRow row = DiagnosticTable.Find(id)!;

        Assert.NotEmpty(text);
        Assert.Equal(Compile.Word(row.Strict), SeverityOf(id, strict));
        Assert.Equal(Compile.Word(row.Intent), SeverityOf(id, intent));
    }

    [Fact]
    public void Every_finding_of_a_rule_file_has_a_case()
    {
        string[] ofTheBuild = [DiagnosticTable.Summary, DiagnosticTable.Setting, DiagnosticTable.Internal];

        string[] elsewhere = [DiagnosticTable.EventTypeCategory, DiagnosticTable.SigmaCategory];
        Assert.Equal(
            DiagnosticTable.Rows.Where(row => !elsewhere.Contains(row.Category)).Select(row => row.Id).Except(ofTheBuild),
            Cases.Select(row => (string)row[0]));
    }

    [Theory]
    [InlineData((int)ReadingMode.Strict)]
    [InlineData((int)ReadingMode.Intent)]
    public void An_unknown_field_is_an_error_where_the_project_asks_for_known_ones(int mode)
    {
        CompiledFile file = Compile.File(Compile.Document("registry.pth: x"), (ReadingMode)mode, strictFields: true);

        Assert.Equal("11,1 RG1010 error", file.Findings());
        Assert.Null(file.Rule);
    }

    [Fact]
    public void A_word_that_ends_in_not_is_refused_by_the_letter_and_read_by_intent()
    {
        string text = Compile.Document("message: cannot open");

        Assert.Equal("11,13 RG9001 error", Compile.File(text, ReadingMode.Strict).Findings());
        Assert.Equal("11,13 RG1013 warning", Compile.File(text, ReadingMode.Intent).Findings());
    }

    [Fact]
    public void A_sample_that_only_intent_matches_fails_the_strict_reading()
    {
        string text = Compile.Document("process.name: A.exe", Compile.Sample("json", "{\"process\":{\"name\":\"a.exe\"}}"));

        Assert.Equal("17,1 RG3001 error", Compile.File(text, ReadingMode.Strict).Findings());
        Assert.Equal("", Compile.File(text, ReadingMode.Intent).Findings());
    }

    private static string SeverityOf(string id, string findings)
    {
        Match match = Regex.Match(findings, id + " (?<severity>[a-z]+)");
        return match.Success ? match.Groups["severity"].Value : "-";
    }
}
