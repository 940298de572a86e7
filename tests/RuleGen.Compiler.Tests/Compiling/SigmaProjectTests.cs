using System.Text.RegularExpressions;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Lowering.Sigma;
using RuleGen.Compiler.Text;
using RuleGen.Testing;

namespace RuleGen.Compiler.Tests.Compiling;

/// <summary>What filters, placeholders and pipelines make of a rule.</summary>
public sealed class SigmaProjectTests
{
    private const string Head = "title: A rule\nid: a-rule\nlevel: low\ntags: [attack.t1547.001]\nlogsource:\n  product: windows\n"
        + "  category: process_creation\n";

    private const string Rule = Head + "detection:\n  s:\n    Image: a.exe\n    User: b\n  condition: s\n";

    /// <summary>Id, a file of the project that shows it, and all findings about the file.</summary>
    public static TheoryData<string, string, string> Findings => new()
    {
        { "RG4601", "transformations:\n  - type: http_placeholders\n", "2,11 RG4601 error" },
        { "RG4603", "transformations: []\nfinalizers: []\n", "2,1 RG4603 information" },
        { "RG4601", "transformations:\n  - type: query_shape\n", "2,11 RG4601 error" },
        { "RG4601", "transformations:\n  - type: drop_detection_item\n    rule_conditions: [{type: moon}]\n", "3,30 RG4601 error" },
        { "RG4002", "transformations: {}\n", "1,18 RG4002 error" },
        { "RG4002", "transformations:\n  - type: drop_detection_item\n    wert: 1\n", "3,5 RG4002 error" },
        { "RG4002", "transformations: []\npriority: high\n", "2,11 RG4002 error" },
        { "RG4004", "transformations:\n  - id: x\n", "2,5 RG4004 error" },
    };

    [Theory]
    [MemberData(nameof(Findings))]
    public void A_file_of_the_project_is_reported_where_it_stands(string id, string text, string findings)
    {
        CompiledFile file = Compile.File(text, path: "rules/p.yml");

        Assert.Equal(findings, file.Findings());
        Assert.Null(file.Rule);
        Assert.Contains($"{id} {Compile.Word(DiagnosticTable.Find(id)!.Default)}", findings, StringComparison.Ordinal);
    }

    /// <summary>Items of a pipeline, and what the rule tests then, in words; or a finding about it.</summary>
    public static TheoryData<string, string> Pipelines => new()
    {
        { "- {type: field_name_mapping, mapping: {Image: img}}", "img a.exe & User b" },
        { "- {type: field_name_mapping, mapping: {Image: [img, exe]}}", "img a.exe | exe a.exe & User b" },
        { "- {type: field_name_prefix_mapping, mapping: {Im: pro}}", "proage a.exe & User b" },
        { "- {type: field_name_prefix, prefix: p.}", "p.Image a.exe & p.User b" },
        { "- {type: field_name_suffix, suffix: .s}", "Image.s a.exe & User.s b" },
        { "- {type: field_name_transform, transform_func: upper}", "IMAGE a.exe & USER b" },
        { "- {type: drop_detection_item, field_name_conditions: [{type: include_fields, fields: [User]}]}", "Image a.exe" },
        { "- {type: drop_detection_item, field_name_conditions: [{type: exclude_fields, mode: re, fields: ['U.*']}]}", "User b" },
        { "- {type: add_condition, conditions: {Channel: c}}", "Image a.exe & User b & Channel c" },
        {
            "- {type: add_condition, negated: true, conditions: {Channel: $product, template: x}, template: true}",
            "Image a.exe & User b & not Channel windows & template x"
        },
        { "- {type: replace_string, regex: '(a)\\.exe', replacement: '\\1.com'}", "Image a.com & User b" },
        { "- {type: map_string, mapping: {b: [c, d]}}", "Image a.exe & User c | User d" },
        { "- {type: set_value, value: z, detection_item_conditions: [{type: match_string, cond: any, pattern: '.*exe'}]}", "Image z & User b" },
        { "- {type: case, method: upper}", "Image A.EXE & User B" },
        { "- {type: rule_failure, message: no}", "8,1 RG4602 error" },
        { "- {type: detection_item_failure, message: no, detection_item_conditions: [{type: match_value, value: b}]}", "11,5 RG4602 error" },
        { "- {type: drop_detection_item}", "8,1 RG4602 error" },
        { "- {type: field_name_mapping, mapping: {Image: i}}\n- {type: strict_field_mapping_failure}", "11,5 RG4602 error" },
        {
            "- {id: m, type: field_name_mapping, mapping: {Image: i}}\n"
            + "- {type: field_name_prefix, prefix: p., field_name_cond_not: true, "
            + "field_name_conditions: [{type: processing_item_applied, processing_item_id: m}]}",
            "i a.exe & p.User b"
        },
        {
            "- {type: set_state, key: k, val: v}\n"
            + "- {type: case, method: upper, rule_conditions: [{type: processing_state, key: k, val: v}]}",
            "Image A.EXE & User B"
        },
        { "- {type: case, method: upper, rule_conditions: [{type: logsource, product: linux}]}", "Image a.exe & User b" },
        { "- {type: case, method: upper, rule_cond_not: true, rule_conditions: [{type: tag, tag: attack.t1547.001}]}", "Image a.exe & User b" },
        {
            "- {type: case, method: upper, rule_cond_op: or, "
            + "rule_conditions: [{type: is_sigma_correlation_rule}, {type: contains_field, field: User}]}",
            "Image A.EXE & User B"
        },
        {
            "- {type: case, method: upper, rule_cond_expr: a and not b, "
            + "rule_conditions: {a: {type: is_sigma_rule}, b: {type: rule_attribute, attribute: level, value: high}}}",
            "Image A.EXE & User B"
        },
        { "- {type: nest, items: [{type: case, method: upper}], rule_conditions: [{type: is_sigma_rule}]}", "Image A.EXE & User B" },
    };

