using System.Runtime.ExceptionServices;
using RuleGen.Alerts;
using RuleGen.Events;

namespace RuleGen.Batches;

/// <summary>Matches batches on one thread, with a buffer of its own.</summary>
/// <param name="run">What hands out batches.</param>
/// <param name="detector">Describes hits; its counts are not touched.</param>
/// <param name="part">Holds the records of the batch at hand.</param>
/// <param name="e">Holds the event at hand.</param>
internal sealed class BatchWorker(BatchRun run, Detector detector, EventSource part, EventBuffer e)
{
    // Alerts wait for those of earlier records. So many, or so many characters of matched values, are handed over at once.
    private const int MostAlerts = 256;
    private const int MostCharacters = 1 << 20;

    private readonly int[] _hits = new int[detector.Rules.Rules.Length];
    private List<Found> _found = [];
    private long _characters;

    /// <summary>Works until nothing is left or the run is stopped.</summary>
    public void Work()
    {
        while (run.TakeRecords(part) is { } batch)
        {
            if (batch.Failure is null) Match(batch);
            run.Finish(batch, _found);
            _characters = 0;
        }
        part.Dispose();
        run.Leave(e);
    }

    private void Match(RecordBatch batch)
    {
        part.Receiver = batch.Summary;
        long events = 0;
        try
        {
            while (!run.IsStopped && part.Read(e))
            {
                int count = detector.Rules.Match(e, _hits);
                events++;
                if (count > 0) Describe(batch, count, events);
            }
        }
        catch (Exception failure)
        {
            batch.Failure = ExceptionDispatchInfo.Capture(failure);
        }
        batch.Events = events;
        batch.LastRecord = events > 0 ? part.Record : 0;
    }

    private void Describe(RecordBatch batch, int count, long number)
    {
        int[]? rules = _hits.AsSpan(0, count).ToArray();
        foreach (int rule in _hits.AsSpan(0, count))
        {
            Alert alert = detector.Describe(rule, e, part.Name, part.Record);
            _found.Add(new Found(alert, number, rules));
            rules = null;
            foreach (AlertMatch match in alert.Matches) _characters += match.Value?.Length ?? 0;
            if (_found.Count < MostAlerts && _characters < MostCharacters) continue;
            _found = run.Publish(batch, _found);
            _characters = 0;
        }
    }
}
