using RuleGen.Compiler.Documents;
using RuleGen.Compiler.Documents.Sigma.Pipelines;
using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Languages.Sigma;
using RuleGen.Compiler.Languages.Sigma.Modifiers;
using RuleGen.Compiler.Languages.Sigma.Values;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Lowering.Sigma.Pipelines;

/// <summary>Gives items other values. What is no text any more once its modifiers are applied stays as it is, unless it is set.</summary>
internal static class ItemValues
{
    public static SigmaNode Rewrite(PipelineItem item, SigmaItem detection, SigmaPipeline pipeline, PipelineState state)
    {
        YamlMapping parameters = item.Parameters;
        switch (item.Type)
        {
            case "set_value":
                SigmaValue given = PipelineValues.Of(parameters.Scalar("value")!, detection.Values[0].Span);
                SigmaValue value = PipelineValues.Forced(given, parameters.Text("force_type"));
                EquatableArray<SigmaModifier> kept = detection.Modifiers.Where(modifier => modifier.Name == "neq").ToEquatable();
                return Derive(detection with { Modifiers = kept, Values = new EquatableArray<SigmaValue>([value]) });
            case "convert_type" when SeenText.IsText(detection):
                SigmaValue[] converted = [.. detection.Values.Select(one => Converted(one, detection, parameters, pipeline, state))];
                return converted.SequenceEqual(detection.Values) ? detection : Derive(detection with { Values = converted.ToEquatable() });
            case "case" when SeenText.IsText(detection):
                SigmaValue[] cased = [.. detection.Values.Select(one => Cased(one, detection, parameters.Text("method") ?? "lower"))];
                return cased.SequenceEqual(detection.Values) ? detection : Derive(detection with { Values = cased.ToEquatable() });
            case "map_string" when SeenText.IsText(detection):
                return Replaced(detection, one => Mapped(one, detection, item), Derive);
            case "replace_string" when SeenText.IsText(detection):
                var replacement = new StringReplacement(item, state);
                return Replaced(detection, one => replacement.Of(detection, one), Derive);
            default:
                return detection;
        }

        SigmaItem Derive(SigmaItem to) => state.Derive(detection, to, item.Id, isMapping: false);
    }

    /// <summary>
    /// The item with some of its values replaced. What replaces a value has its own open ends, so the others get theirs written out, and
    /// the modifiers that say so go.
    /// </summary>
    private static SigmaNode Replaced(
        SigmaItem detection, Func<SigmaValue, IReadOnlyList<EquatableArray<SigmaPart>>?> replace, Func<SigmaItem, SigmaItem> derive)
    {
        bool isAnchored = SeenText.Kinds(detection).Any(kind => SeenText.IsAnchor(kind));
        // Lowering says that nothing cannot be contained.
        if (isAnchored && detection.Values.Any(value => value.Kind == SigmaValueKind.Null)) return detection;
        var values = new List<IReadOnlyList<SigmaValue>>();
        bool isChanged = false;
        foreach (SigmaValue value in detection.Values)
        {
            IReadOnlyList<EquatableArray<SigmaPart>>? replaced = replace(value);
            isChanged |= replaced is not null;
            if (replaced is null && !isAnchored) values.Add([value]);
            else values.Add([.. (replaced ?? [SeenText.Parts(detection, value)]).Select(parts => Text(value, detection, parts))]);
        }
        if (!isChanged) return detection;
        EquatableArray<SigmaModifier> modifiers =
            detection.Modifiers.Where(modifier => !SeenText.IsAnchor(ModifierNames.Find(modifier.Name))).ToEquatable();
        return ItemRewrite.WithValues(detection with { Modifiers = modifiers }, values, derive);
    }

    private static IReadOnlyList<EquatableArray<SigmaPart>>? Mapped(SigmaValue value, SigmaItem detection, PipelineItem item) =>
        SeenText.Shown(detection, value) is { } shown && item.Mapped(shown) is { } texts
            ? [.. texts.Select(text => SigmaTextReader.Read(text, SeenText.TakesPlaceholders(detection)))]
            : null;

    private static SigmaValue Cased(SigmaValue value, SigmaItem detection, string form)
    {
        if (value.Kind != SigmaValueKind.Text) return value;
        EquatableArray<SigmaPart> parts = SigmaTextReader.Read(value.Text, SeenText.TakesPlaceholders(detection));
        EquatableArray<SigmaPart> cased = parts
            .Select(part => part.Kind == SigmaPartKind.Literal ? SigmaPart.Literal(TextCase.Of(part.Text, form)) : part).ToEquatable();
        return cased == parts ? value : Text(value, detection, cased);
    }

    private static SigmaValue Converted(
        SigmaValue value, SigmaItem detection, YamlMapping given, SigmaPipeline pipeline, PipelineState state)
    {
        if (given.Text("target_type") == "str")
        {
            bool isText = value.Kind is SigmaValueKind.Text or SigmaValueKind.Null;
            return isText ? value : value with { Kind = SigmaValueKind.Text, IsPlain = false };
        }
        if (SeenText.Shown(detection, value) is not { } shown) return value;
        if (YamlCoreSchema.TypeOf(shown) is YamlScalarType.Integer or YamlScalarType.Float && YamlCoreSchema.Number(shown) is not null)
        {
            return value with { Kind = SigmaValueKind.Number, Text = shown };
        }
        state.Refuse($"the pipeline '{pipeline.Name}' makes numbers of texts, and '{PlainLine.Shown(shown)}' is none", value.Span);
        return value;
    }

    private static SigmaValue Text(SigmaValue value, SigmaItem detection, EquatableArray<SigmaPart> parts) =>
        new(SigmaValueKind.Text, SeenText.Written(parts, SeenText.TakesPlaceholders(detection)), value.Span);
}