    [Theory]
    [MemberData(nameof(Pipelines))]
    public void A_pipeline_changes_a_rule(string items, string expected)
    {
        string pipeline = "transformations:\n" + Regex.Replace(items, "(?m)^", "  ") + "\n";

        Assert.Equal("", Compile.File(pipeline, path: "rules/p.yml").Findings());
        Assert.Equal(expected, Words(Rule, pipeline));
    }

    [Fact]
    public void A_pipeline_may_change_the_log_source()
    {
        CompiledFile file = Compiled(Rule, "transformations:\n  - {type: change_logsource, product: linux, service: auditd}\n");

        Assert.Equal(("linux", null, "auditd"), (file.Rule!.LogSource!.Product, file.Rule.LogSource.Category, file.Rule.LogSource.Service));
        Assert.Equal(EventClasses.Unknown, file.Rule.Binding);
    }

    [Fact]
    public void Pipelines_come_in_the_order_of_their_priority()
    {
        const string First = "priority: 10\ntransformations:\n  - {type: field_name_mapping, mapping: {Image: one}}\n";
        const string Second = "priority: 20\ntransformations:\n  - {type: field_name_mapping, mapping: {one: two}}\n";

        Assert.Equal("two a.exe & User b", Words(Rule, Second, First));
    }

    [Fact]
    public void Variables_of_a_pipeline_are_placeholders()
    {
        string rule = Rule.Replace("User: b", "User|expand: '%Admins%'");

        Assert.Contains("root", Words(rule, "vars: {Admins: root}\ntransformations:\n  - type: value_placeholders\n"), StringComparison.Ordinal);
        Assert.NotNull(Compiled(rule, "transformations:\n  - type: wildcard_placeholders\n").Rule);
        Assert.Null(Compiled(rule, "transformations:\n  - {type: wildcard_placeholders, exclude: [Admins]}\n").Rule);
    }

    [Fact]
    public void Hashes_are_split_into_fields()
    {
        string rule = Rule.Replace("User: b", "Hashes|contains: ['MD5=0123', 'SHA1=4567']");
        const string Split = "transformations:\n  - {type: hashes_fields, valid_hash_algos: [MD5, SHA1], field_prefix: File}\n";

        Assert.Equal("Image a.exe & FileMD5 0123 | FileSHA1 4567", Words(rule, Split));
    }

