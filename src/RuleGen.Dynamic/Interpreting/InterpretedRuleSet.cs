extern alias compiler;

using compiler::RuleGen.Compiler.Model;
using compiler::RuleGen.Compiler.Planning;
using compiler::RuleGen.Compiler.Planning.Index;
using RuleGen.Events;
using RuleGen.Matching;
using SlotForm = RuleGen.Events.SlotForm;

namespace RuleGen.Dynamic.Interpreting;

/// <summary>
/// A set whose rules are instructions, run for the rules that the plan's index leaves. It answers as the emitted set of the same plan does.
/// </summary>
internal sealed class InterpretedRuleSet : RuleSet
{
    private readonly RuleCode _code;
    private readonly Entry[] _entries;

    private InterpretedRuleSet(EventSchema schema, RuleInfo[] infos, RuleCode code, Entry[] entries)
        : base(schema, infos)
    {
        _code = code;
        _entries = entries;
    }

    /// <summary>Which records a rule is offered, where it begins, and the instruction of each of its predicates.</summary>
    /// <param name="Binding">The classes it is bound to.</param>
    /// <param name="LogSource">The number of its log source; -1 for none.</param>
    /// <param name="Start">Its first instruction, or a verdict.</param>
    private readonly record struct Entry(EventClasses Binding, int LogSource, int Start);

    /// <summary>Makes the set of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="positions">Where the rules stand; of those with one key the first counts.</param>
    public static InterpretedRuleSet Create(RuleSetPlan plan, IEnumerable<RulePositions> positions)
    {
        // To write the index takes as long as all the rest.
        Task<EventSchema> schema = Task.Run(() => CreateSchema(plan));
        Dictionary<SlotKey, int> slots = Slots(plan);
        Dictionary<string, RulePositions> places = positions.DistinctBy(rule => rule.Key).ToDictionary(rule => rule.Key);
        var logSources = new Dictionary<PlannedLogSource, int>();
        foreach (PlannedLogSource logSource in plan.LogSources) logSources.Add(logSource, logSources.Count);
        var assembler = new Assembler(slots);
        var entries = new Entry[plan.Rules.Count];
        var infos = new RuleInfo[plan.Rules.Count];
        for (int i = 0; i < entries.Length; i++)
        {
            PlannedRule rule = plan.Rules[i];
            int logSource = rule.LogSource is { } planned ? logSources[planned] : -1;
            entries[i] = new Entry((EventClasses)(ulong)rule.Rule.Binding, logSource, assembler.Add(rule.Rule.Condition));
            infos[i] = RuleInfos.Of(rule, places.GetValueOrDefault(rule.Rule.Key), slots) with { LogSourceNumber = logSource };
        }
        return new InterpretedRuleSet(schema.GetAwaiter().GetResult(), infos, assembler.ToCode(), entries);
    }

    /// <summary>The numbers of a plan's slots.</summary>
    public static Dictionary<SlotKey, int> Slots(RuleSetPlan plan)
    {
        var slots = new Dictionary<SlotKey, int>();
        foreach (PlannedSlot slot in plan.Slots) slots.Add(slot.Key, slots.Count);
        return slots;
    }

    /// <inheritdoc/>
    public override int Match(EventBuffer e, Span<int> hits)
    {
        Span<ObjectWalk> walks = stackalloc ObjectWalk[_code.Walks];
        int count = 0;
        Candidates candidates = e.Candidates();
        while (candidates.Next(out int rule))
        {
            if (_code.Run(_entries[rule].Start, e.TestsOf(rule), e, walks)) Hits.Add(rule, hits, ref count);
        }
        return count;
    }

    /// <inheritdoc/>
    public override bool IsMatch(int rule, EventBuffer e)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rule);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rule, _entries.Length);
        ref readonly Entry entry = ref _entries[rule];
        return (entry.Binding == EventClasses.Unknown || e.Is(entry.Binding))
            && (entry.LogSource < 0 || e.IsFrom(entry.LogSource))
            && _code.Run(entry.Start, e.TestsOf(rule), e, stackalloc ObjectWalk[_code.Walks]);
    }

    /// <inheritdoc/>
    protected override bool Test(int rule, int predicate, EventBuffer e) => e.TestsOf(rule).Test(predicate);

    // The runtime's enumerations have the compiler's names, which is what emitted code goes by as well.
    private static EventSchema CreateSchema(RuleSetPlan plan)
    {
        IEnumerable<LogSourceDefinition> logSources = plan.LogSources.Select(planned => planned.Source).Select(source =>
            new LogSourceDefinition(source.Product, source.Category, source.Service, source.SecurityEquivalents, source.NeedsDeclaration));
        IEnumerable<SlotDefinition> slots = plan.Slots.Select(slot => new SlotDefinition(
            slot.Key.Field, Enum.Parse<SlotView>(slot.Key.View.ToString()), Enum.Parse<SlotForm>(slot.Key.Form.ToString())));
        RulePlan indexed = RulePlan.FromBytes(RulePlanWriter.Write(plan));
        return EventSchema.Create(indexed, plan.KeepsEveryText, [.. logSources], [.. slots]);
    }
}
