using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Planning;

/// <summary>
/// Makes terms of a condition. Predicates are numbered in the order of the query and asked in the order of testing: what costs least for
/// each event it decides comes first. A rule is only asked about events that have one of its witnesses, so the part they belong to is as
/// good as certain and comes late. Conditions are two-valued and tests have no effect, so the order never changes an answer.
/// </summary>
internal sealed class TermBuilder
{
    private const double CostOfObjects = 10;

    private int _next;

    private TermBuilder()
    {
    }

    /// <summary>The terms of a condition as the query has it, before it is put into the order of testing.</summary>
    public static Term Of(Expr condition) => new TermBuilder().Build(condition, WitnessCost.Of(condition), found: 1).Term;

    /// <summary>Makes the terms of a part.</summary>
    /// <param name="expr">The part.</param>
    /// <param name="cost">What its witnesses cost.</param>
    /// <param name="found">How likely it is that the event was found by them.</param>
    private (Term Term, TestOdds Odds) Build(Expr expr, WitnessCost cost, double found)
    {
        switch (expr)
        {
            case Test test:
                return (new TestRun(_next++, [test.Predicate], IsAll: false), TestOdds.Of(test.Predicate, cost, found));
            case AllOf all:
                return Build(all.Operands, cost, isAll: true, found);
            case AnyOf any:
                return Build(any.Operands, cost, isAll: false, found);
            case Not not:
                (Term operand, TestOdds odds) = Build(not.Operand, cost.Parts[0], found: 0);
                return (operand is NegatedTerm twice ? twice.Operand : new NegatedTerm(operand), odds.Negated);
            case SameObject same:
                (Term inner, TestOdds ofInner) = Build(same.Inner, cost.Parts[0], found);
                return (new ObjectTerm(same, inner), ofInner with { Cost = CostOfObjects + ofInner.Cost });
            case Always always:
                return (new ConstantTerm(always.Value), new TestOdds(0, always.Value ? 1 : 0));
            default:
                throw new NotSupportedException($"No matcher can be written for the condition {expr.GetType().Name}.");
        }
    }

    private (Term Term, TestOdds Odds) Build(EquatableArray<Expr> operands, WitnessCost cost, bool isAll, double found)
    {
        double[] shares = isAll ? cost.SharesOfAll() : cost.SharesOfAny();
        var terms = new List<(Term Term, TestOdds Odds)>();
        for (int i = 0; i < operands.Count; i++)
        {
            if (operands[i] is not Test)
            {
                terms.Add(Build(operands[i], cost.Parts[i], found * shares[i]));
                continue;
            }
            Predicate[] tests = Run(operands, i);
            TestOdds[] odds = [.. tests.Select((test, at) => TestOdds.Of(test, cost.Parts[i + at], found * shares[i + at]))];
            terms.Add((new TestRun(_next, tests, isAll), TestOdds.OfGroup(odds, isAll)));
            _next += tests.Length;
            i += tests.Length - 1;
        }
        (Term Term, TestOdds Odds)[] ordered = [.. terms.OrderBy(term => term.Odds.Rank(isAll))];
        TestOdds group = TestOdds.OfGroup(ordered.Select(term => term.Odds), isAll);
        group = group with { Chance = Math.Max(group.Chance, found) };
        return ordered.Length switch
        {
            0 => (new ConstantTerm(isAll), group),
            1 => (ordered[0].Term, group),
            _ => (new TermGroup([.. ordered.Select(term => term.Term)], isAll), group),
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
