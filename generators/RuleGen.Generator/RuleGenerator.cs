using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using RuleGen.Compiler;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Emit;
using RuleGen.Compiler.Lowering.Sigma;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;
using RuleGen.Compiler.Text;
using Finding = RuleGen.Compiler.Text.Diagnostic;

namespace RuleGen.Generator;

/// <summary>
/// Compiles the rule files of a project to matchers. Files travel one by one as far as they can: a changed file is compiled alone, a
/// changed rule re-emits the file of its matcher and that of its texts and places, and a rule that only moved re-emits the latter.
/// Nothing of the compilation takes part.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class RuleGenerator : IIncrementalGenerator
{
    private readonly CompileFile _compile;

    public RuleGenerator()
        : this(RuleCompiler.Compile)
    {
    }

    internal RuleGenerator(CompileFile compile) => _compile = compile;

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<ProjectSettings> settings = context.AnalyzerConfigOptionsProvider
            .Select((provider, _) => ProjectSettings.Read(provider.GlobalOptions))
            .WithTrackingName(TrackingNames.Settings);
        IncrementalValuesProvider<RuleFile> files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select((input, _) => RuleMark.Read(input.Left, input.Right))
            .WithTrackingName(TrackingNames.Marks)
            .Where(mark => mark is not null)
            .Combine(settings)
            .Select((input, ct) => RuleFile.Read(input.Left!, input.Right, ct))
            .WithTrackingName(TrackingNames.Files);
        IncrementalValueProvider<TestFiles> tests = files
            .Where(TestFiles.IsTests)
            .Collect()
            .Select((all, _) => new TestFiles(all));
        IncrementalValuesProvider<PlacedProjectFile> projectFiles = files
            .Select((file, _) => file.OfProject())
            .Where(file => file is not null)
            .Select((file, _) => file!)
            .WithTrackingName(TrackingNames.ProjectFiles);
        IncrementalValueProvider<SigmaProject> project = projectFiles
            .Collect()
            .Select((all, _) => new SigmaProject(all.Select(file => file.File)))
            .WithTrackingName(TrackingNames.Project);
        IncrementalValuesProvider<(RuleFile File, CompiledFile Result)> compiled = files
            .Combine(tests)
            .Select((input, _) => input.Right.AddTo(input.Left))
            .WithTrackingName(TrackingNames.Tested)
            .Combine(project)
            .Select((input, _) => input.Left.In(input.Right))
            .Select((file, ct) => (file, FileCompiler.Compile(file, _compile, ct)))
            .WithTrackingName(TrackingNames.Compiled);

        IncrementalValuesProvider<CompiledFile> results = compiled.Select((file, _) => file.Result);
        IncrementalValueProvider<EquatableArray<RuleDraft>> drafts = results
            .SelectMany((file, _) => file.Rules.Select(rule => rule.Rule))
            .WithTrackingName(TrackingNames.Rules)
            .Select((rule, _) => RuleDraft.Of(rule))
            .WithTrackingName(TrackingNames.Drafts)
            .Collect()
            .Select((items, _) => items.ToEquatable());
        RegisterSource(context, settings, results, drafts);
        RegisterDiagnostics(context, settings, compiled, drafts);
        FilterOutputs.Register(context, project, projectFiles, results);
    }

    private static void RegisterSource(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<ProjectSettings> settings,
        IncrementalValuesProvider<CompiledFile> compiled,
        IncrementalValueProvider<EquatableArray<RuleDraft>> drafts)
    {
        IncrementalValueProvider<EmitOptions> options = settings.Select((project, _) => project.Emit);
        IncrementalValueProvider<EquatableArray<RulePositions>> positions = compiled
            .SelectMany((file, _) => file.Rules.Select(rule => rule.Positions))
            .WithTrackingName(TrackingNames.Positions)
            .Collect()
            .Select((items, _) => items.ToEquatable());
        IncrementalValueProvider<RuleSetPlan> plan = drafts
            .Combine(options)
            .Select((input, _) => RuleSetPlan.Create(input.Left, input.Right))
            .WithTrackingName(TrackingNames.Plan);

        IncrementalValuesProvider<MatcherFile> files = plan
            .SelectMany((set, _) => MatcherFile.Of(set))
            .WithTrackingName(TrackingNames.MatcherFiles);
        IncrementalValuesProvider<EmittedFile> matchers = files
            .Combine(options)
            .Select((input, ct) =>
            {
                ct.ThrowIfCancellationRequested();
                return input.Left.Emit(input.Right);
            })
            .WithTrackingName(TrackingNames.Matchers);
        context.RegisterSourceOutput(matchers, SetOutputs.Add);

        IncrementalValueProvider<bool> hasFiles = compiled.Select((_, _) => true).Collect().Select((items, _) => items.Length > 0);
        EventTypeOutputs.Register(context, plan, files, options, hasFiles);
        SetOutputs.Register(context, plan, positions, options.Combine(hasFiles).Select((input, _) => input.Right ? input.Left : null));
    }

    private static void RegisterDiagnostics(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<ProjectSettings> settings,
        IncrementalValuesProvider<(RuleFile File, CompiledFile Result)> compiled,
        IncrementalValueProvider<EquatableArray<RuleDraft>> drafts)
    {
        context.RegisterSourceOutput(settings, (output, project) =>
        {
            foreach (Finding finding in project.Diagnostics) output.ReportDiagnostic(new FileDiagnostic("", finding).ToRoslyn());
        });
        // One item a file and not one a finding: the driver walks all of them at each keystroke.
        IncrementalValuesProvider<FileFindings> findings = compiled
            .Where(file => file.Result.Diagnostics.Count > 0)
            .Select((file, _) => FileFindings.Of(file.File, file.Result.Diagnostics))
            .WithTrackingName(TrackingNames.Diagnostics);
        context.RegisterSourceOutput(findings, (output, file) =>
        {
            foreach (FileDiagnostic finding in file.Located()) output.ReportDiagnostic(finding.ToRoslyn());
        });

        IncrementalValueProvider<Finding?> summary = compiled
            .Select((file, _) => new FileCount(file.Result.Kind, file.Result.Rules.Count, file.Result.RejectedRules))
            .Collect()
            .Combine(drafts.Combine(settings).Select((set, _) => BuildSummary.AlwaysTested(set.Left, set.Right.Emit)))
            .Select((input, _) => Summarise(input.Left, input.Right))
            .WithTrackingName(TrackingNames.Summary);
        context.RegisterSourceOutput(summary, (output, finding) =>
        {
            if (finding is not null) output.ReportDiagnostic(new FileDiagnostic("", finding).ToRoslyn());
        });
    }

    private static Finding? Summarise(ImmutableArray<FileCount> files, string alwaysTested)
    {
        if (files.Length == 0) return null;
        string message = $"{files.Sum(file => file.Compiled)} rules compiled, {files.Sum(file => file.Rejected)} rejected, " +
            $"{files.Count(file => file.Kind == CompiledFileKind.Documentation)} files of documentation{alwaysTested}";
        return new Finding(DiagnosticTable.Summary, Severity.Info, message, FileSpan.None);
    }

    /// <summary>What a file adds to the summary.</summary>
    private readonly record struct FileCount(CompiledFileKind Kind, int Compiled, int Rejected);
}
