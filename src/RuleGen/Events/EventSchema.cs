using System.Text;
using RuleGen.Events.Normalising;
using RuleGen.Matching;

namespace RuleGen.Events;

/// <summary>
/// The slots that a rule set reads, and the record names that lead to them in each source shape. Immutable; shared by all threads. Made
/// once per rule set.
/// </summary>
public sealed class EventSchema
{
    private readonly LogSourceDefinition[] _logSources;
    private readonly SlotDefinition[] _slots;
    private readonly IReadOnlyDictionary<string, int> _names;

    private EventSchema(RulePlan? plan, bool keepsEveryText, LogSourceDefinition[] logSources, SlotDefinition[] slots)
    {
        Plan = plan;
        KeepsEveryText = keepsEveryText;
        _logSources = logSources;
        _slots = slots;
        var planner = new SlotPlanner();
        SlotDefinition[] all = [.. slots, .. ContextSlots.Definitions];
        Plans = [.. all.Select(planner.Plan)];
        WellKnown = new WellKnownNames(planner);
        LogSourceTable = new LogSourceTable(logSources, WellKnown);
        PlainNames = Array.ConvertAll(Enum.GetValues<SourceShape>(), shape => new PlainNames(Plans, shape));
        _names = planner.Names;
        NameCount = planner.NameCount;
        Trie = planner.Trie.Build();
    }

    /// <summary>The slots; a slot's number is its position here.</summary>
    public ReadOnlySpan<SlotDefinition> Slots => _slots;

    /// <summary>The log sources that rules ask for; a log source's number is its position here.</summary>
    public ReadOnlySpan<LogSourceDefinition> LogSources => _logSources;

    /// <summary>Whether readers keep every string of a record, as searches through the whole record need.</summary>
    public bool KeepsEveryText { get; }

    /// <summary>The plan of the set; null for a set whose matchers hold all they need themselves.</summary>
    internal RulePlan? Plan { get; }

    /// <summary>How each slot is filled: first <see cref="Slots"/>, then the context every alert needs.</summary>
    internal SlotPlan[] Plans { get; }

    /// <summary>For each shape the names that fill the slots in the usual case.</summary>
    internal PlainNames[] PlainNames { get; }

    internal NameTrie Trie { get; }

    internal WellKnownNames WellKnown { get; }

    internal LogSourceTable LogSourceTable { get; }

    internal int NameCount { get; }

    /// <summary>Makes a schema with these slots.</summary>
    /// <param name="keepsEveryText">Whether some rule searches the whole record.</param>
    /// <param name="slots">What the rules read.</param>
    public static EventSchema Create(bool keepsEveryText, params SlotDefinition[] slots) =>
        new(null, keepsEveryText, [], slots);

    /// <summary>Makes a schema with these log sources and slots.</summary>
    /// <param name="keepsEveryText">Whether some rule searches the whole record.</param>
    /// <param name="logSources">The log sources that rules ask for.</param>
    /// <param name="slots">What the rules read.</param>
    public static EventSchema Create(bool keepsEveryText, LogSourceDefinition[] logSources, params SlotDefinition[] slots) =>
        new(null, keepsEveryText, logSources, slots);

    /// <summary>Makes a schema for the rules of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="keepsEveryText">Whether some rule searches the whole record.</param>
    /// <param name="logSources">The log sources that rules ask for, in the plan's order.</param>
    /// <param name="slots">What the rules read, in the plan's order.</param>
    public static EventSchema Create(
        RulePlan plan, bool keepsEveryText, LogSourceDefinition[] logSources, params SlotDefinition[] slots) =>
        new(plan, keepsEveryText, logSources, slots);

    /// <summary>The number by which a buffer is given values of a record name, for readers that fill it by hand.</summary>
    /// <param name="dottedName">The name from the outside in, parts joined by dots.</param>
    /// <returns>The number, or -1 when no rule wants the name.</returns>
    public int FindName(ReadOnlySpan<byte> dottedName)
    {
        string name = Encoding.UTF8.GetString(dottedName);
        if (_names.TryGetValue(name, out int number)) return number;
        if (!name.Contains(' ')) return -1;
        return _names.GetValueOrDefault(RecordNames.Unspaced(name.Replace(" ", "", StringComparison.Ordinal)), -1);
    }
}
