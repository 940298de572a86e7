using RuleGen.Compiler.Emit.Planned;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;

namespace RuleGen.Compiler.Emit;

/// <summary>Which rules share one emitted file of matchers.</summary>
/// <param name="HintName">The file's name.</param>
/// <param name="Rules">The rules in it, by path.</param>
/// <param name="IsPlanned">Whether the rules are those of a large set, whose literals are in its plan.</param>
internal sealed record MatcherFile(string HintName, EquatableArray<PlannedRule> Rules, bool IsPlanned)
{
    /// <summary>
    /// The files of a set: one a rule, named as its class is, or those of the buckets once the set is large. A rule's file depends on its
    /// own path and on whether the set is large, on nothing else.
    /// </summary>
    public static List<MatcherFile> Of(RuleSetPlan plan)
    {
        if (!plan.IsLarge)
        {
            return plan.Rules
                .Select(rule => new MatcherFile(rule.TypeName + ".g.cs", new EquatableArray<PlannedRule>([rule]), IsPlanned: false))
                .ToList();
        }
        return plan.Rules
            .GroupBy(rule => Bucket.Of(rule.Rule.Path))
            .OrderBy(group => group.Key)
            .Select(group => new MatcherFile($"Rules.{Bucket.Name(group.Key)}.g.cs", group.ToEquatable(), IsPlanned: true))
            .ToList();
    }

    public EmittedFile Emit(EmitOptions options) =>
        IsPlanned ? PlannedRuleEmitter.Emit(HintName, Rules, options) : RuleEmitter.Emit(HintName, Rules, options);
}
