using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using RuleGen.Compiler;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Emit;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;
using RuleGen.Compiler.Text;
using Finding = RuleGen.Compiler.Text.Diagnostic;

namespace RuleGen.Generator;

/// <summary>
/// Compiles the rule files of a project to matchers. Files travel one by one as far as they can: a changed file is compiled alone, a
/// changed rule re-emits its own file and the set-wide one, and a rule that only moved re-emits the set-wide one. Nothing of the
/// compilation takes part.
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
        IncrementalValuesProvider<(RuleFile File, CompiledFile Result)> compiled = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Combine(settings)
            .Select((input, ct) => RuleFile.Read(input.Left.Left, input.Left.Right, input.Right, ct))
            .Where(file => file is not null)
            .Select((file, _) => file!)
            .WithTrackingName(TrackingNames.Files)
            .Select((file, ct) => (file, FileCompiler.Compile(file, _compile, ct)))
            .WithTrackingName(TrackingNames.Compiled);

        RegisterSource(context, settings, compiled.Select((file, _) => file.Result));
        RegisterDiagnostics(context, settings, compiled);
    }

    private static void RegisterSource(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<ProjectSettings> settings,
        IncrementalValuesProvider<CompiledFile> compiled)
    {
        IncrementalValueProvider<EmitOptions> options = settings.Select((project, _) => project.Emit);
        IncrementalValueProvider<EquatableArray<Rule>> rules = compiled
            .Where(file => file.Rule is not null)
            .Select((file, _) => file.Rule!)
            .WithTrackingName(TrackingNames.Rules)
            .Collect()
            .Select((items, _) => items.ToEquatable());
        IncrementalValueProvider<EquatableArray<RulePositions>> positions = compiled
            .Where(file => file.Positions is not null)
            .Select((file, _) => file.Positions!)
            .WithTrackingName(TrackingNames.Positions)
            .Collect()
            .Select((items, _) => items.ToEquatable());
        IncrementalValueProvider<RuleSetPlan> plan = rules
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
        context.RegisterSourceOutput(matchers, (output, file) => Add(output, file));

        // A project without rule files gets no class: it may reference one that has both.
        IncrementalValueProvider<bool> hasFiles = compiled.Select((_, _) => true).Collect().Select((items, _) => items.Length > 0);
        EventTypeOutputs.Register(context, plan, files, options, hasFiles);
        IncrementalValueProvider<EmittedFile?> set = plan
            .Combine(positions).Combine(options).Combine(hasFiles)
            .Select((input, _) =>
            {
                (((RuleSetPlan set, EquatableArray<RulePositions> places), EmitOptions emit), bool isWanted) = input;
                return isWanted ? RuleSetEmitter.EmitSet(set, places, emit) : null;
            })
            .WithTrackingName(TrackingNames.RuleSet);
        context.RegisterSourceOutput(set, (output, file) =>
        {
            if (file is not null) Add(output, file);
        });
    }

    private static void RegisterDiagnostics(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<ProjectSettings> settings,
        IncrementalValuesProvider<(RuleFile File, CompiledFile Result)> compiled)
    {
        context.RegisterSourceOutput(settings, (output, project) =>
        {
            foreach (Finding finding in project.Diagnostics) output.ReportDiagnostic(new FileDiagnostic("", finding).ToRoslyn());
        });
        IncrementalValuesProvider<FileDiagnostic> findings = compiled
            .SelectMany((file, _) => file.Result.Diagnostics.Select(finding => new FileDiagnostic(file.File.FullPath, finding)))
            .WithTrackingName(TrackingNames.Diagnostics);
        context.RegisterSourceOutput(findings, (output, finding) => output.ReportDiagnostic(finding.ToRoslyn()));

        IncrementalValueProvider<Finding?> summary = compiled
            .Select((file, _) => file.Result.Kind)
            .Collect()
            .Select((kinds, _) => Summarise(kinds))
            .WithTrackingName(TrackingNames.Summary);
        context.RegisterSourceOutput(summary, (output, finding) =>
        {
            if (finding is not null) output.ReportDiagnostic(new FileDiagnostic("", finding).ToRoslyn());
        });
    }

    private static void Add(SourceProductionContext output, EmittedFile file) =>
        output.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8));

    private static Finding? Summarise(ImmutableArray<CompiledFileKind> kinds)
    {
        if (kinds.Length == 0) return null;
        int Count(CompiledFileKind kind) => kinds.Count(item => item == kind);
        string message = $"{Count(CompiledFileKind.Rule)} rules compiled, {Count(CompiledFileKind.Rejected)} rejected, " +
            $"{Count(CompiledFileKind.Documentation)} files of documentation";
        return new Finding(DiagnosticTable.Summary, Severity.Info, message, FileSpan.None);
    }
}
