using RuleGen.Compiler.Analysis;
using RuleGen.Compiler.Model;
using RuleGen.Shared;

namespace RuleGen.Compiler.Tests.Analysis;

public sealed class SimplifierTests
{
    private static readonly Field _field = new("f", FieldView.Record, FieldType.Keyword);
    private static readonly Field _key = new("registry.path", FieldView.Canonical, FieldType.Keyword, FieldForm.RegistryKey);

    [Fact]
    public void Lists_in_lists_become_one_and_equal_operands_one()
    {
        Expr simple = Simplifier.Simplify(All(Is("a"), All(Is("b"), Is("a")), Any(Is("c"))));

        Assert.Equal(All(Is("a"), Is("b"), Is("c")), simple);
    }

    [Fact]
    public void Texts_that_ignore_case_are_equal_in_any_case()
    {
        Assert.Equal(Is("a", ignoreCase: true), Simplifier.Simplify(Any(Is("a", ignoreCase: true), Is("A", ignoreCase: true))));
        Assert.Equal(Any(Is("a"), Is("A")), Simplifier.Simplify(Any(Is("a"), Is("A"))));
    }

    [Fact]
    public void Constants_disappear()
    {
        Assert.Equal(Is("a"), Simplifier.Simplify(All(Is("a"), new Always(true))));
        Assert.Equal(new Always(false), Simplifier.Simplify(All(Is("a"), new Always(false))));
        Assert.Equal(new Always(true), Simplifier.Simplify(Any(Is("a"), new Not(new Always(false)))));
        Assert.Equal(new Always(true), Simplifier.Simplify(All()));
        Assert.Equal(new Always(false), Simplifier.Simplify(Any()));
        Assert.Equal(Is("a"), Simplifier.Simplify(new Not(new Not(Is("a")))));
        Assert.Equal(new Always(false), Simplifier.Simplify(new SameObject("o", new Always(false))));
        Assert.Equal(new SameObject("o", new Always(true)), Simplifier.Simplify(new SameObject("o", new Always(true))));
    }

    [Fact]
    public void Keys_that_are_alternatives_become_one_test_of_several_places()
    {
        Expr simple = Simplifier.Simplify(Any(Key("Software\\X"), Is("a"), Key("SOFTWARE\\x"), Key("Y")));

        Assert.Equal(Any(Key("Software\\X", "Y"), Is("a")), simple);
        Assert.Equal(All(Key("X"), Key("Y")), Simplifier.Simplify(All(Key("X"), Key("Y"))));
    }

    [Fact]
    public void Simplifying_keeps_what_a_condition_accepts()
    {
        var random = new Random(20260101);
        for (int i = 0; i < 2_000; i++)
        {
            Expr expr = Random(random, depth: 5);
            Expr simple = Simplifier.Simplify(expr);
            Assert.Equal(simple, Simplifier.Simplify(simple));
            foreach (int world in Enumerable.Range(0, 8)) Assert.Equal(Holds(expr, world), Holds(simple, world));
        }
    }

    private static Expr Random(Random random, int depth)
    {
        int kind = random.Next(depth == 0 ? 2 : 6);
        Expr[] Operands() => Enumerable.Range(0, random.Next(4)).Select(_ => Random(random, depth - 1)).ToArray();
        return kind switch
        {
            0 => new Always(random.Next(2) == 0),
            1 => Is(random.Next(3).ToString(System.Globalization.CultureInfo.InvariantCulture)),
            2 => new Not(Random(random, depth - 1)),
            3 or 4 => All(Operands()),
            _ => Any(Operands()),
        };
    }

    private static bool Holds(Expr expr, int world) => expr switch
    {
        AllOf all => all.Operands.All(operand => Holds(operand, world)),
        AnyOf any => any.Operands.Any(operand => Holds(operand, world)),
        Not not => !Holds(not.Operand, world),
        Always always => always.Value,
        Test { Predicate: TextMatch match } => (world & (1 << (match.Literal[0] - '0'))) != 0,
        _ => throw new InvalidOperationException(),
    };

    private static Expr Is(string text, bool ignoreCase = false) => new Test(new TextMatch(_field, TextOperator.Equals, text, ignoreCase));

    private static Expr Key(params string[] keys) =>
        new Test(new RegistryKeyIs(_key, keys.Select(key => new RegistryPlace(RegistryRoot.LocalMachine, null, key)).ToEquatable()));

    private static Expr All(params Expr[] operands) => new AllOf(operands.ToEquatable());

    private static Expr Any(params Expr[] operands) => new AnyOf(operands.ToEquatable());
}
