using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Emit;
using RoslynDiagnostic = Microsoft.CodeAnalysis.Diagnostic;

namespace RuleGen.Generator.Tests.Host;

/// <summary>What the pages on event types show is so.</summary>
public class EventTypePages
{
    private static readonly string _root = FindRoot();

    public static TheoryData<string> Ids =>
        [.. DiagnosticTable.Rows.Where(row => row.Category == DiagnosticTable.EventTypeCategory).Select(row => row.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_example_is_reported_where_its_page_says(string id)
    {
        string page = Page("reference", "diagnostics", id + ".md");
        string code = string.Join('\n', Regex.Matches(page, @"^ ?\d+ \| (?<text>.*)$", RegexOptions.Multiline).Select(match => match.Groups["text"].Value));
        Match place = Regex.Match(page, @"^Reported at line (?<line>\d+), on (`(?<name>\w+)`|the attribute)", RegexOptions.Multiline);

        RoslynDiagnostic finding = Assert.Single(With(code).Findings);

        Assert.Equal(id, finding.Id);
        LinePosition(finding, out int line, out string text, code);
        Assert.Equal(int.Parse(place.Groups["line"].Value, CultureInfo.InvariantCulture), line);
        if (place.Groups["name"].Success) Assert.Equal(place.Groups["name"].Value, text);
        else Assert.StartsWith("DetectionEvent(", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RG2004")]
    public void A_correction_shown_in_code_is_one(string id)
    {
        string page = Page("reference", "diagnostics", id + ".md");

        Consumer consumer = With("[DetectionEvent(\"registry_set\")]\n" + Fence(page, "## Fix"));

        Assert.Empty(consumer.Findings);
        consumer.Compile();
    }

    [Fact]
    public void The_type_shown_on_the_reference_page_has_no_finding()
    {
        Consumer consumer = With(Fence(Page("reference", "typed-events.md"), "# Typed events"));

        Assert.Empty(consumer.Findings);
        consumer.Compile();
    }

    [Fact]
    public void The_program_on_embedding_prints_what_its_page_says()
    {
        string page = Page("how-to", "embed-a-matcher.md");
        string code = Fence(page, "## From a type of your own");
        string printed = Fence(page[page.IndexOf("it prints:", StringComparison.Ordinal)..], "it prints:", "text");
        Consumer consumer = With("global using System;\n" + code, "");
        CSharpCompilation compilation = GeneratedCode
            .Compile(
                consumer.Result.GeneratedSources.Select(source => new EmittedFile(source.HintName, source.SourceText.ToString())),
                "global using System;\n" + code)
            .WithOptions(new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));

        Assert.Empty(consumer.Findings);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden));
        Assert.Equal(printed, Output(Consumer.Load(compilation)));
    }

    private static string Output(Assembly program)
    {
        TextWriter before = Console.Out;
        using var output = new StringWriter { NewLine = "\n" };
        Console.SetOut(output);
        try
        {
            program.EntryPoint!.Invoke(null, program.EntryPoint.GetParameters().Length == 0 ? null : [Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(before);
        }
        return output.ToString();
    }

    /// <summary>A project with this code and the rule on Run keys.</summary>
    private static Consumer With(string code, string usings = Consumer.Usings)
    {
        const string Rule = "rules/windows/persistence/registry-run-keys.md";
        return new Consumer([(Rule, File.ReadAllText(Path.Combine(_root, Rule)))], [code], usings);
    }

    private static void LinePosition(RoslynDiagnostic finding, out int line, out string text, string code)
    {
        line = finding.Location.GetLineSpan().StartLinePosition.Line + 1;
        int start = finding.Location.SourceSpan.Start - Consumer.Usings.Length;
        text = code.Substring(start, finding.Location.SourceSpan.Length);
    }

    /// <summary>The first block of code behind some text, with its last line end.</summary>
    private static string Fence(string page, string behind, string label = "csharp")
    {
        int start = page.IndexOf("```" + label + "\n", page.IndexOf(behind, StringComparison.Ordinal), StringComparison.Ordinal) + label.Length + 4;
        return page[start..page.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private static string Page(params string[] parts) => File.ReadAllText(Path.Combine([_root, "docs", .. parts])).Replace("\r\n", "\n");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "RuleGen.sln"))) return folder.FullName;
        }
        throw new DirectoryNotFoundException("The tests were moved out of the repository; run them where they were built.");
    }
}
