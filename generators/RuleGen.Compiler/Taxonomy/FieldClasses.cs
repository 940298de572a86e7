namespace RuleGen.Compiler.Taxonomy;

/// <summary>The event classes behind the group names that field rows carry.</summary>
internal static class FieldClasses
{
    private static readonly Dictionary<string, EventClasses> _groups = new(StringComparer.Ordinal)
    {
        ["*"] = EventClasses.Unknown,
        ["registry"] = EventClasses.RegistryAny,
        ["process_start"] = EventClasses.ProcessStart,
        ["image_load"] = EventClasses.ImageLoad,
        ["driver_load"] = EventClasses.DriverLoad,
        ["file_create"] = EventClasses.FileCreate,
        ["file_delete"] = EventClasses.FileDelete,
        ["file_time_change"] = EventClasses.FileTimeChange,
        ["stream_hash"] = EventClasses.StreamHash,
        ["file_delete_detected"] = EventClasses.FileDeleteDetected,
        ["file_block_executable"] = EventClasses.FileBlockExecutable,
        ["file_executable_detected"] = EventClasses.FileExecutableDetected,
        ["network_connection"] = EventClasses.NetworkConnection,
        ["dns"] = EventClasses.Dns,
        ["pipe"] = EventClasses.Pipe,
        ["process_access"] = EventClasses.ProcessAccess,
        ["remote_thread"] = EventClasses.RemoteThread,
        ["wmi"] = EventClasses.Wmi,
        ["raw_disk_access"] = EventClasses.RawDiskAccess,
        ["process_tampering"] = EventClasses.ProcessTampering,
    };

    /// <summary>
    /// The classes whose events carry the field; every class for a group that is no class of its own, such as the Security log.
    /// </summary>
    public static EventClasses Of(Shared.FieldRow row)
    {
        EventClasses classes = EventClasses.None;
        foreach (string group in row.Classes)
        {
            classes |= _groups.TryGetValue(group, out EventClasses known) ? known : EventClasses.Unknown;
        }
        return classes;
    }

    /// <summary>Whether events of some of these classes carry the field; a group that is no class of its own carries it for none.</summary>
    public static bool IsCarriedBy(Shared.FieldRow row, EventClasses classes) =>
        row.Classes.Any(group => _groups.TryGetValue(group, out EventClasses known) && (known & classes) != 0);
}
