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
