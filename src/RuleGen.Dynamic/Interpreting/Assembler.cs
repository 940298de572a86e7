extern alias compiler;

using compiler::RuleGen.Compiler.Model;
using compiler::RuleGen.Compiler.Planning;

namespace RuleGen.Dynamic.Interpreting;

/// <summary>
/// Turns conditions into instructions, from the last test of each to the first, so that each knows where to go on when it is written.
/// A negation costs nothing: it only swaps the two ways out.
/// </summary>
/// <param name="slots">The numbers of the set's slots.</param>
internal sealed class Assembler(Dictionary<SlotKey, int> slots)
{
    private readonly List<Instruction> _instructions = [];
    private int _depth;
    private int _walks;

    /// <summary>Adds a rule.</summary>
    /// <param name="condition">Its condition, as the query has it.</param>
    /// <returns>Its first instruction, or a verdict where nothing needs testing.</returns>
    public int Add(Expr condition) => Add(TermBuilder.Of(condition), Instruction.Accept, Instruction.Reject);

    /// <summary>The code of all rules added.</summary>
    public RuleCode ToCode() => new([.. _instructions], _walks);

    private int Add(Term term, int onTrue, int onFalse) => term switch
    {
        TestRun run => Append(new Instruction(OpcodeOf(run), run.First, run.Tests.Count, onTrue, onFalse)),
        NegatedTerm not => Add(not.Operand, onFalse, onTrue),
        TermGroup { IsAll: true } all => AddAll(all, onTrue, onFalse),
        TermGroup any => AddAny(any, onTrue, onFalse),
        ObjectTerm same => Add(same, onTrue, onFalse),
        ConstantTerm constant => constant.Value ? onTrue : onFalse,
        _ => throw new NotSupportedException($"No instruction can be written for {term.GetType().Name}."),
    };

    private static Opcode OpcodeOf(TestRun run)
    {
        if (run.Tests.Count == 1) return Opcode.Predicate;
        return run.IsAll ? Opcode.AllPredicates : Opcode.AnyPredicate;
    }

    private int AddAll(TermGroup all, int onTrue, int onFalse)
    {
        int next = onTrue;
        for (int i = all.Operands.Count - 1; i >= 0; i--) next = Add(all.Operands[i], next, onFalse);
        return next;
    }

    private int AddAny(TermGroup any, int onTrue, int onFalse)
    {
        int next = onFalse;
        for (int i = any.Operands.Count - 1; i >= 0; i--) next = Add(any.Operands[i], onTrue, next);
        return next;
    }

    private int Add(ObjectTerm same, int onTrue, int onFalse)
    {
        int slot = slots[ConditionWalk.SlotOf(same.Group)];
        int walk = _depth++;
        _walks = Math.Max(_walks, _depth);
        int leave = Append(new Instruction(Opcode.LeaveObject, slot, walk, onTrue, onTrue));
        int next = Append(new Instruction(Opcode.NextObject, slot, walk, Instruction.Reject, onFalse));
        int body = Add(same.Inner, leave, next);
        _instructions[next] = _instructions[next] with { OnTrue = body };
        _depth--;
        return Append(new Instruction(Opcode.FirstObject, slot, walk, body, onFalse));
    }

    private int Append(Instruction instruction)
    {
        _instructions.Add(instruction);
        return _instructions.Count - 1;
    }
}
