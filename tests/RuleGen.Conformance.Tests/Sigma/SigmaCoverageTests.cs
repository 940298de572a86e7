using System.Text;
using System.Text.RegularExpressions;
using RuleGen.Compiler;
using RuleGen.Compiler.Documents.Sigma;
using RuleGen.Compiler.Lowering.Sigma;
using RuleGen.Compiler.Text;
using RuleGen.Conformance.Tests.Support;
using RuleGen.Testing;

namespace RuleGen.Conformance.Tests.Sigma;

/// <summary>
/// Counts what becomes of SigmaHQ's rules, for <c>docs/reference/sigma-coverage.md</c>. Running the tests with <c>SNAPSHOT_ACCEPT=1</c> writes
/// the page anew.
/// </summary>
public sealed partial class SigmaCoverageTests
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

    /// <summary>A project in which each placeholder that some rule asks for has a value.</summary>
    private static CompilerOptions Defined(IEnumerable<SourceFile> rules)
    {
        IEnumerable<string> names = rules
            .SelectMany(rule => PlaceholderName().Matches(rule.Text)).Select(match => match.Groups[1].Value).Distinct();
        string text = "placeholders:\n" + string.Concat(names.Select(name => $"  '{name}': [value, '*.example']\n"));
        return CompilerOptions.Default with { Project = new SigmaProject([ProjectFile.Of(new SourceFile("placeholders.yml", text))!]) };
    }

    [GeneratedRegex("%([^%\\s'\"]+)%")]
    private static partial Regex PlaceholderName();

    private static string Page(Row[] rows)
    {
        Row[] refused = [.. rows.Where(row => !row.IsCompiled)];
        CompilerOptions defined = Defined(refused.Select(row => row.File));
        int left = refused.Count(row => RuleCompiler.Compile(row.File, defined, CancellationToken.None).Kind != CompiledFileKind.Rule);
        var page = new StringBuilder($"""
            # Coverage of SigmaHQ's rules

            What becomes of the {rows.Length} rules of SigmaHQ's repository (commit 8eaafff) when a project takes them as they are: nothing is defined
            for placeholders, and no pipeline is declared. A test writes this page and fails when it is no longer true.

            {rows.Length - refused.Length} compile, {refused.Length} are refused: {Reasons(rows)}. Where a [file of
            placeholders](sigma-project.md#placeholders) gives each of them values, {rows.Length - left} compile.

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
}
