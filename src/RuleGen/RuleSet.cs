using RuleGen.Events;
using RuleGen.Texts;

namespace RuleGen;

/// <summary>
/// A set of compiled rules. It is immutable and may be used by any number of threads at once; all that changes while matching is in the
/// <see cref="EventBuffer"/>, which belongs to one thread.
/// </summary>
public abstract class RuleSet
{
    private readonly Action<RuleTexts>? _texts;
    private RuleInfo[]? _rules;

    /// <summary>Makes a set of the rules, whose numbers are their positions, over the schema its matchers were compiled for.</summary>
    protected RuleSet(EventSchema schema, params RuleInfo[] rules)
    {
        Schema = schema;
        Count = rules.Length;
        _rules = rules;
    }

    /// <summary>Makes a set whose rules' texts are read only once somebody asks for them.</summary>
    /// <param name="schema">The schema the rules' matchers were compiled for.</param>
    /// <param name="count">How many rules there are.</param>
    /// <param name="texts">Adds the texts of all of them; threads that ask first at the same time may each call it.</param>
    protected RuleSet(EventSchema schema, int count, Action<RuleTexts> texts)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentNullException.ThrowIfNull(texts);
        Schema = schema;
        Count = count;
        _texts = texts;
    }

    /// <summary>How many rules the set has.</summary>
    public int Count { get; }

    /// <summary>The rules; a rule's number is its position here.</summary>
    public ReadOnlySpan<RuleInfo> Rules => _rules ?? Read();

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
        RuleInfo info = Rules[rule];
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

    // Threads that ask at once may each read; the first one's infos are everybody's.
    private RuleInfo[] Read()
    {
        var texts = new RuleTexts(Schema, Count);
        _texts!(texts);
        RuleInfo[] infos = texts.ToInfos();
        return Interlocked.CompareExchange(ref _rules, infos, null) ?? infos;
    }
}
