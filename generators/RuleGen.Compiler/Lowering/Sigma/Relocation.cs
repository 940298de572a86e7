using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Lowering.Sigma;

/// <summary>Moves a condition that stands in another file to a place in the rule's own, where its explanation can point to.</summary>
internal static class Relocation
{
    public static Expr To(Origin origin, Expr expr) => expr switch
    {
        AllOf all => new AllOf(all.Operands.Select(operand => To(origin, operand)).ToEquatable()) { Origin = origin },
        AnyOf any => new AnyOf(any.Operands.Select(operand => To(origin, operand)).ToEquatable()) { Origin = origin },
        Not not => new Not(To(origin, not.Operand)) { Origin = origin },
        _ => expr with { Origin = origin },
    };
}
