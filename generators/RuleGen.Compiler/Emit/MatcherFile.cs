using System.Globalization;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;

namespace RuleGen.Compiler.Emit;

/// <summary>Which rules share one emitted file.</summary>
/// <param name="HintName">The file's name.</param>
/// <param name="Rules">The rules in it, by path.</param>
internal sealed record MatcherFile(string HintName, EquatableArray<PlannedRule> Rules)
{
    /// <summary>
    /// Up to this many rules have a file each, named as its class is; more are dealt to as many files by their path. Thousands of files
    /// make an editor slow, and with a fixed number of them an edit still rewrites a small part only.
    /// </summary>
    public const int MostFiles = 64;

    /// <summary>
    /// Deals the rules of a set to files. A rule's file depends on its own path and on whether the set is large, on nothing else.
    /// </summary>
    public static List<MatcherFile> Of(RuleSetPlan plan)
    {
        if (plan.Rules.Count <= MostFiles)
        {
            return plan.Rules.Select(rule => new MatcherFile(rule.TypeName + ".g.cs", new EquatableArray<PlannedRule>([rule]))).ToList();
        }
        return plan.Rules
            .GroupBy(rule => Bucket(rule.Rule.Path))
            .OrderBy(group => group.Key)
            .Select(group => new MatcherFile($"Rules.{group.Key.ToString("00", CultureInfo.InvariantCulture)}.g.cs", group.ToEquatable()))
            .ToList();
    }

    public EmittedFile Emit(EmitOptions options) => RuleEmitter.Emit(HintName, Rules, options);

    // FNV-1a over the UTF-16 units: string.GetHashCode differs from process to process.
    private static int Bucket(string path)
    {
        uint hash = 2166136261;
        foreach (char c in path) hash = unchecked((hash ^ c) * 16777619);
        return (int)(hash % MostFiles);
    }
}
