using RuleGen.Compiler.Emit;
using RuleGen.Compiler.EventTypes;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;
using RuleGen.Compiler.Tests.Compiling;
using RuleGen.Compiler.Text;
using RuleGen.Shared;
using static RuleGen.Compiler.Tests.EventTypes.Declare;

namespace RuleGen.Compiler.Tests.EventTypes;

public class EventTypeAdviceTests
{
    [Fact]
    public void What_no_rule_reads_is_told_at_the_member() => Assert.Equal(
        "2 RG2002 No rule that is offered E reads user.name: User may be left out",
        Advice("registry_set", Bound("registry.path: a"), Texts("TargetObject"), Texts("User", "user.name")));

    [Fact]
    public void A_member_is_read_through_what_follows_from_it() => Assert.Empty(
        Advice("registry_set", Bound("registry.value: a and process.name: b and user.domain: c"), Texts("TargetObject"), Texts("Image"), Texts("User")));

    [Fact]
    public void A_missing_field_names_the_rules_that_can_never_match() => Assert.Equal(
        "0 RG2003 E has no user.name, which a rule reads; 'A rule' can never match it: add a property with [Field(\"user.name\")]",
        Advice("registry_set", Bound("registry.path: a and user.name: b"), Texts("TargetObject")));

    [Fact]
    public void A_missing_field_among_alternatives_loses_no_rule() => Assert.Equal(
        "0 RG2003 E has no user.name, which a rule reads: add a property with [Field(\"user.name\")]",
        Advice("registry_set", Bound("registry.path: a or user.name: b"), Texts("TargetObject")));

    [Fact]
    public void What_the_class_implies_is_not_missing() => Assert.Empty(
        Advice("registry_set", Bound("event.category: registry and host.os.type: windows and registry.path: a"), Texts("TargetObject")));

    [Fact]
    public void Rules_of_other_classes_ask_for_nothing() => Assert.Equal(
        "1 RG2002 No rule that is offered E reads Image: Image may be left out",
        Advice("process_creation", Bound("registry.path: a"), Texts("Image")));

    [Fact]
    public void Rules_of_no_class_ask_for_fields_of_the_type_s_class_only() => Assert.Equal(
        ["RG2003 Info"],
        Report("process_creation", Compile.Document("registry.path: a or process.command_line: b or process.executable: c"), Texts("Image"))
            .Select(finding => $"{finding.Id} {finding.Severity}"));

    [Fact]
    public void A_rule_with_a_test_that_types_lack_is_named()
    {
        var field = new Field("TargetObject", FieldView.Source, FieldType.Keyword);
        var test = new Test(new RegexMatch(field, "a+", RegexFlags.None));
        Rule rule = Compile.File(Bound("registry.path: a")).Rule! with { Condition = test };
        Assert.Equal(
            "0 RG2003 'A rule' can never match E: matchers over types have no test such as 'TargetObject fits the expression \"a+\"'; " +
            "read such events into an EventBuffer",
            Findings(EventTypeAdvice.Report(
                Read("registry_set", Texts("TargetObject")), RuleSetPlan.Create([rule], EmitOptions.Default).Rules)));
    }

    private static string Bound(string query) => Compile.Document(query, Compile.ValueSet);

    private static string Advice(string className, string document, params DeclaredMember[] members) =>
        Findings(Report(className, document, members));

    private static IEnumerable<Diagnostic> Report(string className, string document, params DeclaredMember[] members)
    {
        RuleSetPlan plan = RuleSetPlan.Create([Compile.File(document).Rule!], EmitOptions.Default);
        return EventTypeAdvice.Report(Read(className, members), plan.Rules);
    }
}
