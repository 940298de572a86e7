using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Analysis;

/// <summary>
/// RG1020: parts that are always true or always false: a test beside its own opposite, bounds that leave nothing between them.
/// </summary>
internal static class ConstantAdvice
{
    public static void Report(Expr condition, IFindings findings)
    {
        foreach (Expr part in ExprTree.SelfAndBelow(condition))
        {
            if (part is AllOf all)
            {
                ReportOpposites(all.Operands, "These two can never hold together, so the rule never fires here; leave one out.", findings);
                ReportBounds(all.Operands, findings);
            }
            else if (part is AnyOf any)
            {
                ReportOpposites(
                    any.Operands, "One of these two always holds, so this part is met by every event; leave both out.", findings);
            }
        }
    }

    private static void ReportOpposites(EquatableArray<Expr> operands, string message, IFindings findings)
    {
        var plain = new HashSet<Expr>(operands.Where(operand => operand is not Not).Select(SameMeaning.Of));
        foreach (Not not in operands.OfType<Not>())
        {
            if (plain.Contains(SameMeaning.Of(not.Operand))) findings.Report("RG1020", Severity.Warning, message, not.Origin.Span);
        }
    }

    // Two bounds of a field with several values may be met by different values; that is rarely what a range means.
    private static void ReportBounds(EquatableArray<Expr> operands, IFindings findings)
    {
        var ranges = new Dictionary<Field, BoundedRange>();
        foreach (Test test in operands.OfType<Test>())
        {
            if (BoundedRange.Of(test.Predicate) is not { } bound) continue;
            ranges[bound.Field] = ranges.TryGetValue(bound.Field, out BoundedRange? earlier) ? earlier.And(bound) : bound;
            if (earlier is null || earlier.IsEmpty || !ranges[bound.Field].IsEmpty) continue;
            string message = $"No single value of {bound.Field.Name} lies within these bounds; turn one of the orderings round.";
            findings.Report("RG1020", Severity.Warning, message, test.Origin.Span);
        }
    }
}
