using System.Diagnostics;
using System.Runtime.ExceptionServices;
using RuleGen.Events;

namespace RuleGen.Batches;

/// <summary>
/// One source, read and matched by several threads. They take turns in cutting the next records off the source, each matches what it has
/// taken, and the alerts are handed out in the order of the records.
/// </summary>
/// <remarks>
/// Whoever is ahead waits: at most <see cref="BatchesPerThread"/> batches a thread are unfinished or not yet handed out, and of each at most
/// two lists of alerts are kept, so that memory does not grow with the source.
/// </remarks>
internal sealed class BatchRun : IDisposable
{
    private const int BatchesPerThread = 4;

    // A source may wait for ever for more to come, and whoever gives the run up shall not.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(1);

    private readonly Detector _detector;
    private readonly EventSource _source;
    private readonly IDivisibleSource _records;
    private readonly int _threads;
    private readonly CancellationToken _ct;
    private readonly CancellationTokenRegistration _cancellation;

    // What stands below is read and written under this lock.
    private readonly object _lock = new();
    private readonly Queue<RecordBatch> _order = new();
    private readonly Stack<RecordBatch> _free = new();
    private readonly List<EventBuffer> _returned = [];
    private int _started;
    private int _working;
    private long _taken;
    private bool _isReading;
    private bool _hasEnded;
    private bool _isAbandoned;
    private volatile bool _isStopped;

    /// <param name="detector">Describes hits and keeps buffers; its counts are not touched.</param>
    /// <param name="source">The source, which has to be divisible; the run closes it.</param>
    /// <param name="threads">How many threads match, 1 or more.</param>
    /// <param name="ct">Ends the run.</param>
    public BatchRun(Detector detector, EventSource source, int threads, CancellationToken ct)
    {
        _detector = detector;
        _source = source;
        _records = (IDivisibleSource)source;
        _threads = threads;
        _ct = ct;
        _cancellation = ct.Register(Wake);
    }

    /// <summary>Whether the run was given up, so that nobody waits for its alerts any more.</summary>
    public bool IsStopped => _isStopped;

    /// <summary>Waits for the next alerts, or for the end of the batch they are from.</summary>
    /// <param name="found">An empty list, for which one with alerts is given unless a batch is finished.</param>
    /// <param name="finished">A batch of which all alerts were handed out; null when there are alerts.</param>
    /// <returns>False when all batches are finished.</returns>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public bool Take(ref List<Found> found, out RecordBatch? finished)
    {
        finished = null;
        lock (_lock)
        {
            while (true)
            {
                _ct.ThrowIfCancellationRequested();
                if (_order.TryPeek(out RecordBatch? first))
                {
                    if (first.Ready.Count > 0) (found, first.Ready) = (first.Ready, found);
                    else if (first.IsDone) finished = _order.Dequeue();
                    if (found.Count > 0 || finished is not null)
                    {
                        Monitor.PulseAll(_lock);
                        return true;
                    }
                }
                else if (_hasEnded) return false;

                // A source of a single batch needs no second thread.
                if (_started < _threads && _started <= _taken && !_hasEnded) Start();
                else Monitor.Wait(_lock);
            }
        }
    }

    /// <summary>Takes a finished batch back.</summary>
    public void Reuse(RecordBatch batch)
    {
        batch.Clear();
        lock (_lock) _free.Push(batch);
    }

    /// <summary>Moves the next records to a worker's part.</summary>
    /// <returns>Their batch, which is without records at the end of the source; null behind that, or when the run is given up.</returns>
    public RecordBatch? TakeRecords(EventSource part)
    {
        RecordBatch? batch;
        lock (_lock)
        {
            while (!_isStopped && !_hasEnded && (_isReading || _order.Count >= _threads * BatchesPerThread)) Monitor.Wait(_lock);
            if (_isStopped || _hasEnded) return null;
            _isReading = true;
            if (!_free.TryPop(out batch)) batch = new RecordBatch();
            _order.Enqueue(batch);
        }
        bool isMoved = false;
        try
        {
            _source.Receiver = batch.Summary;
            isMoved = _records.MoveTo(part);
        }
        catch (Exception failure)
        {
            // It belongs to whoever takes the alerts, behind those of the records before it.
            batch.Failure = ExceptionDispatchInfo.Capture(failure);
        }
        lock (_lock)
        {
            _isReading = false;
            _hasEnded |= !isMoved;
            _taken++;
            Monitor.PulseAll(_lock);
        }
        return batch;
    }

    /// <summary>Hands alerts of a batch over when those before are taken.</summary>
    /// <returns>An empty list for the next ones.</returns>
    public List<Found> Publish(RecordBatch batch, List<Found> found)
    {
        lock (_lock)
        {
            while (batch.Ready.Count > 0 && !_isStopped) Monitor.Wait(_lock);
            if (_isStopped) found.Clear();
            else (found, batch.Ready) = (batch.Ready, found);
            Monitor.PulseAll(_lock);
            return found;
        }
    }

    /// <summary>Hands over the last alerts of a batch, and with them the batch. The list is empty afterwards.</summary>
    public void Finish(RecordBatch batch, List<Found> found)
    {
        lock (_lock)
        {
            batch.Ready.AddRange(found);
            batch.IsDone = true;
            Monitor.PulseAll(_lock);
        }
        found.Clear();
    }

    /// <summary>Says that a worker has ended.</summary>
    public void Leave(EventBuffer buffer)
    {
        bool closes;
        lock (_lock)
        {
            _returned.Add(buffer);
            _working--;
            closes = _isAbandoned && _working == 0;
            Monitor.PulseAll(_lock);
        }
        if (!closes) return;
        try
        {
            _source.Dispose();
        }
        catch (Exception)
        {
            // The run was given up long ago: nobody is there to be told, and the program must not end by it.
        }
    }

    /// <summary>
    /// Ends the run and closes the source. A thread that waits for a source which gives nothing is not waited for; it closes the source when
    /// its read returns.
    /// </summary>
    public void Dispose()
    {
        _cancellation.Dispose();
        lock (_lock)
        {
            _isStopped = true;
            Monitor.PulseAll(_lock);
            long start = Stopwatch.GetTimestamp();
            while (_working > 0)
            {
                bool isReadOn = _working == 1 && _isReading;
                TimeSpan left = _patience - Stopwatch.GetElapsedTime(start);
                if (!isReadOn) Monitor.Wait(_lock);
                else if (left <= TimeSpan.Zero || !Monitor.Wait(_lock, left)) break;
            }
            _isAbandoned = _working > 0;
            _returned.ForEach(_detector.ReturnBuffer);
            if (_isAbandoned) return;
        }
        _source.Dispose();
    }

    private void Start()
    {
        var worker = new BatchWorker(this, _detector, _records.CreatePart(_detector.Rules.Schema), _detector.TakeBuffer());
        new Thread(worker.Work) { IsBackground = true, Name = "RuleGen worker" }.Start();
        _started++;
        _working++;
    }

    private void Wake()
    {
        lock (_lock) Monitor.PulseAll(_lock);
    }
}
