using Microsoft.CodeAnalysis;
using RuleGen.Compiler;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Emit;
using RuleGen.Compiler.Text;
using RoslynDiagnostic = Microsoft.CodeAnalysis.Diagnostic;

namespace RuleGen.Generator.Tests.Host;

/// <summary>What a project gets from the generator.</summary>
public class HostedCompilation
{
    private static readonly string[] _ofTheSet = ["Detections.Infos.g.cs", "Detections.Rules.g.cs", "Detections.g.cs"];
    private static readonly (string, string)[] _two = [("rules/b.md", "# Beta\nb: 2"), ("rules/a.md", "# Alpha\na: 1")];

    [Fact]
    public void Each_rule_file_becomes_a_class_of_one_set()
    {
        GeneratorRunResult result = new Project(_two).Run();

        Assert.Equal(["Alpha.g.cs", "Beta.g.cs", .. _ofTheSet], Hints(result).Order(StringComparer.Ordinal));
        GeneratedCode.AssertCompiles(Files(result));
    }

    [Fact]
    public void Files_that_are_not_marked_as_rules_are_left_alone()
    {
        GeneratorRunResult result = new Project([("notes.txt", "# Notes\na: 1")]).Run();

        Assert.Empty(result.GeneratedSources);
        Assert.Empty(result.Diagnostics);
    }

