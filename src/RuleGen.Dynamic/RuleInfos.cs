extern alias compiler;

using compiler::RuleGen.Compiler.Model;
using compiler::RuleGen.Compiler.Planning;
using compiler::RuleGen.Compiler.Text;

namespace RuleGen.Dynamic;

/// <summary>Makes what a set knows about its rules; emitted sets say the same.</summary>
internal static class RuleInfos
{
    /// <summary>What is known about one rule.</summary>
    /// <param name="planned">The rule.</param>
    /// <param name="positions">Where it and its predicates stand; null when that is not known.</param>
    /// <param name="slots">The numbers of the set's slots.</param>
    public static RuleInfo Of(PlannedRule planned, RulePositions? positions, Dictionary<SlotKey, int> slots)
    {
        Rule rule = planned.Rule;
        RuleMetadata metadata = rule.Metadata;
        var info = new RuleInfo
        {
            Id = Either(metadata.Id, planned.TypeName),
            Title = Either(metadata.Title, planned.TypeName),
            Level = Level(metadata.Level),
            Description = Either(metadata.Description, metadata.Objective),
            Author = metadata.Author,
            Techniques = [.. metadata.Techniques],
            Tags = [.. metadata.Tags],
            References = [.. metadata.References],
            FalsePositives = [.. metadata.FalsePositives],
            Path = rule.Path,
            Line = (positions?.Query.StartLine ?? 0) + 1,
            Binding = (EventClasses)(ulong)rule.Binding,
            LogSource = rule.LogSource is { } source ? new LogSource(source.Product, source.Category, source.Service) : null,
            Predicates = Predicates(rule, positions, slots),
        };
        return metadata.Status.Length > 0 ? info with { Status = metadata.Status } : info;
    }

    private static PredicateInfo[] Predicates(Rule rule, RulePositions? positions, Dictionary<SlotKey, int> slots)
    {
        List<Predicate> predicates = ConditionWalk.Predicates(rule.Condition);
        var infos = new PredicateInfo[predicates.Count];
        for (int i = 0; i < infos.Length; i++)
        {
            FileSpan span = positions is null ? FileSpan.None
                : i < positions.Predicates.Count ? positions.Predicates[i]
                : positions.Query;
            infos[i] = new PredicateInfo(
                ConditionWalk.FieldOf(predicates[i])?.Name ?? "",
                PredicateWords.Describe(predicates[i]),
                ConditionWalk.SlotOf(predicates[i]) is { } key ? slots[key] : -1,
                span.StartLine + 1,
                span.StartColumn + 1,
                span.Length)
            {
                Path = span.Path.Length == 0 || span.Path == rule.Path ? null : span.Path,
            };
        }
        return infos;
    }

    private static string Either(string text, string other) => text.Length > 0 ? text : other;

    private static RuleLevel Level(string level) => level.ToLowerInvariant() switch
    {
        "informational" => RuleLevel.Informational,
        "low" => RuleLevel.Low,
        "high" => RuleLevel.High,
        "critical" => RuleLevel.Critical,
        _ => RuleLevel.Medium,
    };
}
