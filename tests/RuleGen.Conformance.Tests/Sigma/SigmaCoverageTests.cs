using System.Text;
using RuleGen.Compiler;
using RuleGen.Compiler.Analysis.Sigma;
using RuleGen.Compiler.Documents.Sigma;
using RuleGen.Compiler.Languages.Sigma.Modifiers;
using RuleGen.Compiler.Lowering.Sigma;
using RuleGen.Compiler.Text;
using RuleGen.Conformance.Tests.Support;
using RuleGen.Testing;

namespace RuleGen.Conformance.Tests.Sigma;

/// <summary>
/// Counts what becomes of SigmaHQ's rules, for <c>docs/reference/sigma-coverage.md</c>. Running the tests with <c>SNAPSHOT_ACCEPT=1</c> writes
/// the page anew.
/// </summary>
public sealed class SigmaCoverageTests
{
    private sealed record Row(SourceFile File, string Product, string Category, CompiledFile Compiled)
    {
        public string Folder => File.Path[..File.Path.IndexOf('/', StringComparison.Ordinal)];

        public bool IsCompiled => Compiled.Kind == CompiledFileKind.Rule;

        public IEnumerable<string> Errors => Compiled.Diagnostics
            .Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Id).Distinct();
    }

    [SharedDataFact]
    public void The_page_of_coverage_says_what_the_compiler_does()
    {
        string? root = Repository.Root;
        if (root is null) return;
        Row[] rows = [.. SigmaFiles.SigmaHq().AsParallel().AsOrdered().Select(Compile)];
        string page = Path.Combine(root, "docs", "reference", "sigma-coverage.md");
        string text = Page(rows);
        if (Environment.GetEnvironmentVariable("SNAPSHOT_ACCEPT") == "1" && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
            File.WriteAllText(page, text);

        Assert.True(rows.Length >= 3_778, $"only {rows.Length} rules were found");
        Assert.Equal(text, File.ReadAllText(page).ReplaceLineEndings("\n"));
    }

    private static Row Compile(SourceFile file)
    {
        SigmaLogSource? source = SigmaDocumentReader.Read(file)[0].LogSource;
        CompiledFile compiled = RuleCompiler.Compile(file, CompilerOptions.Default, CancellationToken.None);
        return new Row(file, source?.Product ?? "any", source?.Category ?? source?.Service ?? "any", compiled);
    }

    private static bool CompilesWithPlaceholders(SourceFile file)
    {
        SigmaDetection detection = SigmaFiles.Detection(file);
        var options = new SigmaOptions(SigmaFiles.Classes(detection.LogSource), StrictFields: false) { Placeholders = new AnyValue() };
        return !SigmaAnalysis.Analyse(detection, options).HasError;
    }

    private static string Page(Row[] rows)
    {
        var page = new StringBuilder($"""
            # Coverage of SigmaHQ's rules

            What becomes of the {rows.Length} rules of SigmaHQ's repository (commit 8eaafff) when a project takes them as they are: nothing is defined
            for placeholders, and no pipeline is declared. A test writes this page and fails when it is no longer true.

            {rows.Count(row => row.IsCompiled)} compile, {rows.Count(row => !row.IsCompiled)} are refused: {Reasons(rows)}. Where a project
            gives each placeholder a value, {rows.Count(row => row.IsCompiled || CompilesWithPlaceholders(row.File))} compile.

            ## By folder

            | folder | rules | compiled | refused | reasons |
            |---|---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (IGrouping<string, Row> group in rows.GroupBy(row => row.Folder).OrderBy(group => group.Key, StringComparer.Ordinal))
            page.Append(Line($"`{group.Key}`", group));
        page.Append("\n## By product and category or service\n\n");
        page.Append("| product | category or service | rules | compiled | refused | reasons |\n|---|---|---|---|---|---|\n");
        foreach (IGrouping<(string, string), Row> group in rows.GroupBy(row => (row.Product, row.Category)).OrderBy(group => group.Key))
            page.Append(Line($"{group.Key.Item1} | {group.Key.Item2}", group));
        page.Append("\n## What is said about them\n\n| finding | severity | findings | rules |\n|---|---|---|---|\n");
        var findings = rows.SelectMany(row => row.Compiled.Diagnostics.Select(finding => (finding.Id, finding.Severity, row.File.Path)));
        foreach (var group in findings.GroupBy(finding => (finding.Id, finding.Severity)).OrderBy(group => group.Key.Id, StringComparer.Ordinal))
        {
            string severity = group.Key.Severity == Severity.Info ? "information" : group.Key.Severity.ToString().ToLowerInvariant();
            int files = group.Select(item => item.Path).Distinct().Count();
            page.Append($"| [{group.Key.Id}](diagnostics/{group.Key.Id}.md) | {severity} | {group.Count()} | {files} |\n");
        }
        return page.ToString();
    }

    private static string Line(string name, IEnumerable<Row> rows)
    {
        Row[] all = [.. rows];
        int compiled = all.Count(row => row.IsCompiled);
        return $"| {name} | {all.Length} | {compiled} | {all.Length - compiled} | {Reasons(all)} |\n";
    }

    private static string Reasons(IEnumerable<Row> rows) => string.Join(", ", rows.SelectMany(row => row.Errors)
        .GroupBy(id => id).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key} in {group.Count()}"));

    private sealed class AnyValue : IPlaceholders
    {
        public IReadOnlyList<string> Find(string name) => ["value"];
    }
}
