using RuleGen.Events;

namespace RuleGen;

/// <summary>
/// A set of compiled rules. It is immutable and may be used by any number of threads at once; all that changes while matching is in the
/// <see cref="EventBuffer"/>, which belongs to one thread.
/// </summary>
public abstract class RuleSet
{
    private readonly RuleInfo[] _rules;

    /// <summary>Makes a set of the rules, whose numbers are their positions, over the schema its matchers were compiled for.</summary>
    protected RuleSet(EventSchema schema, params RuleInfo[] rules)
    {
        Schema = schema;
        _rules = rules;
    }

    /// <summary>The rules; a rule's number is its position here.</summary>
    public ReadOnlySpan<RuleInfo> Rules => _rules;

    /// <summary>The fields the rules read; an <see cref="EventBuffer"/> for this set is made from it.</summary>
    public EventSchema Schema { get; }

    /// <summary>Finds the rules the event meets. Allocates nothing and never throws on the event's account.</summary>
    /// <param name="e">The event, read into a buffer made from <see cref="Schema"/>.</param>
    /// <param name="hits">Receives the numbers of the rules met, ascending, as many as fit.</param>
    /// <returns>How many rules were met, also those past the end of <paramref name="hits"/>.</returns>
    public abstract int Match(EventBuffer e, Span<int> hits);

    /// <summary>Whether the event meets one rule. Allocates nothing and never throws on the event's account.</summary>
    /// <param name="rule">The rule's number.</param>
    /// <param name="e">The event, read into a buffer made from <see cref="Schema"/>.</param>
    public abstract bool IsMatch(int rule, EventBuffer e);

    /// <summary>
    /// Says why an event meets a rule or does not: each predicate's truth, its place in the rule file, the value that met it.
    /// </summary>
    /// <param name="rule">The rule's number.</param>
    /// <param name="e">The event, read into a buffer made from <see cref="Schema"/>.</param>
    public Explanation Explain(int rule, EventBuffer e)
    {
        RuleInfo info = _rules[rule];
        var predicates = new PredicateOutcome[info.Predicates.Count];
        for (int i = 0; i < predicates.Length; i++)
        {
            PredicateInfo predicate = info.Predicates[i];
            e.ForgetMatch();
            bool holds = Test(rule, i, e);
            string? value = holds ? e.MatchedText() : null;
            bool isAbsent = predicate.Slot >= 0 && !e.Exists(predicate.Slot);
            predicates[i] = new PredicateOutcome(predicate, holds, value, isAbsent);
        }
        bool isAdmitted = e.Is(info.Binding) && (info.LogSourceNumber < 0 || e.IsFrom(info.LogSourceNumber));
        return new Explanation(info, isAdmitted, IsMatch(rule, e), predicates);
    }

    /// <summary>Tests one predicate of one rule by itself, for <see cref="Explain"/>.</summary>
    /// <param name="rule">The rule's number.</param>
    /// <param name="predicate">The predicate's position in <see cref="RuleInfo.Predicates"/>.</param>
    /// <param name="e">The event.</param>
    protected abstract bool Test(int rule, int predicate, EventBuffer e);
}
