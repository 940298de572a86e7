using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning.Index;

namespace RuleGen.Compiler.Planning;

/// <summary>What the witnesses of a condition cost, and of its parts, each part looked at once.</summary>
/// <param name="Cost">The cost as <see cref="WitnessSet.Cost"/> has it; infinite where there are none.</param>
/// <param name="Parts">The parts, in the order of the query.</param>
internal sealed record WitnessCost(double Cost, WitnessCost[] Parts)
{
    /// <summary>The costs of a condition.</summary>
    public static WitnessCost Of(Expr expr)
    {
        WitnessCost[] parts = [.. ExprTree.Operands(expr).Select(Of)];
        double cost = expr switch
        {
            Test test => OfTest(test.Predicate),
            AllOf when parts.Length > 0 => parts.Min(part => part.Cost),
            AnyOf => parts.Sum(part => part.Cost),
            SameObject => parts[0].Cost,
            Not { Operand: Not } => parts[0].Parts[0].Cost,
            Always { Value: false } => 0,
            _ => double.PositiveInfinity,
        };
        return new WitnessCost(cost, parts);
    }

    /// <summary>For each part, of which all must hold, whether an event is found by its witnesses: 1 for the rarest, 0 for the others.</summary>
    public double[] SharesOfAll()
    {
        var shares = new double[Parts.Length];
        int rarest = Array.FindIndex(Parts, part => part.Cost == Cost);
        if (rarest >= 0 && !double.IsInfinity(Cost)) shares[rarest] = 1;
        return shares;
    }

    /// <summary>For each part, of which one must hold, how likely it is that its witnesses found an event that some part's did.</summary>
    public double[] SharesOfAny()
    {
        var shares = new double[Parts.Length];
        bool areFound = Cost > 0 && !double.IsInfinity(Cost);
        for (int i = 0; i < shares.Length && areFound; i++) shares[i] = Parts[i].Cost / Cost;
        return shares;
    }

    private static double OfTest(Predicate predicate)
    {
        WitnessSet found = WitnessFinder.Find(predicate);
        return found.Reason is null ? found.Cost : double.PositiveInfinity;
    }
}
