using System.Diagnostics;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Tests.Compiling;

/// <summary>Sigma files become rules, each document for itself.</summary>
[Collection(nameof(SigmaFileTests))]
[CollectionDefinition(nameof(SigmaFileTests), DisableParallelization = true)]
public sealed class SigmaFileTests
{
    private const string Rule =
        "title: A rule\nid: a-rule\nlevel: low\ntags: [attack.t1547.001]\nlogsource:\n  product: windows\n  category: registry_set\n"
        + "detection:\n  selection:\n    Image: a.exe\n  condition: selection\n";

    /// <summary>Id, a file that shows it, and all findings about the file.</summary>
    public static TheoryData<string, string, string> Cases => new()
    {
        { "RG4001", Rule.Replace("    Image", "    Image: b.exe\n    Image"), "11,5 RG4001 error" },
        { "RG4002", Rule.Replace("low", "severe"), "3,8 RG4002 error" },
        { "RG4003", Rule.Replace("level", "date: 2021/03/14\nlevel"), "3,7 RG4003 warning" },
        { "RG4004", Rule.Replace("  condition: selection\n", ""), "8,1 RG4004 error" },
        { "RG4005", Rule.Replace("  condition", "  timeframe: 5m\n  condition"), "11,3 RG4005 error" },
        { "RG4006", Rule.Replace("level", "taxonomy: ecs\nlevel"), "3,11 RG4006 error" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_finding_stands_at_its_place_with_the_severity_of_the_table(string id, string text, string findings)
    {
        Assert.Equal(findings, Sigma(text).Findings());
        Assert.EndsWith(Compile.Word(DiagnosticTable.Find(id)!.Default), findings, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_carries_what_its_file_says()
    {
        Rule rule = Sigma(Rule).Rule!;

        Assert.Equal(("a-rule", "A rule", "low"), (rule.Metadata.Id, rule.Metadata.Title, rule.Metadata.Level));
        Assert.Equal((ReadingMode.Strict, EventClasses.RegistryValueSet), (rule.Mode, rule.Binding));
        Assert.Equal(("windows", "registry_set", null), (rule.LogSource!.Product, rule.LogSource.Category, rule.LogSource.Service));
        Assert.Equal((true, true), (rule.LogSource.SecurityEquivalents, rule.LogSource.NeedsDeclaration));
        Assert.Equal("detection:\n  selection:\n    Image: a.exe\n  condition: selection", rule.Query);
    }

    [Theory]
    [InlineData("product: windows\n  category: process_creation", nameof(EventClasses.ProcessStart))]
    [InlineData("category: registry_event", nameof(EventClasses.Unknown))]
    [InlineData("product: Windows\n  category: registry_delete", nameof(EventClasses.RegistryKeyCreateDelete))]
    [InlineData("product: windows\n  category: ps_script", nameof(EventClasses.Unknown))]
    [InlineData("product: windows\n  service: security", nameof(EventClasses.Unknown))]
    [InlineData("product: linux\n  category: process_creation", nameof(EventClasses.Unknown))]
    public void A_category_of_windows_binds_to_its_events(string source, string binding) =>
        Assert.Equal(binding, Sigma(Rule.Replace("product: windows\n  category: registry_set", source)).Rule!.Binding.ToString());

    [Fact]
    public void A_project_may_leave_the_equivalents_of_the_security_log_out()
    {
        CompilerOptions options = CompilerOptions.Default with { SecurityEquivalents = false };

        Assert.False(RuleCompiler.Compile(new SourceFile("a.yml", Rule), options, CancellationToken.None).Rule!.LogSource!.SecurityEquivalents);
    }

    [Fact]
    public void A_faulty_document_leaves_the_others_alone()
    {
        CompiledFile file = Sigma($"{Rule}---\n{Rule.Replace("low", "severe")}---\n{Rule}");

        Assert.Equal((CompiledFileKind.Rejected, "15,8 RG4002 error", 1), (file.Kind, file.Findings(), file.RejectedRules));
        Assert.Equal(["rules/x.yml", "rules/x.yml#3"], file.Rules.Select(rule => rule.Rule.Key));
        Assert.Equal(["rules/x.yml", "rules/x.yml#3"], file.Rules.Select(rule => rule.Positions.Key));
        Assert.Equal([7, 31], file.Rules.Select(rule => rule.Positions.Query.StartLine));
    }

    [Fact]
    public void A_test_that_goes_the_wrong_way_is_reported_in_the_list_of_tests()
    {
        CompiledFile file = Sigma(
            Rule,
            "tests:\n  - match: false\n    event: {EventID: 13, Image: a.exe, Channel: Microsoft-Windows-Sysmon/Operational}\n");

        Assert.Equal("3,12 RG3001 error", file.Findings());
        Assert.Equal("rules/x.tests.yml", file.Diagnostics[0].Location.Path);
        Assert.Null(file.Rule);
    }

    [Theory]
    [InlineData("", "1,1 RG3004 error")]
    [InlineData("- a\n", "1,1 RG3004 error")]
    [InlineData("tests:\n", "1,1 RG3004 error")]
    [InlineData("tests: [a]\n", "1,9 RG3004 error")]
    [InlineData("tests:\n  - match: yes\n    event: {a: 1}\n", "2,12 RG3004 error")]
    [InlineData("tests:\n  - event: {a: 1}\n", "2,5 RG3004 error")]
    [InlineData("tests:\n  - match: false\n", "2,5 RG3004 error")]
    [InlineData("tests:\n  - match: false\n    evnt: {a: 1}\n", "2,5 RG3004 error; 3,5 RG3004 error")]
    [InlineData("tests:\n  - match: false\n    event: [a]\n", "3,12 RG3004 error")]
    [InlineData("tests:\n  - match: false\n    events: {a: 1}\n", "3,13 RG3004 error")]
    [InlineData("tests:\n  - match: false\n    event: '{\"a\": '\n", "3,12 RG3004 error")]
    [InlineData("tests:\n  - match: false\n    rule: other\n    event: {a: 1}\n", "3,11 RG3004 error")]
    [InlineData("tests:\n  - match: false\n    event: {a: 1\n", "4,1 RG3004 error")]
    public void A_test_that_cannot_be_read_is_reported_in_the_list_of_tests(string tests, string findings)
    {
        CompiledFile file = Sigma(Rule, tests);

        Assert.Equal(findings, file.Findings());
        Assert.All(file.Diagnostics, finding => Assert.Equal("rules/x.tests.yml", finding.Location.Path));
        Assert.Null(file.Rule);
    }

    [Fact]
    public void A_test_names_its_rule_where_the_file_has_several()
    {
        string two = $"{Rule}---\n{Rule.Replace("id: a-rule", "id: another\nname: second")}";
        const string Test = "tests:\n  - match: false\n    event: {EventID: 1, Channel: Microsoft-Windows-Sysmon/Operational}\n";

        Assert.Equal("3,12 RG3004 error", Sigma(two, Test).Findings());
        Assert.Equal("", Sigma(two, Test + "    rule: second\n").Findings());
    }

    public static TheoryData<string, string> Hostile => new()
    {
        { "brackets", "title: " + new string('[', 100_000) },
        { "braces", "title: " + new string('{', 100_000) },
        { "dashes", "title:\n" + Repeat("- ", 100_000) },
        { "questions", "title: t\n" + Repeat("? ", 100_000) },
        { "indentation", "title:\n" + string.Concat(Enumerable.Range(1, 300).Select(depth => new string(' ', depth) + "a:\n")) },
        { "aliases", "title: &a [x,x]\n" + string.Concat(Enumerable.Range(0, 1_000).Select(i => $"b{i}: &b{i} [*a,*a,*a]\n")) },
        { "one key a thousand times", Repeat("title: a\n", 1_000) },
        { "a long text", "title: '" + new string('x', 1_000_000) },
        { "tabs", "title: a\n\t\tlevel: low\n" },
        { "controls", "title: \u0001\u0002\u0003\u0004\n" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_file_is_refused_at_a_place_and_at_once(string what, string text)
    {
        (CompiledFile file, TimeSpan taken) = Timed(text + "\nlogsource:\ndetection:\n");

        Assert.True(file.Kind == CompiledFileKind.Rejected, what);
        Assert.NotEmpty(file.Diagnostics);
        Assert.All(file.Diagnostics, finding => Assert.InRange(finding.Location.Start + finding.Location.Length, 0, text.Length + 25));
        // Fifty milliseconds are enough on a quiet machine.
        Assert.True(taken < TimeSpan.FromMilliseconds(250), $"took {taken}");
    }

    [Theory]
    [InlineData("title: [", "x,", "]", "1,24007 RG4001 error")]
    [InlineData("title:\n", "  - x\n", "", "12001,5 RG4001 error")]
    public void A_file_of_too_many_values_is_read_up_to_them(string start, string value, string end, string findings)
    {
        (CompiledFile file, TimeSpan taken) = Timed(start + Repeat(value, 100_000) + end + "\nlogsource:\n");

        Assert.Equal(findings, file.Findings());
        Assert.True(taken < TimeSpan.FromSeconds(1), $"took {taken}");
    }

    [Fact]
    public void A_file_of_too_many_documents_is_read_up_to_them()
    {
        (CompiledFile file, TimeSpan taken) = Timed(Repeat("---\ntitle: a\n", 70_000) + "logsource:\n");

        Assert.Equal("1001,1 RG9002 error", file.Findings().Split("; ")[^1]);
        Assert.True(taken < TimeSpan.FromSeconds(1), $"took {taken}");
    }

    [Fact]
    public void No_damage_to_a_file_breaks_the_reader()
    {
        const string Text = Rule + "---\n" + Rule;
        var random = new Random(11);
        for (int length = 0; length < Text.Length; length++) Sigma(Text[..length]);
        for (int round = 0; round < 2_000; round++)
        {
            char[] damaged = Text.ToCharArray();
            for (int flips = random.Next(1, 5); flips > 0; flips--)
            {
                damaged[random.Next(damaged.Length)] = "[]{}&*!|>'\"%@`:-?,#\n\t x\u2028\uD800\u0085"[random.Next(25)];
            }
            string text = new(damaged);
            CompiledFile file = Sigma(text);
            Assert.All(file.Diagnostics, finding => Assert.InRange(finding.Location.Start + finding.Location.Length, 0, text.Length));
        }
    }

    private static CompiledFile Sigma(string text, string? tests = null) => RuleCompiler.Compile(
        new SourceFile("rules/x.yml", text),
        tests is null ? null : new SourceFile("rules/x.tests.yml", tests),
        CompilerOptions.Default,
        CancellationToken.None);

    /// <summary>The shortest of three runs, since the first one also compiles the compiler.</summary>
    private static (CompiledFile File, TimeSpan Taken) Timed(string text)
    {
        CompiledFile file = Sigma(text);
        TimeSpan shortest = TimeSpan.MaxValue;
        for (int run = 0; run < 3; run++)
        {
            TimeSpan before = Process.GetCurrentProcess().UserProcessorTime;
            file = Sigma(text);
            TimeSpan taken = Process.GetCurrentProcess().UserProcessorTime - before;
            if (taken < shortest) shortest = taken;
        }
        return (file, shortest);
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
