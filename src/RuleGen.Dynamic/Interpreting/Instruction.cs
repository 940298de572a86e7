namespace RuleGen.Dynamic.Interpreting;

/// <summary>One step of a rule: a test, and where to go on when it holds and when it does not.</summary>
/// <param name="Opcode">The test.</param>
/// <param name="Operand">The number of the predicate, or of the first, among the rule's; the slot of a walk through objects.</param>
/// <param name="Extent">How many predicates; the depth of a walk through objects.</param>
/// <param name="OnTrue">The next instruction when the test holds, or a verdict.</param>
/// <param name="OnFalse">The next instruction when it does not, or a verdict.</param>
internal readonly record struct Instruction(Opcode Opcode, int Operand, int Extent, int OnTrue, int OnFalse)
{
    /// <summary>The verdict that the rule is met.</summary>
    public const int Accept = -1;

    /// <summary>The verdict that it is not.</summary>
    public const int Reject = -2;
}
