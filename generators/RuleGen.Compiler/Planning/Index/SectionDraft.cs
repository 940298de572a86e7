namespace RuleGen.Compiler.Planning.Index;

/// <summary>Which rules share a section: those offered the same events.</summary>
/// <param name="Classes">The classes of event they are bound to.</param>
/// <param name="LogSource">Their log source; null for none.</param>
internal readonly record struct SectionKey(EventClasses Classes, PlannedLogSource? LogSource)
{
    public static SectionKey Of(PlannedRule rule) => new(rule.Rule.Binding, rule.LogSource);
}

/// <summary>The rules of a section while it is put together.</summary>
/// <param name="key">Where the section stands, or the one that leads to it.</param>
/// <param name="logSource">The number of its log source; -1 for none.</param>
internal sealed class SectionDraft(SectionKey key, int logSource)
{
    public SectionKey Key => key;

    public int LogSource => logSource;

    /// <summary>The rules of the section.</summary>
    public HashSet<int> Rules { get; } = [];

    /// <summary>For each witness whose finding is a predicate's holding, one such predicate.</summary>
    public Dictionary<Witness, RuleTest> Tests { get; } = [];

    /// <summary>The rules without witness.</summary>
    public List<int> Always { get; } = [];

    /// <summary>The rules, or sections as their complement, that each witness stands for.</summary>
    public Dictionary<Witness, List<int>> RulesOf { get; } = [];

    public void Add(int rule, WitnessSet found)
    {
        Rules.Add(rule);
        if (found.Reason is not null) Always.Add(rule);
        foreach (Witness witness in found.Witnesses.Distinct()) Add(witness, rule);
    }

    public void Add(Witness witness, int rule)
    {
        if (!RulesOf.TryGetValue(witness, out List<int>? rules)) RulesOf.Add(witness, rules = []);
        rules.Add(rule);
    }
}