    [Fact]
    public void A_fault_is_reported_at_its_line_and_column_in_the_rule_file()
    {
        GeneratorRunResult result = new Project([("rules/bad.md", "# Bad\n\n! RG9001 here it is")]).Run();

        RoslynDiagnostic fault = Assert.Single(result.Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal("/repo/agent/rules/bad.md: (2,9)-(2,19)", fault.Location.GetLineSpan().ToString());
        Assert.Equal("RG9001", fault.Id);
        Assert.Equal("not here it is", fault.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_rejected_rule_leaves_the_others()
    {
        GeneratorRunResult result = new Project([.. _two, ("rules/bad.md", "# Bad\n! RG9001 {0} braces")]).Run();

        Assert.Equal(["Alpha.g.cs", "Beta.g.cs", .. _ofTheSet], Hints(result).Order(StringComparer.Ordinal));
        Assert.Contains(result.Diagnostics, diagnostic => diagnostic.GetMessage(null) == "not {0} braces");
    }

    [Fact]
    public void A_compiler_that_throws_is_a_located_error_and_leaves_the_others()
    {
        GeneratorRunResult result = new Project([.. _two, ("rules/bad.md", "# Bad\nthrow")]).Run();

        RoslynDiagnostic fault = Assert.Single(result.Diagnostics, diagnostic => diagnostic.Id == DiagnosticTable.Internal);
        Assert.Equal("/repo/agent/rules/bad.md", fault.Location.GetLineSpan().Path);
        Assert.Contains("the toy broke", fault.GetMessage(null), StringComparison.Ordinal);
        Assert.Equal(DiagnosticSeverity.Error, fault.Severity);
        Assert.Equal(["Alpha.g.cs", "Beta.g.cs", .. _ofTheSet], Hints(result).Order(StringComparer.Ordinal));
        Assert.Null(result.Exception);
    }

    [Fact]
    public void Cancellation_is_not_taken_for_a_fault_of_the_file()
    {
        GeneratorRunResult result = new Project([("rules/a.md", "cancel")]).Run();

        Assert.IsAssignableFrom<OperationCanceledException>(result.Exception);
        Assert.DoesNotContain(result.Diagnostics, diagnostic => diagnostic.Id == DiagnosticTable.Internal);
    }

    [Fact]
    public void The_build_summary_counts_rules_rejects_and_documentation()
    {
        GeneratorRunResult result = new Project([.. _two, ("rules/bad.md", "! RG9001 x"), ("rules/README.md", "words")]).Run();

        RoslynDiagnostic summary = Assert.Single(result.Diagnostics, diagnostic => diagnostic.Id == DiagnosticTable.Summary);
        Assert.Equal("2 rules compiled, 1 rejected, 1 files of documentation", summary.GetMessage(null));
    }

    [Fact]
    public void The_build_summary_of_a_large_set_says_which_rules_no_index_helps_and_why()
    {
        const string Rule = "title: A\nlogsource: {product: windows}\ndetection: {s: {Image: '\\a.exe'}, condition: s}\n---\n";
        string denied = Rule.Replace("condition: s", "condition: not s", StringComparison.Ordinal);

        GeneratorRunResult result = new Project(
            [("rules/a.yml", string.Concat(Enumerable.Repeat(Rule, 70)) + denied)], RuleCompiler.Compile).Run();

        RoslynDiagnostic summary = Assert.Single(result.Diagnostics, diagnostic => diagnostic.Id == DiagnosticTable.Summary);
        const string Expected = "71 rules compiled, 0 rejected, 0 files of documentation; 1 of the rules is tested on every event of their log "
            + "source (1: it asks only for what is not there)";
        Assert.Equal(Expected, summary.GetMessage(null));
    }

    [Fact]
    public void The_build_summary_counts_the_rules_of_a_file_that_holds_several()
    {
        const string Rule = "title: A\nlogsource: {product: windows}\ndetection: {s: {a: b}, condition: s}\n---\n";

        GeneratorRunResult result = new Project([("rules/a.yml", Rule + Rule + "title: [B]\n---\n" + Rule)], RuleCompiler.Compile).Run();

        RoslynDiagnostic summary = Assert.Single(result.Diagnostics, diagnostic => diagnostic.Id == DiagnosticTable.Summary);
        Assert.Equal("3 rules compiled, 1 rejected, 0 files of documentation", summary.GetMessage(null));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("security", true)]
    [InlineData("None", false)]
    public void A_property_leaves_the_equivalents_of_the_security_log_out(string value, bool expected)
    {
        bool? seen = null;
        CompiledFile Look(SourceFile file, SourceFile? tests, CompilerOptions options, CancellationToken ct)
        {
            seen = options.SecurityEquivalents;
            return ToyCompiler.Compile(file, tests, options, ct);
        }

        new Project([("rules/a.md", "# A\na: 1")], Look, ("DetectionEquivalents", value)).Run();

        Assert.Equal(expected, seen);
    }

    [Fact]
    public void A_test_that_fails_is_reported_in_the_list_of_tests()
    {
        (string, string)[] files =
        [
            ("rules/a.yml", "title: A\nlogsource: {category: c}\ndetection: {s: {a: b}, condition: s}\n"),
            ("rules/a.tests.yml", "tests:\n  - match: true\n    event: {a: b}\n  - match: true\n"),
        ];

        GeneratorRunResult result = new Project(files, RuleCompiler.Compile).Run();

        RoslynDiagnostic fault = Assert.Single(result.Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal("/repo/agent/rules/a.tests.yml: (3,4)-(3,4)", fault.Location.GetLineSpan().ToString());
    }

    [Fact]
    public void Emitted_text_names_files_relative_to_the_project()
    {
        GeneratorRunResult result = new Project([("rules/deep/a.md", "# A\na: 1"), ("../shared/b.md", "# B\nb: 1")]).Run();

        string all = string.Concat(result.GeneratedSources.Select(source => source.SourceText.ToString()));
        Assert.Contains("\"rules/deep/a.md\"", all, StringComparison.Ordinal);
        Assert.Contains("\"../shared/b.md\"", all, StringComparison.Ordinal);
        Assert.DoesNotContain("/repo/", all, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_the_files_changes_nothing()
    {
        GeneratorRunResult forward = new Project(_two).Run();
        GeneratorRunResult backward = new Project(_two.Reverse()).Run();

        Assert.Equal(Texts(forward), Texts(backward));
    }

    [Fact]
    public void Properties_name_the_class_and_choose_the_reading()
    {
        (string, string)[] properties =
        [
            ("DetectionNamespace", "Acme"), ("DetectionClassName", "Watch"), ("DetectionVisibility", "public"), ("DetectionMode", "strict"),
        ];

        GeneratorRunResult result = new Project(_two, null, properties).Run();

        string set = result.GeneratedSources.Single(source => source.HintName == "Watch.g.cs").SourceText.ToString();
        Assert.Contains("namespace Acme;\n", set, StringComparison.Ordinal);
        Assert.Contains("\npublic static partial class Watch\n", set, StringComparison.Ordinal);
        Assert.Contains("word for word", result.GeneratedSources[0].SourceText.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_may_choose_its_own_reading()
    {
        (string, string)[] files = [("rules/a.strict.md", "# A\na: 1"), ("rules/b.md", "# B\nb: 1")];

        GeneratorRunResult result = new Project(files, null, ("DetectionMode", "intent")).Run();

        string text = result.GeneratedSources.Single(source => source.HintName == "A.g.cs").SourceText.ToString();
        Assert.Contains("word for word", text, StringComparison.Ordinal);
        text = result.GeneratedSources.Single(source => source.HintName == "B.g.cs").SourceText.ToString();
        Assert.Contains("as its author meant it", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DetectionNamespace", "a b")]
    [InlineData("DetectionNamespace", "A.class")]
    [InlineData("DetectionClassName", "1st")]
    [InlineData("DetectionVisibility", "protected")]
    [InlineData("DetectionMode", "lax")]
    [InlineData("DetectionEquivalents", "all")]
    [InlineData("StrictFields", "maybe")]
    public void A_setting_that_cannot_be_used_is_an_error_that_names_it(string name, string value)
    {
        GeneratorRunResult result = new Project(_two, null, (name, value)).Run();

        RoslynDiagnostic fault = Assert.Single(result.Diagnostics, diagnostic => diagnostic.Id == DiagnosticTable.Setting);
        Assert.Contains($"{name} cannot be '{value}'", fault.GetMessage(null), StringComparison.Ordinal);
        GeneratedCode.AssertCompiles(Files(result));
    }

    [Fact]
    public void A_condition_too_deep_to_emit_is_reported_in_its_file()
    {
        static CompiledFile Deep(SourceFile file, SourceFile? tests, CompilerOptions options, CancellationToken ct)
        {
            CompiledFile compiled = ToyCompiler.Compile(file, tests, options, ct);
            Compiler.Model.Expr condition = compiled.Rule!.Condition;
            for (int i = 0; i < 500; i++) condition = new Compiler.Model.Not(condition);
            CompiledRule deep = compiled.Rules[0] with { Rule = compiled.Rule with { Condition = condition } };
            return compiled with { Rules = new Compiler.Model.EquatableArray<CompiledRule>([deep]) };
        }

        GeneratorRunResult result = new Project([("rules/a.md", "# A\na: 1")], Deep).Run();

        Assert.Contains(result.Diagnostics, diagnostic => diagnostic.Id == DiagnosticTable.Internal);
        Assert.Equal(["Detections.g.cs", "Detections.Rules.g.cs"], Hints(result));
    }

    private static IEnumerable<EmittedFile> Files(GeneratorRunResult result) =>
        result.GeneratedSources.Select(source => new EmittedFile(source.HintName, source.SourceText.ToString()));

    private static IEnumerable<string> Hints(GeneratorRunResult result) => result.GeneratedSources.Select(source => source.HintName);

    private static IEnumerable<string> Texts(GeneratorRunResult result) =>
        result.GeneratedSources.OrderBy(source => source.HintName, StringComparer.Ordinal).Select(source => source.SourceText.ToString());
}
