using RuleGen.Alerts;
using RuleGen.Events;

namespace RuleGen;

/// <summary>
/// Runs a rule set over events and raises alerts. While no rule fires nothing is allocated; an alert is built, with its explanation,
/// only for a hit.
/// </summary>
/// <remarks>A detector counts, so it belongs to one thread; any number of detectors may share one rule set.</remarks>
public sealed class Detector
{
    private readonly int[] _hits;
    private readonly long[] _hitsOfRule;

    /// <summary>Makes a detector for a rule set.</summary>
    public Detector(RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        Rules = rules;
        _hits = new int[rules.Count];
        _hitsOfRule = new long[rules.Count];
    }

    /// <summary>The rules.</summary>
    public RuleSet Rules { get; }

    /// <summary>How many events have been matched.</summary>
    public long Events { get; private set; }

    /// <summary>How many of them met one rule or more.</summary>
    public long EventsHit { get; private set; }

    /// <summary>How many hits there were; an event that meets two rules is two hits.</summary>
    public long Hits { get; private set; }

    /// <summary>How many hits one rule had.</summary>
    /// <param name="rule">The rule's number.</param>
    public long HitsOf(int rule) => _hitsOfRule[rule];

    /// <summary>Makes a buffer that events can be read into for this rule set.</summary>
    public EventBuffer CreateBuffer() => new(Rules.Schema);

    /// <summary>Reads a source to its end and gives an alert for each hit, ordered by event, then by rule.</summary>
    /// <param name="source">The source; the end of the enumeration disposes it, so it runs once. Its summary stays readable.</param>
    public IEnumerable<Alert> Run(EventSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return RunCore(source);
    }

    /// <summary>Finds the rules that an event meets, and counts them.</summary>
    /// <param name="e">The event, in a buffer made for this rule set.</param>
    /// <returns>The numbers of the rules met, ascending; valid until the next call.</returns>
    public ReadOnlySpan<int> Match(EventBuffer e) => _hits.AsSpan(0, MatchAndCount(e));

    /// <summary>Describes a hit.</summary>
    /// <param name="rule">The number of a rule that the event meets.</param>
    /// <param name="e">The event.</param>
    /// <param name="source">The path or name of the event's source.</param>
    /// <param name="record">The number of the event's record in the source, from 1.</param>
    public Alert Describe(int rule, EventBuffer e, string source, long record)
    {
        ArgumentNullException.ThrowIfNull(e);
        Explanation explanation = Rules.Explain(rule, e);
        var matches = new List<AlertMatch>();
        foreach (PredicateOutcome outcome in explanation.Predicates)
        {
            if (outcome.Holds) matches.Add(new AlertMatch(outcome.Predicate.Field, outcome.Value, outcome.Predicate.Text));
        }
        return new Alert
        {
            Rule = explanation.Rule,
            TimeText = e.Time,
            Time = e.Timestamp,
            Host = e.Host,
            User = e.User,
            Matches = matches,
            Source = source,
            Record = record,
        };
    }

    private IEnumerable<Alert> RunCore(EventSource source)
    {
        using (source)
        {
            EventBuffer e = CreateBuffer();
            while (source.Read(e))
            {
                int count = MatchAndCount(e);
                if (count == 0) continue;

                // Taken before the first alert is handed out: its receiver may use this detector meanwhile.
                int[] hits = _hits.AsSpan(0, count).ToArray();
                foreach (int rule in hits) yield return Describe(rule, e, source.Name, source.Record);
            }
        }
    }

    private int MatchAndCount(EventBuffer e)
    {
        int count = Rules.Match(e, _hits);
        Events++;
        if (count == 0) return 0;
        EventsHit++;
        Hits += count;
        foreach (int rule in _hits.AsSpan(0, count)) _hitsOfRule[rule]++;
        return count;
    }
}
