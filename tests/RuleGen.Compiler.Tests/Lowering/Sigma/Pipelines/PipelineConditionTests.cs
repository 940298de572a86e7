namespace RuleGen.Compiler.Tests.Lowering.Sigma.Pipelines;

/// <summary>When an item of a pipeline is applied. What is applied puts <c>p.</c> before names.</summary>
public sealed class PipelineConditionTests
{
    private static readonly string _rule = Pipe.Rule("Image|endswith: a", "User: [b, 5]");

    [Theory]
    [InlineData("type: logsource, product: windows", true)]
    [InlineData("type: logsource, product: Windows, category: process_creation", true)]
    [InlineData("type: logsource, product: windows, service: sysmon", false)]
    [InlineData("type: logsource, product: linux", false)]
    [InlineData("type: contains_field, field: User", true)]
    [InlineData("type: contains_field, field: user", false)]
    [InlineData("type: contains_detection_item, field: User, value: b", true)]
    [InlineData("type: contains_detection_item, field: User, value: 5", true)]
    [InlineData("type: contains_detection_item, field: User, value: '5'", false)]
    [InlineData("type: contains_detection_item, field: Image, value: a", false)]
    [InlineData("type: contains_detection_item, field: Image, value: '*a'", true)]
    [InlineData("type: processing_item_applied, processing_item_id: x", false)]
    [InlineData("type: processing_item_applied, processing_item_id: before", true)]
    [InlineData("type: processing_state, key: k, val: v", true)]
    [InlineData("type: processing_state, key: k, val: w", false)]
    [InlineData("type: processing_state, key: k, val: w, op: ne", true)]
    [InlineData("type: processing_state, key: k, val: w, op: lt", true)]
    [InlineData("type: processing_state, key: other, val: v", false)]
    [InlineData("type: processing_state, key: other, val: v, op: ne", false)]
    [InlineData("type: is_sigma_rule", true)]
    [InlineData("type: is_sigma_correlation_rule", false)]
    [InlineData("type: tag, tag: attack.t1547.001", true)]
    [InlineData("type: tag, tag: attack.t1547", false)]
    [InlineData("type: rule_attribute, attribute: level, value: low, op: gt", true)]
    [InlineData("type: rule_attribute, attribute: level, value: high, op: gte", false)]
    [InlineData("type: rule_attribute, attribute: level, value: Medium", true)]
    [InlineData("type: rule_attribute, attribute: level, value: urgent, op: ne", false)]
    [InlineData("type: rule_attribute, attribute: status, value: experimental, op: gt", true)]
    [InlineData("type: rule_attribute, attribute: status, value: stable, op: lt", true)]
    [InlineData("type: rule_attribute, attribute: date, value: 2025-01-01, op: gte", true)]
    [InlineData("type: rule_attribute, attribute: date, value: 2025-06-04, op: lt", false)]
    [InlineData("type: rule_attribute, attribute: title, value: a rule", true)]
    [InlineData("type: rule_attribute, attribute: title, value: a rule, op: gt", false)]
    [InlineData("type: rule_attribute, attribute: id, value: other, op: ne", true)]
    [InlineData("type: rule_attribute, attribute: weight, value: 6.5, op: gt", true)]
    [InlineData("type: rule_attribute, attribute: weight, value: 10, op: lte", true)]
    [InlineData("type: rule_attribute, attribute: weight, value: '7'", false)]
    [InlineData("type: rule_attribute, attribute: nosuch, value: 1, op: ne", false)]
    [InlineData("type: rule_attribute, attribute: ours, value: yes", true)]
    [InlineData("type: rule_attribute, attribute: tags, value: attack.t1547.001, op: in", true)]
    [InlineData("type: rule_attribute, attribute: tags, value: attack.t1547.001, op: not_in", false)]
    [InlineData("type: rule_attribute, attribute: tags, value: attack.t1547.001", false)]
    public void A_rule_is_asked(string condition, bool isMet)
    {
        string words = Pipe.Words(_rule, Pipe.Of(
            "{id: before, type: set_state, key: k, val: v}",
            "{type: set_custom_attribute, attribute: ours, value: yes}",
            $"{{type: field_name_prefix, prefix: p., rule_conditions: [{{{condition}}}]}}"));

        Assert.Equal(isMet ? "p.Image ends with" : "Image ends with", words[..words.IndexOf(" \"", StringComparison.Ordinal)]);
    }

