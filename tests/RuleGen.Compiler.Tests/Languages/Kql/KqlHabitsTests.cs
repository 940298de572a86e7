using RuleGen.Compiler.Languages.Kql;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Tests.Languages.Kql;

public class KqlHabitsTests
{
    [Theory]
    [InlineData("f: \"C:\\temp\\new\"", "RG1011", "\\t")]
    [InlineData("f: \"HKLM\\Software\\run\"", "RG1011", "\\r")]
    [InlineData("file.path: \"\\temp\"", "RG1011", "\\t")]
    [InlineData("f: \"C:\\\\users\\u0041bc\"", "RG1011", "\\u0041")]
    [InlineData("f: C\\:\\temp*", "RG1011", "\\t")]
    [InlineData("f: \\not x", "RG1013", "\\not")]
    [InlineData("f: a or b", "RG1014", "b")]
    [InlineData("f: a and b and c: d", "RG1014", "b")]
    [InlineData("f: a or b and c: d", "RG1014", "b")]
    [InlineData("x: 1 and f: a or b*", "RG1014", "b*")]
    [InlineData("f: [1 TO 5]", "RG1015", "[1 TO 5]")]
    [InlineData("f: /re/", "RG1015", "/re/")]
    [InlineData("f: a?c", "RG1015", "a?c")]
    [InlineData("f: 1 // note", "RG1015", "1 // note")]
    [InlineData("// note\nf: 1", "RG1015", "// note\nf")]
    [InlineData("f: a || b", "RG1015", "a || b")]
    [InlineData("f: (a b)", "RG1015", "a b")]
    public void A_query_that_means_something_else_than_it_seems_is_reported(string query, string id, string place)
    {
        foreach (ReadingMode mode in new[] { ReadingMode.Strict, ReadingMode.Intent })
        {
            Diagnostic finding = Assert.Single(KqlSample.Parse(query, mode).Diagnostics);
            Assert.Equal((id, Severity.Warning), (finding.Id, finding.Severity));
            Assert.Equal(place, query.Substring(finding.Location.Start, finding.Location.Length));
        }
    }

    [Theory]
    [InlineData("f: \"a\\tb\"")]
    [InlineData("f: \"C:\\Windows\\System32\"")]
    [InlineData("f: \"C:\\\\temp\\\\new\"")]
    [InlineData("f: (a or b)")]
    [InlineData("a or b")]
    [InlineData("f: a or g: b")]
    [InlineData("f: \"[1 TO 5]\" and g: \"/re/\" and h: \"a?c\"")]
    [InlineData("f: /usr/bin/python3")]
    [InlineData("f: a b")]
    [InlineData("f: (a b or c)")]
    public void A_query_that_means_what_it_seems_is_not_reported(string query) =>
        Assert.Empty(KqlSample.Parse(query, ReadingMode.Intent).Diagnostics);

    [Fact]
    public void Findings_come_in_the_order_of_the_text()
    {
        KqlParseResult result = KqlSample.Parse("f: not a?b and g: /x/ or h: cannot y", ReadingMode.Intent);

        Assert.Equal(["RG1013", "RG1015", "RG1015", "RG1013"], result.Diagnostics.Select(finding => finding.Id));
    }

    [Fact]
    public void One_habit_in_a_thousand_places_is_not_reported_a_thousand_times()
    {
        string query = string.Join(" and ", Enumerable.Repeat("f: a?b", 1_000));

        Assert.Equal(KqlHabits.MaxFindings, KqlSample.Parse(query).Diagnostics.Count);
    }
}
