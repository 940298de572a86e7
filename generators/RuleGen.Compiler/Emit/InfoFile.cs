using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;

namespace RuleGen.Compiler.Emit;

/// <summary>A rule and where it stands in its file; null when that is not known.</summary>
internal sealed record PlacedRule(PlannedRule Rule, RulePositions? Positions);

/// <summary>Which rules' texts and places share one emitted file.</summary>
/// <param name="Suffix">What the file's name has behind that of the set's class.</param>
/// <param name="Rules">The rules in it, by path.</param>
internal sealed record InfoFile(string Suffix, EquatableArray<PlacedRule> Rules)
{
    /// <summary>The files of a set: a single one, or those of the buckets once the set is large.</summary>
    public static List<InfoFile> Of(RuleSetPlan plan, IEnumerable<RulePositions> positions)
    {
        Dictionary<string, RulePositions> byKey = ByKey(positions);
        PlacedRule[] rules = [.. plan.Rules.Select(rule => new PlacedRule(rule, Find(byKey, rule)))];
        if (rules.Length == 0) return [];
        if (rules.Length <= Bucket.Most) return [new InfoFile(".Infos.g.cs", rules.ToEquatable())];
        return rules
            .GroupBy(rule => Bucket.Of(rule.Rule.Rule.Path))
            .OrderBy(group => group.Key)
            .Select(group => new InfoFile($".Infos.{Bucket.Name(group.Key)}.g.cs", group.ToEquatable()))
            .ToList();
    }

    public EmittedFile Emit(EmitOptions options) => RuleInfoEmitter.Emit(options.ClassName + Suffix, Rules, options);

    private static RulePositions? Find(Dictionary<string, RulePositions> byKey, PlannedRule rule) =>
        byKey.TryGetValue(rule.Rule.Key, out RulePositions? found) ? found : null;

    private static Dictionary<string, RulePositions> ByKey(IEnumerable<RulePositions> positions)
    {
        var byKey = new Dictionary<string, RulePositions>(StringComparer.Ordinal);
        foreach (RulePositions rule in positions)
        {
            if (!byKey.ContainsKey(rule.Key)) byKey.Add(rule.Key, rule);
        }
        return byKey;
    }
}
