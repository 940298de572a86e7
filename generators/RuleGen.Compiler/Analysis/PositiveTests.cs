using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Analysis;

/// <summary>Tells whether a condition asks for a field at all, or only searches whole records and rules things out.</summary>
internal static class PositiveTests
{
    /// <summary>Whether some predicate over a field stands under an even number of negations.</summary>
    public static bool OfFields(Expr condition)
    {
        var open = new Stack<(Expr Part, bool IsNegated)>();
        open.Push((condition, false));
        while (open.Count > 0)
        {
            (Expr part, bool isNegated) = open.Pop();
            if (part is Test { Predicate: not (AnyText or AnyTextPattern or AnyTextRegex) } && !isNegated) return true;
            foreach (Expr operand in ExprTree.Operands(part)) open.Push((operand, isNegated != part is Not));
        }
        return false;
    }
}
