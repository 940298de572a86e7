using RuleGen.Shared;

namespace RuleGen.Conformance.Tests.Differential;

/// <summary>One way in which sources lay out their records: what such a record usually has, and what it calls a field.</summary>
/// <param name="Name">The shape's name.</param>
/// <param name="Prefix">Where it keeps the event's own data; null for a shape without such data.</param>
/// <param name="Usual">Names, and for each the JSON texts of which one stands there.</param>
internal sealed record EventShape(string Name, string? Prefix, params (string Name, string[] Values)[] Usual)
{
    private static readonly string[] _ids =
        ["13", "13", "\"13\"", "12", "14", "1", "3", "7", "11", "22", "4657", "\"4688\"", "99", "1.0", "\"x\""];

    private static readonly string[] _channels =
    [
        "\"Microsoft-Windows-Sysmon/Operational\"", "\"Microsoft-Windows-Sysmon/Operational\"", "\"microsoft-windows-sysmon/operational\"",
        "\"Security\"", "\"security\"", "\"System\"",
    ];

    private static readonly string[] _providers =
        ["\"Microsoft-Windows-Sysmon\"", "\"Microsoft-Windows-Security-Auditing\"", "\"Service Control Manager\""];

    private static readonly string[] _operations =
        ["\"SetValue\"", "\"CreateKey\"", "\"DeleteKey\"", "\"deletevalue\"", "\"RenameKey\"", "\"INFO\""];

    private static readonly string[] _types = ["\"change\"", "[\"change\"]", "[\"creation\",\"change\"]", "\"deletion\"", "\"start\""];

    private static readonly string[] _categories =
        ["\"registry\"", "[\"configuration\",\"registry\"]", "\"process\"", "\"file\"", "\"library\""];

    private static readonly string[] _actions =
        ["\"modification\"", "\"RegistryEvent (Value Set)\"", "\"creation\"", "\"load\"", "\"query\""];

    public static readonly EventShape[] All =
    [
        new("flat", "", ("Channel", _channels), ("EventID", _ids), ("EventType", _operations), ("Computer", ["\"h\""])),
        new("nested", "Event.EventData.", ("Event.System.Channel", _channels), ("Event.System.EventID", [.. _ids, "{\"#text\":13}"]),
            ("Event.System.Provider.#attributes.Name", _providers), ("Event.EventData.EventType", _operations)),
        new("nxlog", "", ("SourceName", _providers), ("Hostname", ["\"h\""]), ("EventID", _ids), ("EventType", _operations)),
        new("winlogbeat6", "event_data.", ("log_name", _channels), ("event_id", _ids), ("source_name", _providers),
            ("event_data.EventType", _operations)),
        new("winlogbeat", "winlog.event_data.", ("winlog.channel", _channels), ("winlog.event_id", _ids),
            ("event.module", ["\"sysmon\"", "\"security\""]), ("event.code", _ids),
            ("event.provider", _providers), ("event.type", _types), ("event.category", _categories)),
        new("defend", null, ("event.module", ["\"endpoint\"", "\"Endpoint\""]), ("event.type", _types), ("event.category", _categories),
            ("event.action", _actions), ("host.os.name", ["\"Windows\"", "\"Linux\""])),
        new("4657", "", ("Channel", ["\"Security\""]), ("EventID", ["4657", "\"4657\"", "4663", "4688"]),
            ("ObjectName", ["\"\\\\REGISTRY\\\\MACHINE\\\\SOFTWARE\\\\Run\"", "\"C:\\\\x\""]),
            ("ObjectValueName", ["\"updater\"", "\"\"", "\"(Default)\""]),
            ("OperationType", ["\"%%1904\"", "\"%%1905\"", "\"%%1906\"", "\"-\""])),
        new("defender", null,
            ("ActionType", ["\"RegistryValueSet\"", "\"RegistryKeyCreated\"", "\"ProcessCreated\"", "\"FileCreated\"", "\"x\""]),
            ("RegistryValueName", ["\"updater\"", "\"\"", "\"(Default)\""])),
        new("dotted", null, ("event.code", _ids), ("event.action", _actions), ("registry.hive", ["\"HKLM\"", "\"HKEY_USERS\"", "\"x\""])),
    ];

    /// <summary>The names under which a record of this shape may carry a field.</summary>
    public IReadOnlyList<string> NamesOf(string field)
    {
        FieldRow? row = FieldTable.Find(field) ?? Array.Find(FieldTable.Rows, item => item.SigmaNames.Contains(field));
        List<string> names = [field];
        if (row is null) return Prefix is null ? names : [field, Prefix + field];
        names.AddRange(row.EcsNames);
        IEnumerable<string> own = Name switch
        {
            "defender" => row.DefenderNames,
            "4657" => row.SecurityNames.Concat(row.WindowsNames),
            _ => row.WindowsNames,
        };
        foreach (string name in own.Select(entry => entry[(entry.IndexOf(':') + 1)..].Split('#')[0]))
        {
            if (Name == "defender") names.AddRange([name, name]);
            else if (Prefix is not null) names.AddRange([Prefix + name, Prefix + name, Prefix + name]);
        }
        return names;
    }
}
