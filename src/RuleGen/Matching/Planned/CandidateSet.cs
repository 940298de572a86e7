using System.Numerics;

namespace RuleGen.Matching;

/// <summary>Numbers of rules, each once, taken out in ascending order. Adding and taking touch only words that hold some.</summary>
internal sealed class CandidateSet
{
    private readonly ulong[] _words;
    private readonly ulong[] _filled;

    /// <param name="count">All numbers are below this.</param>
    public CandidateSet(int count)
    {
        _words = new ulong[(count + 63) / 64];
        _filled = new ulong[(_words.Length + 63) / 64];
    }

    public void Add(int rule)
    {
        int word = rule >> 6;
        _words[word] |= 1UL << (rule & 63);
        _filled[word >> 6] |= 1UL << (word & 63);
    }

    /// <summary>Takes the lowest number out; false when there is none.</summary>
    public bool Take(out int rule)
    {
        for (int group = 0; group < _filled.Length; group++)
        {
            ulong filled = _filled[group];
            if (filled == 0) continue;
            int word = (group << 6) + BitOperations.TrailingZeroCount(filled);
            ulong bits = _words[word];
            rule = (word << 6) + BitOperations.TrailingZeroCount(bits);
            bits &= bits - 1;
            _words[word] = bits;
            if (bits == 0) _filled[group] = filled & (filled - 1);
            return true;
        }
        rule = -1;
        return false;
    }

    public void Clear()
    {
        while (Take(out _))
        {
        }
    }
}

/// <summary>Numbers of predicates, cleared by touching only the words that hold some.</summary>
/// <param name="count">All numbers are below this.</param>
internal sealed class PredicateSet(int count)
{
    private readonly ulong[] _words = new ulong[(count + 63) / 64];
    private readonly int[] _filled = new int[(count + 63) / 64];
    private int _filledCount;

    public void Add(int predicate)
    {
        ref ulong word = ref _words[predicate >> 6];
        if (word == 0) _filled[_filledCount++] = predicate >> 6;
        word |= 1UL << (predicate & 63);
    }

    public bool Has(int predicate) => (_words[predicate >> 6] & (1UL << (predicate & 63))) != 0;

    public void Clear()
    {
        for (int i = 0; i < _filledCount; i++) _words[_filled[i]] = 0;
        _filledCount = 0;
    }
}

/// <summary>What the index has found of one event.</summary>
/// <param name="plan">The plan of the rules.</param>
internal sealed class IndexHits(RulePlan plan)
{
    // For each field of the index the event whose values were looked up in it last.
    private readonly long[] _looked = new long[plan.Index.FieldCount];

    /// <summary>The predicates the index has found to hold.</summary>
    public PredicateSet Predicates { get; } = new(plan.Predicates.Count);

    /// <summary>The rules the event may meet.</summary>
    public CandidateSet Rules { get; } = new(plan.RuleCount);

    /// <summary>The sections yet to be looked at.</summary>
    public CandidateSet Sections { get; } = new(plan.Index.Sections.Length);

    /// <summary>Notes that all values of a field were looked up.</summary>
    /// <param name="field">The field of the index.</param>
    /// <param name="stamp">The event.</param>
    public void Looked(int field, long stamp) => _looked[field] = stamp;

    /// <summary>Whether all values of a field were looked up for an event.</summary>
    public bool HasLooked(int field, long stamp) => _looked[field] == stamp;

    /// <summary>Adds a rule, or a section written as its complement.</summary>
    public void Add(int rule)
    {
        if (rule >= 0) Rules.Add(rule);
        else Sections.Add(~rule);
    }
}
