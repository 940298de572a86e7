using RuleGen.Compiler.Tests.Compiling;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Tests.Documents.Sigma.Pipelines;

/// <summary>Faulty and odd pipelines: each fault is reported at its place in the pipeline's file.</summary>
public sealed class PipelineFaultTests
{
    /// <summary>An item that stands on line 2 from column 5 on, and what is found about it.</summary>
    public static TheoryData<string, string> Items => new()
    {
        { "{type: http_placeholders}", "2,12 RG4601 error" },
        { "{type: command_placeholders}", "2,12 RG4601 error" },
        { "{type: file_placeholders}", "2,12 RG4601 error" },
        { "{type: query_expression_placeholders, expression: x}", "2,12 RG4601 error" },
        { "{type: moon}", "2,12 RG4601 error" },
        { "{id: x}", "2,5 RG4004 error" },
        { "[x]", "2,5 RG4002 error" },
        { "{type: field_name_mapping}", "2,5 RG4004 error" },
        { "{type: field_name_mapping, mapping: [a]}", "2,41 RG4002 error" },
        { "{type: field_name_mapping, mapping: {}}", "2,41 RG4002 error" },
        { "{type: field_name_mapping, mapping: {a: {b: c}}}", "2,45 RG4002 error" },
        { "{type: field_name_mapping, mapping: {a: []}}", "2,45 RG4002 error" },
        { "{type: field_name_mapping, mapping: {null: b}}", "2,42 RG4002 error" },
        { "{type: field_name_prefix, prefix: a, suffix: b}", "2,42 RG4002 error" },
        { "{type: field_name_transform, transform_func: shout}", "2,50 RG4002 error" },
        { "{type: replace_string, regex: '(', replacement: x}", "2,35 RG4601 error" },
        { "{type: replace_string, regex: '(?=a)', replacement: x}", "2,35 RG4601 error" },
        { "{type: replace_string, regex: '(a)\\1', replacement: x}", "2,35 RG4601 error" },
        { "{type: replace_string, regex: a}", "2,5 RG4004 error" },
        { "{type: replace_string, regex: '(a)', replacement: '\\2'}", "2,55 RG4002 error" },
        { "{type: replace_string, regex: a, replacement: b, skip_special: 1}", "2,68 RG4002 error" },
        { "{type: set_value, value: [a]}", "2,30 RG4002 error" },
        { "{type: set_value, value: a, force_type: num}", "2,30 RG4002 error" },
        { "{type: convert_type, target_type: date}", "2,39 RG4002 error" },
        { "{type: case, method: title}", "2,26 RG4002 error" },
        { "{type: add_condition, conditions: {a: {b: c}}}", "2,43 RG4002 error" },
        { "{type: add_condition, conditions: [a]}", "2,39 RG4002 error" },
        { "{type: value_placeholders, include: [a], exclude: [b]}", "2,46 RG4002 error" },
        { "{type: nest, items: [{type: moon}]}", "2,33 RG4601 error" },
        { "{type: nest, items: a}", "2,25 RG4002 error" },
        { "{type: drop_detection_item, rule_conditions: moon}", "2,50 RG4002 error" },
        { "{type: drop_detection_item, rule_conditions: [moon]}", "2,51 RG4002 error" },
        { "{type: drop_detection_item, rule_conditions: [{type: is_null}]}", "2,58 RG4601 error" },
        { "{type: drop_detection_item, rule_conditions: [{type: tag}]}", "2,51 RG4004 error" },
        { "{type: drop_detection_item, rule_conditions: [{type: tag, tag: a, op: b}]}", "2,71 RG4002 error" },
        {
            "{type: drop_detection_item, rule_conditions: [{type: rule_attribute, attribute: a, value: b, op: like}]}",
            "2,102 RG4002 error"
        },
        { "{type: drop_detection_item, detection_item_conditions: [{type: match_string, pattern: '['}]}", "2,91 RG4601 error" },
        { "{type: drop_detection_item, detection_item_conditions: [{type: is_null, cond: some}]}", "2,83 RG4002 error" },
        {
            "{type: drop_detection_item, field_name_conditions: [{type: include_fields, mode: re, fields: [a, '(']}]}",
            "2,102 RG4601 error"
        },
        { "{type: drop_detection_item, field_name_conditions: [{type: include_fields, fields: []}]}", "2,88 RG4002 error" },
        { "{type: drop_detection_item, rule_cond_op: xor, rule_conditions: [{type: is_sigma_rule}]}", "2,47 RG4002 error" },
        { "{type: drop_detection_item, rule_cond_not: maybe, rule_conditions: [{type: is_sigma_rule}]}", "2,48 RG4002 error" },
        { "{type: drop_detection_item, rule_cond_expr: a, rule_conditions: [{type: is_sigma_rule}]}", "2,69 RG4002 error" },
        { "{type: drop_detection_item, rule_cond_expr: a}", "2,33 RG4002 error" },
        { "{type: drop_detection_item, rule_cond_expr: a and, rule_conditions: {a: {type: is_sigma_rule}}}", "2,49 RG4601 error" },
        { "{type: drop_detection_item, rule_cond_expr: a b, rule_conditions: {a: {type: is_sigma_rule}}}", "2,49 RG4601 error" },
        { "{type: drop_detection_item, rule_cond_expr: (a, rule_conditions: {a: {type: is_sigma_rule}}}", "2,49 RG4601 error" },
        { "{type: drop_detection_item, rule_cond_expr: b, rule_conditions: {a: {type: is_sigma_rule}}}", "2,49 RG4601 error" },
        {
            "{type: drop_detection_item, rule_cond_expr: a, rule_conditions: {a: {type: is_sigma_rule}, b: {type: is_sigma_rule}}}",
            "2,96 RG4002 error"
        },
        {
            "{type: drop_detection_item, rule_cond_expr: a, rule_cond_op: or, rule_conditions: {a: {type: is_sigma_rule}}}",
            "2,52 RG4002 error"
        },
    };

