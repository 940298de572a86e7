using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;
using RuleGen.Shared;

namespace RuleGen.Compiler.EventTypes;

/// <summary>A rule as it stands for events of one type: what the type lacks is false, what its class implies is settled.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Condition">What is left to test.</param>
internal sealed record BoundRule(PlannedRule Rule, Expr Condition)
{
    /// <summary>
    /// Whether events of these classes are offered to the rule. A type has a class and no channel, so it is of a category of Windows at
    /// most.
    /// </summary>
    public static bool IsOffered(Rule rule, EventClasses classes) =>
        (rule.Binding & classes & ClassesOf(rule.LogSource)) != EventClasses.None;

    /// <summary>The first predicate of the rule for which matchers over types have no test; null when they can say all of it.</summary>
    public static Predicate? Unsaid(PlannedRule rule) => ConditionWalk.Predicates(rule.Condition).Find(predicate =>
        predicate is Present or PatternMatch or RegexMatch or FieldMatch or DatePartCompare or AnyTextPattern or AnyTextRegex);

    /// <summary>The rule for events of a type; null when it is not offered them or no event of the type can meet it.</summary>
    public static BoundRule? Of(PlannedRule rule, EventBinding binding)
    {
        if (!IsOffered(rule.Rule, binding.Type.Classes) || Unsaid(rule) is not null) return null;
        Expr condition = Settle(rule.Condition, binding);
        return condition is Always { Value: false } ? null : new BoundRule(rule, condition);
    }

    private static EventClasses ClassesOf(LogSource? source)
    {
        if (source is null) return EventClasses.Unknown;
        string product = source.Product ?? WindowsLogSources.Product;
        bool isOfWindows = string.Equals(product, WindowsLogSources.Product, StringComparison.OrdinalIgnoreCase);
        if (!isOfWindows || source.Service is not null || source.Category is null) return EventClasses.None;
        return WindowsLogSources.FindCategory(source.Category)?.Classes ?? EventClasses.None;
    }

    private static Expr Settle(Expr expr, EventBinding binding) => expr switch
    {
        Test test => Settle(test, binding),
        Not not => Settle(not.Operand, binding) switch
        {
            Always constant => new Always(!constant.Value),
            Expr operand => new Not(operand),
        },
        AllOf all => Join(all.Operands, binding, neutral: true, operands => new AllOf(operands)),
        AnyOf any => Join(any.Operands, binding, neutral: false, operands => new AnyOf(operands)),

        // A type's members hold values and lists of values, never objects.
        SameObject => new Always(false),
        _ => expr,
    };

    private static Expr Settle(Test test, EventBinding binding) => binding.SourceOf(test.Predicate) switch
    {
        null => new Always(false),
        ConstantSource constant when ImpliedValues.Meet(constant, test.Predicate) is { } isMet => new Always(isMet),
        _ => test,
    };

    private static Expr Join(
        EquatableArray<Expr> operands, EventBinding binding, bool neutral, Func<EquatableArray<Expr>, Expr> join)
    {
        var open = new List<Expr>();
        foreach (Expr operand in operands)
        {
            Expr settled = Settle(operand, binding);
            if (settled is not Always constant) open.Add(settled);
            else if (constant.Value != neutral) return constant;
        }
        return open.Count switch
        {
            0 => new Always(neutral),
            1 => open[0],
            _ => join(open.ToEquatable()),
        };
    }
}
