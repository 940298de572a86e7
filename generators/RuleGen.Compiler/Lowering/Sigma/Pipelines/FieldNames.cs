using RuleGen.Compiler.Documents.Sigma.Pipelines;
using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Languages.Sigma;
using RuleGen.Compiler.Languages.Sigma.Values;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Lowering.Sigma.Pipelines;

/// <summary>Gives fields other names, those that values refer to among them. Keywords have none and stay as they are.</summary>
internal static class FieldNames
{
    public static SigmaNode Rename(PipelineItem item, SigmaItem detection, PipelineState state)
    {
        SigmaItem referring = FieldReferences.HasAny(detection) ? RenameReferences(item, detection, state) : detection;
        if (detection.Field is not { } field
            || !ItemTests.MeetsField(item, detection, state)
            || Names(item, field, state) is not { Count: > 0 } names)
        {
            return referring;
        }
        SigmaItem[] renamed = [.. names.TakeWhile(_ => !state.IsExhausted)
            .Select(name => state.Derive(detection, referring with { Field = name }, item.Id, isMapping: true))];
        // A field is absent when it is so under every name, and has a value when it has one under any.
        return renamed.Length == 0 ? detection : ItemRewrite.Joined(detection, AsksForAbsence(detection), renamed);
    }

    private static SigmaItem RenameReferences(PipelineItem item, SigmaItem detection, PipelineState state)
    {
        var values = new List<SigmaValue>();
        bool isChanged = false;
        foreach (SigmaValue value in detection.Values)
        {
            IReadOnlyList<string>? names = FieldReferences.NameOf(value) is { } name && ItemTests.MeetsReference(item, name, state)
                ? Names(item, name, state)
                : null;
            if (names is not { Count: > 0 })
            {
                values.Add(value);
                continue;
            }
            isChanged = true;
            foreach (string given in names)
            {
                state.Rename(FieldReferences.NameOf(value)!, given, item.Id);
                string text = SeenText.Written(new EquatableArray<SigmaPart>([SigmaPart.Literal(given)]), takesPlaceholders: false);
                values.Add(value with { Text = text, IsPlain = false });
            }
        }
        return isChanged ? state.Derive(detection, detection with { Values = values.ToEquatable() }, item.Id, isMapping: false) : detection;
    }

    private static bool AsksForAbsence(SigmaItem detection) => ItemRewrite.Has(detection, "exists")
        ? detection.Values.All(value => value.Text is "false" or "False" or "FALSE")
        : detection.Values.All(value => value.Kind == SigmaValueKind.Null);

    private static IReadOnlyList<string>? Names(PipelineItem item, string field, PipelineState state) =>
        // Prefixes are tried one after another.
        (item.Type != "field_name_prefix_mapping" || state.Spend(1 + (item.Mapping.Count / 16)))
        && Names(item, field) is { } names && names.All(name => state.Fits(name.Length)) ? names : null;

    private static IReadOnlyList<string>? Names(PipelineItem item, string field)
    {
        YamlMapping given = item.Parameters;
        switch (item.Type)
        {
            case "field_name_mapping":
                return item.Mapped(field);
            case "field_name_prefix_mapping":
                string? prefix = item.Mapping.Keys.FirstOrDefault(start => field.StartsWith(start, StringComparison.Ordinal));
                return prefix is null ? null : [.. item.Mapping[prefix].Select(start => start + field.Substring(prefix.Length))];
            case "field_name_prefix":
                return [given.Text("prefix") + field];
            case "field_name_suffix":
                return [field + given.Text("suffix")];
            default:
                return item.Mapped(field) ?? [TextCase.Of(field, given.Text("transform_func")!)];
        }
    }
}
