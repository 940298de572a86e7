using System.Globalization;
using System.Text;

namespace RuleGen;

/// <summary>What became of a source's records: how many were read, how many passed over and why. It grows while reading.</summary>
public sealed class SourceSummary
{
    /// <summary>How many problems are listed; all of them are counted.</summary>
    public const int MaxProblems = 10;

    private readonly long[] _counts = new long[RecordFaults.Count];
    private readonly List<SourceProblem> _problems = new(MaxProblems);

    internal SourceSummary()
    {
    }

    /// <summary>How many records were read.</summary>
    public long Read { get; private set; }

    /// <summary>How many records were passed over.</summary>
    public long Skipped { get; private set; }

    /// <summary>Whether part of the source stays unread, because nothing behind some fault could be.</summary>
    public bool IsIncomplete { get; private set; }

    /// <summary>The first problems, in the order of the source, at most <see cref="MaxProblems"/>.</summary>
    public IReadOnlyList<SourceProblem> Problems => _problems;

    /// <summary>How many records, or how many times the source, had this fault.</summary>
    public long Count(RecordFault fault) => _counts[(int)fault];

    /// <summary>The numbers as one line of text.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Read} read, {Skipped} skipped");
        for (int i = 0; i < _counts.Length; i++)
        {
            if (_counts[i] > 0) text.Append(CultureInfo.InvariantCulture, $", {(RecordFault)i} {_counts[i]}");
        }
        if (IsIncomplete) text.Append(", incomplete");
        return text.ToString();
    }

    internal void AddRead() => Read++;

    /// <summary>Adds what became of the records behind those counted here.</summary>
    internal void Append(SourceSummary next)
    {
        Read += next.Read;
        Skipped += next.Skipped;
        IsIncomplete |= next.IsIncomplete;
        foreach (SourceProblem problem in next._problems)
        {
            bool isKnown = RecordFaults.IsListedOnce(problem.Fault) && _counts[(int)problem.Fault] > 0;
            if (_problems.Count < MaxProblems && !isKnown) _problems.Add(problem);
        }
        for (int i = 0; i < _counts.Length; i++) _counts[i] += next._counts[i];
    }

    /// <summary>Forgets everything.</summary>
    internal void Clear()
    {
        Read = 0;
        Skipped = 0;
        IsIncomplete = false;
        _problems.Clear();
        Array.Clear(_counts);
    }

    internal void Add(RecordFault fault, long record, long offset, string text)
    {
        long before = _counts[(int)fault]++;
        if (RecordFaults.EndsSource(fault)) IsIncomplete = true;
        else if (!RecordFaults.KeepsRecord(fault)) Skipped++;
        if (_problems.Count == MaxProblems || (before > 0 && RecordFaults.IsListedOnce(fault))) return;
        _problems.Add(new SourceProblem(fault, record, offset, text));
    }
}
