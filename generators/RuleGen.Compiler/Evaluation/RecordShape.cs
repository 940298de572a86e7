using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Evaluation;

/// <summary>How a source lays out its records.</summary>
internal enum RecordShape
{
    /// <summary>One level of Windows event names: Sysmon and Security records as flat JSON, NXLog.</summary>
    WindowsFlat,

    /// <summary>The event's XML as JSON: <c>Event.System</c>, <c>Event.EventData</c>, <c>Event.UserData</c>.</summary>
    WindowsNative,

    /// <summary>Winlogbeat up to 6: <c>event_data</c>, <c>event_id</c>, <c>log_name</c>.</summary>
    Winlogbeat6,

    /// <summary>Winlogbeat from 7 on: ECS names, and the event's own under <c>winlog</c>.</summary>
    Winlogbeat,

    /// <summary>ECS names, nested or dotted, and nothing else: Elastic Defend, dotted CSV, and whatever tells nothing of itself.</summary>
    Ecs,

    /// <summary>Rows of Defender for Endpoint's tables.</summary>
    Defender,
}

/// <summary>Tells a record's shape by the names it has.</summary>
internal static class RecordShapes
{
    private static readonly string[] _nativeNames =
    [
        "Event.System.EventID", "Event.System.EventID.#text", "Event.System.Channel", "Event.System.Channel.#text", "Event.System.Provider.#attributes.Name",
    ];

    private static readonly string[] _winlogbeatNames = ["winlog.channel", "winlog.event_id", "winlog.provider_name"];

    private static readonly string[] _flatNames = ["EventID", "EventID.#text", "Channel", "Provider_Name"];

    private static readonly string[] _winlogbeat6Names = ["event_id", "log_name", "source_name"];

    public static RecordShape Of(EventRecord record)
    {
        IReadOnlyList<RecordValue> module = record.Values("event.module");
        if (_nativeNames.Any(record.Has)) return RecordShape.WindowsNative;
        if (_winlogbeatNames.Any(record.Has) || LeafText.AnyIs(module, "sysmon")) return RecordShape.Winlogbeat;
        if (LeafText.AnyIs(module, "endpoint")) return RecordShape.Ecs;
        if (_winlogbeat6Names.Any(record.Has)) return RecordShape.Winlogbeat6;
        if (_flatNames.Any(record.Has) || (record.Has("SourceName") && record.Has("Hostname"))) return RecordShape.WindowsFlat;
        return record.Has("ActionType") ? RecordShape.Defender : RecordShape.Ecs;
    }

    /// <summary>Whether only a Windows event log has records of this shape.</summary>
    public static bool IsWindowsLog(RecordShape shape) => shape is not (RecordShape.Ecs or RecordShape.Defender);
}
