namespace RuleGen.Compiler.Documents.Sigma.Pipelines;

/// <summary>The transformations and conditions that are taken, each with its parameters.</summary>
internal static class PipelineTypes
{
    public static readonly IReadOnlyDictionary<string, string[]> Transformations = Table(
    [
        ("field_name_mapping", "mapping"),
        ("field_name_prefix_mapping", "mapping"),
        ("field_name_prefix", "prefix"),
        ("field_name_suffix", "suffix"),
        ("field_name_transform", "transform_func mapping"),
        ("drop_detection_item", ""),
        ("add_condition", "conditions name template negated"),
        ("change_logsource", "category product service"),
        ("replace_string", "regex replacement"),
        ("map_string", "mapping"),
        ("set_value", "value"),
        ("convert_type", "target_type"),
        ("case", "method"),
        ("hashes_fields", "valid_hash_algos field_prefix drop_algo_prefix"),
        ("value_placeholders", "include exclude"),
        ("wildcard_placeholders", "include exclude"),
        ("set_state", "key val"),
        ("rule_failure", "message"),
        ("detection_item_failure", "message"),
        ("strict_field_mapping_failure", ""),
        ("nest", "items"),
    ]);

    /// <summary>Transformations that would ask other machines or start programs while a project is built, or that write queries.</summary>
    public static readonly IReadOnlyDictionary<string, string> Refused = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["http_placeholders"] = "a build asks no other machine; list the values in a file of placeholders",
        ["command_placeholders"] = "a build starts no programs; list the values in a file of placeholders",
        ["file_placeholders"] = "a build reads declared files only; list the values in a file of placeholders",
        ["query_expression_placeholders"] = "it writes the text of a query, and there is none here; list the values in a file of placeholders",
    };

    public static readonly IReadOnlyDictionary<string, string[]> RuleConditions = Table(
    [
        ("logsource", "category product service"),
        ("contains_detection_item", "field value"),
        ("contains_field", "field"),
        ("processing_item_applied", "processing_item_id"),
        ("processing_state", "key val"),
        ("is_sigma_rule", ""),
        ("is_sigma_correlation_rule", ""),
        ("rule_attribute", "attribute value op"),
        ("tag", "tag"),
    ]);

    public static readonly IReadOnlyDictionary<string, string[]> ItemConditions = Table(
    [
        ("match_string", "cond pattern negate"),
        ("match_value", "cond value"),
        ("contains_wildcard", "cond"),
        ("is_null", "cond"),
        ("processing_item_applied", "processing_item_id"),
        ("processing_state", "key val"),
    ]);

    public static readonly IReadOnlyDictionary<string, string[]> FieldConditions = Table(
    [
        ("include_fields", "fields mode type"),
        ("exclude_fields", "fields mode type"),
        ("processing_item_applied", "processing_item_id"),
        ("processing_state", "key val"),
    ]);

    private static Dictionary<string, string[]> Table((string Type, string Parameters)[] rows) =>
        rows.ToDictionary(row => row.Type, row => row.Parameters.Split([' '], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
