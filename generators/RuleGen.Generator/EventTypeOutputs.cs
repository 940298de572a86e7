using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using RuleGen.Compiler.Emit;
using RuleGen.Compiler.Emit.Typed;
using RuleGen.Compiler.EventTypes;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;
using Finding = RuleGen.Compiler.Text.Diagnostic;

namespace RuleGen.Generator;

/// <summary>
/// The generator's part for event types of the project's own: matchers over them, and findings at their members. A type travels without its
/// places, so that code which only moves it emits nothing anew.
/// </summary>
internal static class EventTypeOutputs
{
    /// <summary>Adds the outputs.</summary>
    /// <param name="context">The generator's context.</param>
    /// <param name="plan">The rules.</param>
    /// <param name="files">The files they are dealt to.</param>
    /// <param name="options">How emitted code is named.</param>
    /// <param name="hasFiles">Whether the project has rule files at all; without them there is no class to add to.</param>
    public static void Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<RuleSetPlan> plan,
        IncrementalValuesProvider<MatcherFile> files,
        IncrementalValueProvider<EmitOptions> options,
        IncrementalValueProvider<bool> hasFiles)
    {
        IncrementalValuesProvider<ReadEventType> read = context.SyntaxProvider
            .ForAttributeWithMetadataName(EventTypeSymbols.EventAttribute, EventTypeSymbols.IsCandidate, EventTypeSymbols.Read)
            .WithTrackingName(TrackingNames.DeclaredTypes)
            .Select((declared, _) => EventTypeReader.Read(declared));
        IncrementalValueProvider<EquatableArray<NamedEventType>> types = read
            .Where(type => type.Type is not null)
            .Select((type, _) => type.Type!)
            .Collect()
            .Select((all, _) => NamedEventType.NameAll(all).ToEquatable())
            .WithTrackingName(TrackingNames.EventTypes);

        IncrementalValuesProvider<TypedFile> typed = files
            .Combine(types)
            .SelectMany((input, _) => input.Right.Select(type => TypedFile.Of(input.Left, type)).OfType<TypedFile>())
            .WithTrackingName(TrackingNames.TypedFiles);
        IncrementalValuesProvider<EmittedFile> matchers = typed
            .Combine(options)
            .Select((input, ct) =>
            {
                ct.ThrowIfCancellationRequested();
                return input.Left.Emit(input.Right);
            })
            .WithTrackingName(TrackingNames.TypedMatchers);
        context.RegisterSourceOutput(matchers, SetOutputs.Add);

        // Which rules a type can meet changes seldom, so most edits of a rule end here.
        IncrementalValueProvider<EquatableArray<(string Type, EquatableArray<string> Rules)>> met = typed
            .Select((file, _) => (file.Type.Name, file.RuleNames))
            .Collect()
            .Select((names, _) => names.ToEquatable());
        IncrementalValueProvider<RuleSetOutline> outline = plan.Select((set, _) => RuleSetOutline.Of(set));
        IncrementalValuesProvider<EmittedFile> sets = types
            .Combine(hasFiles)
            .SelectMany((input, _) => input.Right ? input.Left : default)
            .Combine(met).Combine(outline).Combine(options)
            .Select((input, _) =>
            {
                (((NamedEventType type, EquatableArray<(string Type, EquatableArray<string> Rules)> names), RuleSetOutline set), EmitOptions emit) = input;
                return TypedSetEmitter.Emit(set, names.Where(file => file.Type == type.Name).SelectMany(file => file.Rules), type, emit);
            })
            .WithTrackingName(TrackingNames.TypedSets);
        context.RegisterSourceOutput(sets, SetOutputs.Add);

        IncrementalValuesProvider<Finding> findings = read
            .Combine(plan)
            .SelectMany((input, _) => input.Left.Diagnostics.Concat(EventTypeAdvice.Report(input.Left, input.Right.Rules)).ToImmutableArray())
            .WithTrackingName(TrackingNames.TypeFindings);
        context.RegisterSourceOutput(findings, (output, finding) =>
            output.ReportDiagnostic(new FileDiagnostic(finding.Location.Path, finding).ToRoslyn()));
    }
}
