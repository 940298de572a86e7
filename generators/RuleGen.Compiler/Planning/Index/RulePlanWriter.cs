using System.Threading.Tasks;
using RuleGen.Shared;

namespace RuleGen.Compiler.Planning.Index;

/// <summary>
/// Writes what the runtime asks of the rules of a set together: each predicate once, and the index that finds the rules an event may meet.
/// The same plan serves emitted and interpreted sets. Equal sets give equal bytes.
/// </summary>
internal static class RulePlanWriter
{
    /// <summary>The bytes of a set's plan, as <see cref="PlanFormat"/> lays them out.</summary>
    public static byte[] Write(RuleSetPlan plan)
    {
        // The witnesses of all rules take as long to find as all predicates take to write.
        Task<IndexDraft> draft = Task.Run(() => IndexDraft.Of(plan));
        var parts = new PlanParts();
        var predicates = new PredicateWriter(plan.Slots, parts);
        foreach (PlannedRule rule in plan.Rules) predicates.Add(rule);
        predicates.Close();
        new IndexWriter(predicates, parts).Write(draft.GetAwaiter().GetResult());
        return parts.ToBytes();
    }
}
