using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Planning;

/// <summary>What is left of a plan without the rules themselves; most edits of a rule leave it as it was.</summary>
/// <param name="TypeNames">The names of the rules' classes; a rule's number is the place of its name.</param>
/// <param name="Slots">Every slot some rule reads; a slot's number is its place.</param>
/// <param name="LogSources">Every log source some rule asks for; a log source's number is its place.</param>
/// <param name="KeepsEveryText">Whether some rule searches the whole record.</param>
/// <param name="IsLarge">Whether the set is emitted as a large one.</param>
internal sealed record RuleSetOutline(
    EquatableArray<string> TypeNames,
    EquatableArray<PlannedSlot> Slots,
    EquatableArray<PlannedLogSource> LogSources,
    bool KeepsEveryText,
    bool IsLarge)
{
    public static RuleSetOutline Of(RuleSetPlan plan) =>
        new(plan.Rules.Select(rule => rule.TypeName).ToEquatable(), plan.Slots, plan.LogSources, plan.KeepsEveryText, plan.IsLarge);
}
