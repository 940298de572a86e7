using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Planning;

/// <summary>Makes terms of a condition. Predicates are numbered in the order of the query and asked in the order of testing.</summary>
internal sealed class TermBuilder
{
    private int _next;

    private TermBuilder()
    {
    }

    /// <summary>The terms of a condition as the query has it, before it is put into the order of testing.</summary>
    public static Term Of(Expr condition) => new TermBuilder().Build(condition);

    private Term Build(Expr expr) => expr switch
    {
        Test test => new TestRun(_next++, [test.Predicate], IsAll: false),
        AllOf all => Build(all.Operands, isAll: true),
        AnyOf any => Build(any.Operands, isAll: false),
        Not not => Build(not.Operand) is var inner && inner is NegatedTerm twice ? twice.Operand : new NegatedTerm(inner),
        SameObject same => new ObjectTerm(same, Build(same.Inner)),
        Always always => new ConstantTerm(always.Value),
        _ => throw new NotSupportedException($"No matcher can be written for the condition {expr.GetType().Name}."),
    };

    private Term Build(EquatableArray<Expr> operands, bool isAll)
    {
        var terms = new List<(int Cost, Term Term)>();
        for (int i = 0; i < operands.Count; i++)
        {
            int cost = ConditionOrder.Cost(operands[i]);
            if (operands[i] is not Test)
            {
                terms.Add((cost, Build(operands[i])));
                continue;
            }
            Predicate[] tests = Run(operands, i);
            terms.Add((cost, new TestRun(_next, tests, isAll)));
            _next += tests.Length;
            i += tests.Length - 1;
        }
        return terms.Count switch
        {
            0 => new ConstantTerm(isAll),
            1 => terms[0].Term,
            _ => new TermGroup([.. terms.OrderBy(term => term.Cost).Select(term => term.Term)], isAll),
        };
    }

    /// <summary>The predicates of one kind that stand side by side from an operand on.</summary>
    private static Predicate[] Run(EquatableArray<Expr> operands, int start)
    {
        Predicate first = ((Test)operands[start]).Predicate;
        int end = start + 1;
        while (end < operands.Count && operands[end] is Test test && KindOf(test.Predicate).Equals(KindOf(first))) end++;
        var tests = new Predicate[end - start];
        for (int i = 0; i < tests.Length; i++) tests[i] = ((Test)operands[start + i]).Predicate;
        return tests;
    }

    // What is of one kind can be said in one line of words.
    private static (Type, Field?, TextOperator?, bool) KindOf(Predicate predicate)
    {
        var match = predicate as TextMatch;
        return (predicate.GetType(), ConditionWalk.FieldOf(predicate), match?.Operator, match?.IgnoreCase ?? false);
    }
}
