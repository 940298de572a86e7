using System.Text;

namespace RuleGen;

/// <summary>Why an event meets a rule, or why it does not.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Admitted">
/// Whether the record is of a class the rule is bound to and from the log source it is for; a record that is not is never a hit.
/// </param>
/// <param name="IsMatch">Whether the event meets the rule.</param>
/// <param name="Predicates">Each predicate's outcome, in the order of the query.</param>
public sealed record Explanation(RuleInfo Rule, bool Admitted, bool IsMatch, IReadOnlyList<PredicateOutcome> Predicates)
{
    /// <summary>The explanation as lines of text: the verdict, then a line a predicate with its place.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(IsMatch ? "match: " : "no match: ").Append(Rule.Title).Append('\n');
        if (!Admitted)
        {
            text.Append(Rule.LogSource is { } source
                ? $"  the record is not from the log source of this rule ({source})\n"
                : $"  the record is not of a class this rule is bound to ({Rule.Binding})\n");
        }
        foreach (PredicateOutcome outcome in Predicates)
        {
            text.Append(outcome.Holds ? "  true   " : "  false  ").Append(outcome.Predicate.Text);
            if (outcome.Value is not null) text.Append("  <- ").Append(outcome.Value);
            else if (outcome.FieldAbsent) text.Append("  (the event has no ").Append(outcome.Predicate.Field).Append(')');
            text.Append("  ").Append(outcome.Predicate.Path ?? Rule.Path).Append(':').Append(outcome.Predicate.Line).Append('\n');
        }
        return text.ToString();
    }
}

/// <summary>One predicate's outcome on one event.</summary>
/// <param name="Predicate">The predicate.</param>
/// <param name="Holds">Whether it held by itself, whatever stands around it in the query.</param>
/// <param name="Value">The value that met it, as the event has it; null when it did not hold or reads no one value.</param>
/// <param name="FieldAbsent">Whether the event has no value for the field.</param>
public sealed record PredicateOutcome(PredicateInfo Predicate, bool Holds, string? Value, bool FieldAbsent);
