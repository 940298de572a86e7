using RuleGen.Compiler.Languages.Kql;
using RuleGen.Compiler.Lowering;
using RuleGen.Compiler.Taxonomy;
using RuleGen.Compiler.Text;
using RuleGen.Shared;

namespace RuleGen.Compiler.Analysis;

/// <summary>
/// What alternatives of one field say of each other: the same twice (RG1005), the same once spellings are settled (RG1006), and one place
/// spelled in fewer ways than its neighbours (RG1007).
/// </summary>
internal static class AlternativeAdvice
{
    private const int MostGroupsNamed = 8;

    private sealed record Alternative(string Field, string Text, KqlValue Value)
    {
        public string Key => Field + "\n" + Text;
    }

    public static void Report(KqlOr or, LoweringContext context)
    {
        Alternative[] alternatives = or.Operands.Select(operand => Of(operand, context)).OfType<Alternative>().ToArray();
        if (alternatives.Length < 2) return;
        List<Alternative> distinct = ReportDuplicates(alternatives, context);
        if (context.IsIntent) ReportMerged(alternatives, distinct, or.Span, context);
        else ReportSpellings(distinct.Where(alternative => alternative.Field == "registry.path").ToArray(), context);
    }

    private static Alternative? Of(KqlNode operand, LoweringContext context)
    {
        if (operand is not KqlIs { Field: KqlText field } test || test.Value is not (KqlText or KqlWildcard)) return null;
        FieldResolution resolution = FieldResolver.Resolve(field.Text, context.Options.Binding);
        string? text = WildcardText.Join(TypedTest.Pieces(test.Value));
        return text is null ? null : new Alternative(resolution.Row?.Name ?? field.Text, text, test.Value);
    }

    private static List<Alternative> ReportDuplicates(Alternative[] alternatives, LoweringContext context)
    {
        var first = new Dictionary<string, Alternative>(StringComparer.Ordinal);
        var distinct = new List<Alternative>();
        foreach (Alternative alternative in alternatives)
        {
            if (!first.TryGetValue(alternative.Key, out Alternative? earlier))
            {
                first.Add(alternative.Key, alternative);
                distinct.Add(alternative);
                continue;
            }
            string message = $"This alternative stands already on line {context.LineOf(earlier.Value.Span)}; leave one of the two out.";
            context.Report("RG1005", Severity.Info, message, alternative.Value.Span);
        }
        return distinct;
    }

    private static void ReportMerged(Alternative[] alternatives, List<Alternative> distinct, TextSpan span, LoweringContext context)
    {
        List<Alternative>[] groups = alternatives
            .GroupBy(alternative => Canonical(alternative, context), StringComparer.OrdinalIgnoreCase)
            .Select(group => group.ToList())
            .ToArray();
        if (groups.Length == distinct.Count) return;
        IEnumerable<string> named = groups
            .Where(group => group.Count > 1)
            .Select(group => "lines " + string.Join(", ", group.Select(alternative => context.LineOf(alternative.Value.Span)).Distinct()))
            .Take(MostGroupsNamed);
        string message =
            $"These {alternatives.Length} alternatives are {groups.Length} once hives, control sets and letter case are settled"
            + $" ({string.Join("; ", named)}); one entry of each is kept, and one is enough to write.";
        context.Report("RG1006", Severity.Info, message, span);
    }

    private static string Canonical(Alternative alternative, LoweringContext context)
    {
        if (alternative.Field == "registry.path" && RegistryReading.PatternOf(alternative.Value, context) is { } pattern)
        {
            return alternative.Field + "\n" + string.Join("\n", pattern.Texts);
        }
        // Where letter case counts, the exact text keeps apart what the comparison without case would join.
        bool ignoresCase = FieldTraits.IgnoresCase(alternative.Field);
        return ignoresCase ? alternative.Key : alternative.Key + "\n" + Exactly(alternative.Text);
    }

    private static string Exactly(string text) => string.Join(" ", text.Select(c => (int)c));

    private static void ReportSpellings(Alternative[] alternatives, LoweringContext context)
    {
        var spelled = new List<(RegistryRoot Root, string Spelling, string Place, KqlValue Value)>();
        foreach (Alternative alternative in alternatives)
        {
            if (!RegistryPath.TrySplitRoot(alternative.Text, out RegistryRoot root, out string rest)) continue;
            string spelling = alternative.Text.Substring(0, alternative.Text.Length - rest.Length).ToUpperInvariant();
            spelled.Add((root, spelling, RegistryPath.Canonicalise(alternative.Text).ToUpperInvariant(), alternative.Value));
        }
        foreach (var hive in spelled.GroupBy(entry => entry.Root))
        {
            string[] spellings = hive.Select(entry => entry.Spelling).Distinct().ToArray();
            foreach (var place in hive.GroupBy(entry => entry.Place))
            {
                string[] missing = spellings.Except(place.Select(entry => entry.Spelling)).ToArray();
                if (missing.Length == 0) continue;
                string message = $"Other alternatives spell this hive {string.Join(" and ", missing)} as well, and this place lacks that;"
                    + $" add the same path below {string.Join(" and ", missing)}.";
                context.Report("RG1007", Severity.Info, message, place.First().Value.Span);
            }
        }
    }
}
