using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Tests.Compiling;

/// <summary>Filters add their conditions to the rules they are for, and to no other.</summary>
public sealed class SigmaFilterTests
{
    private const string Rule = InProject.Rule;
    private const string Filter = InProject.Filter;
    private const string Joined = "Image Equals a.exe & User Equals b & not CommandLine Equals c";

    /// <summary>Id, a filter that shows it, and all findings about its file.</summary>
    public static TheoryData<string, string, string> Findings => new()
    {
        { "RG4501", Filter.Replace("not s", "s"), "8,14 RG4501 warning" },
        { "RG4501", Filter.Replace("not s", "[not s, 1 of s]"), "8,15 RG1020 warning; 8,22 RG4501 warning" },
        { "RG4004", Filter.Replace("  rules: any\n", ""), "4,1 RG4004 error" },
        { "RG4002", Filter.Replace("any", "5"), "5,10 RG4002 error" },
        { "RG4002", Filter.Replace("any", "[a, {b: c}]"), "5,14 RG4002 error" },
        { "RG4004", Filter.Replace("logsource", "source"), "1,1 RG4004 error" },
        { "RG4006", Filter.Replace("logsource", "taxonomy: ecs\nlogsource"), "2,11 RG4006 error" },
        { "RG4203", Filter.Replace("not s", "not x"), "6,3 RG4204 warning; 8,18 RG4203 error" },
        { "RG4301", Filter.Replace("CommandLine: c", "CommandLine|expand: '%c%'"), "7,25 RG4301 error" },
        { "RG1010", Filter.Replace("filter:", "  category: process_creation\nfilter:").Replace("Line", "Lin"), "8,5 RG1010 warning" },
    };

    [Theory]
    [MemberData(nameof(Findings))]
    public void What_is_wrong_with_a_filter_is_reported_where_it_stands(string id, string text, string findings)
    {
        CompiledFile file = InProject.Compiled("rules/p0.yml", text, null, text);

        Assert.Equal(findings, file.Findings());
        Assert.Equal((CompiledFileKind.SideFile, 0, 0), (file.Kind, file.Rules.Count, file.RejectedRules));
        Assert.Contains($"{id} {Compile.Word(DiagnosticTable.Find(id)!.Default)}", findings, StringComparison.Ordinal);
        bool isLeftOut = findings.Contains("error", StringComparison.Ordinal) && id != "RG4006";
        if (isLeftOut) Assert.DoesNotContain("not", InProject.Words(Rule, text));
    }

    [Theory]
    [InlineData("rules: any", true)]
    [InlineData("rules: [any]", true)]
    [InlineData("rules: []", true)]
    [InlineData("rules: a-rule", true)]
    [InlineData("rules: [x, a-rule]", true)]
    [InlineData("rules: [x]", false)]
    [InlineData("rules: [A rule]", false)]
    [InlineData("rules: [named]", true)]
    public void A_filter_is_added_to_the_rules_it_names_by_id_or_name(string rules, bool applies) => Assert.Equal(
        applies ? Joined : "Image Equals a.exe & User Equals b",
        InProject.Words(Rule.Replace("level", "name: named\nlevel"), Filter.Replace("rules: any", rules)));

    [Theory]
    [InlineData("product: windows", true)]
    [InlineData("product: Windows", true)]
    [InlineData("category: process_creation", true)]
    [InlineData("product: linux", false)]
    [InlineData("product: windows\n  service: sysmon", false)]
    public void A_filter_is_added_to_rules_whose_log_source_is_within_its_own(string source, bool applies) =>
        Assert.Equal(applies, InProject.Words(Rule, Filter.Replace("product: windows", source)) == Joined);

    [Fact]
    public void Selections_of_a_rule_and_its_filters_may_have_one_name()
    {
        string rule = Rule.Replace("condition: s", "condition: all of them");
        string keeping = Filter.Replace("CommandLine: c", "Company: d").Replace("not s", "1 of s*");

        Assert.Equal(Joined + " & Company Equals d", InProject.Words(rule, Filter, keeping));
        Assert.Equal(Joined, InProject.Words(rule, Filter, Filter));
    }

    [Fact]
    public void A_filter_of_alternatives_is_joined_as_a_whole()
    {
        string filter = Filter.Replace("not s", "not s or t").Replace("  condition", "  t:\n    Company: d\n  condition");

        Assert.Equal("Image Equals a.exe & User Equals b & not CommandLine Equals c | Company Equals d", InProject.Words(Rule, filter));
        var condition = Assert.IsType<Compiler.Model.AllOf>(InProject.Compiled(Rule, filter).Rule!.Condition);
        Assert.IsType<Compiler.Model.AnyOf>(condition.Operands[2]);
    }

    [Fact]
    public void A_filter_may_stand_beside_rules_and_is_none_itself()
    {
        const string Text = Rule + "---\n" + Filter;
        CompiledFile file = InProject.Compiled("rules/p0.yml", Text, null, Text);

        Assert.Equal((CompiledFileKind.Rule, 1, 0, ""), (file.Kind, file.Rules.Count, file.RejectedRules, file.Findings()));
        Assert.Equal(3, file.Rules[0].Positions.Predicates.Count);
    }

    [Fact]
    public void What_a_filter_adds_has_its_place_in_the_filter()
    {
        CompiledRule rule = Assert.Single(InProject.Compiled(Rule, Filter).Rules);

        Assert.Equal(
            ["rules/x.yml 10,12", "rules/x.yml 11,11", "rules/p0.yml 7,18"],
            rule.Positions.Predicates.Select(place => $"{place.Path} {place.StartLine + 1},{place.StartColumn + 1}"));
    }

