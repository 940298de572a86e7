using RuleGen.Compiler.Model;
using RuleGen.Compiler.Tests.Compiling;

namespace RuleGen.Compiler.Tests.Lowering.Sigma.Pipelines;

/// <summary>What pipelines make of whole rules, and in which order.</summary>
public sealed class RuleTransformationTests
{
    private static readonly string _rule = Pipe.Rule("Image: a", "User: b");

    [Theory]
    [InlineData("conditions: {EventID: 1}", "Image is \"a\" and User is \"b\" and EventID is 1")]
    [InlineData("conditions: {EventID: [1, 2]}", "Image is \"a\" and User is \"b\" and (EventID is 1 or EventID is 2)")]
    [InlineData("conditions: {Channel|startswith: x, Level: null}",
        "Image is \"a\" and User is \"b\" and Channel begins with \"x\" and not (Level has a value)")]
    [InlineData("negated: true, conditions: {EventID: 1}", "Image is \"a\" and User is \"b\" and not (EventID is 1)")]
    [InlineData("template: true, conditions: {x: '$product-${category}-$service-$y-$$z'}",
        "Image is \"a\" and User is \"b\" and x is \"windows-process_creation--$y-$z\"")]
    [InlineData("conditions: {x: $product}", "Image is \"a\" and User is \"b\" and x is \"$product\"")]
    [InlineData("name: s, conditions: {x: y}", "Image is \"a\" and User is \"b\" and x is \"y\"")]
    public void A_condition_is_added(string parameters, string words) =>
        Assert.Equal(words, Pipe.Words(_rule, Pipe.Of($"{{type: add_condition, {parameters}}}")));

    [Theory]
    [InlineData("1 of them")]
    [InlineData("1 of _*")]
    [InlineData("all of *")]
    public void What_is_added_is_no_part_of_what_a_rule_counts(string condition)
    {
        string rule = Pipe.Head + "  _a: {Image: a}\n  s: {Image: a}\n  condition: " + condition + "\n";

        Assert.Equal("Image is \"a\" and x is \"y\"", Pipe.Words(rule, Pipe.Of("{type: add_condition, name: _b, conditions: {x: y}}")));
    }

    [Fact]
    public void Every_condition_of_a_list_gets_what_is_added()
    {
        string rule = Pipe.Head + "  a: {f: a}\n  b: {f: b}\n  condition: [a, b]\n";

        Assert.Equal(
            "f is \"a\" and x is \"y\" or f is \"b\" and x is \"y\"",
            Pipe.Words(rule, Pipe.Of("{type: add_condition, conditions: {x: y}}")).Replace("(", "").Replace(")", ""));
    }

    [Theory]
    [InlineData("s and not f", "Image is \"a\"")]
    [InlineData("not f and s", "Image is \"a\"")]
    [InlineData("s and not 1 of f*", "Image is \"a\"")]
    [InlineData("s or f", "Image is \"a\"")]
    [InlineData("1 of them", "Image is \"a\"")]
    [InlineData("f", "11,1 RG4602")]
    [InlineData("not f", "11,1 RG4602")]
    public void A_selection_of_which_nothing_is_left_is_no_part_of_the_condition(string condition, string words)
    {
        string rule = Pipe.Head + "  s: {Image: a}\n  f: {User: b}\n  condition: " + condition + "\n";
        const string Drop = "{type: drop_detection_item, field_name_conditions: [{type: include_fields, fields: [User]}]}";

        Assert.Equal(words, Pipe.Words(rule, Pipe.Of(Drop)));
    }

    [Fact]
    public void A_dropped_item_leaves_the_others() => Assert.Equal(
        "User is \"b\"",
        Pipe.Words(_rule, Pipe.Of("{type: drop_detection_item, field_name_conditions: [{type: include_fields, fields: [Image]}]}")));

