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
    public static IReadOnlyList<string> Nearest(string name) => NearestNames.Of(name, EcsNames);

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
}
