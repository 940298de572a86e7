using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Evaluation;

/// <summary>Runs a rule on the sample events written beside it, and says of each conjunct why a sample went the wrong way.</summary>
internal static class SelfTest
{
    private const string Wrong = "RG3001";

    /// <summary>The findings of one sample: that it went the wrong way, and which of its field names only an alias explains.</summary>
    /// <param name="rule">The compiled rule.</param>
    /// <param name="positions">Where its query and predicates stand.</param>
    /// <param name="location">Where the sample stands.</param>
    /// <param name="mustMatch">Whether the rule has to match the sample, or has to leave it alone.</param>
    /// <param name="reason">Why, in the document's words; null when it gives none.</param>
    /// <param name="record">The sample.</param>
    public static IReadOnlyList<Diagnostic> Run(
        Rule rule, RulePositions positions, FileSpan location, bool mustMatch, string? reason, RecordValue record)
    {
        var view = new EventView(record);
        var findings = new List<Diagnostic>();
        if (ReferenceEvaluator.IsMatch(rule, view) != mustMatch)
        {
            string message = mustMatch ? NotMatched(rule, positions, reason, view) : Matched(rule, reason, view);
            findings.Add(new Diagnostic(Wrong, Severity.Error, message, location));
        }
        if (rule.LogSource is null) findings.AddRange(SampleFields.Check(rule.Mode, view, location));
        return findings;
    }

    private static string NotMatched(Rule rule, RulePositions positions, string? reason, EventView view)
    {
        string start = $"the rule does not match this sample{Because(reason)}, and must";
        if (rule.LogSource is LogSource wanted && !view.IsFrom(wanted))
            return $"{start}: the rule is for logs of {Words(wanted)} and the sample {view.OriginWords}; "
                + "correct the rule's logsource, or the sample's channel and event id";
        if (!ReferenceEvaluator.IsAdmitted(rule, view))
            return $"{start}: the rule is bound to {rule.Binding} and the sample reads as {view.Classes}; "
                + "correct the table of event ids, or the sample's event id and log";
        IReadOnlyList<ConjunctOutcome> outcomes = ReferenceEvaluator.Report(rule.Condition, view);
        var parts = new List<string>();
        int predicate = 0;
        foreach (ConjunctOutcome outcome in outcomes)
        {
            FileSpan place = predicate < positions.Predicates.Count ? positions.Predicates[predicate] : positions.Query;
            if (outcome.Verdict != Verdict.Held) parts.Add($"(line {place.StartLine + 1}) {outcome.Words}");
            predicate += CountPredicates(outcome.Conjunct, 0);
        }
        int held = outcomes.Count(outcome => outcome.Verdict == Verdict.Held);
        return $"{start}: {held} of {outcomes.Count} conditions hold; {string.Join("; ", parts)}. {Advice(rule, outcomes)}";
    }

    private static string Matched(Rule rule, string? reason, EventView view)
    {
        IEnumerable<string> words = ReferenceEvaluator.Report(rule.Condition, view).Select(outcome => outcome.Words);
        return $"the rule matches this sample{Because(reason)}, and must not: {string.Join("; ", words)}. "
            + "Narrow the query, or list the sample among those that must match";
    }

    private static string Advice(Rule rule, IReadOnlyList<ConjunctOutcome> outcomes)
    {
        if (rule.LogSource is not null) return "Correct the detection, or the sample";
        if (rule.Mode == ReadingMode.Strict)
            return "The strict reading takes names and values letter by letter: write them as the sample has them, or read for intent";
        return outcomes.Any(outcome => outcome.Verdict == Verdict.FieldAbsent)
            ? "Give the sample the missing fields, or leave their tests out of the query"
            : "Correct the query, or the sample";
    }

    private static string Words(LogSource source) => string.Join(", ", new[]
    {
        ("product", source.Product), ("category", source.Category), ("service", source.Service),
    }.Where(part => part.Item2 is not null).Select(part => $"{part.Item1} {ConditionWords.Quote(part.Item2!)}"));

    private static string Because(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? string.Empty : $" ({ConditionWords.Quote(reason!)})";

    private static int CountPredicates(Expr condition, int depth)
    {
        if (depth > ReferenceEvaluator.MaxDepth) return 0;
        return condition switch
        {
            AllOf all => all.Operands.Sum(operand => CountPredicates(operand, depth + 1)),
            AnyOf any => any.Operands.Sum(operand => CountPredicates(operand, depth + 1)),
            Not not => CountPredicates(not.Operand, depth + 1),
            SameObject same => CountPredicates(same.Inner, depth + 1),
            Test => 1,
            _ => 0,
        };
    }
}
