namespace RuleGen.Dynamic.Interpreting;

/// <summary>One step of a rule: a test, and where to go on when it holds and when it does not.</summary>
/// <param name="Opcode">The test.</param>
/// <param name="Slot">The slot it reads.</param>
/// <param name="Operand">Where its operand stands among those of its kind; the depth of a walk through objects.</param>
/// <param name="Argument">A small operand by itself: an ordering, the length of a prefix, a boolean.</param>
/// <param name="OnTrue">The next instruction when the test holds, or a verdict.</param>
/// <param name="OnFalse">The next instruction when it does not, or a verdict.</param>
internal readonly record struct Instruction(Opcode Opcode, int Slot, int Operand, int Argument, int OnTrue, int OnFalse)
{
    /// <summary>The verdict that the rule is met.</summary>
    public const int Accept = -1;

    /// <summary>The verdict that it is not.</summary>
    public const int Reject = -2;
}
