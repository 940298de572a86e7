namespace RuleGen.Compiler.Model;

/// <summary>Walks conditions without recursion.</summary>
internal static class ExprTree
{
    /// <summary>The parts right below a part, in order.</summary>
    public static EquatableArray<Expr> Operands(Expr expr) => expr switch
    {
        AllOf all => all.Operands,
        AnyOf any => any.Operands,
        Not not => new EquatableArray<Expr>([not.Operand]),
        SameObject inside => new EquatableArray<Expr>([inside.Inner]),
        _ => EquatableArray<Expr>.Empty,
    };

    /// <summary>The condition and every part of it, each before what lies below it.</summary>
    public static IEnumerable<Expr> SelfAndBelow(Expr condition)
    {
        var open = new Stack<Expr>();
        open.Push(condition);
        while (open.Count > 0)
        {
            Expr expr = open.Pop();
            yield return expr;
            foreach (Expr operand in Operands(expr)) open.Push(operand);
        }
    }
}
