using RuleGen.Alerts;
using RuleGen.Batches;
using RuleGen.Events;

namespace RuleGen;

/// <summary>
/// Runs a rule set over events and raises alerts. While no rule fires nothing is allocated; an alert is built, with its explanation,
/// only for a hit.
/// </summary>
/// <remarks>A detector counts, so it belongs to one thread; any number of detectors may share one rule set.</remarks>
public sealed class Detector
{
    /// <summary>The most threads that one run may have.</summary>
    public const int MaxThreads = 64;

    private readonly int[] _hits;
    private readonly long[] _hitsOfRule;
    private readonly Stack<EventBuffer> _buffers = new();

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
    public IEnumerable<Alert> Run(EventSource source) => Run(source, 1);

    /// <summary>
    /// Reads a source to its end, on several threads where the source allows it, and gives the same alerts in the same order as one thread
    /// would.
    /// </summary>
    /// <remarks>
    /// <para>The files and streams that RuleGen reads allow it; any other source is read on the calling thread. The threads begin with the
    /// first alert asked for, read ahead of the caller within bounds, and have ended when the enumeration has. What the source throws
    /// is thrown behind the alerts of the records before it. If the enumeration is left while the source waits for more to come, the source
    /// is closed when it has waited.</para>
    /// <para>This detector still belongs to one thread, the caller's. Its counts are, at each alert, what they would be with one thread;
    /// the source's summary grows by many records at once and is whole at the end.</para>
    /// </remarks>
    /// <param name="source">The source; the end of the enumeration disposes it, so it runs once. Its summary stays readable.</param>
    /// <param name="threads">How many threads match events, from 1 to <see cref="MaxThreads"/>.</param>
    /// <param name="ct">Ends the enumeration with an exception, also while it waits for the source on other threads.</param>
    /// <exception cref="OperationCanceledException">By the enumeration: it was ended.</exception>
    public IEnumerable<Alert> Run(EventSource source, int threads, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threads, MaxThreads);
        return threads > 1 && source is IDivisibleSource ? RunInBatches(source, threads, ct) : RunHere(source, ct);
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

    /// <summary>A buffer that nobody uses; what an earlier source declared is forgotten.</summary>
    internal EventBuffer TakeBuffer()
    {
        if (!_buffers.TryPop(out EventBuffer? e)) return CreateBuffer();
        e.LogSource = null;
        return e;
    }

    /// <summary>Takes a buffer back for the next run.</summary>
    internal void ReturnBuffer(EventBuffer e) => _buffers.Push(e);

    private IEnumerable<Alert> RunHere(EventSource source, CancellationToken ct)
    {
        EventBuffer e = TakeBuffer();
        try
        {
            while (!ct.IsCancellationRequested && source.Read(e))
            {
                int count = MatchAndCount(e);
                if (count == 0) continue;

                // Taken before the first alert is handed out: its receiver may use this detector meanwhile.
                int[] hits = _hits.AsSpan(0, count).ToArray();
                foreach (int rule in hits) yield return Describe(rule, e, source.Name, source.Record);
            }
            ct.ThrowIfCancellationRequested();
        }
        finally
        {
            source.Dispose();
            ReturnBuffer(e);
        }
    }

    private IEnumerable<Alert> RunInBatches(EventSource source, int threads, CancellationToken ct)
    {
        using var run = new BatchRun(this, source, threads, ct);
        var found = new List<Found>();
        long counted = 0;
        while (run.Take(ref found, out RecordBatch? finished))
        {
            foreach (Found hit in found)
            {
                if (hit.Rules is not null)
                {
                    Events += hit.Event - counted;
                    counted = hit.Event;
                    CountHits(hit.Rules);
                }
                source.Advance(hit.Alert.Record);
                yield return hit.Alert;
            }
            found.Clear();
            if (finished is null) continue;

            Events += finished.Events - counted;
            counted = 0;
            if (finished.LastRecord > 0) source.Advance(finished.LastRecord);
            source.Summary.Append(finished.Summary);
            finished.Failure?.Throw();
            run.Reuse(finished);
        }
    }

    private int MatchAndCount(EventBuffer e)
    {
        int count = Rules.Match(e, _hits);
        Events++;
        if (count > 0) CountHits(_hits.AsSpan(0, count));
        return count;
    }

    private void CountHits(ReadOnlySpan<int> rules)
    {
        EventsHit++;
        Hits += rules.Length;
        foreach (int rule in rules) _hitsOfRule[rule]++;
    }
}
