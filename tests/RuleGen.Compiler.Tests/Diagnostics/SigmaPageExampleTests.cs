using System.Text.RegularExpressions;
using RuleGen.Compiler.Analysis.Sigma;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Lowering.Sigma;
using RuleGen.Compiler.Taxonomy;
using RuleGen.Compiler.Tests.Lowering.Sigma;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Tests.Diagnostics;

/// <summary>The detections shown on the pages of the findings about Sigma are reported as the pages say, and as the table does.</summary>
public sealed class SigmaPageExampleTests
{
    private const int FirstLineShown = 11;

    /// <summary>Id and place of each finding that has to do with a detection: the line on its page, the column there.</summary>
    public static TheoryData<string, int, int> Places => new()
    {
        { "RG4010", 13, 14 },
        { "RG4011", 13, 5 },
        { "RG4101", 13, 12 },
        { "RG4102", 13, 23 },
        { "RG4103", 13, 23 },
        { "RG4104", 15, 9 },
        { "RG4105", 15, 9 },
        { "RG4106", 13, 7 },
        { "RG4107", 13, 26 },
        { "RG4108", 13, 25 },
        { "RG4109", 13, 27 },
        { "RG4110", 13, 40 },
        { "RG4111", 13, 20 },
        { "RG4120", 13, 11 },
        { "RG4121", 13, 26 },
        { "RG4122", 13, 25 },
        { "RG4123", 13, 21 },
        { "RG4124", 13, 12 },
        { "RG4201", 14, 32 },
        { "RG4202", 14, 14 },
        { "RG4203", 14, 14 },
        { "RG4204", 14, 3 },
        { "RG4205", 14, 14 },
        { "RG4206", 14, 24 },
        { "RG4207", 16, 28 },
        { "RG4208", 13, 7 },
        { "RG4301", 13, 18 },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public void An_example_is_reported_at_its_place(string id, int line, int column)
    {
        string page = File.ReadAllText(Repository.PathOf("docs", "reference", "diagnostics", id + ".md"));
        IEnumerable<string> lines = Regex.Matches(page, @"^\d\d \| (?<text>.*)$", RegexOptions.Multiline)
            .Select(match => match.Groups["text"].Value);
        string text = string.Join('\n', lines);
        Match category = Regex.Match(page, "in a rule for `category: (?<name>[a-z_]+)`");
        EventClasses classes = category.Success ? EventClassNames.Find(category.Groups["name"].Value)!.Value : EventClasses.Unknown;
        LoweredSigma lowered = SigmaAnalysis.Analyse(Detect.Below("detection", text + "\n"), Detect.Options(classes));
        Diagnostic finding = Assert.Single(lowered.Diagnostics, finding => finding.Id == id);

        Assert.Equal((line, column), (finding.Location.StartLine + FirstLineShown, finding.Location.StartColumn + 1));
        Assert.Equal(DiagnosticTable.Find(id)!.Strict, finding.Severity);
        Assert.Contains($"Reported at line {line},", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_finding_about_a_detection_has_a_place() => Assert.Equal(
        DiagnosticTable.Rows.Select(row => row.Id).Where(id => Regex.IsMatch(id, "^RG4(01|1|2|301)")),
        Places.Select(row => (string)row[0]));
}
