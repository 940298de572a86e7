using RuleGen.Events;

namespace RuleGen;

/// <summary>
/// A stream of records that is read one event at a time into a buffer of the caller's. Reading allocates nothing per record. A broken
/// record is counted, the first ones are described in <see cref="Summary"/>, and the rest is read on; broken input never throws.
/// </summary>
/// <remarks>A source belongs to one thread at a time.</remarks>
public abstract class EventSource : IDisposable
{
    /// <summary>Makes a source.</summary>
    /// <param name="name">The source's path as the caller gave it, or another name for it.</param>
    protected EventSource(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
        Receiver = Summary;
    }

    /// <summary>The source's path as the caller gave it, or another name for it; alerts carry it.</summary>
    public string Name { get; }

    /// <summary>
    /// The number of the record last read, from 1: in a text file its line (its first line, if it has several); 0 before the first one.
    /// </summary>
    public long Record { get; private set; }

    /// <summary>What has become of the records so far. It stays readable when the source is disposed.</summary>
    public SourceSummary Summary { get; } = new();

    /// <summary>What becomes of records is told to this: the source's own summary, unless several threads read it.</summary>
    internal SourceSummary Receiver { get; set; }

    /// <summary>Reads the next good record and passes over broken ones.</summary>
    /// <param name="e">Receives the event; what it held before is gone.</param>
    /// <returns>Whether there was one; false at the end of the source.</returns>
    /// <exception cref="ObjectDisposedException">The source has been disposed.</exception>
    public abstract bool Read(EventBuffer e);

    /// <summary>Closes what the source reads from.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes what the source reads from.</summary>
    /// <param name="disposing">True: the call comes from <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
    }

    /// <summary>Tells what the threads that read this source have come to.</summary>
    internal void Advance(long record) => Record = record;

    /// <summary>Counts a record that the buffer has taken whole.</summary>
    /// <param name="e">The buffer.</param>
    /// <param name="record">The record's number.</param>
    /// <param name="offset">Where the record begins, in bytes.</param>
    protected void Accept(EventBuffer e, long record, long offset)
    {
        ArgumentNullException.ThrowIfNull(e);
        Record = record;
        Receiver.AddRead();
        if (e.DuplicateNames > 0) Report(RecordFault.DuplicateName, record, offset);
    }

    /// <summary>Counts a fault, and describes it if it is among the first ones.</summary>
    /// <param name="fault">The fault; it also decides whether the record counts as passed over.</param>
    /// <param name="record">The record's number.</param>
    /// <param name="offset">Where the record begins, in bytes.</param>
    /// <param name="text">The fault in words, where there is more to say than its usual sentence.</param>
    protected void Report(RecordFault fault, long record, long offset, string? text = null) =>
        Receiver.Add(fault, record, offset, text ?? RecordFaults.Text(fault));
}
