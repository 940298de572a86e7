using RuleGen.Events;
using RuleGen.Matching;

namespace RuleGen.Dynamic.Interpreting;

/// <summary>
/// The instructions of a set's rules. Running them takes no stack, whatever the depth of a condition, and allocates nothing. Immutable.
/// </summary>
/// <param name="instructions">The instructions.</param>
/// <param name="walks">How many walks through objects may stand inside each other.</param>
internal sealed class RuleCode(Instruction[] instructions, int walks)
{
    /// <summary>How many walks through objects may stand inside each other.</summary>
    public int Walks => walks;

    /// <summary>Runs instructions until there is a verdict.</summary>
    /// <param name="start">The first instruction, or a verdict.</param>
    /// <param name="tests">The rule's predicates.</param>
    /// <param name="e">The event.</param>
    /// <param name="objects">Room for <see cref="Walks"/>.</param>
    public bool Run(int start, RuleTests tests, EventBuffer e, Span<ObjectWalk> objects)
    {
        int at = start;
        while (at >= 0)
        {
            ref readonly Instruction instruction = ref instructions[at];
            bool holds = instruction.Opcode switch
            {
                Opcode.Predicate => tests.Met(instruction.Operand),
                Opcode.AnyPredicate => tests.MetAny(instruction.Operand, instruction.Extent),
                Opcode.AllPredicates => tests.MetAll(instruction.Operand, instruction.Extent),
                _ => Step(in instruction, e, objects),
            };
            at = holds ? instruction.OnTrue : instruction.OnFalse;
        }
        return at == Instruction.Accept;
    }

    private static bool Step(in Instruction i, EventBuffer e, Span<ObjectWalk> objects) => i.Opcode switch
    {
        Opcode.FirstObject => EnterFirst(i.Operand, e, ref objects[i.Extent]),
        Opcode.NextObject => EnterNext(i.Operand, e, ref objects[i.Extent]),
        _ => Leave(e),
    };

    private static bool EnterFirst(int slot, EventBuffer e, ref ObjectWalk walk)
    {
        walk.Index = 0;
        walk.Count = e.ObjectCount(slot);
        if (walk.Count == 0) return false;
        e.EnterObject(slot, 0);
        return true;
    }

    private static bool EnterNext(int slot, EventBuffer e, ref ObjectWalk walk)
    {
        e.LeaveObject();
        if (++walk.Index == walk.Count) return false;
        e.EnterObject(slot, walk.Index);
        return true;
    }

    private static bool Leave(EventBuffer e)
    {
        e.LeaveObject();
        return true;
    }
}
