namespace RuleGen.Events.Normalising;

/// <summary>What the parts of a Windows event are called in each layout of a record.</summary>
internal static class RecordNames
{
    /// <summary>The dotted names under which a layout keeps one name of the event's own data, best first.</summary>
    public static string[] OfData(SourceShape shape, string name) => shape switch
    {
        SourceShape.WindowsFlat or SourceShape.NxLog => [name],
        SourceShape.WindowsNested =>
        [
            "Event.EventData." + name, "Event.EventData." + name + ".#text", "Event.UserData." + name, "Event.UserData.*." + name,
        ],
        SourceShape.Winlogbeat6 => ["event_data." + name, "user_data." + name],
        SourceShape.Winlogbeat => ["winlog.event_data." + name, "winlog.user_data." + name],
        _ => [],
    };

    /// <summary>
    /// The dotted names under which a layout keeps one attribute of the record's system section; empty when that is no system name.
    /// </summary>
    public static string[] OfSystem(SourceShape shape, string name) => (shape, name) switch
    {
        (SourceShape.WindowsFlat or SourceShape.NxLog, "EventID") => ["EventID", "EventID.#text"],
        (SourceShape.WindowsFlat, _) => [name],
        (SourceShape.NxLog, "Computer") => ["Computer", "Hostname"],
        (SourceShape.NxLog, "Provider_Name") => ["Provider_Name", "SourceName"],
        (SourceShape.NxLog, "EventRecordID") => ["EventRecordID", "RecordNumber"],
        (SourceShape.NxLog, _) => [name],
        (SourceShape.WindowsNested, "EventID") => ["Event.System.EventID", "Event.System.EventID.#text"],
        (SourceShape.WindowsNested, "Channel" or "Computer" or "EventRecordID") =>
            ["Event.System." + name, "Event.System." + name + ".#text"],
        (SourceShape.WindowsNested, "Provider_Name") => ["Event.System.Provider.#attributes.Name"],
        (SourceShape.WindowsNested, "TimeCreated_SystemTime") => ["Event.System.TimeCreated.#attributes.SystemTime"],
        (SourceShape.Winlogbeat6, "EventID") => ["event_id"],
        (SourceShape.Winlogbeat6, "Channel") => ["log_name"],
        (SourceShape.Winlogbeat6, "Computer") => ["computer_name"],
        (SourceShape.Winlogbeat6, "Provider_Name") => ["source_name"],
        (SourceShape.Winlogbeat6, "EventRecordID") => ["record_number"],
        (SourceShape.Winlogbeat, "EventID") => ["winlog.event_id", "event.code"],
        (SourceShape.Winlogbeat, "Channel") => ["winlog.channel"],
        (SourceShape.Winlogbeat, "Computer") => ["winlog.computer_name"],
        (SourceShape.Winlogbeat, "Provider_Name") => ["winlog.provider_name", "event.provider"],
        (SourceShape.Winlogbeat, "EventRecordID") => ["winlog.record_id"],
        _ => [],
    };

    /// <summary>
    /// The dotted names under which a layout keeps an attribute of the system section that no canonical field stands for: an element such
    /// as <c>Level</c>, or an element's attribute such as <c>Execution_ProcessID</c>; empty when that is no such name.
    /// </summary>
    public static string[] OfOtherSystem(SourceShape shape, string name)
    {
        if (shape is SourceShape.Winlogbeat6 or SourceShape.Winlogbeat)
        {
            string? beat = name switch
            {
                "Execution_ProcessID" => shape == SourceShape.Winlogbeat ? "process.pid" : "process_id",
                "Execution_ThreadID" => shape == SourceShape.Winlogbeat ? "process.thread.id" : "thread_id",
                "Correlation_ActivityID" => "activity_id",
                "Provider_Guid" => "provider_guid",
                "Version" or "Task" or "Opcode" or "Keywords" or "Level" => name.ToLowerInvariant(),
                _ => null,
            };
            return beat is null ? [] : [shape == SourceShape.Winlogbeat ? "winlog." + beat : beat];
        }
        if (shape != SourceShape.WindowsNested) return [];
        if (name is "Version" or "Level" or "Task" or "Opcode" or "Keywords")
        {
            return ["Event.System." + name, "Event.System." + name + ".#text"];
        }
        int underscore = name.IndexOf('_', StringComparison.Ordinal);
        if (underscore < 0) return [];
        string element = name[..underscore];
        return element is "Provider" or "TimeCreated" or "Correlation" or "Execution" or "Security" or "EventID"
            ? [$"Event.System.{element}.#attributes.{name[(underscore + 1)..]}"]
            : [];
    }

    /// <summary>The name under which a field is wanted that a record may write with blanks: no record has it as it stands.</summary>
    public static string Unspaced(string name) => " " + name;

    /// <summary>Whether a name belongs to the system section of a Windows event, which wins over event data of the same name.</summary>
    public static bool IsSystem(string name) =>
        name is "EventID" or "Channel" or "Computer" or "Provider_Name" or "EventRecordID" or "TimeCreated_SystemTime";

    /// <summary>Whether the layout is one of a Windows event log's records.</summary>
    public static bool IsWindowsLog(SourceShape shape) =>
        shape is not (SourceShape.Ecs or SourceShape.ElasticDefend or SourceShape.Defender);
}
