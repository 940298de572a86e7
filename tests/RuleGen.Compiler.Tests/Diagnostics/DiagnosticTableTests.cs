using System.Text.RegularExpressions;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Tests.Compiling;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Tests.Diagnostics;

/// <summary>The table of findings, the sources that report them and the pages that explain them agree.</summary>
public sealed class DiagnosticTableTests
{
    [Fact]
    public void Every_id_in_the_sources_is_in_the_table()
    {
        string[] folders = ["generators", "src"];
        IEnumerable<string> ids = folders
            .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories))
            .Where(path => !Regex.IsMatch(path, @"[\\/](bin|obj)[\\/]"))
            .SelectMany(path => Regex.Matches(File.ReadAllText(path), @"RG\d{4}").Select(match => match.Value));

        Assert.Empty(ids.Distinct().Except(DiagnosticTable.Rows.Select(row => row.Id)));
    }

    [Fact]
    public void Every_finding_has_a_page_with_its_title_and_severity()
    {
        IEnumerable<string> pages = Directory.EnumerateFiles(Repository.PathOf("docs", "reference", "diagnostics"), "RG*.md");

        Assert.Equal(
            DiagnosticTable.Rows.Select(row => row.Id + ".md"),
            pages.Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        Assert.All(DiagnosticTable.Rows, row =>
        {
            string[] lines = Repository.Lines("docs", "reference", "diagnostics", row.Id + ".md");
            Assert.Equal($"# {row.Id}: {row.Title}", lines[0]);
            Assert.Equal($"Severity: {Severities(row)}.", lines[2]);
        });
    }

    [Fact]
    public void The_index_lists_the_table()
    {
        string[] lines = Repository.Lines("docs", "reference", "diagnostics", "README.md");

        Assert.Equal(
            DiagnosticTable.Rows.Select(
                row => $"[{row.Id}]({row.Id}.md) {Compile.Word(row.Strict)} {Compile.Word(row.Intent)} {row.Title}"),
            Repository.Table(lines, "| id | strict | intent | finding |").Select(cells => string.Join(' ', cells)));
    }

    private static string Severities(DiagnosticRow row) => row.Strict == row.Intent
        ? Compile.Word(row.Strict)
        : $"{InWords(row.Strict)} in strict mode, {InWords(row.Intent)} in intent mode";

    private static string InWords(Severity? severity) => severity is null ? "not reported" : Compile.Word(severity);
}
