using RuleGen.Shared;

namespace RuleGen.Compiler.Taxonomy;

/// <summary>What a name in a query leads to.</summary>
/// <param name="Name">The name as the query has it.</param>
/// <param name="Row">The field it names; null when the taxonomy has none of that name.</param>
internal sealed record FieldResolution(string Name, FieldRow? Row)
{
    /// <summary>Whether the name is the field's own and not what one source calls it.</summary>
    public bool IsCanonical => Row is not null && string.Equals(Row.Name, Name, StringComparison.Ordinal);

    /// <summary>The mapping type; a field nobody knows compares as a keyword.</summary>
    public FieldType Type => Row?.Type ?? FieldType.Keyword;
}

/// <summary>Finds fields by any of their names.</summary>
internal static class FieldResolver
{
    private const int LongestComparedName = 80;
    private const int MostSuggestions = 3;

    private static readonly Dictionary<string, List<FieldRow>> _byAnyName = ByAnyName();

    /// <summary>Every dotted name by which an ECS record or the canonical event knows a field, in the table's order.</summary>
    public static readonly string[] EcsNames = FieldTable.Rows
        .SelectMany(row => new[] { row.Name }.Concat(row.EcsNames)).Distinct(StringComparer.Ordinal).ToArray();

    /// <summary>
    /// The field of this name. Where several fields share it, a field's own name goes first, then ECS, Sigma, Windows, Security and
    /// Defender names; among equals the one carried by the bound classes.
    /// </summary>
    public static FieldResolution Resolve(string name, EventClasses binding)
    {
        if (FieldTable.Find(name) is { } canonical) return new FieldResolution(name, canonical);
        if (!_byAnyName.TryGetValue(name, out List<FieldRow>? rows)) return new FieldResolution(name, null);
        FieldRow? bound = rows.Find(row => (FieldClasses.Of(row) & binding) != 0);
        return new FieldResolution(name, bound ?? rows[0]);
    }

    /// <summary>Up to three known names that look like an unknown one, the most alike first.</summary>
    public static IReadOnlyList<string> Nearest(string name)
    {
        if (name.Length > LongestComparedName) return [];
        int limit = Math.Max(1, Math.Min(4, name.Length / 4));
        return EcsNames
            .Select(known => (known, distance: Distance(name, known, limit)))
            .Where(pair => pair.distance <= limit)
            .OrderBy(pair => pair.distance).ThenBy(pair => pair.known, StringComparer.Ordinal)
            .Take(MostSuggestions).Select(pair => pair.known).ToArray();
    }

    private static Dictionary<string, List<FieldRow>> ByAnyName()
    {
        var names = new Dictionary<string, List<FieldRow>>(StringComparer.Ordinal);
        Func<FieldRow, string[]>[] families =
            [row => row.EcsNames, row => row.SigmaNames, row => row.WindowsNames, row => row.SecurityNames, row => row.DefenderNames];
        foreach (Func<FieldRow, string[]> family in families)
        {
            foreach (FieldRow row in FieldTable.Rows)
            {
                foreach (string written in family(row)) Add(names, written, row);
            }
        }
        return names;
    }

    // A derived name such as "Image#file" is no name of the field itself: the record's Image holds something else.
    private static void Add(Dictionary<string, List<FieldRow>> names, string written, FieldRow row)
    {
        if (written.Contains('#')) return;
        string name = written.Substring(written.IndexOf(':') + 1);
        if (!names.TryGetValue(name, out List<FieldRow>? rows)) names.Add(name, rows = []);
        if (!rows.Contains(row)) rows.Add(row);
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
