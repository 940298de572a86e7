using System.Diagnostics;
using Microsoft.CodeAnalysis;
using RuleGen.Compiler;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Emit;
using RoslynDiagnostic = Microsoft.CodeAnalysis.Diagnostic;

namespace RuleGen.Generator.Tests.Host;

/// <summary>Whatever stands beside it, a good rule still compiles, and the bad file is reported at its place.</summary>
/// <remarks>Runs alone, because it measures the processor time of the process.</remarks>
[Collection(nameof(BadInput))]
[CollectionDefinition(nameof(BadInput), DisableParallelization = true)]
public class BadInput
{
    private const string Good =
        "---\nid: good\nlevel: low\ntags: [attack.t1547.001]\n---\n# Good\n\n## Query\n\n```kql\nuser.name: a\n```\n";

    private static readonly (string, string) _good = ("rules/good.md", Good);

    public static TheoryData<string, string, string> Files => new()
    {
        { "empty.md", "", "1,1 RG9006 Error" },
        { "binary.md", "MZ\u0001\u0002\0\u0003", "1,5 RG9006 Error" },
        { "brackets.md", new string('[', 1_000_000), "1,1 RG9005 Info" },
        { "nothing.md", Good.Split("```")[0], "8,1 RG9006 Error" },
        { "two.md", Good + "\n```\nuser.name: b\n```\n", "15,1 RG9009 Error" },
        { "kusto.md", Query("DeviceRegistryEvents\n| where RegistryKey has \"Run\""), "11,1 RG9008 Error" },
        { "spl.md", Query("index=main EventCode=13 | stats count"), "11,1 RG9008 Error" },
        { "sigma.md", Query("logsource:\n  product: windows\ndetection:\n  s:\n    a: b\n  condition: s", "yaml"), "11,1 RG9008 Error" },
        { "eql.md", Query("registry where registry.path : \"x\"", "eql"), "11,1 RG9008 Error" },
        { "unclosed.md", Good[..^4], "10,1 RG9003 Error" },
        { "crlf.md", Query("user.name: (a or\n  a)").Replace("\n", "\r\n"), "12,3 RG1005 Info" },
        { "bom.md", "\uFEFF" + Query("user.name: (a or\n  a)"), "12,3 RG1005 Info" },
        { "syntax.md", Query("user.name: (a or"), "11,17 RG9001 Error" },
        { "x.tests.yml", "tests:\n  - match: true\n    event: {a: 1}\n", "" },
        { "sigma.yml", "title: t\nlogsource: {}\n", "1,1 RG4004 Error; 2,1 RG4004 Error" },
        { "README.md", "# Rules\n\nHow they are written.\n", "1,1 RG9005 Info" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_good_rule_compiles_beside_a_bad_file(string name, string text, string findings) => Check(name, text, findings);

    [Fact]
    public void A_good_rule_compiles_beside_a_hundred_megabytes() => Check("huge.md", new string('[', 100_000_000), "1,1 RG9002 Error");

    [Fact]
    public void A_good_rule_compiles_beside_all_bad_files_at_once()
    {
        (string, string)[] files = [.. Files.Select(row => ("rules/" + row[0], (string)row[1]))];

        GeneratorRunResult result = new Project([_good, .. files], RuleCompiler.Compile).Run();

        Assert.Null(result.Exception);
        RoslynDiagnostic summary = Assert.Single(result.Diagnostics, diagnostic => diagnostic.Id == DiagnosticTable.Summary);
        Assert.Equal("3 rules compiled, 11 rejected, 2 files of documentation", summary.GetMessage(null));
        GeneratedCode.AssertCompiles(
            result.GeneratedSources.Select(source => new EmittedFile(source.HintName, source.SourceText.ToString())));
    }

    private static void Check(string name, string text, string findings)
    {
        Project[] projects = [new([_good], RuleCompiler.Compile), new([_good, ("rules/" + name, text)], RuleCompiler.Compile)];
        projects[0].Run();
        TimeSpan before = Process.GetCurrentProcess().UserProcessorTime;
        GeneratorRunResult result = projects[1].Run();
        TimeSpan taken = Process.GetCurrentProcess().UserProcessorTime - before;

        Assert.Null(result.Exception);
        Assert.Contains("Good.g.cs", result.GeneratedSources.Select(source => source.HintName));
        Assert.Equal(findings, string.Join("; ", result.Diagnostics.Where(IsAbout).Select(Place)));
        Assert.True(taken < TimeSpan.FromSeconds(1), $"took {taken}");

        bool IsAbout(RoslynDiagnostic diagnostic) => diagnostic.Location.GetLineSpan().Path == Project.Folder + "rules/" + name;
    }

    private static string Place(RoslynDiagnostic diagnostic)
    {
        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        return $"{span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1} {diagnostic.Id} {diagnostic.Severity}";
    }

    private static string Query(string query, string label = "kql") =>
        Good.Replace("# Good", "# Another").Replace("id: good", "id: another").Replace("kql\nuser.name: a", $"{label}\n{query}");
}
