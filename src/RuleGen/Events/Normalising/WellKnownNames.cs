namespace RuleGen.Events.Normalising;

/// <summary>What the names of a record say of its shape.</summary>
[Flags]
internal enum ShapeSigns : byte
{
    None = 0,
    WindowsNested = 1,
    Winlogbeat = 2,
    Winlogbeat6 = 4,
    WindowsFlat = 8,
    SourceName = 16,
    Hostname = 32,
    ActionType = 64,

    /// <summary>The record names the module that read it; which one decides.</summary>
    Module = 128,
}

/// <summary>The numbers of the names by which a record shows its shape and its event class; every schema wants them.</summary>
internal sealed class WellKnownNames
{
    private readonly int[][] _channel;
    private readonly int[][] _provider;
    private readonly int[][] _eventId;
    private readonly int[][] _operation;
    private readonly int[][] _eventType;

    public WellKnownNames(SlotPlanner planner)
    {
        _channel = PerShape(shape => RecordNames.OfSystem(shape, "Channel"));
        _provider = PerShape(shape => RecordNames.OfSystem(shape, "Provider_Name"));
        _eventId = PerShape(shape => RecordNames.OfSystem(shape, "EventID"));
        _operation = PerShape(shape => RecordNames.OfData(shape, "OperationType"));
        _eventType = PerShape(shape => RecordNames.OfData(shape, "EventType"));
        TargetObject = PerShape(shape => RecordNames.OfData(shape, "TargetObject"));
        ObjectName = PerShape(shape => RecordNames.OfData(shape, "ObjectName"));
        ObjectValueName = PerShape(shape => RecordNames.OfData(shape, "ObjectValueName"));
        Details = PerShape(shape => RecordNames.OfData(shape, "Details"));
        Winlog = [planner.Want("winlog.channel"), planner.Want("winlog.event_id"), planner.Want("winlog.provider_name")];
        EventModule = planner.Want("event.module");
        EventCode = planner.Want("event.code");
        EventCategory = planner.Want("event.category");
        EventType = planner.Want("event.type");
        EventAction = planner.Want("event.action");
        ActionType = planner.Want("ActionType");
        HostOsType = planner.Want("host.os.type");
        SourceName = planner.Want("SourceName");
        Hostname = planner.Want("Hostname");
        RegistryPath = planner.Want("registry.path");
        RegistryHive = planner.Want("registry.hive");
        RegistryKey = planner.Want("registry.key");
        RegistryValue = planner.Want("registry.value");
        RegistryData = planner.Want("registry.data");
        RegistryDataStrings = planner.Want("registry.data.strings");
        RegistryDataType = planner.Want("registry.data.type");
        Registry = [RegistryPath, RegistryHive, RegistryKey, RegistryValue, RegistryData, RegistryDataStrings, RegistryDataType];
        DefenderKey = planner.Want("RegistryKey");
        DefenderValue = planner.Want("RegistryValueName");
        Signs = new ShapeSigns[planner.NameCount];
        Mark(ShapeSigns.WindowsNested, SourceShape.WindowsNested);
        Mark(ShapeSigns.Winlogbeat6, SourceShape.Winlogbeat6);
        Mark(ShapeSigns.WindowsFlat, SourceShape.WindowsFlat);
        foreach (int name in Winlog) Signs[name] |= ShapeSigns.Winlogbeat;
        Signs[EventModule] |= ShapeSigns.Module;
        Signs[SourceName] |= ShapeSigns.SourceName;
        Signs[Hostname] |= ShapeSigns.Hostname;
        Signs[ActionType] |= ShapeSigns.ActionType;

        int[][] PerShape(Func<SourceShape, string[]> names) =>
            [.. Enum.GetValues<SourceShape>().Select(shape => names(shape).Select(planner.Want).ToArray())];

        void Mark(ShapeSigns sign, SourceShape shape)
        {
            foreach (int name in (int[])[.. Channel(shape), .. Provider(shape), .. EventId(shape)]) Signs[name] |= sign;
        }
    }

    public int[][] TargetObject { get; }

    public int[][] ObjectName { get; }

    public int[][] ObjectValueName { get; }

    public int[][] Details { get; }

    /// <summary>Names that only Winlogbeat writes.</summary>
    public int[] Winlog { get; }

    public int EventModule { get; }

    public int EventCode { get; }

    public int EventCategory { get; }

    public int EventType { get; }

    public int EventAction { get; }

    public int ActionType { get; }

    public int HostOsType { get; }

    public int SourceName { get; }

    public int Hostname { get; }

    public int RegistryPath { get; }

    public int RegistryHive { get; }

    public int RegistryKey { get; }

    public int RegistryValue { get; }

    public int RegistryData { get; }

    public int RegistryDataStrings { get; }

    public int RegistryDataType { get; }

    /// <summary>What the presence of each wanted name says of the record's shape.</summary>
    public ShapeSigns[] Signs { get; }

    /// <summary>All ECS names of registry facts.</summary>
    public int[] Registry { get; }

    public int DefenderKey { get; }

    public int DefenderValue { get; }

    public int[] Channel(SourceShape shape) => _channel[(int)shape];

    public int[] Provider(SourceShape shape) => _provider[(int)shape];

    public int[] EventId(SourceShape shape) => _eventId[(int)shape];

    /// <summary>The operation of Security 4657.</summary>
    public int[] Operation(SourceShape shape) => _operation[(int)shape];

    /// <summary>Sysmon's EventType.</summary>
    public int[] SysmonEventType(SourceShape shape) => _eventType[(int)shape];
}
