using System.Text;
using RuleGen.Shared;

namespace RuleGen.Events.Normalising;

/// <summary>The event classes of the taxonomy as the normaliser compares them: UTF-8, and by id.</summary>
internal static class ClassRows
{
    private static readonly EventClasses[] _bySysmonId = BySysmonId();
    private static readonly Dictionary<int, EventClasses> _bySecurityId = BySecurityId();

    public static readonly ClassRow[] All = [.. EventClassTable.Rows.Select(row => new ClassRow(row))];

    public static EventClasses OfSysmon(int eventId) =>
        (uint)eventId < (uint)_bySysmonId.Length ? _bySysmonId[eventId] : EventClasses.Other;

    public static EventClasses OfSecurity(int eventId) => _bySecurityId.GetValueOrDefault(eventId, EventClasses.Other);

    /// <summary>The row of exactly one class; null for a mixture.</summary>
    public static ClassRow? Find(EventClasses classes)
    {
        foreach (ClassRow row in All)
        {
            if (row.Classes == classes) return row;
        }
        return null;
    }

    private static EventClasses[] BySysmonId()
    {
        var classes = new EventClasses[256];
        Array.Fill(classes, EventClasses.Other);
        foreach (EventClassRow row in EventClassTable.Rows)
        {
            if (row.Classes == EventClasses.RegistryAny) continue;
            foreach (int id in row.SysmonIds) classes[id] = row.Classes;
        }
        return classes;
    }

    private static Dictionary<int, EventClasses> BySecurityId()
    {
        var classes = new Dictionary<int, EventClasses>();
        foreach (EventClassRow row in EventClassTable.Rows)
        {
            if (row.Classes == EventClasses.RegistryAny) continue;
            foreach (int id in row.SecurityIds) classes[id] = classes.GetValueOrDefault(id) | row.Classes;
        }
        return classes;
    }
}

/// <summary>One event class: what ECS and Defender records of it say.</summary>
internal sealed class ClassRow(EventClassRow row)
{
    public EventClasses Classes { get; } = row.Classes;

    public byte[][] Categories { get; } = [.. row.EcsCategories.Select(Encoding.UTF8.GetBytes)];

    public byte[][] Types { get; } = [.. row.EcsTypes.Select(Encoding.UTF8.GetBytes)];

    public byte[][] Actions { get; } = [.. row.EcsActions.Select(Encoding.UTF8.GetBytes)];

    public byte[][] DefenderActions { get; } = [.. row.DefenderActions.Select(Encoding.UTF8.GetBytes)];
}
