using RuleGen.Shared;

namespace RuleGen.Conformance.Tests.Index;

/// <summary>Finds keys that meet in the hashes of the index, by trying many.</summary>
internal static class Collisions
{
    // The bits of two filter bits' numbers, which follow each other.
    private const int FilterBits = 10;
    private const int FirstFilterBit = 32;

    /// <summary>Pairs of keys that have one fingerprint.</summary>
    public static IReadOnlyList<(int First, int Second)> OfFingerprint(IndexKeys keys, int most)
    {
        var numbers = new Dictionary<int, int>();
        var pairs = new List<(int First, int Second)>();
        for (int number = 0; number < keys.Count && pairs.Count < most; number++)
        {
            if (!numbers.TryAdd(keys.Fingerprint(number), number)) pairs.Add((numbers[keys.Fingerprint(number)], number));
        }
        return pairs;
    }

    /// <summary>Keys of one word of the filter, both bits in it the same, and one cell, in a table of that size or any smaller one.</summary>
    public static IReadOnlyList<int> OfCellAndFilter(IndexKeys keys, int wordsLog, int cellsLog, int count)
    {
        var groups = new Dictionary<(ulong Word, ulong Bits, ulong Cell), List<int>>();
        for (int number = 0; number < keys.Count; number++)
        {
            ulong mixed = keys.Mixed(number);
            ulong bits = (mixed >> FirstFilterBit) & ((1UL << FilterBits) - 1);
            var place = (mixed >> (64 - wordsLog), bits, PlanHash.Spread(mixed) & ((1UL << cellsLog) - 1));
            if (!groups.TryGetValue(place, out List<int>? group)) groups.Add(place, group = []);
            group.Add(number);
            if (group.Count == count) return group;
        }
        throw new InvalidOperationException($"There are no {count} {keys.Kind} keys that meet.");
    }

    /// <summary>Keys of the last cell of a table of that size or any smaller one, behind which the search goes on at the first.</summary>
    public static IReadOnlyList<int> OfLastCell(IndexKeys keys, int cellsLog, int count)
    {
        ulong last = (1UL << cellsLog) - 1;
        int[] found = [.. Enumerable.Range(0, keys.Count).Where(number => (PlanHash.Spread(keys.Mixed(number)) & last) == last).Take(count)];
        return found.Length == count ? found : throw new InvalidOperationException($"There are only {found.Length} {keys.Kind} keys that meet.");
    }

    /// <summary>Pairs of values, two times eight letters each, that have one and the same key of 64 bits.</summary>
    public static IEnumerable<(string First, string Second)> OfWholeKey(int most)
    {
        // The second step turns the key after the first and takes in the second eight letters: these undo what the first left different, where
        // that is a difference between letters.
        const ulong BetweenLetters = 0x1F1F1F1F1F1F1F1F;
        var seen = new Dictionary<ulong, (string Text, ulong Turned)>();
        int found = 0;
        for (int number = 0; found < most; number++)
        {
            string first = $"{number:X8}";
            ulong turned = ulong.RotateLeft(PlanHash.Append(16, IndexKeys.Bytes(first)), 23);
            if (seen.TryAdd(turned & ~BetweenLetters, (first, turned))) continue;
            (string other, ulong otherTurned) = seen[turned & ~BetweenLetters];
            if (Behind(turned ^ otherTurned) is not { } behind) continue;
            found++;
            yield return (first + behind.First, other + behind.Second);
        }
    }

    private static (string First, string Second)? Behind(ulong difference)
    {
        var first = new char[8];
        var second = new char[8];
        for (int i = 0; i < 8; i++, difference >>= 8)
        {
            int apart = (int)(difference & 0xFF);
            int letter = Enumerable.Range('A', 26).FirstOrDefault(letter => (letter ^ apart) is >= 'A' and <= 'Z');
            if (letter == 0) return null;
            first[i] = (char)letter;
            second[i] = (char)(letter ^ apart);
        }
        return (new string(first), new string(second));
    }
}
