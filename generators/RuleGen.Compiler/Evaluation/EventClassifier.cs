using System.Globalization;
using RuleGen.Compiler.Model;
using RuleGen.Shared;

namespace RuleGen.Compiler.Evaluation;

/// <summary>The Windows log a record comes from.</summary>
internal enum EventLog
{
    /// <summary>The record names no log.</summary>
    Unknown,

    Sysmon,

    Security,

    /// <summary>A log that is neither.</summary>
    Another,
}

/// <summary>Tells the log, the event id and the event classes of a record.</summary>
internal sealed class EventClassifier
{
    private static readonly string[] _registryNames =
    [
        "registry.path", "registry.hive", "registry.key", "registry.value", "registry.data", "registry.data.strings", "registry.data.type",
    ];

    private readonly EventRecord _record;
    private readonly RecordShape _shape;
    private readonly SourceFields _source;

    public EventClassifier(EventRecord record, RecordShape shape, SourceFields source)
    {
        _record = record;
        _shape = shape;
        _source = source;
        EventId = ReadEventId();
        Log = ReadLog();
        Classes = ReadClasses();
    }

    /// <summary>For a record of no log whose classes are known already.</summary>
    public EventClassifier(EventRecord record, RecordShape shape, SourceFields source, EventClasses classes)
    {
        _record = record;
        _shape = shape;
        _source = source;
        Classes = classes;
    }

    /// <summary>The event id of the log; null when there is none that is a whole number.</summary>
    public int? EventId { get; }

    public EventLog Log { get; }

    public EventClasses Classes { get; }

    private int? ReadEventId()
    {
        string? text = _shape == RecordShape.Ecs
            ? _record.Values("event.code").Select(LeafText.Of).FirstOrDefault()
            : _source.WindowsText("EventID");
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? id : null;
    }

    private EventLog ReadLog()
    {
        string? channel = _source.WindowsText("Channel");
        string? provider = _source.WindowsText("Provider_Name");
        IReadOnlyList<RecordValue> module = _record.Values("event.module");
        if (IsSysmon(channel) || IsSysmon(provider) || LeafText.AnyIs(module, "sysmon")) return EventLog.Sysmon;
        if (Is(channel, "Security") || Is(provider, "Microsoft-Windows-Security-Auditing")) return EventLog.Security;
        if (channel is not null || provider is not null) return EventLog.Another;
        if (RecordShapes.IsWindowsLog(_shape) && EventId is not null && _source.WindowsText("TargetObject") is not null)
            return EventLog.Sysmon;
        bool isBareRegistryEvent = _shape == RecordShape.Ecs && module.Count == 0
            && EventId is 12 or 13 or 14 && _registryNames.Any(_record.Has);
        return isBareRegistryEvent ? EventLog.Sysmon : EventLog.Unknown;
    }

    private EventClasses ReadClasses() => Log switch
    {
        EventLog.Sysmon or EventLog.Security when EventId is null => EventClasses.Unknown,
        EventLog.Sysmon => OrOther(ClassesOf(row => row.SysmonIds.Contains(EventId!.Value))),
        EventLog.Security when EventId == 4657 => SecurityRegistryClasses(),
        EventLog.Security => OrOther(ClassesOf(row => row.SecurityIds.Contains(EventId!.Value))),
        EventLog.Another => EventClasses.Other,
        _ when _shape == RecordShape.Defender => OrOther(ClassesOf(
            row => row.DefenderActions.Any(action => LeafText.AnyIs(_record.Values("ActionType"), action)))),
        _ => EcsClasses(),
    };

    // 4657 reports a new value, a changed value or a removed one; only its operation tells which.
    private EventClasses SecurityRegistryClasses()
    {
        string? operation = _source.WindowsText("OperationType");
        if (Is(operation, "%%1904") || Is(operation, "New registry value created")) return EventClasses.RegistryValueSet;
        if (Is(operation, "%%1905") || Is(operation, "Existing registry value modified")) return EventClasses.RegistryValueSet;
        if (Is(operation, "%%1906") || Is(operation, "Registry value deleted")) return EventClasses.RegistryKeyCreateDelete;
        return EventClasses.RegistryValueSet | EventClasses.RegistryKeyCreateDelete;
    }

    private EventClasses EcsClasses()
    {
        IReadOnlyList<RecordValue> categories = _record.Values("event.category");
        IReadOnlyList<RecordValue> types = _record.Values("event.type");
        IReadOnlyList<RecordValue> actions = _record.Values("event.action");
        EventClasses byAction = ClassesOf(row => row.EcsActions.Any(action => LeafText.AnyIs(actions, action))
            && (categories.Count == 0 || row.EcsCategories.Any(category => LeafText.AnyIs(categories, category))));
        if (byAction != EventClasses.None) return byAction;
        if (categories.Count == 0) return EventClasses.Unknown;
        bool isRegistry = LeafText.AnyIs(categories, "registry");
        return OrOther(ClassesOf(row => (!isRegistry || (row.Classes & EventClasses.RegistryAny) != 0)
            && row.EcsCategories.Any(category => LeafText.AnyIs(categories, category))
            && (types.Count == 0 || row.EcsTypes.Any(type => LeafText.AnyIs(types, type)))));
    }

    // The row of registry_event repeats what its three parts say, and would blur each of them.
    private static EventClasses ClassesOf(Func<EventClassRow, bool> fits)
    {
        EventClasses classes = EventClasses.None;
        foreach (EventClassRow row in EventClassTable.Rows)
        {
            if (row.Classes != EventClasses.RegistryAny && fits(row)) classes |= row.Classes;
        }
        return classes;
    }

    private static EventClasses OrOther(EventClasses classes) => classes == EventClasses.None ? EventClasses.Other : classes;

    private static bool IsSysmon(string? log) => Is(log, "Microsoft-Windows-Sysmon") || Is(log, "Microsoft-Windows-Sysmon/Operational");

    private static bool Is(string? text, string expected) => string.Equals(text, expected, StringComparison.OrdinalIgnoreCase);
}
