using System.Text;
using RuleGen.Shared;

namespace RuleGen.Events.Normalising;

/// <summary>What a rule's log source comes to in records: numbers of channels and providers, event ids, classes.</summary>
internal sealed class LogSourcePlan
{
    /// <param name="definition">What the rule asks for.</param>
    /// <param name="table">Numbers the channels and providers.</param>
    /// <param name="names">The names by which a place's own field is read.</param>
    public LogSourcePlan(LogSourceDefinition definition, LogSourceTable table, WellKnownNames names)
    {
        Definition = definition;
        Product = definition.Product is null ? [] : Encoding.UTF8.GetBytes(definition.Product);
        IsOfWindows = definition.Product is null || Same(definition.Product, WindowsLogSources.Product);
        IsOfLinux = definition.Product is null || Same(definition.Product, WindowsLogSources.LinuxProduct);
        if (definition.Category is { } category)
        {
            LinuxSysmonId = Array.Find(WindowsLogSources.LinuxSysmonCategories, row => Same(row.Category, category)).EventId;
            if (WindowsLogSources.FindCategory(category) is { } known)
            {
                Places =
                [
                    .. known.Places
                        .Where(place => definition.SecurityEquivalents || !place.IsSecurityEquivalent)
                        .Select(place => new PlacePlan(place, table, names)),
                ];
                Classes = known.Classes;
                EcsTypes = [.. known.EcsTypes.Select(Encoding.UTF8.GetBytes)];
                DefenderActions = [.. known.DefenderActions.Select(Encoding.UTF8.GetBytes)];
            }
        }
        if (definition.Service is not { } service) return;
        IsSysmon = Same(service, WindowsLogSources.SysmonService);
        Channels = [.. (WindowsLogSources.FindService(service)?.Channels ?? []).Select(table.NumberChannel)];
        if (IsSysmon) Provider = table.NumberProvider(WindowsLogSources.SysmonProvider);
        else if (Same(service, WindowsLogSources.SecurityService)) Provider = table.NumberProvider(WindowsLogSources.SecurityProvider);
    }

    public LogSourceDefinition Definition { get; }

    public byte[] Product { get; }

    /// <summary>Whether the product is Windows, or left open.</summary>
    public bool IsOfWindows { get; }

    /// <summary>Whether the product is Linux, or left open.</summary>
    public bool IsOfLinux { get; }

    /// <summary>Where the category's records stand; empty where Windows has none, or the category is open.</summary>
    public PlacePlan[] Places { get; } = [];

    /// <summary>The classes the category's events are of.</summary>
    public EventClasses Classes { get; }

    public byte[][] EcsTypes { get; } = [];

    public byte[][] DefenderActions { get; } = [];

    /// <summary>The event id of the category in Sysmon for Linux; 0 for none.</summary>
    public int LinuxSysmonId { get; }

    /// <summary>Whether the service is Sysmon.</summary>
    public bool IsSysmon { get; }

    /// <summary>The channels of the service.</summary>
    public int[] Channels { get; } = [];

    /// <summary>The provider that stands for the service where a record names no channel; -1 for none.</summary>
    public int Provider { get; } = -1;

    /// <summary>Whether two names are the same.</summary>
    public static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A place of the Windows event logs, as the event buffer compares it.</summary>
internal sealed class PlacePlan(WindowsPlace place, LogSourceTable table, WellKnownNames names)
{
    private readonly bool _readsOperation = place.Field == "OperationType";

    public int[] Channels { get; } = [.. place.Channels.Select(table.NumberChannel)];

    public int[] Providers { get; } = [.. place.Providers.Select(table.NumberProvider)];

    public int[] EventIds { get; } = place.EventIds;

    /// <summary>What the event's own field must say; empty for no such field.</summary>
    public byte[][] Values { get; } = [.. place.Values.Select(Encoding.UTF8.GetBytes)];

    /// <summary>The names of that field.</summary>
    public int[] Field(SourceShape shape) => _readsOperation ? names.Operation(shape) : names.SysmonEventType(shape);
}
