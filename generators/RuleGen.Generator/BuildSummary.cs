using RuleGen.Compiler.Emit;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;

namespace RuleGen.Generator;

/// <summary>What the line at the end of a build says of a set as a whole.</summary>
internal static class BuildSummary
{
    /// <summary>
    /// How many rules of a large set are tested on every event of their log source, and why; empty where there are none, and for a small set,
    /// all of whose rules are.
    /// </summary>
    public static string AlwaysTested(EquatableArray<RuleDraft> rules, EmitOptions options)
    {
        if (rules.Count <= options.MostInSmallSet) return "";
        var reasons = rules
            .Where(rule => rule.AlwaysTested is not null)
            .GroupBy(rule => rule.AlwaysTested!)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (Count: group.Count(), Reason: group.Key))
            .ToList();
        if (reasons.Count == 0) return "";
        string why = string.Join("; ", reasons.Select(reason => $"{reason.Count}: {reason.Reason}"));
        int count = reasons.Sum(reason => reason.Count);
        return $"; {count} of the rules {(count == 1 ? "is" : "are")} tested on every event of their log source ({why})";
    }
}
