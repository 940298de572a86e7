using RuleGen.Compiler.Languages.Sigma;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Analysis.Sigma;

/// <summary>RG4207: what stands behind <c>not</c> accepts all that the rest of the rule does.</summary>
internal static class SigmaFilterAdvice
{
    public static void Report(Expr condition, SigmaFindings findings)
    {
        var implication = new Implication();
        foreach (AllOf all in ExprTree.SelfAndBelow(condition).OfType<AllOf>()) ReportFilters(all, implication, findings);
    }

    private static void ReportFilters(AllOf all, Implication implication, SigmaFindings findings)
    {
        Expr[] wanted = all.Operands.Where(operand => operand is not Not).ToArray();
        if (wanted.Length == 0) return;
        var selected = new AllOf(wanted.ToEquatable());
        var plain = new HashSet<Expr>(wanted.Select(SameMeaning.Of));
        foreach (Not filter in all.Operands.OfType<Not>())
        {
            // A part beside its exact opposite is said already.
            if (plain.Contains(SameMeaning.Of(filter.Operand)) || !implication.Holds(selected, filter.Operand)) continue;
            const string Message = "This leaves out all that the rest of the condition accepts, so the rule never fires; narrow the filter.";
            findings.Warn("RG4207", Message, filter.Origin.Span);
        }
    }
}
