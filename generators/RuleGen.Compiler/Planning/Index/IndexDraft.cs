using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Planning.Index;

/// <summary>Which sections the index of a set has, and by which witnesses each finds which rules, before anything is written.</summary>
internal sealed class IndexDraft
{
    // With fewer rules another section costs more than it saves.
    private const int FewestSplit = 4;

    private readonly RuleSetPlan _plan;

    private IndexDraft(RuleSetPlan plan) => _plan = plan;

    /// <summary>The sections that log source and class lead to; a section's number is its place.</summary>
    public List<SectionDraft> Roots { get; } = [];

    /// <summary>The sections that an event id leads to; they are numbered on from the last of the roots.</summary>
    public List<SectionDraft> Inner { get; } = [];

    public static IndexDraft Of(RuleSetPlan plan)
    {
        var draft = new IndexDraft(plan);
        draft.AddAll();
        return draft;
    }

    private void AddAll()
    {
        var numbers = new Dictionary<PlannedLogSource, int>();
        foreach (PlannedLogSource logSource in _plan.LogSources) numbers.Add(logSource, numbers.Count);

        // A rule that is bound to no class is offered nothing; among sections no class stands for something else.
        var roots = Enumerable.Range(0, _plan.Rules.Count)
            .Where(i => _plan.Rules[i].Rule.Binding != EventClasses.None)
            .GroupBy(i => SectionKey.Of(_plan.Rules[i]))
            .Select(section => (section.Key, Rules: section, LogSource: section.Key.LogSource is { } source ? numbers[source] : -1))
            .OrderBy(section => section.LogSource).ThenBy(section => section.Key.Classes)
            .ToList();
        foreach ((SectionKey key, IEnumerable<int> rules, int logSource) in roots) AddRoot(key, logSource, rules, roots.Count);
        foreach (SectionDraft section in Roots.Concat(Inner)) FindTests(section);
    }

    /// <summary>
    /// Adds what the records of a log source are offered. Where its rules are for many kinds of event, the event's id leads to a section
    /// of its own for each, so that only the fields are looked at that rules for this id read.
    /// </summary>
    private void AddRoot(SectionKey key, int logSource, IEnumerable<int> rules, int rootCount)
    {
        var root = new SectionDraft(key, logSource);
        Roots.Add(root);
        var splits = rules.Select(rule => (Rule: rule, Split: EventIdSplit.Of(_plan.Rules[rule].Condition))).ToList();
        bool isSplit = splits.Count(rule => rule.Split is not null) >= FewestSplit;
        var inner = new Dictionary<Witness, SectionDraft>();
        foreach ((int rule, EventIdSplit? split) in splits)
        {
            if (!isSplit || split is null)
            {
                root.Add(rule, WitnessFinder.Find(_plan.Rules[rule].Condition));
                continue;
            }
            WitnessSet rest = WitnessFinder.Find(split.Rest);
            foreach (Witness id in split.Ids.Distinct())
            {
                if (!inner.TryGetValue(id, out SectionDraft? draft))
                {
                    inner.Add(id, draft = new SectionDraft(key, -1));
                    root.Add(id, ~(rootCount + Inner.Count));
                    Inner.Add(draft);
                }
                draft.Add(rule, rest);
            }
        }
    }

    /// <summary>
    /// Has the tables tell which of the texts that rules are found by are in a value, so that no rule need look for them again. To take in the
    /// texts that no rule is found by costs more than it saves: common ones are found in event after event and seldom asked for.
    /// </summary>
    private void FindTests(SectionDraft section)
    {
        foreach (int rule in section.Rules)
        {
            List<Predicate> predicates = ConditionWalk.Predicates(_plan.Rules[rule].Rule.Condition);
            for (int i = 0; i < predicates.Count; i++)
            {
                if (WitnessFinder.SameAs(predicates[i]) is not { } witness || !section.RulesOf.ContainsKey(witness)) continue;
                section.Tests[witness] = new RuleTest(rule, i);
            }
        }
    }
}

/// <summary>A predicate of a rule.</summary>
/// <param name="Rule">The rule's number.</param>
/// <param name="Predicate">The predicate's place in its query.</param>
internal readonly record struct RuleTest(int Rule, int Predicate);
