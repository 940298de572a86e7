using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Emit;

/// <summary>
/// Alternatives that compare one field with many texts in one way, as lists of values do. They become one test of a list of texts: a method
/// a text would be most of such a rule's code.
/// </summary>
internal static class LiteralLists
{
    /// <summary>The fewest texts that make a list; fewer read better one by one.</summary>
    public const int Fewest = 5;

    /// <summary>The same condition with such alternatives as a group of their own, in the place of the first.</summary>
    public static Expr Gather(Expr expr) => expr switch
    {
        AllOf all => all with { Operands = all.Operands.Select(Gather).ToEquatable() },
        AnyOf any => Gather(any),
        Not not => not with { Operand = Gather(not.Operand) },
        SameObject same => same with { Inner = Gather(same.Inner) },
        _ => expr,
    };

    /// <summary>The tests of a group that is one list; null for any other condition.</summary>
    public static IReadOnlyList<TextMatch>? Of(Expr expr)
    {
        if (expr is not AnyOf { Operands.Count: >= Fewest } any) return null;
        if (KindOf(any.Operands[0]) is not { } kind || !any.Operands.All(operand => KindOf(operand) == kind)) return null;
        return [.. any.Operands.Select(operand => (TextMatch)((Test)operand).Predicate)];
    }

    private static Expr Gather(AnyOf any)
    {
        HashSet<(Field, TextOperator, bool)> lists =
        [
            .. any.Operands.Select(KindOf).OfType<(Field, TextOperator, bool)>()
                .GroupBy(kind => kind).Where(group => group.Count() >= Fewest).Select(group => group.Key),
        ];
        if (lists.Count == 0) return any with { Operands = any.Operands.Select(Gather).ToEquatable() };
        var operands = new List<Expr>();
        foreach (Expr operand in any.Operands)
        {
            if (KindOf(operand) is not { } kind || !lists.Contains(kind)) operands.Add(Gather(operand));
            else if (any.Operands.First(other => KindOf(other) == kind) == operand)
            {
                EquatableArray<Expr> texts = any.Operands.Where(other => KindOf(other) == kind).ToEquatable();
                operands.Add(new AnyOf(texts) { Origin = operand.Origin });
            }
        }
        return operands.Count == 1 ? operands[0] : any with { Operands = operands.ToEquatable() };
    }

    // A list is written line by line as it stands, so it takes nothing that would have to be escaped.
    private static (Field, TextOperator, bool)? KindOf(Expr expr) =>
        expr is Test { Predicate: TextMatch match } && match.Literal.Trim().Length > 0 && match.Literal.All(c => c is >= ' ' and <= '~' and not '"')
            ? (match.Field, match.Operator, match.IgnoreCase)
            : null;
}