    [Fact]
    public void Tests_try_the_rule_without_its_filters()
    {
        const string Test = "tests:\n  - match: true\n    event:\n      Channel: Microsoft-Windows-Sysmon/Operational\n      EventID: 1\n"
            + "      Image: a.exe\n      User: b\n      CommandLine: c\n";
        CompiledFile file = InProject.Compiled("rules/x.yml", Rule, Test, Filter);

        Assert.Equal("", file.Findings());
        Assert.Equal(3, file.Rules[0].Positions.Predicates.Count);
    }

    [Fact]
    public void A_list_of_tests_beside_filters_tests_nothing() => Assert.Equal(
        "3,12 RG3004 error",
        InProject.Compiled("rules/x.yml", Filter, "tests:\n  - match: true\n    event: {a: b}\n").Findings());

    [Fact]
    public void Pipelines_change_filters_as_they_change_the_rule()
    {
        const string Map = "transformations:\n  - {type: field_name_mapping, mapping: {CommandLine: cmd}}\n";
        const string Refuse = "transformations:\n  - type: detection_item_failure\n    message: no\n"
            + "    field_name_conditions: [{type: include_fields, fields: [CommandLine]}]\n";

        Assert.Equal(Joined.Replace("CommandLine", "cmd"), InProject.Words(Rule, Filter, Map));
        Assert.Equal("8,1 RG4602 error", InProject.Words(Rule, Filter, Refuse));
    }

    [Fact]
    public void Filters_may_not_make_a_rule_too_large()
    {
        string values = string.Join(", ", Enumerable.Range(0, 10_500).Select(i => "v" + i));

        Assert.Equal("8,1 RG9007 error", InProject.Words(Rule.Replace("b\n", $"[{values}]\n"), Filter.Replace(": c", $": [{values}]")));
    }

    [Theory]
    [InlineData("[a-rule]", "product: windows", "")]
    [InlineData("[named]", "product: windows", "")]
    [InlineData("any", "product: linux", "")]
    [InlineData("[a-rule, gone]", "product: windows", "5,19 RG4502 information")]
    [InlineData("gone", "product: windows", "5,10 RG4502 information")]
    [InlineData("[A rule]", "product: windows", "5,11 RG4502 information")]
    [InlineData("[a-rule]", "product: linux", "5,11 RG4502 information")]
    public void A_rule_that_a_filter_names_and_is_not_added_to_is_reported(string rules, string source, string findings)
    {
        string filter = Filter.Replace("rules: any", "rules: " + rules).Replace("product: windows", source);
        CompiledFile rule = InProject.Compiled(Rule.Replace("level", "name: named\nlevel"));
        var found = FilterNames.Check(InProject.Of(filter), rule.SigmaRules);

        Assert.Equal(findings, rule with { Diagnostics = found } is var file ? file.Findings() : "");
        Assert.All(found, finding => Assert.Equal("rules/p0.yml", finding.Location.Path));
    }

    [Fact]
    public void A_rule_that_is_left_out_for_its_errors_is_still_known_to_filters()
    {
        CompiledFile rule = InProject.Compiled(Rule.Replace("condition: s", "condition: t"));

        Assert.Null(rule.Rule);
        Assert.Empty(FilterNames.Check(InProject.Of(Filter.Replace("any", "[a-rule]")), rule.SigmaRules));
    }

    [Fact]
    public void An_edit_of_a_rule_beside_a_filter_leaves_the_project_as_it_was()
    {
        string moved = Rule.Replace("low", "medium");

        Assert.Equal(InProject.Of($"{Filter}---\n{Rule}"), InProject.Of($"{Filter}---\n{moved}\n"));
        Assert.Equal(InProject.Of($"{Rule}---\n{Filter}"), InProject.Of($"{Rule.Replace("low", "nil")}---\n{Filter}"));
        Assert.NotEqual(InProject.Of($"{Rule}---\n{Filter}"), InProject.Of($"\n{Rule}---\n{Filter}"));
        Assert.NotEqual(InProject.Of(Filter), InProject.Of(Filter.Replace(": c", ": d")));
        Assert.Equal(InProject.Words(Rule, Filter), InProject.Words(Rule, $"{Rule}---\n{Filter}---\n{Rule}"));
    }

    [Fact]
    public void No_damage_to_files_of_a_project_breaks_it()
    {
        string[] files =
        [
            Rule + "---\n" + Filter, "placeholders:\n  a: [b, 'c*']\n",
            "priority: 1\nvars: {a: b}\ntransformations:\n  - {type: field_name_mapping, mapping: {User: u}}\n",
        ];
        var random = new Random(17);
        for (int round = 0; round < 1_500; round++)
        {
            string[] damaged = [.. files.Select(text => Damage(text, random))];
            CompiledFile file = InProject.Compiled(Rule, damaged);
            Assert.All(file.Diagnostics, finding => Assert.Equal("rules/x.yml", finding.Location.Path));
            for (int i = 0; i < damaged.Length; i++)
            {
                foreach (Diagnostic finding in InProject.Compiled($"rules/p{i}.yml", damaged[i], null, damaged).Diagnostics)
                {
                    Assert.InRange(finding.Location.Start + finding.Location.Length, 0, damaged[i].Length);
                }
            }
        }
    }

    private static string Damage(string text, Random random)
    {
        char[] damaged = text.ToCharArray();
        for (int flips = random.Next(0, 4); flips > 0; flips--)
        {
            damaged[random.Next(damaged.Length)] = "[]{}&*!|>'\"%@`:-?,#\n\t x\u2028\uD800"[random.Next(24)];
        }
        return new string(damaged);
    }
}
