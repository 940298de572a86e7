using System.Text.Json.Nodes;
using RuleGen.Compiler.Analysis.Sigma;
using RuleGen.Compiler.Lowering.Sigma;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;
using RuleGen.Testing;

namespace RuleGen.Conformance.Tests.Sigma;

/// <summary>The fields that SigmaHQ allows in rules for Windows, category by category.</summary>
public sealed class LegalFieldsTests
{
    // Fields of one vendor's sensor.
    private static readonly string[] _notOfSysmon = ["GrandParentImage"];

    [SharedDataFact]
    public void No_field_that_a_category_has_is_reported()
    {
        JsonNode legal = JsonNode.Parse(File.ReadAllText(SharedData.Path("sigmahq", "tests", "logsource.json")!))!["legit"]!["windows"]!;
        int fields = 0;
        var faults = new List<string>();
        foreach ((string category, JsonNode? names) in legal["category"]!.AsObject())
        {
            var source = new LogSource("windows", category, null, true, true);
            foreach (string name in names!.AsArray().Concat(legal["common"]!.AsArray()).Select(name => name!.GetValue<string>()))
            {
                fields++;
                faults.AddRange(Findings(name, source).Select(finding => $"{category}: {finding.Message}"));
            }
        }

        Assert.True(fields > 300, $"only {fields} fields were found");
        Assert.Equal([], faults.Where(fault => !_notOfSysmon.Any(fault.Contains)));
    }

    [SharedDataFact]
    public void Most_fields_of_other_categories_are_reported()
    {
        var source = new LogSource("windows", "process_creation", null, true, true);

        Assert.Equal("RG4011", Assert.Single(Findings("TargetObject", source)).Id);
        Assert.Equal("RG4011", Assert.Single(Findings("QueryName", source)).Id);
        Assert.Equal("RG1010", Assert.Single(Findings("ComandLine", source)).Id);
    }

    private static IEnumerable<Diagnostic> Findings(string field, LogSource source)
    {
        var file = new SourceFile("rule.yml", $"logsource: {{ category: test }}\ndetection: {{ selection: {{ {field}: a }}, condition: selection }}\n");
        var options = new SigmaOptions(SigmaFiles.Classes(source), StrictFields: false);
        return SigmaAnalysis.Analyse(SigmaFiles.Detection(file) with { LogSource = source }, options).Diagnostics;
    }
}
