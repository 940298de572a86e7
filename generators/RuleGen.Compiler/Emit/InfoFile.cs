using RuleGen.Compiler.Emit.Planned;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;

namespace RuleGen.Compiler.Emit;

/// <summary>Which rules' texts and places share one emitted file.</summary>
/// <param name="Suffix">What the file's name has behind that of the set's class.</param>
/// <param name="Rules">The rules in it, by path.</param>
/// <param name="Number">The file's number in a large set; null in a small one.</param>
internal sealed record InfoFile(string Suffix, EquatableArray<PlacedRule> Rules, int? Number)
{
    /// <summary>The files of a set: a single one, or those of the buckets once the set is large.</summary>
    public static List<InfoFile> Of(RuleSetPlan plan, IEnumerable<RulePositions> positions)
    {
        Dictionary<string, RulePositions> byKey = ByKey(positions);
        PlacedRule[] rules = [.. plan.Rules.Select(rule => new PlacedRule(rule, Find(byKey, rule)))];
        if (rules.Length == 0) return [];
        if (!plan.IsLarge) return [new InfoFile(".Infos.g.cs", rules.ToEquatable(), null)];
        return rules
            .GroupBy(rule => Bucket.Of(rule.Rule.Rule.Path))
            .OrderBy(group => group.Key)
            .Select(group => new InfoFile($".Infos.{Bucket.Name(group.Key)}.g.cs", group.ToEquatable(), group.Key))
            .ToList();
    }

    public EmittedFile Emit(EmitOptions options) => Number is { } bucket
        ? RuleTextEmitter.Emit(options.ClassName + Suffix, bucket, Rules, options)
        : RuleInfoEmitter.Emit(options.ClassName + Suffix, Rules, options);

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
