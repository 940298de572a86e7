using System.Runtime.ExceptionServices;

namespace RuleGen.Batches;

/// <summary>
/// What becomes of records that were taken off a source together. Its worker fills it while the detector may already empty it, both under
/// the lock of the <see cref="BatchRun"/>.
/// </summary>
internal sealed class RecordBatch
{
    /// <summary>What became of the records.</summary>
    public SourceSummary Summary { get; } = new();

    /// <summary>Alerts that are ready to be taken.</summary>
    public List<Found> Ready { get; set; } = [];

    /// <summary>How many events were matched; final once the batch is done.</summary>
    public long Events { get; set; }

    /// <summary>The number of the last record read; 0 for none.</summary>
    public long LastRecord { get; set; }

    /// <summary>What the source or the rule set has thrown behind the last alert; null for nothing.</summary>
    public ExceptionDispatchInfo? Failure { get; set; }

    /// <summary>Whether nothing more will come.</summary>
    public bool IsDone { get; set; }

    /// <summary>Makes it ready for other records.</summary>
    public void Clear()
    {
        Summary.Clear();
        Ready.Clear();
        Events = 0;
        LastRecord = 0;
        Failure = null;
        IsDone = false;
    }
}
