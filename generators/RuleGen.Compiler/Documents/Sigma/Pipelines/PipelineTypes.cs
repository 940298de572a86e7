using static RuleGen.Compiler.Documents.Sigma.Pipelines.PipelineParameterKind;

namespace RuleGen.Compiler.Documents.Sigma.Pipelines;

/// <summary>What a parameter of a transformation or condition holds.</summary>
internal enum PipelineParameterKind
{
    OneText,

    /// <summary>A text, a number, a boolean or nothing.</summary>
    Scalar,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A list of texts, or one.</summary>
    Texts,

    /// <summary>A text or a list of texts for each name.</summary>
    Names,

    /// <summary>A value or a list of values for each field.</summary>
    Fields,

    /// <summary>One of the choices.</summary>
    Choice,

    /// <summary>A list of transformations.</summary>
    Items,

    /// <summary>Anything, since it has no effect.</summary>
    Anything,
}

/// <summary>A parameter, what it holds, and whether it may be left out.</summary>
internal sealed record PipelineParameter(string Name, PipelineParameterKind Kind, bool IsNeeded, params string[] Choices);

/// <summary>The transformations and conditions that are taken, each with its parameters.</summary>
internal static class PipelineTypes
{
    private static readonly PipelineParameter[] _logSource = [May("category", OneText), May("product", OneText), May("service", OneText)];
    private static readonly PipelineParameter[] _applied = [Needs("processing_item_id", OneText)];

    private static readonly PipelineParameter[] _state =
        [Needs("key", OneText), Needs("val", Scalar), May("op", "eq", "ne", "gt", "gte", "lt", "lte")];

    private static readonly PipelineParameter[] _fields = [Needs("fields", Texts), May("mode", "plain", "re")];
    private static readonly PipelineParameter _some = May("cond", "any", "all");
    private static readonly PipelineParameter[] _placeholders = [May("include", Texts), May("exclude", Texts)];

    public static readonly IReadOnlyDictionary<string, PipelineParameter[]> Transformations =
        new Dictionary<string, PipelineParameter[]>(StringComparer.Ordinal)
        {
            ["field_name_mapping"] = [Needs("mapping", Names)],
            ["field_name_prefix_mapping"] = [Needs("mapping", Names)],
            ["field_name_prefix"] = [Needs("prefix", OneText)],
            ["field_name_suffix"] = [Needs("suffix", OneText)],
            ["field_name_transform"] =
                [Needs("transform_func", "lower", "upper", "title", "snake_case", "camelCase"), May("mapping", Names)],
            ["drop_detection_item"] = [],
            ["add_condition"] = [Needs("conditions", Fields), May("name", OneText), May("template", Flag), May("negated", Flag)],
            ["change_logsource"] = _logSource,
            ["replace_string"] =
                [Needs("regex", OneText), Needs("replacement", OneText), May("skip_special", Flag), May("interpret_special", Flag)],
            ["map_string"] = [Needs("mapping", Names)],
            ["set_value"] = [Needs("value", Scalar), May("force_type", "str", "num")],
            ["convert_type"] = [Needs("target_type", "str", "num")],
            ["case"] = [May("method", "lower", "upper", "snake_case")],
            ["hashes_fields"] = [Needs("valid_hash_algos", Texts), May("field_prefix", OneText), May("drop_algo_prefix", Flag)],
            ["value_placeholders"] = _placeholders,
            ["wildcard_placeholders"] = _placeholders,
            ["set_state"] = [Needs("key", OneText), Needs("val", Scalar)],
            ["set_custom_attribute"] = [Needs("attribute", OneText), Needs("value", Scalar)],
            ["rule_failure"] = [Needs("message", OneText)],
            ["detection_item_failure"] = [Needs("message", OneText)],
            ["strict_field_mapping_failure"] = [],
            ["nest"] = [Needs("items", Items)],
            ["add_field"] = [May("field", Anything)],
            ["remove_field"] = [May("field", Anything)],
            ["set_field"] = [May("fields", Anything)],
            ["regex"] = [May("method", Anything)],
        };

    /// <summary>Transformations without effect here, and why.</summary>
    public static readonly IReadOnlyDictionary<string, string> WithoutEffect = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["add_field"] = "it says which fields a query shows",
        ["remove_field"] = "it says which fields a query shows",
        ["set_field"] = "it says which fields a query shows",
        ["regex"] = "it helps query languages that cannot compare without letter case",
    };

    /// <summary>Transformations that would ask other machines or start programs while a project is built, or that write queries.</summary>
    public static readonly IReadOnlyDictionary<string, string> Refused = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["http_placeholders"] = "a build asks no other machine; list the values in a file of placeholders",
        ["command_placeholders"] = "a build starts no programs; list the values in a file of placeholders",
        ["file_placeholders"] = "a build reads declared files only; list the values in a file of placeholders",
        ["query_expression_placeholders"] =
            "it writes the text of a query, and there is none here; list the values in a file of placeholders",
    };

    public static readonly IReadOnlyDictionary<string, PipelineParameter[]> RuleConditions =
        new Dictionary<string, PipelineParameter[]>(StringComparer.Ordinal)
        {
            ["logsource"] = _logSource,
            ["contains_detection_item"] = [Needs("field", OneText), Needs("value", Scalar)],
            ["contains_field"] = [Needs("field", OneText)],
            ["processing_item_applied"] = _applied,
            ["processing_state"] = _state,
            ["is_sigma_rule"] = [],
            ["is_sigma_correlation_rule"] = [],
            ["rule_attribute"] =
                [Needs("attribute", OneText), Needs("value", Scalar), May("op", "eq", "ne", "gt", "gte", "lt", "lte", "in", "not_in")],
            ["tag"] = [Needs("tag", OneText)],
        };

    public static readonly IReadOnlyDictionary<string, PipelineParameter[]> ItemConditions =
        new Dictionary<string, PipelineParameter[]>(StringComparer.Ordinal)
        {
            ["match_string"] = [_some, Needs("pattern", OneText), May("negate", Flag)],
            ["match_value"] = [_some, Needs("value", Scalar)],
            ["contains_wildcard"] = [_some],
            ["is_null"] = [_some],
            ["processing_item_applied"] = _applied,
            ["processing_state"] = _state,
        };

    public static readonly IReadOnlyDictionary<string, PipelineParameter[]> FieldConditions =
        new Dictionary<string, PipelineParameter[]>(StringComparer.Ordinal)
        {
            ["include_fields"] = _fields,
            ["exclude_fields"] = _fields,
            ["processing_item_applied"] = _applied,
            ["processing_state"] = _state,
        };

    private static PipelineParameter Needs(string name, PipelineParameterKind kind) => new(name, kind, IsNeeded: true);

    private static PipelineParameter Needs(string name, params string[] choices) => new(name, Choice, IsNeeded: true, choices);

    private static PipelineParameter May(string name, PipelineParameterKind kind) => new(name, kind, IsNeeded: false);

    private static PipelineParameter May(string name, params string[] choices) => new(name, Choice, IsNeeded: false, choices);
}
