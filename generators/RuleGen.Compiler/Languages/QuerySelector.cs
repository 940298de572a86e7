using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Languages;

/// <summary>Which of several blocks is the rule's query.</summary>
/// <param name="Index">Its place among the candidates, or null when none can be chosen; then a diagnostic is an error.</param>
/// <param name="Diagnostics">What to report about all candidates.</param>
internal sealed record QuerySelection(int? Index, EquatableArray<Diagnostic> Diagnostics);

/// <summary>
/// Picks the query among the blocks of a section. Several blocks are alternatives for several back ends: the first one this version can
/// compile is taken, a second one needs a decision by the author.
/// </summary>
internal static class QuerySelector
{
    /// <param name="candidates">The blocks in the order of the file.</param>
    /// <param name="preferred">The language that the rule names for itself, such as <c>kql</c>, or null.</param>
    public static QuerySelection Select(IReadOnlyList<QueryDetection> candidates, string? preferred)
    {
        QueryLanguage wanted = preferred is null ? QueryLanguage.None : LanguageNames.Promised(preferred);
        int[] supported = Enumerable.Range(0, candidates.Count)
            .Where(i => candidates[i].IsSupported && (wanted == QueryLanguage.None || candidates[i].Language == wanted))
            .ToArray();
        if (supported.Length == 1) return Chosen(candidates, supported[0]);
        if (supported.Length == 0) return new QuerySelection(null, WhyNone(candidates, wanted).ToEquatable());

        var ambiguous = new Diagnostic("RG9009", Severity.Error,
            $"The rule has {supported.Length} queries this version can compile; which one counts is not clear. Keep one in this section, " +
            "or name its language in the front matter where they differ in it.",
            candidates[supported[1]].Location);
        return new QuerySelection(null, new EquatableArray<Diagnostic>([ambiguous]));
    }

    /// <summary>The other candidates stand for other back ends: their faults are told, and do not fail the rule.</summary>
    private static QuerySelection Chosen(IReadOnlyList<QueryDetection> candidates, int index)
    {
        var findings = new List<Diagnostic>(candidates[index].Diagnostics);
        for (int i = 0; i < candidates.Count; i++)
        {
            if (i == index) continue;
            Severity severity = candidates[i].Language == QueryLanguage.Kql ? Severity.Warning : Severity.Info;
            IEnumerable<Diagnostic> errors = candidates[i].Diagnostics.Where(finding => finding.Severity == Severity.Error);
            findings.AddRange(errors.Select(error => error with { Severity = severity }));
        }
        return new QuerySelection(index, findings.OrderBy(finding => finding.Location.Start).ToEquatable());
    }

    private static IEnumerable<Diagnostic> WhyNone(IReadOnlyList<QueryDetection> candidates, QueryLanguage wanted)
    {
        IEnumerable<Diagnostic> errors = candidates.SelectMany(candidate => candidate.Diagnostics);
        if (wanted == QueryLanguage.None || !candidates.Any(candidate => candidate.IsSupported)) return errors;
        QueryDetection first = candidates.First(candidate => candidate.IsSupported);
        return
        [
            new Diagnostic("RG9008", Severity.Error,
                $"The rule asks for {LanguageNames.Of(wanted)}, and no block in that language can be compiled; this one is " +
                $"{LanguageNames.Of(first.Language)}. Name that language, or leave the choice out.",
                first.Location),
        ];
    }
}
