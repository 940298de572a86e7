using System.Text;
using RuleGen.Events;
using RuleGen.Matching;
using RuleGen.Tests.Events;

namespace RuleGen.Tests.Matching;

/// <summary>Patterns, against a matcher that tries everything.</summary>
public sealed class GlobTests
{
    private static readonly string[] _values = [.. Words(5)];

    [Fact]
    public void Every_small_pattern_fits_exactly_the_values_that_a_search_through_all_ways_finds()
    {
        string[] pieces = [.. Words(2)];
        int patterns = 0;
        for (int count = 1; count <= 4; count++)
        {
            foreach (string[] pattern in Lists(pieces, count))
            {
                Glob glob = Create(false, pattern);
                patterns++;
                foreach (string value in _values)
                {
                    bool expected = Fits(pattern, 0, value);
                    Assert.True(glob.Fits(Encoding.UTF8.GetBytes(value)) == expected, $"{string.Join('*', pattern)} on '{value}' should be {expected}");
                }
            }
        }
        Assert.Equal(7 + (7 * 7) + (7 * 7 * 7) + (7 * 7 * 7 * 7), patterns);
    }

    [Fact]
    public void Some_value_of_the_event_must_fit()
    {
        var random = new Random(20260303);
        string[] pieces = [.. Words(2)];
        for (int round = 0; round < 2000; round++)
        {
            string[] pattern = random.GetItems(pieces, random.Next(1, 5));
            bool isFolded = random.Next(2) == 0;
            Glob glob = Create(isFolded, pattern);
            OneField.AssertAnyOf(
                random,
                () => isFolded ? _values[random.Next(_values.Length)].Replace('b', 'B') : _values[random.Next(_values.Length)],
                e => e.AnyGlob(OneField.Slot, glob),
                value => Fits(pattern, 0, value.ToLowerInvariant()),
                string.Join('*', pattern));
        }
    }

    [Fact]
    public void A_pattern_of_many_pieces_is_answered_at_once_on_a_value_that_almost_fits()
    {
        string[] pattern = [.. Enumerable.Repeat("ab", 2000), "c"];
        byte[] value = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("ab", 500_000)));

        Assert.False(Create(false, pattern).Fits(value));
        Assert.True(Create(false, [.. pattern[..^1], ""]).Fits(value));
    }

    private static Glob Create(bool isFolded, string[] pieces) =>
        Glob.Create(isFolded, [.. pieces.Select(piece => isFolded ? CaseFold.Fold(piece) : Encoding.UTF8.GetBytes(piece))]);

    /// <summary>Whether the pieces from this one on fit the text, which begins where this piece must or, behind a star, may begin.</summary>
    private static bool Fits(string[] pieces, int piece, string text)
    {
        bool isLast = piece == pieces.Length - 1;
        for (int skipped = 0; skipped <= (piece == 0 ? 0 : text.Length); skipped++)
        {
            string rest = text[skipped..];
            if (!rest.StartsWith(pieces[piece], StringComparison.Ordinal)) continue;
            rest = rest[pieces[piece].Length..];
            if (isLast ? rest.Length == 0 : Fits(pieces, piece + 1, rest)) return true;
        }
        return false;
    }

    /// <summary>All words over a and b up to a length, the empty one first.</summary>
    private static IEnumerable<string> Words(int longest)
    {
        for (int length = 0; length <= longest; length++)
        {
            for (int bits = 0; bits < 1 << length; bits++) yield return string.Concat(Enumerable.Range(0, length).Select(i => "ab"[bits >> i & 1]));
        }
    }

    private static IEnumerable<string[]> Lists(string[] items, int count) =>
        count == 0 ? [[]] : Lists(items, count - 1).SelectMany(list => items.Select(item => (string[])[.. list, item]));
}
