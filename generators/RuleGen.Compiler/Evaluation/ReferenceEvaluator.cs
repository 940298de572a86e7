using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Evaluation;

/// <summary>
/// Says whether a record meets a condition by walking the condition, one predicate and one value after another. It shares nothing with
/// the planner or the runtime, so that both can be held against it.
/// </summary>
internal static class ReferenceEvaluator
{
    /// <summary>How deep a condition may nest; parsers refuse far flatter ones, and what lies deeper is false.</summary>
    public const int MaxDepth = 512;

    /// <summary>Whether the rule is offered the record and the record meets its condition.</summary>
    public static bool IsMatch(Rule rule, EventView view) => IsAdmitted(rule, view) && IsMatch(rule.Condition, view);

    /// <summary>Whether the record is, or may be, of a class the rule is bound to, and comes from a log the rule is for.</summary>
    public static bool IsAdmitted(Rule rule, EventView view) =>
        (rule.Binding & view.Classes) != EventClasses.None && (rule.LogSource is null || view.IsFrom(rule.LogSource));

    /// <summary>Whether the record meets the condition.</summary>
    public static bool IsMatch(Expr condition, EventView view) => Holds(condition, view, 0);

    /// <summary>What became of each top-level conjunct of the condition.</summary>
    public static IReadOnlyList<ConjunctOutcome> Report(Expr condition, EventView view) =>
        Conjuncts(condition, 0).Select(conjunct => ConjunctOutcome.Of(conjunct, view)).ToList();

    private static IEnumerable<Expr> Conjuncts(Expr condition, int depth) => condition is AllOf all && depth < MaxDepth
        ? all.Operands.SelectMany(operand => Conjuncts(operand, depth + 1))
        : [condition];

    private static bool Holds(Expr condition, EventView view, int depth) => depth <= MaxDepth && condition switch
    {
        AllOf all => all.Operands.All(operand => Holds(operand, view, depth + 1)),
        AnyOf any => any.Operands.Any(operand => Holds(operand, view, depth + 1)),
        Not not => !Holds(not.Operand, view, depth + 1),
        Test test => PredicateRules.Holds(test.Predicate, view),
        Always always => always.Value,
        SameObject same => view.ObjectsAt(same.Path).Any(part => Holds(same.Inner, part, depth + 1)),
        _ => false,
    };
}
