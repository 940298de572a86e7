using RuleGen.Shared;

namespace RuleGen.Compiler.Taxonomy;

/// <summary>Finds event classes by the names that people write: the taxonomy's own, or Sigma's category.</summary>
internal static class EventClassNames
{
    private static readonly Dictionary<string, EventClasses> _classes = ByName();

    /// <summary>Every name there is, sorted.</summary>
    public static IReadOnlyList<string> All { get; } = [.. _classes.Keys.OrderBy(name => name, StringComparer.Ordinal)];

    /// <summary>The class of a name, whatever its letter case; null for a name of none.</summary>
    public static EventClasses? Find(string name) => _classes.TryGetValue(name, out EventClasses classes) ? classes : null;

    private static Dictionary<string, EventClasses> ByName()
    {
        var names = new Dictionary<string, EventClasses>(StringComparer.OrdinalIgnoreCase);
        foreach (EventClassRow row in EventClassTable.Rows)
        {
            names[SnakeCase(row.Classes.ToString())] = row.Classes;
            foreach (string category in row.SigmaCategory.Split([" / "], StringSplitOptions.RemoveEmptyEntries))
            {
                names[category] = row.Classes;
            }
        }
        return names;
    }

    private static string SnakeCase(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "_") + char.ToLowerInvariant(c) : c.ToString()));
}