    [Fact]
    public void A_taxonomy_that_a_pipeline_maps_is_taken()
    {
        string rule = Rule.Replace("level", "taxonomy: ours\nlevel");
        const string Map = "transformations:\n  - type: field_name_mapping\n    mapping: {Image: img}\n"
            + "    rule_conditions: [{type: rule_attribute, attribute: taxonomy, value: ours}]\n";

        Assert.Equal("3,11 RG4006 error", Compiled(rule).Findings());
        Assert.Equal("img a.exe & User b", Words(rule, Map));
    }

    [Fact]
    public void The_examples_of_the_page_are_read()
    {
        string page = File.ReadAllText(Repository.PathOf("docs", "reference", "sigma-project.md")).ReplaceLineEndings("\n");
        string[] examples = [.. Regex.Matches(page, "```yaml\n(.*?)```", RegexOptions.Singleline).Select(match => match.Groups[1].Value)];

        Assert.Equal(3, examples.Length);
        Assert.All(examples, example => Assert.DoesNotContain(
            Compile.File(example, path: "rules/p.yml").Diagnostics, finding => finding.Severity != Severity.Info));
        string rule = Rule.Replace("User: b", "CommandLine|expand: '%JumpServers%'");
        Assert.Equal(
            @"Image a.exe & cmd jump01 | args jump01 & not Image C:\Program Files\Distribution\",
            Words(rule, examples));
    }

    [Fact]
    public void The_tests_of_the_page_on_tests_pass()
    {
        string page = File.ReadAllText(Repository.PathOf("docs", "reference", "sigma-samples.md")).ReplaceLineEndings("\n");
        string[] examples = [.. Regex.Matches(page, "```yaml\n(.*?)```", RegexOptions.Singleline).Select(match => match.Groups[1].Value)];
        var rule = new SourceFile("rules/run-key.yml", examples[0]);

        CompiledFile good = RuleCompiler.Compile(
            rule, new SourceFile("rules/run-key.tests.yml", examples[1]), CompilerOptions.Default, CancellationToken.None);
        CompiledFile turned = RuleCompiler.Compile(
            rule,
            new SourceFile(
                "rules/run-key.tests.yml",
                examples[1].Replace("match: true", "match: false").Replace("match: false\n    reason", "match: true\n    reason")),
            CompilerOptions.Default,
            CancellationToken.None);

        Assert.Equal("", good.Findings());
        Assert.Equal("5,7 RG3001 error; 14,9 RG3001 error; 15,9 RG3001 error", turned.Findings());
    }

    [SharedDataFact]
    public void Every_rule_of_SigmaHQ_compiles_but_those_whose_placeholders_nobody_defines()
    {
        int rules = 0;
        foreach (string path in Directory.EnumerateFiles(SharedData.Path("sigmahq")!, "*.yml", SearchOption.AllDirectories))
        {
            if (path.EndsWith("thor.yml", StringComparison.Ordinal)) continue;
            CompiledFile file = RuleCompiler.Compile(new SourceFile(path, File.ReadAllText(path)), CompilerOptions.Default, CancellationToken.None);
            rules += file.Rules.Count;
            Assert.DoesNotContain(file.Diagnostics, finding => finding.Severity == Severity.Error && finding.Id != "RG4301");
        }
        Assert.Equal(3_755, rules);
    }

    private static CompiledFile Compiled(string rule, params string[] project) => RuleCompiler.Compile(
        new SourceFile("rules/x.yml", rule),
        CompilerOptions.Default with { Project = new SigmaProject(project.Select((text, i) => new ProjectFile($"rules/p{i}.yml", text))) },
        CancellationToken.None);

    /// <summary>The tests of the compiled rule, or the findings when there is none.</summary>
    private static string Words(string rule, params string[] project)
    {
        CompiledFile file = Compiled(rule, project);
        return file.Rule is { } compiled ? Words(compiled.Condition) : file.Findings();
    }

    private static string Words(Compiler.Model.Expr expr) => expr switch
    {
        Compiler.Model.AllOf all => string.Join(" & ", all.Operands.Select(Words)),
        Compiler.Model.AnyOf any => string.Join(" | ", any.Operands.Select(Words)),
        Compiler.Model.Not not => "not " + Words(not.Operand),
        Compiler.Model.Test { Predicate: Compiler.Model.TextMatch match } => $"{match.Field.Name} {match.Literal}",
        _ => expr.ToString(),
    };
}
