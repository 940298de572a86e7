using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Model;
using RuleGen.Shared;

namespace RuleGen.Compiler.Tests.Evaluation;

public class ReferenceEvaluatorTests
{
    private static readonly Expr _yes = new Always(true);
    private static readonly Expr _no = new Always(false);

    [Fact]
    public void Connectives_are_two_valued()
    {
        EventView view = Build.View("""{"a":"1"}""");
        Expr absent = Build.Is(Build.Raw("b"), "1");

        Assert.True(ReferenceEvaluator.IsMatch(Build.All(), view));
        Assert.False(ReferenceEvaluator.IsMatch(Build.Any(), view));
        Assert.True(ReferenceEvaluator.IsMatch(Build.All(_yes, Build.Is(Build.Raw("a"), "1")), view));
        Assert.False(ReferenceEvaluator.IsMatch(Build.All(_yes, _no), view));
        Assert.True(ReferenceEvaluator.IsMatch(Build.Any(_no, _yes), view));
        Assert.False(ReferenceEvaluator.IsMatch(absent, view));
        Assert.True(ReferenceEvaluator.IsMatch(new Not(absent), view));
        Assert.False(ReferenceEvaluator.IsMatch(new Not(new Not(absent)), view));
    }

    [Theory]
    [InlineData("""{"p":[{"a":"1","b":"2"},{"a":"3","b":"4"}]}""", true)]
    [InlineData("""{"p":[{"a":"1","b":"4"},{"a":"3","b":"2"}]}""", false)]
    [InlineData("""{"p":{"a":"1","b":"2"}}""", true)]
    [InlineData("""{"p.a":"1","p.b":"2"}""", false)]
    [InlineData("""{"p":[{"x":"1"}]}""", false)]
    [InlineData("""{"p":"1"}""", false)]
    public void One_object_has_to_meet_all_that_stands_inside(string json, bool expected)
    {
        Expr both = Build.All(Build.Is(Build.Raw("p.a"), "1"), Build.Is(Build.Raw("p.b"), "2"));

        Assert.Equal(expected, ReferenceEvaluator.IsMatch(new SameObject("p", both), Build.View(json)));
    }

    [Theory]
    [InlineData("""{"p":[{"a":"1","q":[{"b":"1"},{"b":"2"}]},{"a":"3"}]}""", true)]
    [InlineData("""{"p":[{"a":"1","q":{"b":"3"}},{"a":"3","q":{"b":"2"}}]}""", false)]
    public void Objects_nest(string json, bool expected)
    {
        Expr inner = new SameObject("p.q", Build.Is(Build.Raw("p.q.b"), "2"));

        Assert.Equal(
            expected, ReferenceEvaluator.IsMatch(new SameObject("p", Build.All(Build.Is(Build.Raw("p.a"), "1"), inner)), Build.View(json)));
    }

    [Fact]
    public void Inside_an_object_only_what_stands_there_counts()
    {
        EventView view = Build.View("""{"EventID":1,"event":{"code":"1"},"a":"1","p":{"b":"2"}}""");

        Assert.False(ReferenceEvaluator.IsMatch(new SameObject("p", Build.Has(Build.Raw("a"))), view));
        Assert.True(ReferenceEvaluator.IsMatch(Build.Has(Build.Canonical("host.os.name")), view));
        Assert.False(ReferenceEvaluator.IsMatch(new SameObject("p", Build.Has(Build.Canonical("host.os.name"))), view));
    }

    [Theory]
    [InlineData("""{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":13}""", true)]
    [InlineData("""{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":12}""", false)]
    [InlineData("""{"Channel":"Security","EventID":4657}""", true)]
    [InlineData("""{"event.category":"registry","event.type":"change"}""", true)]
    [InlineData("""{"Channel":"System","EventID":13}""", false)]
    [InlineData("""{"foo":"bar"}""", true)]
    public void A_rule_is_offered_what_may_be_of_its_classes(string json, bool expected)
    {
        EventView view = Build.View(json);

        Assert.Equal(expected, ReferenceEvaluator.IsMatch(Build.Rule(_yes, EventClasses.RegistryValueSet), view));
        Assert.True(ReferenceEvaluator.IsMatch(Build.Rule(_yes), view));
    }

    [Fact]
    public void A_report_says_of_each_conjunct_what_became_of_it()
    {
        Expr condition = Build.All(
            Build.Is(Build.Raw("a"), "1"),
            Build.All(Build.Is(Build.Raw("b"), "2"), Build.Any(Build.Has(Build.Raw("c")), Build.Has(Build.Raw("d")))));

        IReadOnlyList<ConjunctOutcome> report = ReferenceEvaluator.Report(condition, Build.View("""{"a":"1","b":["x","y\u2028z","w"]}"""));

        Assert.Equal([Verdict.Held, Verdict.False, Verdict.FieldAbsent], report.Select(outcome => outcome.Verdict));
        Assert.Equal(
            ["a is \"1\"", "b is \"2\": the sample's b is \"x\", \"y z\", …", "c exists or d exists: the sample has no c, d"],
            report.Select(outcome => outcome.Words));
    }

    [Fact]
    public void Every_predicate_has_words()
    {
        Field field = Build.Raw("f");
        (Predicate Predicate, string Words)[] table =
        [
            (new Exists(field), "f exists"),
            (new TextMatch(field, TextOperator.StartsWith, "x", true), "f begins with \"x\""),
            (new TextMatch(field, TextOperator.EndsWith, "x", true), "f ends with \"x\""),
            (new TextMatch(field, TextOperator.Contains, new string('x', 200), true), "f contains \"" + new string('x', 120) + "…\""),
            (new GlobMatch(field, new EquatableArray<string>(["a", "b"]), false), "f fits \"a*b\""),
            (new TextOrder(field, Ordering.Less, "x"), "f < \"x\""),
            (new NumberCompare(field, Ordering.GreaterOrEqual, 1.5m), "f >= 1.5"),
            (new DateRange(field, new DateTime(2025, 1, 2).Ticks, null), "f lies in 2025-01-02T00:00:00Z to …"),
            (new InNetwork(field, "0A000000", 8), "f lies in the network 10.0.0.0/8"),
            (new AddressOrder(field, Ordering.Greater, "20010DB8000000000000000000000001"), "f > 2001:db8:0:0:0:0:0:1"),
            (new BooleanIs(field, true), "f is true"),
            (new TextWords(field, new EquatableArray<string>(["a", "b"]), true), "f holds the words \"a b\""),
            (new AnyText(new EquatableArray<string>(["a"]), false, null), "some text holds one of the words \"a\""),
            (new AnyText([], false, new EquatableArray<string>(["", "a", ""])), "some text fits \"*a*\""),
            (new RegistryKeyIs(field, new EquatableArray<RegistryPlace>([new(RegistryRoot.Users, null, "K")])),
                "the key of f is \"HKU\\*\\K\""),
        ];

        Assert.All(table, row => Assert.Equal(row.Words, ConditionWords.Of(new Test(row.Predicate))));
    }

    [Fact]
    public void A_condition_nested_without_end_costs_no_stack()
    {
        Expr condition = _yes;
        for (int i = 0; i < 100_000; i++) condition = Build.All(condition);
        Expr negated = _yes;
        for (int i = 0; i < 100_000; i++) negated = new Not(negated);
        EventView view = Build.View("""{"a":"1"}""");

        Assert.False(ReferenceEvaluator.IsMatch(condition, view));
        Assert.Single(ReferenceEvaluator.Report(condition, view));
        Assert.Single(ReferenceEvaluator.Report(negated, view));
    }
}
