using System.Diagnostics;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Tests.Compiling;

/// <summary>Files that are no sound rule: each is judged at once, at an exact place, and nothing is thrown.</summary>
/// <remarks>Runs alone, because it measures the processor time of the process.</remarks>
[Collection(nameof(BadInputTests))]
[CollectionDefinition(nameof(BadInputTests), DisableParallelization = true)]
public sealed class BadInputTests
{
    private const string Untitled = "# A rule\n\n## Query\n\n";

    /// <summary>What is wrong, the file's text, its kind, and all findings.</summary>
    public static TheoryData<string, string, string, string> Files => new()
    {
        { "empty", "", nameof(CompiledFileKind.Rejected), "1,1 RG9006 error" },
        { "blank", " \r\n\t\n", nameof(CompiledFileKind.Rejected), "1,1 RG9006 error" },
        { "binary", "MZ\u0001\u0002\0\u0003", nameof(CompiledFileKind.Rejected), "1,5 RG9006 error" },
        { "brackets", new string('[', 1_000_000), nameof(CompiledFileKind.Documentation), "1,1 RG9005 information" },
        {
            "brackets as a query", Compile.Document(new string('[', 1_000_000)),
            nameof(CompiledFileKind.Rule), "11,1 RG1016 information; 11,1 RG1020 warning"
        },
        {
            "no query", Untitled + "None yet.\n", nameof(CompiledFileKind.Rejected), "1,3 RG1030 information; 3,1 RG9006 error"
        },
        {
            "two queries", Compile.Document("user.name: a", "\n```\nuser.name: b\n```\n"),
            nameof(CompiledFileKind.Rejected), "15,1 RG9009 error"
        },
        {
            "Kusto", Compile.Document("DeviceRegistryEvents\n| where RegistryKey has \"Run\""),
            nameof(CompiledFileKind.Rejected), "11,1 RG9008 error"
        },
        {
            "SPL", Compile.Document("  index=main EventCode=13 | stats count", label: "sql"),
            nameof(CompiledFileKind.Rejected), "11,3 RG9008 error"
        },
        {
            "Sigma", Compile.Document("logsource:\n  product: windows\ndetection:\n  s:\n    a: b\n  condition: s", label: "yaml"),
            nameof(CompiledFileKind.Rejected), "11,1 RG9008 error"
        },
        {
            "EQL", Compile.Document("registry where registry.path : \"x\"", label: "eql"),
            nameof(CompiledFileKind.Rejected), "11,1 RG9008 error"
        },
        { "unclosed fence", Compile.Document("user.name: a")[..^4], nameof(CompiledFileKind.Rejected), "10,1 RG9003 error" },
        { "syntax error", Compile.Document("user.name: (a or"), nameof(CompiledFileKind.Rejected), "11,17 RG9001 error" },
        {
            "Windows line ends", Compile.Document("user.name: (a or\n  a)").Replace("\n", "\r\n"),
            nameof(CompiledFileKind.Rule), "12,3 RG1005 information"
        },
        {
            "byte order mark", "\uFEFF" + Compile.Document("user.name: (a or\n  a)"),
            nameof(CompiledFileKind.Rule), "12,3 RG1005 information"
        },
        {
            "byte order mark before the title", "\uFEFF" + Untitled + "```kql\nuser.name: a\n```\n",
            nameof(CompiledFileKind.Rule), "1,3 RG1030 information"
        },
        { "documentation", "# Notes\n\nSome words.\n", nameof(CompiledFileKind.Documentation), "1,1 RG9005 information" },
        {
            "negations in each other", Compile.Document(Repeat("user.name: a and not (", 150) + "user.name: b" + new string(')', 150)),
            nameof(CompiledFileKind.Rejected), "11,2201 RG9007 error"
        },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_is_judged_at_an_exact_place(string what, string text, string kind, string findings)
    {
        TimeSpan before = Process.GetCurrentProcess().UserProcessorTime;
        CompiledFile file = Compile.File(text);
        TimeSpan taken = Process.GetCurrentProcess().UserProcessorTime - before;

        Assert.Equal((what, kind, findings), (what, file.Kind.ToString(), file.Findings()));
        Assert.True(taken < TimeSpan.FromSeconds(1), $"took {taken}");
    }

    [Fact]
    public void A_hundred_megabytes_are_refused_unread()
    {
        string text = new('[', 100_000_000);

        TimeSpan before = Process.GetCurrentProcess().UserProcessorTime;
        CompiledFile file = Compile.File(text);
        TimeSpan taken = Process.GetCurrentProcess().UserProcessorTime - before;

        Assert.Equal("1,1 RG9002 error", file.Findings());
        Assert.Null(file.Rule);
        Assert.True(taken < TimeSpan.FromSeconds(1), $"took {taken}");
    }

    [Theory]
    [InlineData("rules/x.tests.yml", "tests:\n  - match: true\n    event: {a: 1}\n", nameof(CompiledFileKind.SideFile), "")]
    [InlineData(
        "rules/x.yml",
        "title: t\nlogsource: {}\ndetection: {}\n",
        nameof(CompiledFileKind.Rejected),
        "2,1 RG4004 error; 3,1 RG4004 error; 3,1 RG4004 error")]
    [InlineData("rules/README.md", "# Rules\n\nHow they are written.\n", nameof(CompiledFileKind.Documentation), "1,1 RG9005 information")]
    public void Files_beside_rules_are_known_by_their_content(string path, string text, string kind, string findings)
    {
        CompiledFile file = Compile.File(text, path: path);

        Assert.Equal((kind, findings), (file.Kind.ToString(), file.Findings()));
    }

    [Theory]
    [InlineData("user.name: a and not (", 90)]
    [InlineData("not (", 199)]
    [InlineData("(user.name: a or (user.name: b and ", 90)]
    [InlineData("process: { user.name: a or not (", 60)]
    public void Deep_nesting_is_compiled_or_refused_and_never_thrown(string open, int times)
    {
        for (int depth = times - 30; depth <= times + 30; depth++)
        {
            string closing = Repeat(string.Concat(open.Where(c => c is '(' or '{').Reverse().Select(c => c == '(' ? ')' : '}')), depth);
            CompiledFile file = Compile.File(Compile.Document(Repeat(open, depth) + "user.name: c" + closing));

            Assert.True(file.Rule is not null || file.Diagnostics.Any(finding => finding.Id == "RG9007"), $"at depth {depth}");
        }
    }

    [Fact]
    public void Every_prefix_of_a_document_is_judged()
    {
        string text = Compile.Document(
            "user.name: (a or \"b\\\\*\") and not process: { pid > 4 }", Compile.ValueSet + Compile.Sample("csv", "a,b\n1,2"));

        for (int length = 0; length <= text.Length; length++)
        {
            CompiledFile file = Compile.File(text[..length], ReadingMode.Strict);
            Assert.Equal(file.Kind == CompiledFileKind.Rule, file.Rule is not null);
            Assert.True(file.Rule is not null || file.Diagnostics.Count > 0, $"nothing is said of the first {length} characters");
        }
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
