using RuleGen.Events;

namespace RuleGen.Tests.Events;

/// <summary>What an ordering says of the sign of a comparison.</summary>
internal static class Orderings
{
    public static bool Holds(int comparison, Ordering ordering)
    {
        Ordering[] holding = Math.Sign(comparison) switch
        {
            -1 => [Ordering.Less, Ordering.LessOrEqual],
            1 => [Ordering.Greater, Ordering.GreaterOrEqual],
            _ => [Ordering.LessOrEqual, Ordering.GreaterOrEqual, Ordering.Equal],
        };
        return holding.Contains(ordering);
    }
}
