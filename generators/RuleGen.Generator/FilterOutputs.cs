using Microsoft.CodeAnalysis;
using RuleGen.Compiler;
using RuleGen.Compiler.Lowering.Sigma;
using RuleGen.Compiler.Model;
using Finding = RuleGen.Compiler.Text.Diagnostic;

namespace RuleGen.Generator;

/// <summary>Reports of each filter the rules it names and is not added to, which takes the names of all Sigma rules.</summary>
internal static class FilterOutputs
{
    public static void Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<SigmaProject> project,
        IncrementalValuesProvider<PlacedProjectFile> files,
        IncrementalValuesProvider<CompiledFile> compiled)
    {
        IncrementalValueProvider<EquatableArray<EquatableArray<SigmaRuleName>>> names = compiled
            .Select((file, _) => file.SigmaRules)
            .WithTrackingName(TrackingNames.RuleNames)
            .Collect()
            .Select((all, _) => all.ToEquatable());
        IncrementalValueProvider<EquatableArray<Finding>> findings = project
            .Combine(names)
            .Select((input, _) => FilterNames.Check(input.Left, input.Right.SelectMany(file => file)))
            .WithTrackingName(TrackingNames.FilterFindings);
        context.RegisterSourceOutput(files.Combine(findings), (output, input) =>
        {
            (PlacedProjectFile file, EquatableArray<Finding> found) = input;
            foreach (Finding finding in found.Where(finding => finding.Location.Path == file.File.Path))
            {
                output.ReportDiagnostic(new FileDiagnostic(file.FullPath, finding).ToRoslyn());
            }
        });
    }
}
