using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;

namespace RuleGen.Compiler.Emit;

/// <summary>Which rules share one emitted file of matchers.</summary>
/// <param name="HintName">The file's name.</param>
/// <param name="Rules">The rules in it, by path.</param>
internal sealed record MatcherFile(string HintName, EquatableArray<PlannedRule> Rules)
{
    /// <summary>
    /// The files of a set: one a rule, named as its class is, or those of the buckets once the set is large. A rule's file depends on its
    /// own path and on whether the set is large, on nothing else.
    /// </summary>
    public static List<MatcherFile> Of(RuleSetPlan plan)
    {
        if (plan.Rules.Count <= Bucket.Most)
        {
            return plan.Rules.Select(rule => new MatcherFile(rule.TypeName + ".g.cs", new EquatableArray<PlannedRule>([rule]))).ToList();
        }
        return plan.Rules
            .GroupBy(rule => Bucket.Of(rule.Rule.Path))
            .OrderBy(group => group.Key)
            .Select(group => new MatcherFile($"Rules.{Bucket.Name(group.Key)}.g.cs", group.ToEquatable()))
            .ToList();
    }

    public EmittedFile Emit(EmitOptions options) => RuleEmitter.Emit(HintName, Rules, options);
}
