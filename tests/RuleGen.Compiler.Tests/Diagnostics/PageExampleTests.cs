using System.Globalization;
using System.Text.RegularExpressions;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Tests.Compiling;

namespace RuleGen.Compiler.Tests.Diagnostics;

/// <summary>The queries shown on the pages of the findings are reported as the pages say.</summary>
public sealed class PageExampleTests
{
    // The pages number the lines of a longer document than the one the tests compile.
    private const int FirstLineShown = 18;
    private const int FirstLineCompiled = 11;

    /// <summary>Id, query and the line the page names, of each page whose example is a query in full.</summary>
    public static TheoryData<string, string, int> Examples
    {
        get
        {
            var examples = new TheoryData<string, string, int>();
            foreach (string path in Directory.EnumerateFiles(Repository.PathOf("docs", "reference", "diagnostics"), "RG*.md").Order())
            {
                string page = File.ReadAllText(path);
                string query = string.Join('\n', Regex.Matches(page, @"^(?<line>\d\d) \| (?<text>.*)$", RegexOptions.Multiline)
                    .Where(match => Number(match.Groups["line"]) is >= FirstLineShown and < FirstLineShown + 10)
                    .Select(match => match.Groups["text"].Value));
                if (query.Length == 0 || query.Contains("```", StringComparison.Ordinal) || query.EndsWith('…')) continue;
                int line = Number(Regex.Match(page, @"^Reported at line (?<line>\d+)", RegexOptions.Multiline).Groups["line"]);
                examples.Add(Path.GetFileNameWithoutExtension(path), query, line);
            }
            return examples;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_is_reported_where_its_page_says(string id, string query, int line)
    {
        string text = Compile.Document(query, Compile.ValueSet);
        int[] lines = new[] { ReadingMode.Strict, ReadingMode.Intent }
            .SelectMany(mode => Compile.File(text, mode).Diagnostics)
            .Where(finding => finding.Id == id)
            .Select(finding => finding.Location.StartLine + 1 - FirstLineCompiled + FirstLineShown)
            .Distinct().ToArray();

        Assert.Equal([line], lines);
    }

    [Fact]
    public void Most_pages_of_queries_show_one_in_full() => Assert.True(Examples.Count() >= 20, $"only {Examples.Count()} do");

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);
}