    [Fact]
    public void The_log_source_may_be_another_for_what_follows_and_for_records()
    {
        const string After = "{type: case, method: upper, rule_conditions: [{type: logsource, service: auditd}]}";
        CompiledFile file = Pipe.Compiled(_rule, Pipe.Of("{type: change_logsource, product: linux, service: auditd}", After));
        LogSource source = file.Rule!.LogSource!;

        Assert.Equal(("linux", null, "auditd"), (source.Product, source.Category, source.Service));
        Assert.Contains("\"A\"", PredicateWords.Describe(file.Rule.Condition), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{type: rule_failure, message: no}", "11,1 RG4602")]
    [InlineData("{type: rule_failure, message: no, rule_conditions: [{type: logsource, product: linux}]}",
        "Image is \"a\" and User is \"b\"")]
    [InlineData("{type: detection_item_failure, message: no, field_name_conditions: [{type: include_fields, fields: [User]}]}",
        "14,5 RG4602")]
    public void A_pipeline_may_refuse_a_rule(string item, string expected) => Assert.Equal(expected, Pipe.Words(_rule, Pipe.Of(item)));

    [Fact]
    public void A_refusal_says_which_pipeline_and_why()
    {
        CompiledFile file = Pipe.Compiled(_rule, "name: ours\n" + Pipe.Of("{type: rule_failure, message: 'no such log'}"));

        Assert.Equal("the pipeline 'ours' refuses the rule: no such log", Assert.Single(file.Diagnostics).Message);
    }

    [Fact]
    public void Items_come_in_their_order_and_pipelines_in_that_of_priority_and_path()
    {
        static string Map(string from, string to) => Pipe.Of($"{{type: field_name_mapping, mapping: {{{from}: {to}}}}}");

        Assert.Equal(
            "three is \"a\" and User is \"b\"",
            Pipe.Words(_rule, "priority: 20\n" + Map("two", "three"), "priority: 10\n" + Map("one", "two"), Map("Image", "one")));
        Assert.Equal("two is \"a\" and User is \"b\"", Pipe.Words(_rule, Map("Image", "one"), Map("one", "two")));
        Assert.Equal("one is \"a\" and User is \"b\"", Pipe.Words(_rule, Map("one", "two"), Map("Image", "one")));
    }

    [Fact]
    public void State_and_what_was_applied_is_known_in_later_pipelines()
    {
        string first = "priority: 1\n" + Pipe.Of("{id: one, type: set_state, key: k, val: 5}");
        const string State = "{type: processing_state, key: k, val: 4, op: gt}";
        const string Applied = "{type: processing_item_applied, processing_item_id: one}";
        string second = Pipe.Of($"{{type: case, method: upper, rule_conditions: [{State}, {Applied}]}}");

        Assert.Equal("Image is \"A\" and User is \"B\"", Pipe.Words(_rule, first, "priority: 2\n" + second));
        Assert.Equal("Image is \"a\" and User is \"b\"", Pipe.Words(_rule, first, "priority: 0\n" + second));
    }

    [Fact]
    public void Nested_items_share_conditions_and_state()
    {
        const string Items = "items: [{type: set_state, key: k, val: v}, {type: case, method: upper}]";
        const string After = "{type: field_name_prefix, prefix: p., rule_conditions: [{type: processing_state, key: k, val: v}]}";

        Assert.Equal(
            "p.Image is \"A\" and p.User is \"B\"",
            Pipe.Words(_rule, Pipe.Of($"{{type: nest, {Items}, rule_conditions: [{{type: is_sigma_rule}}]}}", After)));
        Assert.Equal(
            "Image is \"a\" and User is \"b\"",
            Pipe.Words(_rule, Pipe.Of($"{{type: nest, {Items}, rule_conditions: [{{type: is_sigma_correlation_rule}}]}}", After)));
    }

    [Theory]
    [InlineData("allowed_backends: [elasticsearch]", "Image is \"a\" and User is \"b\"")]
    [InlineData("allowed_backends: [elasticsearch, rulegen]", "p.Image is \"a\" and p.User is \"b\"")]
    [InlineData("allowed_backends: []", "p.Image is \"a\" and p.User is \"b\"")]
    public void A_pipeline_for_other_programs_changes_nothing(string backends, string words) =>
        Assert.Equal(words, Pipe.Words(_rule, backends + "\n" + Pipe.Of("{type: field_name_prefix, prefix: p.}")));

    [Theory]
    [InlineData("add_field, field: x")]
    [InlineData("remove_field, field: x")]
    [InlineData("set_field, fields: [x]")]
    [InlineData("regex, method: plain")]
    public void What_shapes_a_query_has_no_effect_but_was_applied(string type)
    {
        string pipeline = Pipe.Of(
            $"{{id: q, type: {type}}}",
            "{type: case, method: upper, rule_conditions: [{type: processing_item_applied, processing_item_id: q}]}");

        Assert.Equal("2,19 RG4603 information", Compile.File(pipeline, path: "rules/p.yml").Findings());
        Assert.Equal("Image is \"A\" and User is \"B\"", Pipe.Words(_rule, pipeline));
    }
}
