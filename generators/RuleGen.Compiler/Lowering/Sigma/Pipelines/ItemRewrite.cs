using System.Text;
using System.Text.RegularExpressions;
using RuleGen.Compiler.Documents.Sigma.Pipelines;
using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Languages.Sigma;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Lowering.Sigma.Pipelines;

/// <summary>What the transformations of a pipeline make of a detection item.</summary>
internal static class ItemRewrite
{
    /// <summary>What becomes of the item; null when it is dropped.</summary>
    public static SigmaNode? Apply(PipelineItem item, SigmaItem detection, SigmaPipeline pipeline, PipelineState state)
    {
        YamlMapping given = item.Parameters;
        switch (item.Type)
        {
            case "drop_detection_item":
                return null;
            case "detection_item_failure":
                state.Refuse($"the pipeline '{pipeline.Name}' refuses this: {given.Text("message")}", detection.Span);
                return detection;
            case "strict_field_mapping_failure":
                if (detection.Field is { } unmapped && !state.IsMapped(detection))
                {
                    state.Refuse($"the pipeline '{pipeline.Name}' maps every field, and not '{unmapped}'", detection.FieldSpan);
                }
                return detection;
            case "hashes_fields":
                return HashFields.Split(detection, given, derived => state.Derive(detection, derived, item.Id, isMapping: true));
            case "field_name_mapping" or "field_name_prefix_mapping" or "field_name_prefix" or "field_name_suffix" or "field_name_transform":
                return Rename(item, detection, state);
            default:
                SigmaValue[] values = [.. detection.Values.SelectMany(value => Values(item, value))];
                return state.Derive(detection, detection with { Values = values.ToEquatable() }, item.Id, isMapping: false);
        }
    }

    private static SigmaNode Rename(PipelineItem item, SigmaItem detection, PipelineState state)
    {
        if (detection.Field is not { } field || Names(item, field) is not { Count: > 0 } names) return detection;
        SigmaNode[] renamed =
            [.. names.Select(name => state.Derive(detection, detection with { Field = name }, item.Id, isMapping: true))];
        return renamed.Length == 1 ? renamed[0] : new SigmaAnyOf(renamed.ToEquatable(), detection.Span);
    }

    private static IReadOnlyList<string>? Names(PipelineItem item, string field)
    {
        YamlMapping given = item.Parameters;
        switch (item.Type)
        {
            case "field_name_mapping":
                return given.Mapped(field);
            case "field_name_prefix_mapping":
                string? prefix = (given.Find("mapping")?.Value as YamlMapping)?.Entries
                    .Select(entry => ((YamlScalar)entry.Key).Value)
                    .FirstOrDefault(start => field.StartsWith(start, StringComparison.Ordinal));
                return prefix is null ? null : [.. given.Mapped(prefix)!.Select(start => start + field.Substring(prefix.Length))];
            case "field_name_prefix":
                return [given.Text("prefix") + field];
            case "field_name_suffix":
                return [field + given.Text("suffix")];
            default:
                return given.Mapped(field) ?? [InCase(field, given.Text("transform_func"))];
        }
    }

    private static IEnumerable<SigmaValue> Values(PipelineItem item, SigmaValue value)
    {
        YamlMapping given = item.Parameters;
        switch (item.Type)
        {
            case "set_value" when given.Find("value")?.Value is YamlScalar set:
                return [PipelineValues.Of(set, value.Span)];
            case "convert_type" when given.Text("target_type") is "str" or "string":
                return [value with { Kind = value.Kind == SigmaValueKind.Number ? SigmaValueKind.Text : value.Kind }];
            case "convert_type" when value.Kind == SigmaValueKind.Text && YamlCoreSchema.Number(value.Text) is not null:
                return [value with { Kind = SigmaValueKind.Number }];
        }
        if (value.Kind != SigmaValueKind.Text) return [value];
        return item.Type switch
        {
            "replace_string" => [value with { Text = Replace(value.Text, given) }],
            "map_string" when given.Mapped(value.Text) is { Count: > 0 } mapped => mapped.Select(text => value with { Text = text }),
            "case" => [value with { Text = InCase(value.Text, given.Text("method")) }],
            _ => [value],
        };
    }

    private static string Replace(string text, YamlMapping given)
    {
        if (PipelineTests.ToRegex(given.Text("regex")) is not { } pattern) return text;
        // Pipelines write groups as Python does.
        string replacement = Regex.Replace((given.Text("replacement") ?? string.Empty).Replace("$", "$$"), @"\\(\d)", "$${$1}");
        try
        {
            return pattern.Replace(text, replacement);
        }
        catch (RegexMatchTimeoutException)
        {
            return text;
        }
    }

    private static string InCase(string text, string? form) => form switch
    {
        "lower" => text.ToLowerInvariant(),
        "upper" => text.ToUpperInvariant(),
        "title" => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text.Substring(1).ToLowerInvariant(),
        "snake_case" => SnakeCase(text),
        _ => text,
    };

    private static string SnakeCase(string text)
    {
        var snake = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            bool begins = char.IsUpper(text[i]) && i > 0 && (char.IsLower(text[i - 1]) || (i + 1 < text.Length && char.IsLower(text[i + 1])));
            if (begins && text[i - 1] != '_') snake.Append('_');
            snake.Append(char.ToLowerInvariant(text[i]));
        }
        return snake.ToString();
    }
}
