using RuleGen.Events;
using RuleGen.Matching;

namespace RuleGen.Dynamic.Interpreting;

/// <summary>
/// The instructions of a set's rules, and the operands they point to. Running them takes no stack, whatever the depth of a condition, and
/// allocates nothing. Immutable.
/// </summary>
internal sealed class RuleCode
{
    public required Instruction[] Instructions { get; init; }

    public required byte[][] Texts { get; init; }

    public required decimal[] Numbers { get; init; }

    public required (long From, long To)[] Dates { get; init; }

    public required Glob[] Globs { get; init; }

    public required WordPattern[] Words { get; init; }

    public required PlaceList[] Places { get; init; }

    public required TextPattern[] Patterns { get; init; }

    public required TextRegex[] Expressions { get; init; }

    public required FieldComparison[] Fields { get; init; }

    public required (DatePart Part, decimal Number)[] DateParts { get; init; }

    /// <summary>How many walks through objects may stand inside each other.</summary>
    public required int Walks { get; init; }

    /// <summary>Runs instructions until there is a verdict.</summary>
    /// <param name="start">The first instruction, or a verdict.</param>
    /// <param name="e">The event.</param>
    /// <param name="walks">Room for <see cref="Walks"/>.</param>
    public bool Run(int start, EventBuffer e, Span<ObjectWalk> walks)
    {
        Instruction[] instructions = Instructions;
        int at = start;
        while (at >= 0)
        {
            ref readonly Instruction instruction = ref instructions[at];
            at = Holds(in instruction, e, walks) ? instruction.OnTrue : instruction.OnFalse;
        }
        return at == Instruction.Accept;
    }

    /// <summary>The answer of one instruction by itself.</summary>
    public bool Holds(in Instruction i, EventBuffer e, Span<ObjectWalk> walks) => i.Opcode switch
    {
        Opcode.Exists => e.Exists(i.Slot),
        Opcode.Equals => e.AnyEquals(i.Slot, Texts[i.Operand]),
        Opcode.EqualsFolded => e.AnyEqualsFolded(i.Slot, Texts[i.Operand]),
        Opcode.StartsWith => e.AnyStartsWith(i.Slot, Texts[i.Operand]),
        Opcode.StartsWithFolded => e.AnyStartsWithFolded(i.Slot, Texts[i.Operand]),
        Opcode.EndsWith => e.AnyEndsWith(i.Slot, Texts[i.Operand]),
        Opcode.EndsWithFolded => e.AnyEndsWithFolded(i.Slot, Texts[i.Operand]),
        Opcode.Contains => e.AnyContains(i.Slot, Texts[i.Operand]),
        Opcode.ContainsFolded => e.AnyContainsFolded(i.Slot, Texts[i.Operand]),
        Opcode.Glob => e.AnyGlob(i.Slot, Globs[i.Operand]),
        Opcode.TextOrder => e.AnyOrdered(i.Slot, (Ordering)i.Argument, Texts[i.Operand]),
        Opcode.Number => e.AnyNumber(i.Slot, (Ordering)i.Argument, Numbers[i.Operand]),
        Opcode.Date => e.AnyDate(i.Slot, Dates[i.Operand].From, Dates[i.Operand].To),
        Opcode.Network => e.AnyInNetwork(i.Slot, Texts[i.Operand], i.Argument),
        Opcode.Address => e.AnyAddress(i.Slot, (Ordering)i.Argument, Texts[i.Operand]),
        Opcode.Boolean => e.AnyBoolean(i.Slot, i.Argument != 0),
        Opcode.Words => e.AnyWords(i.Slot, Words[i.Operand]),
        Opcode.AnyTextWords => e.AnyTextWords(Words[i.Operand]),
        Opcode.AnyTextGlob => e.AnyTextGlob(Globs[i.Operand]),
        Opcode.RegistryKey => Places[i.Operand].HasAny(e.RegistryKeys(i.Slot)),
        Opcode.Present => e.Present(i.Slot),
        Opcode.Pattern => e.AnyPattern(i.Slot, Patterns[i.Operand]),
        Opcode.Regex => e.AnyRegex(i.Slot, Expressions[i.Operand]),
        Opcode.Field => e.AnyField(i.Slot, Fields[i.Operand].Operator, Fields[i.Operand].Other, Fields[i.Operand].IgnoreCase),
        Opcode.DatePart => e.AnyDatePart(i.Slot, DateParts[i.Operand].Part, (Ordering)i.Argument, DateParts[i.Operand].Number),
        Opcode.Decimal => e.AnyDecimal(i.Slot, (Ordering)i.Argument, Numbers[i.Operand]),
        Opcode.AnyTextPattern => e.AnyTextPattern(Patterns[i.Operand]),
        Opcode.AnyTextRegex => e.AnyTextRegex(Expressions[i.Operand]),
        Opcode.FirstObject => EnterFirst(i.Slot, e, ref walks[i.Operand]),
        Opcode.NextObject => EnterNext(i.Slot, e, ref walks[i.Operand]),
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
