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

/// <summary>What the index has found of one event.</summary>
/// <param name="rules">How many rules there are.</param>
/// <param name="sections">How many sections there are.</param>
internal sealed class IndexHits(int rules, int sections)
{
    /// <summary>The rules the event may meet.</summary>
    public CandidateSet Rules { get; } = new(rules);

    /// <summary>The sections yet to be looked at.</summary>
    public CandidateSet Sections { get; } = new(sections);

    /// <summary>Adds a rule, or a section written as its complement.</summary>
    public void Add(int rule)
    {
        if (rule >= 0) Rules.Add(rule);
        else Sections.Add(~rule);
    }
}
