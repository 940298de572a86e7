using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;
using RuleGen.Shared;
using RuleGen.Testing;

namespace RuleGen.Compiler.Tests.Lowering;

/// <summary>The Run-key document's query in both readings: its condition, and each finding with its line.</summary>
public sealed class SeedLoweringTests
{
    private const string Run = "Software\\Microsoft\\Windows\\CurrentVersion\\Run";
    private const string Wow = "Software\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Run";
    private const string Policies = "Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\Explorer\\Run";

    [SharedDataFact]
    public void The_twelve_patterns_are_five_places_in_the_order_first_seen()
    {
        var all = Assert.IsType<AllOf>(SeedQuery.Lower(ReadingMode.Intent).Condition);
        Assert.Equal(4, all.Operands.Count);
        var test = Assert.IsType<Test>(all.Operands[3]);
        var keys = Assert.IsType<RegistryKeyIs>(test.Predicate);

        Assert.Equal(new Field("registry.path", FieldView.Canonical, FieldType.Keyword, FieldForm.RegistryKey), keys.Field);
        Assert.Equal(
            [
                new RegistryPlace(RegistryRoot.Users, null, Run),
                new RegistryPlace(RegistryRoot.LocalMachine, null, Run),
                new RegistryPlace(RegistryRoot.LocalMachine, null, Wow),
                new RegistryPlace(RegistryRoot.Users, null, Policies),
                new RegistryPlace(RegistryRoot.LocalMachine, null, Policies),
            ],
            keys.Places);
        Assert.Equal((18, 29), (test.Origin.Span.StartLine, test.Origin.Span.EndLine));
    }

    [SharedDataFact]
    public void The_other_conjuncts_are_read_without_case_from_the_normalised_event()
    {
        string text = PredicateWords.Describe(SeedQuery.Lower(ReadingMode.Intent).Condition);

        Assert.Equal(
            "(host.os.name is \"Windows\" in any letter case or host.os.name begins with \"Windows \" in any letter case)"
            + " and event.type is \"change\" in any letter case"
            + " and registry.data.strings has a value"
            + " and registry.path names one of five keys, or a value in it",
            text);
    }

    [SharedDataFact]
    public void Strict_compares_twelve_exact_texts_of_the_record()
    {
        var all = Assert.IsType<AllOf>(SeedQuery.Lower(ReadingMode.Strict).Condition);
        var paths = Assert.IsType<AnyOf>(all.Operands[3]);

        Assert.Equal(11, paths.Operands.Count);
        Assert.All(paths.Operands, operand =>
        {
            var match = Assert.IsType<TextMatch>(Assert.IsType<Test>(operand).Predicate);
            Assert.Equal((TextOperator.Equals, false, FieldView.Record), (match.Operator, match.IgnoreCase, match.Field.View));
        });
        Assert.Equal(
            new TextMatch(new Field("host.os.name", FieldView.Record, FieldType.Keyword), TextOperator.Equals, "Windows", false),
            Assert.IsType<Test>(all.Operands[0]).Predicate);
    }

    [SharedDataTheory]
    [InlineData("RG1002", "19 20 23 24 26 29")]
    [InlineData("RG1003", "19 20 21 22 23 24 25 26 27 28 29 30")]
    [InlineData("RG1005", "30")]
    [InlineData("RG1007", "25")]
    [InlineData("RG1008", "21 22 25 27 28 30")]
    [InlineData("RG1009", "18")]
    [InlineData("RG3003", "18")]
    [InlineData("RG1004", "")]
    [InlineData("RG1006", "")]
    [InlineData("RG1040", "")]
    public void Strict_reports_each_fault_on_its_line(string id, string lines) => Assert.Equal(lines, Lines(ReadingMode.Strict, id));

    [SharedDataTheory]
    [InlineData("RG1002", "19 20 23 24 26 29")]
    [InlineData("RG1003", "19 20 21 22 23 24 25 26 27 28 29 30")]
    [InlineData("RG1005", "30")]
    [InlineData("RG1006", "19")]
    [InlineData("RG1009", "18")]
    [InlineData("RG1040", "19")]
    [InlineData("RG3003", "18")]
    [InlineData("RG1004", "")]
    [InlineData("RG1007", "")]
    [InlineData("RG1008", "")]
    public void Intent_reports_each_reading_on_its_line(string id, string lines) => Assert.Equal(lines, Lines(ReadingMode.Intent, id));

    [SharedDataFact]
    public void Intent_has_information_only_and_strict_has_no_error()
    {
        Assert.All(SeedQuery.Lower(ReadingMode.Intent).Diagnostics, finding => Assert.Equal(Severity.Info, finding.Severity));
        Assert.DoesNotContain(SeedQuery.Lower(ReadingMode.Strict).Diagnostics, finding => finding.Severity == Severity.Error);
    }

    [SharedDataFact]
    public void The_merged_list_says_how_many_places_are_left()
    {
        Diagnostic merged = SeedQuery.Lower(ReadingMode.Intent).Diagnostics.Single(finding => finding.Id == "RG1006");

        Assert.StartsWith("These 12 alternatives are 5 ", merged.Message);
        Assert.Contains("lines 19, 20, 26", merged.Message);
    }

    [SharedDataFact]
    public void Findings_stand_at_the_value_itself()
    {
        Diagnostic asterisk = SeedQuery.Lower(ReadingMode.Intent).Diagnostics.First(finding => finding.Id == "RG1002");

        Assert.Equal((18, 2, 18, 68), (
            asterisk.Location.StartLine, asterisk.Location.StartColumn, asterisk.Location.EndLine, asterisk.Location.EndColumn));
    }

    [SharedDataFact]
    public void A_binding_that_fits_the_query_is_not_reported()
    {
        Assert.DoesNotContain(SeedQuery.Lower(ReadingMode.Intent, EventClasses.RegistryAny).Diagnostics, finding => finding.Id == "RG3003");
    }

    private static string Lines(ReadingMode mode, string id) => string.Join(" ", SeedQuery.Lower(mode).Diagnostics
        .Where(finding => finding.Id == id)
        .Select(finding => finding.Location.StartLine + 1));
}
