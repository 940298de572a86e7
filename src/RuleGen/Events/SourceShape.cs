namespace RuleGen.Events;

/// <summary>How a record is laid out, and so what it calls its fields. Found by cheap tests on each record.</summary>
public enum SourceShape : byte
{
    /// <summary>ECS names, nested or dotted, from no shipper that says who it is; also CSV with dotted headers.</summary>
    Ecs,

    /// <summary>One flat object with the event's own names: Sysmon, Security and other Windows logs.</summary>
    WindowsFlat,

    /// <summary><c>Event.System</c> and <c>Event.EventData</c>, nested, as converters of event log files write it.</summary>
    WindowsNested,

    /// <summary>NXLog's flat form: <c>SourceName</c> and <c>Hostname</c> beside the event's own names.</summary>
    NxLog,

    /// <summary>Winlogbeat up to 6: <c>event_data.*</c>, <c>event_id</c>, <c>log_name</c>.</summary>
    Winlogbeat6,

    /// <summary>Winlogbeat from 7 on: ECS names, and <c>winlog.*</c> for the rest.</summary>
    Winlogbeat,

    /// <summary>Elastic Defend: ECS names, <c>event.module</c> is <c>endpoint</c>.</summary>
    ElasticDefend,

    /// <summary>Defender for Endpoint: the columns of its tables, with <c>ActionType</c>.</summary>
    Defender,
}
