using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning.Index;

namespace RuleGen.Compiler.Planning;

/// <summary>What asking a part of a condition is expected to cost, and how likely it is to hold, of an event the index has found.</summary>
/// <param name="Cost">The cost, as <see cref="ConditionOrder.Cost(Predicate)"/> counts it.</param>
/// <param name="Chance">The chance that it holds, 0 to 1.</param>
internal readonly record struct TestOdds(double Cost, double Chance)
{
    // What the tables of the index have told is a bit to look up.
    private const double CostOfTold = 0.5;
    private const double ChanceOfPresence = 0.8;
    private const double ChanceOfOthers = 0.3;

    // Texts so short are parts of many a value, and hardly ever a whole one.
    private const int LongestTiny = 2;
    private const double ChanceOfTiny = 0.02;
    private const double LeastChance = 0.001;

    /// <summary>The complement's.</summary>
    public TestOdds Negated => this with { Chance = 1 - Chance };

    /// <summary>The odds of one predicate.</summary>
    /// <param name="predicate">The predicate.</param>
    /// <param name="witnesses">What its witnesses cost.</param>
    /// <param name="found">How likely it is that the event was found by them.</param>
    public static TestOdds Of(Predicate predicate, WitnessCost witnesses, double found)
    {
        bool isTold = found > 0 && WitnessFinder.SameAs(predicate) is not null;
        return new TestOdds(isTold ? CostOfTold : ConditionOrder.Cost(predicate), Math.Max(ChanceOf(predicate, witnesses), found));
    }

    /// <summary>The odds of a group, its parts in the order of asking.</summary>
    public static TestOdds OfGroup(IEnumerable<TestOdds> parts, bool isAll)
    {
        double cost = 0;
        double isOpen = 1;
        foreach (TestOdds part in parts)
        {
            cost += isOpen * part.Cost;
            isOpen *= isAll ? part.Chance : 1 - part.Chance;
        }
        return new TestOdds(cost, isAll ? isOpen : 1 - isOpen);
    }

    /// <summary>Where a part stands among those of a group: what it costs for each event it decides; the lowest is asked first.</summary>
    /// <param name="isAll">Whether all parts must hold rather than one.</param>
    public double Rank(bool isAll) => Cost / Math.Max(LeastChance, isAll ? 1 - Chance : Chance);

    private static double ChanceOf(Predicate predicate, WitnessCost witnesses) => predicate switch
    {
        Exists or Present => ChanceOfPresence,
        TextMatch { Operator: TextOperator.Equals, Literal.Length: <= LongestTiny } => ChanceOfTiny,
        _ => double.IsInfinity(witnesses.Cost) ? ChanceOfOthers : Math.Min(1, witnesses.Cost),
    };
}
