using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;

namespace RuleGen.Compiler.Emit;

/// <summary>
/// The methods of one rule's class: which group or predicate each of them tests, and its name. Equal groups and predicates share a
/// method. Methods come into being as expressions mention them.
/// </summary>
internal sealed class RuleMembers
{
    /// <summary>How many tests one expression joins before it is cut into parts: what a person takes in at a glance.</summary>
    private const int MostTerms = 24;

    private const int MostInlineTerms = 3;
    private const int LongestInlineGroup = 90;

    private readonly NameTable _names;
    private readonly Dictionary<Predicate, string> _predicates = [];
    private readonly Dictionary<Expr, string> _groups = [];
    private readonly Dictionary<SlotKey, string> _slots;
    private readonly string _argument;
    private readonly Func<Predicate, string>? _call;

    /// <param name="rule">The rule.</param>
    /// <param name="argument">What stands for the event in a call.</param>
    /// <param name="call">How a predicate's method is called; null for a call with the event itself.</param>
    public RuleMembers(PlannedRule rule, string argument = "e", Func<Predicate, string>? call = null)
    {
        _names = new NameTable(StringComparer.Ordinal, ReservedNames.InRule(rule.TypeName));
        _slots = rule.Slots.ToDictionary(slot => slot.Key, slot => "Slots." + slot.Name);
        _argument = "(" + argument + ")";
        _call = call;
    }

    /// <summary>The predicates that have a method, in the order of first mention.</summary>
    public List<Predicate> Predicates { get; } = [];

    /// <summary>The groups that have a method, in the order of first mention; mentioning one may add others behind it.</summary>
    public List<Expr> Groups { get; } = [];

    public string NameOf(Predicate predicate)
    {
        if (_predicates.TryGetValue(predicate, out string? name)) return name;
        name = _names.Take(PredicateNames.Of(predicate));
        _predicates.Add(predicate, name);
        Predicates.Add(predicate);
        return name;
    }

    public string NameOf(Expr group)
    {
        if (_groups.TryGetValue(group, out string? name)) return name;
        name = _names.Take(IsList(group) ? NameOfList(group) : NameOfGroup(group));
        _groups.Add(group, name);
        Groups.Add(group);
        return name;
    }

    /// <summary>A free name for one more member.</summary>
    public string Take(string wanted) => _names.Take(wanted);

    /// <summary>The constant that stands for a slot's number.</summary>
    public string Slot(SlotKey key) => _slots[key];

    /// <summary>
    /// The operands of a group as terms of one expression, and the operator that joins them; one term without operator for anything else.
    /// </summary>
    public (List<string> Terms, string Operator) Terms(Expr expr) => expr switch
    {
        AllOf { Operands.Count: > 1 } all => (Terms(all.Operands, part => new AllOf(part)), "&&"),
        AnyOf when IsList(expr) => ([NameOf(expr) + _argument], ""),
        AnyOf { Operands.Count: > 1 } any => (Terms(any.Operands, part => new AnyOf(part)), "||"),
        _ => ([Term(expr)], ""),
    };

    private List<string> Terms(EquatableArray<Expr> operands, Func<EquatableArray<Expr>, Expr> group)
    {
        if (operands.Count <= MostTerms) return operands.Select(Term).ToList();
        int parts = Math.Min(MostTerms, (operands.Count + MostTerms - 1) / MostTerms);
        int size = (operands.Count + parts - 1) / parts;
        var terms = new List<string>(parts);
        for (int start = 0; start < operands.Count; start += size)
        {
            terms.Add(NameOf(group(operands.Skip(start).Take(size).ToEquatable())) + _argument);
        }
        return terms;
    }

    private string Term(Expr expr) => expr switch
    {
        Test test => _call?.Invoke(test.Predicate) ?? NameOf(test.Predicate) + _argument,
        Always always => always.Value ? "true" : "false",
        Not { Operand: Not inner } => Term(inner.Operand),
        Not not => "!" + Term(not.Operand),
        AllOf { Operands.Count: 0 } => "true",
        AnyOf { Operands.Count: 0 } => "false",
        AllOf { Operands.Count: 1 } all => Term(all.Operands[0]),
        AnyOf { Operands.Count: 1 } any => Term(any.Operands[0]),
        AllOf all => Inline(all.Operands, " && ") ?? NameOf(expr) + _argument,
        AnyOf when IsList(expr) => NameOf(expr) + _argument,
        AnyOf any => Inline(any.Operands, " || ") ?? NameOf(expr) + _argument,
        _ => NameOf(expr) + _argument,
    };

    // Matchers over a project's own types have no lists: their condition was never gathered, and a group of five is one by chance.
    private bool IsList(Expr expr) => _call is null && LiteralLists.Of(expr) is not null;

    private static string NameOfList(Expr group)
    {
        IReadOnlyList<TextMatch> texts = LiteralLists.Of(group)!;
        return PredicateNames.OfList(texts[0], texts.Count);
    }

    private static string NameOfGroup(Expr group)
    {
        Predicate? first = ConditionWalk.Predicates(group).FirstOrDefault();
        return PredicateNames.OfGroup(group, first is null ? "Constant" : PredicateNames.Of(first));
    }

    private string? Inline(EquatableArray<Expr> operands, string joint)
    {
        if (operands.Count > MostInlineTerms || !operands.All(operand => operand is Test or Not { Operand: Test })) return null;
        int length = operands.Sum(operand => PredicateNames.Of(ConditionWalk.Predicates(operand)[0]).Length + joint.Length);
        return length > LongestInlineGroup ? null : "(" + string.Join(joint, operands.Select(Term)) + ")";
    }
}
