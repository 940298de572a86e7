using RuleGen.Shared;

namespace RuleGen.Compiler.Taxonomy;

/// <summary>A field that a member of an event type gives, whole or by a part of its text.</summary>
/// <param name="Name">The field's canonical name; the written one where the taxonomy does not know it.</param>
/// <param name="Part">The derivation as the field table spells it; null when the member holds the field itself.</param>
internal sealed record MemberField(string Name, string? Part);

/// <summary>
/// Which fields the value of one name gives in events of a class: a Sysmon <c>Image</c> is a process's executable, and a <c>User</c>
/// holds domain and name.
/// </summary>
internal static class MemberFields
{
    /// <summary>The derivation of Sysmon's spelling of registry data.</summary>
    public const string SysmonDetails = "details";

    /// <summary>The derivation of the registry type from Sysmon's spelling of registry data.</summary>
    public const string SysmonDetailsType = "details-type";

    private static readonly MemberField _typeOfDetails = new("registry.data.type", SysmonDetailsType);

    /// <summary>Whether the taxonomy has a field of this name.</summary>
    public static bool IsKnown(string name, EventClasses classes) => Find(name, classes).Count > 0;

    /// <summary>Whether events of the classes themselves have a field of this name: a member so called may be taken for it.</summary>
    public static bool IsCarried(string name, EventClasses classes) => Find(name, classes)
        .Any(field => FieldTable.Find(field.Name) is { } row && FieldClasses.IsCarriedBy(row, classes));

    /// <summary>The fields of a name; one of that very name where the taxonomy knows none.</summary>
    public static IReadOnlyList<MemberField> Of(string name, EventClasses classes) =>
        Find(name, classes) is { Count: > 0 } known ? known : [new MemberField(name, null)];

    private static IReadOnlyList<MemberField> Find(string name, EventClasses classes)
    {
        if (FieldTable.Find(name) is not null) return [new MemberField(name, null)];
        if (name == "process.path") return [new MemberField("process.executable", null)];
        if (name == "registry.data") return [new MemberField("registry.data.strings", null)];
        Func<FieldRow, string[]>[] families =
            [row => row.EcsNames, row => row.WindowsNames, row => row.SigmaNames, row => row.SecurityNames, row => row.DefenderNames];
        foreach (Func<FieldRow, string[]> family in families)
        {
            MemberField[] found = FieldTable.Rows
                .Where(row => (FieldClasses.Of(row) & classes) != 0)
                .SelectMany(row => family(row).Where(entry => BareName(entry) == name).Select(entry => FieldOf(row, entry)))
                .Distinct().ToArray();
            if (found.Length > 0) return found[0].Part == SysmonDetails ? [.. found, _typeOfDetails] : found;
        }
        return [];
    }

    private static MemberField FieldOf(FieldRow row, string entry)
    {
        int hash = entry.IndexOf('#');
        if (hash >= 0) return new MemberField(row.Name, entry.Substring(hash + 1));
        return new MemberField(row.Name, entry == "Details" ? SysmonDetails : null);
    }

    private static string BareName(string entry)
    {
        string name = entry.Substring(entry.IndexOf(':') + 1);
        int hash = name.IndexOf('#');
        return hash < 0 ? name : name.Substring(0, hash);
    }
}
