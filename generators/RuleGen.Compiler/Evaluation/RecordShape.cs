namespace RuleGen.Compiler.Evaluation;

/// <summary>How a source lays out its records.</summary>
internal enum RecordShape
{
    /// <summary>Nothing tells; names are looked up as they stand.</summary>
    Other,

    /// <summary>One level of Windows event names: Sysmon and Security records as flat JSON, NXLog.</summary>
    WindowsFlat,

    /// <summary>The event's XML as JSON: <c>Event.System</c>, <c>Event.EventData</c>, <c>Event.UserData</c>.</summary>
    WindowsNative,

    /// <summary>Winlogbeat up to 6: <c>event_data</c>, <c>event_id</c>, <c>log_name</c>.</summary>
    Winlogbeat6,

    /// <summary>ECS names, nested or dotted: Winlogbeat from 7 (with <c>winlog</c> beside them), Elastic Defend, dotted CSV.</summary>
    Ecs,

    /// <summary>Rows of Defender for Endpoint's tables.</summary>
    Defender,
}

/// <summary>Tells a record's shape by the names it has.</summary>
internal static class RecordShapes
{
    private static readonly string[] _windowsNames =
        ["EventID", "EventID.#text", "Channel", "Channel.#text", "Provider_Name", "SourceName"];

    private static readonly string[] _ecsSets =
        ["event.", "registry.", "process.", "host.", "user.", "file.", "dll.", "network.", "source.", "destination.", "dns."];

    public static RecordShape Of(EventRecord record)
    {
        if (record.HasBelow("Event.System.")) return RecordShape.WindowsNative;
        if (record.HasBelow("winlog.")) return RecordShape.Ecs;
        if (record.HasBelow("event_data.") || (record.Has("event_id") && (record.Has("log_name") || record.Has("source_name"))))
            return RecordShape.Winlogbeat6;
        if (_windowsNames.Any(record.Has)) return RecordShape.WindowsFlat;
        if (record.Has("ActionType")) return RecordShape.Defender;
        return _ecsSets.Any(record.HasBelow) ? RecordShape.Ecs : RecordShape.Other;
    }
}
