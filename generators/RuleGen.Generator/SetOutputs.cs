using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using RuleGen.Compiler.Emit;
using RuleGen.Compiler.Emit.Planned;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;

namespace RuleGen.Generator;

/// <summary>
/// The outputs that know of several rules at once or of positions. What a project's code may name is an ordinary output; the class that
/// implements the set, its plan, and the rules' texts and places, are implementation outputs, which an editor may leave until the build.
/// </summary>
internal static class SetOutputs
{
    /// <summary>Registers the outputs.</summary>
    /// <param name="context">Where they are registered.</param>
    /// <param name="plan">The plan of the set.</param>
    /// <param name="positions">Where each rule stands in its file.</param>
    /// <param name="options">How the code is named; null when the project has no rule files and is to get no class, since it may refer to
    /// a project that has both.</param>
    public static void Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<RuleSetPlan> plan,
        IncrementalValueProvider<EquatableArray<RulePositions>> positions,
        IncrementalValueProvider<EmitOptions?> options)
    {
        IncrementalValueProvider<(RuleSetOutline Outline, EmitOptions? Options)> outline = plan
            .Select((set, _) => RuleSetOutline.Of(set))
            .WithTrackingName(TrackingNames.Outline)
            .Combine(options);
        IncrementalValueProvider<EmittedFile?> surface = outline
            .Select((set, _) => set.Options is null ? null : SetSurfaceEmitter.Emit(set.Outline, set.Options))
            .WithTrackingName(TrackingNames.Surface);
        context.RegisterSourceOutput(surface, Add);

        IncrementalValueProvider<EmittedFile?> rules = outline
            .Select((set, _) => set.Options is null ? null : RuleSetEmitter.EmitRules(set.Outline, set.Options))
            .WithTrackingName(TrackingNames.RuleSet);
        context.RegisterImplementationSourceOutput(rules, Add);

        IncrementalValueProvider<EmittedFile?> planFile = plan
            .Combine(options)
            .Select((set, ct) =>
            {
                ct.ThrowIfCancellationRequested();
                return set.Right is null ? null : PlanFileEmitter.Emit(set.Left, set.Right);
            })
            .WithTrackingName(TrackingNames.PlanFile);
        context.RegisterImplementationSourceOutput(planFile, Add);

        IncrementalValuesProvider<EmittedFile?> infos = plan
            .Combine(positions)
            .SelectMany((set, _) => InfoFile.Of(set.Left, set.Right))
            .WithTrackingName(TrackingNames.InfoFiles)
            .Combine(options)
            .Select((file, ct) =>
            {
                ct.ThrowIfCancellationRequested();
                return file.Right is null ? null : file.Left.Emit(file.Right);
            })
            .WithTrackingName(TrackingNames.Infos);
        context.RegisterImplementationSourceOutput(infos, Add);
    }

    /// <summary>Hands a file to the C# compiler.</summary>
    public static void Add(SourceProductionContext output, EmittedFile? file)
    {
        if (file is not null) output.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8));
    }
}
