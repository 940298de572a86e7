using System.Globalization;
using RuleGen.Compiler.Languages.Sigma;
using RuleGen.Compiler.Languages.Sigma.Modifiers;

namespace RuleGen.Compiler.Analysis.Sigma;

/// <summary>
/// What lists of values give away: a value that stands twice (RG4104), null among others (RG4105), and <c>all</c> of one value (RG4107).
/// </summary>
internal static class SigmaListAdvice
{
    public static void Report(SigmaItem item, SigmaFindings findings)
    {
        if (item.Values.Count == 1) ReportSingle(item, findings);
        else ReportList(item, findings);
    }

    private static void ReportSingle(SigmaItem item, SigmaFindings findings)
    {
        SigmaModifier? all = item.Modifiers.FirstOrDefault(modifier => modifier.Name == "all");
        if (all is null) return;
        findings.Warn("RG4107", "'all' asks for every value of a list, and here is one only; leave it out, or add the others.", all.Span);
    }

    private static void ReportList(SigmaItem item, SigmaFindings findings)
    {
        bool isCased = item.Modifiers.Any(modifier => ModifierNames.Find(modifier.Name)
            is ModifierKind.Re or ModifierKind.Cased or ModifierKind.Base64 or ModifierKind.Base64Offset);
        var seen = new Dictionary<(SigmaValueKind, string), SigmaValue>();
        foreach (SigmaValue value in item.Values)
        {
            if (value.Kind == SigmaValueKind.Null)
            {
                const string Message = "Sigma allows no null in a list, and programs disagree about it;"
                    + " make a selection of it, and join the two in the condition.";
                findings.Warn("RG4105", Message, value.Span);
            }
            (SigmaValueKind, string) key = (value.Kind, isCased ? value.Text : value.Text.ToUpperInvariant());
            if (!seen.TryGetValue(key, out SigmaValue? earlier))
            {
                seen.Add(key, value);
                continue;
            }
            string line = (earlier.Span.StartLine + 1).ToString(CultureInfo.InvariantCulture);
            string same = earlier.Text == value.Text ? "" : " but for its letter case, which does not count";
            findings.Info("RG4104", $"This value stands already on line {line}{same}; leave one of the two out.", value.Span);
        }
    }
}
