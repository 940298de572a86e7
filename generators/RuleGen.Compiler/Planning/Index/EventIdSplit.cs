using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Planning.Index;

/// <summary>A condition taken apart: the event ids it asks for, and the rest.</summary>
/// <param name="Ids">The ids, as witnesses.</param>
/// <param name="Rest">What must hold besides.</param>
internal sealed record EventIdSplit(IReadOnlyList<Witness> Ids, Expr Rest)
{
    private const string EventId = "EventID";

    /// <summary>Takes a condition apart; null where it holds for ids that are not listed.</summary>
    public static EventIdSplit? Of(Expr condition)
    {
        Expr[] operands = condition is AllOf all ? [.. all.Operands] : [condition];
        for (int i = 0; i < operands.Length; i++)
        {
            if (!MayAsk(operands[i])) continue;
            WitnessSet found = WitnessFinder.Find(operands[i]);
            if (found.Reason is not null || found.Witnesses.Count == 0 || !found.Witnesses.All(IsEventId)) continue;
            return new EventIdSplit(found.Witnesses, new AllOf(operands.Where((_, at) => at != i).ToEquatable()));
        }
        return null;
    }

    // Alternatives ask for ids only if the first does.
    private static bool MayAsk(Expr operand) => operand switch
    {
        Test test => test.Predicate is NumberCompare { Field.Name: EventId },
        AnyOf { Operands.Count: > 0 } any => MayAsk(any.Operands[0]),
        _ => true,
    };

    private static bool IsEventId(Witness witness) => witness.Kind == WitnessKind.Number && witness.Slot.Field == EventId;
}