    [Theory]
    [MemberData(nameof(Items))]
    public void A_fault_in_an_item_is_an_error_at_its_place(string item, string finding) =>
        Assert.Equal(finding, Compile.File($"transformations:\n  - {item}\n", path: "rules/p.yml").Findings());

    [Theory]
    [InlineData("priority: high", "1,11 RG4002 error")]
    [InlineData("priority: 0x10", "")]
    [InlineData("name: [a]", "1,7 RG4002 error")]
    [InlineData("vars: a", "1,7 RG4002 error")]
    [InlineData("vars: {a: {b: c}}", "1,11 RG4002 error")]
    [InlineData("vars: {a: [b, [c]]}", "1,15 RG4002 error")]
    [InlineData("vars: {a: []}", "1,11 RG4002 error")]
    [InlineData("moon: 1", "1,1 RG4002 error")]
    [InlineData("postprocessing: [{type: embed}]", "1,1 RG4603 information")]
    [InlineData("finalizers: []", "1,1 RG4603 information")]
    [InlineData("allowed_backends: [splunk]", "1,1 RG4604 warning")]
    [InlineData("allowed_backends: [splunk, rulegen]", "")]
    public void A_fault_beside_the_items_is_reported_at_its_place(string line, string finding) =>
        Assert.Equal(finding, Compile.File(line + "\ntransformations: []\n", path: "rules/p.yml").Findings());

    [Theory]
    [InlineData("priority: 1\n---\ntransformations: []\n", "3,1 RG4002 error")]
    [InlineData("transformations: []\n---\na: b\n", "3,1 RG4002 error")]
    public void A_pipeline_is_one_document(string text, string finding) =>
        Assert.Equal(finding, Compile.File(text, path: "rules/p.yml").Findings());

    [Fact]
    public void An_expression_nests_so_deep_and_no_deeper()
    {
        static string Findings(int depth) => Compile.File(
            "transformations:\n  - {type: drop_detection_item, rule_cond_expr: '" + new string('(', depth) + "a" + new string(')', depth)
            + "', rule_conditions: {a: {type: is_sigma_rule}}}\n",
            path: "rules/p.yml").Findings();

        Assert.Equal("", Findings(60));
        Assert.Equal("2,49 RG4601 error", Findings(100));
        Assert.Equal("2,49 RG4601 error", Findings(100_000));
    }

    [Theory]
    [InlineData("transformations")]
    [InlineData("transformations: null\nvars: null\nname: null\nallowed_backends: null\n")]
    [InlineData("transformations: [null, [], {}, {type: null}, {type: []}, {type: nest}, {type: nest, items: [null]}]\n")]
    [InlineData("transformations:\n  - {type: replace_string, regex: null, replacement: null}\n  - {type: set_state}\n")]
    [InlineData("transformations:\n  - {type: add_condition, conditions: null, rule_conditions: {a: null}, rule_cond_expr: null}\n")]
    [InlineData("transformations:\n  - {type: field_name_prefix_mapping, mapping: {'': ''}, detection_item_conditions: null}\n")]
    public void Whatever_is_wrong_nothing_is_thrown(string text)
    {
        CompiledFile file = Compile.File(text, path: "rules/p.yml");

        Assert.Contains(file.Diagnostics, finding => finding.Severity == Severity.Error);
        Assert.DoesNotContain(file.Diagnostics, finding => finding.Id == "RG9999");
    }
}
