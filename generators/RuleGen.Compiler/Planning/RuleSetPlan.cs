using RuleGen.Compiler.Emit;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Planning;

/// <summary>One rule, ready to be emitted. It depends on this rule alone, so that an edit elsewhere leaves its file as it is.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="TypeName">The name of its class, unique in the set whatever the letter case.</param>
/// <param name="Condition">The rule's condition in the order of testing.</param>
/// <param name="Slots">The slots it reads, with the names that stand for their numbers.</param>
internal sealed record PlannedRule(Rule Rule, string TypeName, Expr Condition, EquatableArray<PlannedSlot> Slots);

/// <summary>
/// All rules of a set: a rule's number is its place in <see cref="Rules"/>, a slot's number its place in <see cref="Slots"/>.
/// </summary>
/// <param name="Rules">The rules by path.</param>
/// <param name="Slots">Every slot some rule reads, by field, view and form.</param>
/// <param name="KeepsEveryText">Whether some rule searches the whole record.</param>
internal sealed record RuleSetPlan(EquatableArray<PlannedRule> Rules, EquatableArray<PlannedSlot> Slots, bool KeepsEveryText)
{
    /// <summary>Plans a set. The order in which rules come does not matter; of rules with one path the first counts.</summary>
    public static RuleSetPlan Create(IEnumerable<Rule> rules, EmitOptions options)
    {
        Rule[] ordered = Ordered(rules);
        PlannedSlot[] slots = Name(ordered.SelectMany(rule => ConditionWalk.Slots(rule.Condition)));
        var slotOf = slots.ToDictionary(slot => slot.Key);
        var typeNames = new NameTable(StringComparer.OrdinalIgnoreCase, ReservedNames.InSet(options.ClassName));

        var planned = new List<PlannedRule>(ordered.Length);
        foreach (Rule rule in ordered)
        {
            planned.Add(new PlannedRule(
                rule,
                typeNames.Take(TypeName(rule)),
                ConditionOrder.Order(rule.Condition),
                ConditionWalk.Slots(rule.Condition).Select(key => slotOf[key]).ToEquatable()));
        }
        bool keepsEveryText = ordered.Any(rule => ConditionWalk.Predicates(rule.Condition).Any(predicate => predicate is AnyText));
        return new RuleSetPlan(planned.ToEquatable(), slots.ToEquatable(), keepsEveryText);
    }

    private static Rule[] Ordered(IEnumerable<Rule> rules)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return rules.Where(rule => seen.Add(rule.Path)).OrderBy(rule => rule.Path, StringComparer.Ordinal).ToArray();
    }

    private static string TypeName(Rule rule)
    {
        string name = CSharpText.PascalCase(rule.Metadata.Title);
        if (name.Length == 0) name = CSharpText.PascalCase(FileName(rule.Path));
        if (name.Length == 0) return "Rule";
        return CSharpText.IsIdentifier(name) ? name : "Rule" + name;
    }

    private static string FileName(string path)
    {
        string name = path.Substring(path.LastIndexOf('/') + 1);
        int dot = name.LastIndexOf('.');
        return dot > 0 ? name.Substring(0, dot) : name;
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
            _ => name,
        };
    }
}
