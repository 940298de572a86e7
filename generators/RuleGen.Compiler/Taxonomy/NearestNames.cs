namespace RuleGen.Compiler.Taxonomy;

/// <summary>Finds known names that look like an unknown one.</summary>
internal static class NearestNames
{
    private const int LongestComparedName = 80;
    private const int MostSuggestions = 3;

    /// <summary>Up to three of the known names, the most alike first.</summary>
    public static IReadOnlyList<string> Of(string name, IEnumerable<string> known)
    {
        if (name.Length > LongestComparedName) return [];
        int limit = Math.Max(1, Math.Min(4, name.Length / 4));
        return known
            .Select(candidate => (candidate, distance: Distance(name, candidate, limit)))
            .Where(pair => pair.distance <= limit)
            .OrderBy(pair => pair.distance).ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Take(MostSuggestions).Select(pair => pair.candidate).ToArray();
    }

    /// <summary>The edit distance of two names without letter case, or a number above the limit.</summary>
    private static int Distance(string left, string right, int limit)
    {
        if (Math.Abs(left.Length - right.Length) > limit) return limit + 1;
        int[] previous = Enumerable.Range(0, right.Length + 1).ToArray();
        int[] current = new int[right.Length + 1];
        for (int i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int swap = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + swap);
            }
            (previous, current) = (current, previous);
        }
        return previous[right.Length];
    }
}
