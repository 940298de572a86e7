using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Evaluation;

/// <summary>Finds what a Windows event calls a field, wherever the record's shape keeps it.</summary>
internal sealed class SourceFields
{
    private static readonly RecordValue[] _none = [];

    private static readonly Dictionary<string, string[]> _flatNames = new(StringComparer.Ordinal)
    {
        ["Provider_Name"] = ["Provider_Name", "SourceName"],
        ["Computer"] = ["Computer", "Hostname"],
        ["EventRecordID"] = ["EventRecordID", "RecordNumber"],
    };

    private static readonly Dictionary<string, string[]> _winlogbeat6Names = new(StringComparer.Ordinal)
    {
        ["EventID"] = ["event_id"],
        ["Channel"] = ["log_name"],
        ["Provider_Name"] = ["source_name"],
        ["Computer"] = ["computer_name"],
        ["EventRecordID"] = ["record_number"],
        ["TimeCreated_SystemTime"] = [],
    };

    private static readonly Dictionary<string, string[]> _winlogbeatNames = new(StringComparer.Ordinal)
    {
        ["EventID"] = ["winlog.event_id", "event.code"],
        ["Channel"] = ["winlog.channel"],
        ["Provider_Name"] = ["winlog.provider_name", "event.provider"],
        ["Computer"] = ["winlog.computer_name"],
        ["EventRecordID"] = ["winlog.record_id"],
        ["TimeCreated_SystemTime"] = [],
    };

    // What Winlogbeat calls other parts of the system section, up to 6 and later.
    private static readonly Dictionary<string, (string Old, string New)> _beatNames = new(StringComparer.Ordinal)
    {
        ["Execution_ProcessID"] = ("process_id", "process.pid"),
        ["Execution_ThreadID"] = ("thread_id", "process.thread.id"),
        ["Correlation_ActivityID"] = ("activity_id", "activity_id"),
        ["Provider_Guid"] = ("provider_guid", "provider_guid"),
        ["Version"] = ("version", "version"),
        ["Task"] = ("task", "task"),
        ["Opcode"] = ("opcode", "opcode"),
        ["Keywords"] = ("keywords", "keywords"),
        ["Level"] = ("level", "level"),
    };

    private readonly EventRecord _record;
    private readonly RecordShape _shape;

    public SourceFields(EventRecord record, RecordShape shape)
    {
        _record = record;
        _shape = shape;
    }

    /// <summary>The values of a field by its Windows event name: <c>TargetObject</c>, <c>EventID</c>, <c>Provider_Name</c>.</summary>
    public IReadOnlyList<RecordValue> Windows(string name) => _shape switch
    {
        RecordShape.WindowsNative => Native(name),
        RecordShape.Winlogbeat6 => _winlogbeat6Names.TryGetValue(name, out string[]? names)
            ? FirstPresent(names)
            : FirstPresent("event_data." + name, "user_data." + name),
        RecordShape.Winlogbeat => _winlogbeatNames.TryGetValue(name, out string[]? names)
            ? FirstPresent(names)
            : FirstPresent("winlog.event_data." + name, "winlog.user_data." + name),
        RecordShape.WindowsFlat => _flatNames.TryGetValue(name, out string[]? names) ? FirstPresent(names) : FirstPresent(name),
        _ => _none,
    };

    /// <summary>The record's own full names that may carry a field of a Windows event, best first; it has some of them at most.</summary>
    /// <remarks>The log's own facts win over event data that happens to have such a name.</remarks>
    public IEnumerable<string> Names(string name)
    {
        IEnumerable<string> system = SystemNames(name);
        IEnumerable<string> data = _shape switch
        {
            RecordShape.WindowsNative => NativeData(name),
            RecordShape.Winlogbeat6 => ["event_data." + name, "user_data." + name],
            RecordShape.Winlogbeat => ["winlog.event_data." + name, "winlog.user_data." + name],
            RecordShape.WindowsFlat => [name],
            _ => [],
        };
        return name is "EventID" or "Channel" or "Computer" or "Provider_Name" ? system.Concat(data) : data.Concat(system);
    }

    /// <summary>The first of <see cref="Windows"/>'s values as text; null when absent.</summary>
    public string? WindowsText(string name)
    {
        IReadOnlyList<RecordValue> values = Windows(name);
        return values.Count == 0 ? null : LeafText.Of(values[0]);
    }

    /// <summary>The values of the first of these full names that has any.</summary>
    public IReadOnlyList<RecordValue> FirstPresent(params string[] names)
    {
        foreach (string name in names)
        {
            if (_record.Has(name)) return _record.Values(name);
            if (_record.Has(name + ".#text")) return _record.Values(name + ".#text");
        }
        return _none;
    }

    // An event's data may carry the names of the log's own facts with another meaning.
    private IReadOnlyList<RecordValue> Native(string name)
    {
        if (name is "EventID" or "Channel" or "Computer" or "EventRecordID") return FirstPresent("Event.System." + name);
        if (name is "Provider_Name" or "TimeCreated_SystemTime") return SystemAttribute(name);
        IReadOnlyList<RecordValue> values = FirstPresent("Event.EventData." + name);
        if (values.Count == 0) values = UserData(name);
        if (values.Count == 0) values = FirstPresent("Event.System." + name);
        return values.Count == 0 ? SystemAttribute(name) : values;
    }

    private IReadOnlyList<RecordValue> UserData(string name)
    {
        foreach (string full in _record.Names)
        {
            if (!full.StartsWith("Event.UserData.", StringComparison.Ordinal) || full.Contains("#attributes")) continue;
            string bare = full.EndsWith(".#text", StringComparison.Ordinal) ? full.Substring(0, full.Length - 6) : full;
            if (bare.EndsWith("." + name, StringComparison.Ordinal)) return _record.Values(full);
        }
        return _none;
    }

    private IReadOnlyList<RecordValue> SystemAttribute(string name) => AttributeName(name) is string full ? _record.Values(full) : _none;

    private static string? AttributeName(string name)
    {
        int line = name.IndexOf('_');
        return line < 0 ? null : "Event.System." + name.Substring(0, line) + ".#attributes." + name.Substring(line + 1);
    }

    private IEnumerable<string> NativeData(string name) => _record.PresentNames
        .Where(present => present.StartsWith("Event.UserData.", StringComparison.Ordinal)
            && !present.Contains("#attributes") && present.Replace(" ", "").EndsWith("." + name, StringComparison.Ordinal))
        .Prepend("Event.EventData." + name)
        .SelectMany(WithText);

    private IEnumerable<string> SystemNames(string name)
    {
        if (_shape == RecordShape.WindowsNative)
            return [.. WithText("Event.System." + name), .. AttributeName(name) is string full ? new[] { full } : []];
        Dictionary<string, string[]> known = _shape switch
        {
            RecordShape.Winlogbeat6 => _winlogbeat6Names,
            RecordShape.Winlogbeat => _winlogbeatNames,
            _ => _flatNames,
        };
        if (known.TryGetValue(name, out string[]? names)) return names;
        if (_shape == RecordShape.WindowsFlat) return name == "EventID" ? WithText(name) : [];
        string? beat = _beatNames.TryGetValue(name, out (string Old, string New) both)
            ? _shape == RecordShape.Winlogbeat6 ? both.Old : "winlog." + both.New
            : null;
        return beat is null ? [] : [beat];
    }

    private static string[] WithText(string name) => [name, name + ".#text"];
}
