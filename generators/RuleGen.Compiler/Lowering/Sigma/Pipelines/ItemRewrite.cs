using RuleGen.Compiler.Documents;
using RuleGen.Compiler.Documents.Sigma.Pipelines;
using RuleGen.Compiler.Languages.Sigma;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Lowering.Sigma.Pipelines;

/// <summary>What the transformations of a pipeline make of a detection item.</summary>
internal static class ItemRewrite
{
    /// <summary>What becomes of the item, itself when nothing does; null when it is dropped.</summary>
    public static SigmaNode? Apply(PipelineItem item, SigmaItem detection, SigmaPipeline pipeline, PipelineState state)
    {
        if (item.Type == "strict_field_mapping_failure")
        {
            if (detection.Field is { } unmapped && !state.IsMapped(detection))
            {
                string message = $"the pipeline '{pipeline.Name}' maps every field, and not '{PlainLine.Shown(unmapped)}'";
                state.Refuse(message, detection.FieldSpan);
            }
            return detection;
        }
        if (!ItemTests.Meets(item, detection, state)) return detection;
        switch (item.Type)
        {
            case "drop_detection_item":
                return null;
            case "detection_item_failure":
                state.Refuse($"the pipeline '{pipeline.Name}' refuses this: {PipelineRun.Reason(item.Parameters)}", detection.Span);
                return detection;
            case "hashes_fields":
                return HashFields.Split(item, detection, state);
            case "field_name_mapping" or "field_name_prefix_mapping" or "field_name_transform":
            case "field_name_prefix" or "field_name_suffix":
                return FieldNames.Rename(item, detection, state);
            default:
                return ItemValues.Rewrite(item, detection, pipeline, state);
        }
    }

    /// <summary>The same item for each list of values, of which some has to be met, or with <c>all</c> some of each list.</summary>
    public static SigmaNode WithValues(
        SigmaItem detection, IReadOnlyList<IReadOnlyList<SigmaValue>> values, Func<SigmaItem, SigmaItem> derive)
    {
        if (!Has(detection, "all") || values.All(alternatives => alternatives.Count == 1))
        {
            return derive(detection with { Values = values.SelectMany(alternatives => alternatives).ToEquatable() });
        }
        SigmaItem some = Without(detection, "all");
        IEnumerable<SigmaItem> parts = values.Select(alternatives => derive(some with { Values = alternatives.ToEquatable() }));
        return Joined(detection, isAll: true, [.. parts]);
    }

    /// <summary>Items that stand for one: all of them hold or some, the other way round when each is negated.</summary>
    public static SigmaNode Joined(SigmaItem detection, bool isAll, IReadOnlyList<SigmaItem> parts)
    {
        if (parts.Count == 1) return parts[0];
        EquatableArray<SigmaNode> nodes = parts.Select(part => (SigmaNode)part).ToEquatable();
        return isAll != Has(detection, "neq") ? new SigmaAllOf(nodes, detection.Span) : new SigmaAnyOf(nodes, detection.Span);
    }

    public static bool Has(SigmaItem detection, string modifier) => detection.Modifiers.Any(written => written.Name == modifier);

    public static SigmaItem Without(SigmaItem detection, string modifier) =>
        detection with { Modifiers = detection.Modifiers.Where(written => written.Name != modifier).ToEquatable() };
}
