using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Planning;

/// <summary>
/// Puts the operands of every group into the order in which they are tested: cheap ones first, equal ones as the author wrote them.
/// Conditions are two-valued and tests have no effect, so the order never changes an answer.
/// </summary>
internal static class ConditionOrder
{
    /// <summary>The same condition with its groups in testing order.</summary>
    public static Expr Order(Expr expr) => expr switch
    {
        AllOf all => all with { Operands = Order(all.Operands) },
        AnyOf any => any with { Operands = Order(any.Operands) },
        Not not => not with { Operand = Order(not.Operand) },
        SameObject same => same with { Inner = Order(same.Inner) },
        _ => expr,
    };

    /// <summary>A rough price of testing the condition; only comparisons between two of them mean anything.</summary>
    public static int Cost(Expr expr) => expr switch
    {
        Test test => Cost(test.Predicate),
        Not not => Cost(not.Operand),
        AllOf all => all.Operands.Sum(Cost),
        AnyOf any => any.Operands.Sum(Cost),
        SameObject same => 10 + Cost(same.Inner),
        _ => 0,
    };

    private static EquatableArray<Expr> Order(EquatableArray<Expr> operands) =>
        operands.Select(Order).OrderBy(Cost).ToEquatable();

    /// <summary>A rough price of asking a predicate.</summary>
    // Presence is a flag. A registry key is rejected by its length, and rejects more events than equality with a common word does.
    // Searching costs more than comparing, parsing lies between them, an expression needs its text in UTF-16, and a search through the
    // whole record comes last.
    public static int Cost(Predicate predicate) => predicate switch
    {
        Exists or Present => 1,
        BooleanIs => 2,
        RegistryKeyIs => 3,
        TextMatch { Operator: TextOperator.Equals } => 4,
        TextMatch { Operator: TextOperator.StartsWith or TextOperator.EndsWith } => 5,
        TextOrder or NumberCompare => 6,
        DateRange or DatePartCompare or InNetwork or AddressOrder => 8,
        TextMatch => 10,
        FieldMatch => 12,
        GlobMatch => 20,
        PatternMatch => 25,
        TextWords => 30,
        RegexMatch => 100,
        _ => 1000,
    };
}
