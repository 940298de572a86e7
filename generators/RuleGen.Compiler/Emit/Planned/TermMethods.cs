using RuleGen.Compiler.Planning;

namespace RuleGen.Compiler.Emit.Planned;

/// <summary>The methods of one rule's class beside <c>IsMatch</c>: which part of the condition each of them asks, and its name.</summary>
internal sealed class TermMethods(PlannedRule rule)
{
    private readonly NameTable _names = new(StringComparer.Ordinal, ReservedNames.InRule(rule.TypeName));

    /// <summary>The parts that have a method, with its name; writing one may add others behind it.</summary>
    public List<(Term Term, string Name)> All { get; } = [];

    /// <summary>The call of a new method for a part.</summary>
    public string Add(Term term)
    {
        string name = _names.Take(NameFor(term));
        All.Add((term, name));
        return name + "(e, t)";
    }

    /// <summary>The constant that stands for the slot of a group's objects.</summary>
    public string Slot(ObjectTerm same)
    {
        SlotKey key = ConditionWalk.SlotOf(same.Group);
        return "Slots." + rule.Slots.First(slot => slot.Key == key).Name;
    }

    private static string NameFor(Term term)
    {
        string first = term.Predicates.Select(PredicateNames.Of).FirstOrDefault() ?? "Constant";
        return term switch
        {
            ObjectTerm same => PredicateNames.OfGroup(same.Group, first),
            TermGroup { IsAll: false } => first + "OrOther",
            _ => first + "AndMore",
        };
    }
}