    [Theory]
    [InlineData("type: match_string, pattern: '\\*?a$'", "p.Image User")]
    [InlineData("type: match_string, pattern: a", "Image User")]
    [InlineData("type: match_string, pattern: '\\*a'", "p.Image User")]
    [InlineData("type: match_string, pattern: b", "Image p.User")]
    [InlineData("type: match_string, cond: all, pattern: b", "Image User")]
    [InlineData("type: match_string, pattern: zz, negate: true", "p.Image p.User")]
    [InlineData("type: match_value, value: 5", "Image p.User")]
    [InlineData("type: match_value, value: 5, cond: all", "Image User")]
    [InlineData("type: match_value, value: '*a'", "p.Image User")]
    [InlineData("type: contains_wildcard", "p.Image User")]
    [InlineData("type: is_null", "Image User")]
    [InlineData("type: processing_item_applied, processing_item_id: lower", "Image User")]
    [InlineData("type: processing_item_applied, processing_item_id: upper", "p.Image p.User")]
    [InlineData("type: processing_state, key: k, val: v", "p.Image p.User")]
    public void An_item_is_asked(string condition, string fields)
    {
        string words = Pipe.Words(_rule, Pipe.Of(
            "{type: set_state, key: k, val: v}",
            "{id: lower, type: case, method: lower}",
            "{id: upper, type: set_value, value: x, rule_conditions: [{type: is_sigma_correlation_rule}]}",
            "{id: upper, type: map_string, mapping: {b: b, '*a': '*a'}}",
            $"{{type: field_name_prefix, prefix: p., detection_item_conditions: [{{{condition}}}]}}"));

        Assert.Equal(fields, Fields(words));
    }

    [Theory]
    [InlineData("type: include_fields, fields: [Image, x]", "p.Image User")]
    [InlineData("type: include_fields, fields: Image", "p.Image User")]
    [InlineData("type: exclude_fields, fields: [Image]", "Image p.User")]
    [InlineData("type: include_fields, mode: re, fields: ['U.*', 'mage']", "Image p.User")]
    [InlineData("type: exclude_fields, mode: re, fields: [Im]", "Image p.User")]
    [InlineData("type: include_fields, mode: plain, fields: ['.*']", "Image User")]
    [InlineData("type: processing_item_applied, processing_item_id: user", "Image p.User")]
    [InlineData("type: processing_state, key: k, val: w", "Image User")]
    public void A_field_is_asked(string condition, string fields)
    {
        string words = Pipe.Words(_rule, Pipe.Of(
            "{type: set_state, key: k, val: v}",
            "{id: user, type: field_name_mapping, mapping: {User: User}}",
            $"{{type: field_name_prefix, prefix: p., field_name_conditions: [{{{condition}}}]}}"));

        Assert.Equal(fields, Fields(words));
    }

    [Theory]
    [InlineData("rule_conditions: [{0}, {1}]", false)]
    [InlineData("rule_conditions: [{0}, {1}], rule_cond_op: and", false)]
    [InlineData("rule_conditions: [{0}, {1}], rule_cond_op: or", true)]
    [InlineData("rule_conditions: [{0}, {1}], rule_cond_op: or, rule_cond_not: true", false)]
    [InlineData("rule_conditions: [{1}], rule_cond_not: true", true)]
    [InlineData("rule_conditions: [{1}], rule_cond_not: false", false)]
    [InlineData("rule_conditions: {yes: {0}, no: {1}}", false)]
    [InlineData("rule_conditions: {yes: {0}, no: {1}}, rule_cond_op: or", true)]
    [InlineData("rule_conditions: {yes: {0}, no: {1}}, rule_cond_expr: yes and not no", true)]
    [InlineData("rule_conditions: {yes: {0}, no: {1}}, rule_cond_expr: no or yes and no", false)]
    [InlineData("rule_conditions: {yes: {0}, no: {1}}, rule_cond_expr: (no or yes) and not (no)", true)]
    [InlineData("rule_conditions: {yes: {0}, no: {1}}, rule_cond_expr: not no and yes, rule_cond_not: true", false)]
    [InlineData("rule_cond_not: true", true)]
    public void Conditions_are_joined(string conditions, bool isMet)
    {
        string filled = conditions.Replace("{0}", "{type: is_sigma_rule}").Replace("{1}", "{type: is_sigma_correlation_rule}");
        string words = Pipe.Words(_rule, Pipe.Of($"{{type: field_name_prefix, prefix: p., {filled}}}"));

        Assert.Equal(isMet ? "p.Image p.User" : "Image User", Fields(words));
    }

    [Theory]
    [InlineData("detection_item_conditions: {w: {type: contains_wildcard}, n: {type: is_null}}, detection_item_cond_expr: w or n",
        "p.Image User")]
    [InlineData("detection_item_conditions: [{type: contains_wildcard}], detection_item_cond_not: true", "Image p.User")]
    [InlineData("field_name_conditions: {i: {type: include_fields, fields: Image}}, field_name_cond_expr: not i", "Image p.User")]
    [InlineData("field_name_conditions: [{type: include_fields, fields: Image}], field_name_cond_not: true", "Image p.User")]
    [InlineData("detection_item_conditions: [{type: contains_wildcard}], field_name_conditions: [{type: include_fields, fields: User}]",
        "Image User")]
    public void Conditions_of_items_and_fields_are_joined_too(string conditions, string fields) =>
        Assert.Equal(fields, Fields(Pipe.Words(_rule, Pipe.Of($"{{type: field_name_prefix, prefix: p., {conditions}}}"))));

    /// <summary>The two names of fields in the words of the rule, the first of each part.</summary>
    private static string Fields(string words) =>
        string.Join(' ', words.Replace("(", "").Split(" and ").Select(part => part.Split(' ')[0]));
}
