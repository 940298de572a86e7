using RuleGen.Compiler.Emit;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Planning;

/// <summary>One rule, ready to be emitted. It depends on this rule alone, so that an edit elsewhere leaves its file as it is.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="TypeName">The name of its class, unique in the set whatever the letter case.</param>
/// <param name="Condition">The rule's condition in the order of testing.</param>
/// <param name="Slots">The slots it reads, with the names that stand for their numbers.</param>
/// <param name="LogSource">The log source it asks for, with the name that stands for its number; null for none.</param>
internal sealed record PlannedRule(
    Rule Rule, string TypeName, Expr Condition, EquatableArray<PlannedSlot> Slots, PlannedLogSource? LogSource);

/// <summary>
/// All rules of a set: a rule's number is its place in <see cref="Rules"/>, a slot's number its place in <see cref="Slots"/>.
/// </summary>
/// <param name="Rules">The rules by path, then in the order of the file.</param>
/// <param name="Slots">Every slot some rule reads, by field, view and form.</param>
/// <param name="LogSources">Every log source some rule asks for; a log source's number is its place.</param>
/// <param name="KeepsEveryText">Whether some rule searches the whole record.</param>
internal sealed record RuleSetPlan(
    EquatableArray<PlannedRule> Rules, EquatableArray<PlannedSlot> Slots, EquatableArray<PlannedLogSource> LogSources, bool KeepsEveryText)
{
    /// <summary>
    /// Whether the set is emitted as a large one: its literals, texts and index are data, and its rules share files.
    /// </summary>
    public bool IsLarge { get; init; }

    /// <summary>Plans a set. The order in which rules come does not matter; of rules with one key the first counts.</summary>
    public static RuleSetPlan Create(IEnumerable<Rule> rules, EmitOptions options) => Create(rules.Select(RuleDraft.Of), options);

    /// <inheritdoc cref="Create(IEnumerable{Rule}, EmitOptions)"/>
    public static RuleSetPlan Create(IEnumerable<RuleDraft> rules, EmitOptions options)
    {
        RuleDraft[] ordered = Ordered(rules);
        PlannedSlot[] slots = Name(ordered.SelectMany(rule => rule.Slots));
        var slotOf = slots.ToDictionary(slot => slot.Key);
        PlannedLogSource[] logSources = PlannedLogSource.NameAll(ordered.Select(rule => rule.Rule.LogSource).OfType<LogSource>());
        var logSourceOf = logSources.ToDictionary(planned => planned.Source);
        var typeNames = new NameTable(StringComparer.OrdinalIgnoreCase, ReservedNames.InSet(options.ClassName));

        var planned = new List<PlannedRule>(ordered.Length);
        foreach (RuleDraft rule in ordered)
        {
            EquatableArray<PlannedSlot> read = rule.Slots.Select(key => slotOf[key]).ToEquatable();
            PlannedLogSource? logSource = rule.Rule.LogSource is { } source ? logSourceOf[source] : null;
            planned.Add(new PlannedRule(rule.Rule, typeNames.Take(rule.WantedName), rule.Condition, read, logSource));
        }
        return new RuleSetPlan(
            planned.ToEquatable(), slots.ToEquatable(), logSources.ToEquatable(), ordered.Any(rule => rule.SearchesRecord))
        {
            IsLarge = planned.Count > options.MostInSmallSet,
        };
    }

    // The sort is stable, so of rules with one key the first comes first.
    private static RuleDraft[] Ordered(IEnumerable<RuleDraft> rules)
    {
        RuleDraft[] ordered = rules
            .OrderBy(rule => rule.Rule.Path, StringComparer.Ordinal).ThenBy(rule => rule.Rule.Document)
            .ToArray();
        return ordered.Where((rule, i) => i == 0 || rule.Rule.Key != ordered[i - 1].Rule.Key).ToArray();
    }

    private static PlannedSlot[] Name(IEnumerable<SlotKey> keys)
    {
        var names = new NameTable(StringComparer.Ordinal, ReservedNames.InSlots);
        return keys.Distinct()
            .OrderBy(key => key.Field, StringComparer.Ordinal).ThenBy(key => key.View).ThenBy(key => key.Form)
            .Select(key => new PlannedSlot(names.Take(SlotName(key)), key))
            .ToArray();
    }

    private static string SlotName(SlotKey key)
    {
        string name = CSharpText.PascalCase(key.Field);
        if (name.Length == 0 || !CSharpText.IsIdentifier(name)) name = "Field" + name;
        if (key.View == FieldView.Record) name += "AsRecorded";
        return key.Form switch
        {
            SlotForm.RegistryPath => name + "Canonical",
            SlotForm.RegistryKey => name + "Key",
            SlotForm.Objects => name + "Objects",
            SlotForm.Presence => name + "Presence",
            _ => name,
        };
    }
}
