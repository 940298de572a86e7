namespace RuleGen.Matching;

/// <summary>Collects the numbers of rules that match.</summary>
public static class Hits
{
    /// <summary>Adds a rule's number; what no longer fits is only counted.</summary>
    /// <param name="rule">The number.</param>
    /// <param name="hits">Receives the numbers.</param>
    /// <param name="count">How many rules matched so far.</param>
    public static void Add(int rule, Span<int> hits, ref int count)
    {
        if (count < hits.Length) hits[count] = rule;
        count++;
    }
}
