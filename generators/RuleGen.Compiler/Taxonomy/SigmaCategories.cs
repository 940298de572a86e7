using RuleGen.Shared;

namespace RuleGen.Compiler.Taxonomy;

/// <summary>The classes of event behind the categories of Sigma's log sources.</summary>
internal static class SigmaCategories
{
    private static readonly Dictionary<string, EventClasses> _byName = Rows();

    /// <summary>
    /// The classes whose records a rule for this log source is offered: those of a category of Windows events. Services, and other products
    /// (also one left open: Sysmon for Linux writes the same categories), say nothing of classes.
    /// </summary>
    public static EventClasses Binding(string? product, string? category)
    {
        bool isWindows = "windows".Equals(product, StringComparison.OrdinalIgnoreCase);
        return isWindows && category is not null && _byName.TryGetValue(category, out EventClasses classes) ? classes : EventClasses.Unknown;
    }

    private static Dictionary<string, EventClasses> Rows()
    {
        var byName = new Dictionary<string, EventClasses>(StringComparer.OrdinalIgnoreCase);
        foreach (EventClassRow row in EventClassTable.Rows)
        {
            foreach (string name in row.SigmaCategory.Split(['/', ' '], StringSplitOptions.RemoveEmptyEntries)) byName[name] = row.Classes;
        }
        return byName;
    }
}
