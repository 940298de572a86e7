using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;
using RuleGen.Shared;

namespace RuleGen.Compiler.Planning;

/// <summary>Reads what planning needs out of a condition, and refuses conditions that no matcher can be written for.</summary>
internal static class ConditionWalk
{
    /// <summary>
    /// How deep groups may nest: what lowering lets through and the few levels that one test may come to. Far beyond what a person writes,
    /// far below what a compiler's stack holds.
    /// </summary>
    public const int MaxDepth = 210;

    /// <summary>The predicates in depth-first order, as positions and explanations number them.</summary>
    public static List<Predicate> Predicates(Expr condition)
    {
        var predicates = new List<Predicate>();
        Visit(condition, 0, expr =>
        {
            if (expr is Test test) predicates.Add(test.Predicate);
        });
        return predicates;
    }

    /// <summary>Where the predicates stand in the file, in the same order.</summary>
    public static EquatableArray<FileSpan> PredicateSpans(Expr condition)
    {
        var spans = new List<FileSpan>();
        Visit(condition, 0, expr =>
        {
            if (expr is Test) spans.Add(expr.Origin.Span);
        });
        return spans.ToEquatable();
    }

    /// <summary>The slots that the condition's predicates and object groups read, each once, in order of first use.</summary>
    public static List<SlotKey> Slots(Expr condition)
    {
        var slots = new List<SlotKey>();
        Visit(condition, 0, expr =>
        {
            IEnumerable<SlotKey> read = expr switch
            {
                Test test => SlotsOf(test.Predicate),
                SameObject same => [SlotOf(same)],
                _ => [],
            };
            foreach (SlotKey slot in read)
            {
                if (!slots.Contains(slot)) slots.Add(slot);
            }
        });
        return slots;
    }

    /// <summary>Every slot a predicate reads, the one whose value meets it first.</summary>
    public static IEnumerable<SlotKey> SlotsOf(Predicate predicate)
    {
        if (SlotOf(predicate) is { } slot) yield return slot;
        if (predicate is FieldMatch match) yield return SlotKey.Of(match.Other);
    }

    /// <summary>Whether a predicate searches the whole record.</summary>
    public static bool SearchesRecord(Predicate predicate) => predicate is AnyText or AnyTextPattern or AnyTextRegex;

    /// <summary>The slot whose value meets a predicate; null for a search through the whole record.</summary>
    public static SlotKey? SlotOf(Predicate predicate) => predicate switch
    {
        RegistryKeyIs key => SlotKey.Of(key.Field) with { Form = SlotForm.RegistryKey },
        Present present => SlotKey.Of(present.Field) with { Form = SlotForm.Presence },
        _ => FieldOf(predicate) is { } field ? SlotKey.Of(field) : null,
    };

    /// <summary>The slot whose objects a group runs over. It is looked for where the group's own predicates look.</summary>
    public static SlotKey SlotOf(SameObject same)
    {
        Field? first = Predicates(same.Inner).Select(FieldOf).FirstOrDefault(field => field is not null);
        return new SlotKey(same.Path, first?.View ?? FieldView.Canonical, SlotForm.Objects);
    }

    /// <summary>The field a predicate reads; null for a search through the whole record.</summary>
    public static Field? FieldOf(Predicate predicate) => predicate switch
    {
        Exists test => test.Field,
        TextMatch test => test.Field,
        GlobMatch test => test.Field,
        TextOrder test => test.Field,
        NumberCompare test => test.Field,
        DateRange test => test.Field,
        InNetwork test => test.Field,
        AddressOrder test => test.Field,
        BooleanIs test => test.Field,
        TextWords test => test.Field,
        RegistryKeyIs test => test.Field,
        Present test => test.Field,
        PatternMatch test => test.Field,
        RegexMatch test => test.Field,
        FieldMatch test => test.Field,
        DatePartCompare test => test.Field,
        AnyText or AnyTextPattern or AnyTextRegex => null,
        _ => throw new NotSupportedException($"No matcher can be written for the predicate {predicate.GetType().Name}."),
    };

    /// <summary>Throws when the condition is too deep, or a predicate holds what no event can be compared with.</summary>
    public static void Check(Expr condition) => Visit(condition, 0, expr =>
    {
        if (expr is Test test) Check(test.Predicate);
    });

    private static void Check(Predicate predicate)
    {
        _ = FieldOf(predicate);
        if (predicate is InNetwork network) AddressHex.ToBytes(network.Network);
        if (predicate is AddressOrder address) AddressHex.ToBytes(address.Address);
        if (predicate is not RegistryKeyIs keys) return;
        foreach (RegistryPlace place in keys.Places)
        {
            if (place.Root is RegistryRoot.LocalMachine or RegistryRoot.Users) continue;
            throw new NotSupportedException($"A registry place stands under HKLM or HKU, not under {place.Root}.");
        }
    }

    private static void Visit(Expr expr, int depth, Action<Expr> visit)
    {
        if (depth > MaxDepth) throw new NotSupportedException($"The condition nests more than {MaxDepth} groups.");
        visit(expr);
        foreach (Expr operand in ExprTree.Operands(expr)) Visit(operand, depth + 1, visit);
    }
}
