namespace RuleGen.Shared;

/// <summary>
/// What each source calls one event class. Lists are separated by blanks (numbers) or by <c>|</c> (texts);
/// ECS values are the union of what Winlogbeat and Elastic Defend write.
/// </summary>
internal sealed class EventClassRow
{
    public EventClassRow(
        EventClasses classes, string sigma, string sysmon, string security, string ecsCategory, string ecsType, string ecsAction, string defender)
    {
        Classes = classes;
        SigmaCategory = sigma;
        SysmonIds = Numbers(sysmon);
        SecurityIds = Numbers(security);
        EcsCategories = Texts(ecsCategory);
        EcsTypes = Texts(ecsType);
        EcsActions = Texts(ecsAction);
        DefenderActions = Texts(defender);
    }

    public EventClasses Classes { get; }

    public string SigmaCategory { get; }

    public int[] SysmonIds { get; }

    public int[] SecurityIds { get; }

    public string[] EcsCategories { get; }

    public string[] EcsTypes { get; }

    public string[] EcsActions { get; }

    public string[] DefenderActions { get; }

    private static string[] Texts(string list) => list.Split(['|'], StringSplitOptions.RemoveEmptyEntries);

    private static int[] Numbers(string list)
    {
        string[] parts = list.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        return Array.ConvertAll(parts, int.Parse);
    }
}

/// <summary>The event classes of the taxonomy, one row a class, read by the runtime's normaliser and by the compiler.</summary>
internal static class EventClassTable
{
    public static readonly EventClassRow[] Rows =
    [
        new(EventClasses.ProcessStart, "process_creation", sysmon: "1", security: "4688",
            ecsCategory: "process", ecsType: "start",
            ecsAction: "Process creation|start", defender: "ProcessCreated"),
        new(EventClasses.FileTimeChange, "file_change", sysmon: "2", security: "",
            ecsCategory: "file", ecsType: "change",
            ecsAction: "A process changed a file creation time", defender: ""),
        new(EventClasses.NetworkConnection, "network_connection", sysmon: "3", security: "5156",
            ecsCategory: "network", ecsType: "start|connection|protocol",
            ecsAction: "Network connection|connection_attempted|connection_accepted", defender: "ConnectionSuccess|ConnectionFailed|ConnectionAttempt|InboundConnectionAccepted"),
        new(EventClasses.SysmonStatus, "sysmon_status", sysmon: "4 16", security: "",
            ecsCategory: "process|configuration", ecsType: "change",
            ecsAction: "", defender: ""),
        new(EventClasses.ProcessEnd, "process_termination", sysmon: "5", security: "4689",
            ecsCategory: "process", ecsType: "end",
            ecsAction: "Process terminated|end", defender: ""),
        new(EventClasses.DriverLoad, "driver_load", sysmon: "6", security: "",
            ecsCategory: "driver", ecsType: "start",
            ecsAction: "Driver loaded|load", defender: "DriverLoad"),
        new(EventClasses.ImageLoad, "image_load", sysmon: "7", security: "",
            ecsCategory: "process|library", ecsType: "change|start",
            ecsAction: "Image loaded|load", defender: "ImageLoaded"),
        new(EventClasses.RemoteThread, "create_remote_thread", sysmon: "8", security: "",
            ecsCategory: "process", ecsType: "change",
            ecsAction: "CreateRemoteThread", defender: "CreateRemoteThreadApiCall"),
        new(EventClasses.RawDiskAccess, "raw_access_thread", sysmon: "9", security: "",
            ecsCategory: "process", ecsType: "access",
            ecsAction: "RawAccessRead", defender: ""),
        new(EventClasses.ProcessAccess, "process_access", sysmon: "10", security: "",
            ecsCategory: "process|api", ecsType: "access",
            ecsAction: "ProcessAccess", defender: "OpenProcessApiCall"),
        new(EventClasses.FileCreate, "file_event", sysmon: "11", security: "4663",
            ecsCategory: "file", ecsType: "creation",
            ecsAction: "FileCreate|creation", defender: "FileCreated|FileModified|FileRenamed"),
        new(EventClasses.RegistryKeyCreateDelete, "registry_add / registry_delete", sysmon: "12", security: "4657 4660 4663",
            ecsCategory: "configuration|registry", ecsType: "change|creation|deletion",
            ecsAction: "RegistryEvent (Object create and delete)", defender: "RegistryKeyCreated|RegistryKeyDeleted|RegistryValueDeleted"),
        new(EventClasses.RegistryValueSet, "registry_set", sysmon: "13", security: "4657",
            ecsCategory: "configuration|registry", ecsType: "change",
            ecsAction: "RegistryEvent (Value Set)|modification", defender: "RegistryValueSet"),
        new(EventClasses.RegistryRename, "registry_rename", sysmon: "14", security: "",
            ecsCategory: "configuration|registry", ecsType: "change",
            ecsAction: "RegistryEvent (Key and Value Rename)", defender: "RegistryKeyRenamed"),
        new(EventClasses.RegistryAny, "registry_event", sysmon: "12 13 14", security: "4657",
            ecsCategory: "configuration|registry", ecsType: "change",
            ecsAction: "", defender: ""),
        new(EventClasses.StreamHash, "create_stream_hash", sysmon: "15", security: "",
            ecsCategory: "file", ecsType: "access",
            ecsAction: "FileCreateStreamHash", defender: ""),
        new(EventClasses.Pipe, "pipe_created", sysmon: "17 18", security: "5145",
            ecsCategory: "file", ecsType: "creation|access",
            ecsAction: "PipeEvent (Pipe Created) / (Pipe Connected)", defender: "NamedPipeEvent"),
        new(EventClasses.Wmi, "wmi_event", sysmon: "19 20 21", security: "",
            ecsCategory: "process", ecsType: "info|change|access",
            ecsAction: "", defender: "WmiBindEventFilterToConsumer"),
        new(EventClasses.Dns, "dns_query", sysmon: "22", security: "",
            ecsCategory: "network", ecsType: "connection|protocol|info",
            ecsAction: "DNSEvent (DNS query)|lookup_requested|lookup_result", defender: "DnsQueryResponse"),
        new(EventClasses.FileDelete, "file_delete", sysmon: "23", security: "4660",
            ecsCategory: "file", ecsType: "deletion",
            ecsAction: "FileDelete (File Delete archived)|deletion", defender: "FileDeleted"),
        new(EventClasses.Clipboard, "clipboard_capture", sysmon: "24", security: "",
            ecsCategory: "", ecsType: "change",
            ecsAction: "ClipboardChange (New content in the clipboard)", defender: ""),
        new(EventClasses.ProcessTampering, "process_tampering", sysmon: "25", security: "",
            ecsCategory: "process", ecsType: "change",
            ecsAction: "ProcessTampering (Process image change)", defender: ""),
        new(EventClasses.FileDeleteDetected, "file_delete_detected", sysmon: "26", security: "",
            ecsCategory: "file", ecsType: "deletion",
            ecsAction: "FileDeleteDetected (File Delete logged)", defender: ""),
        new(EventClasses.FileBlockExecutable, "file_block_executable", sysmon: "27", security: "",
            ecsCategory: "file", ecsType: "creation",
            ecsAction: "FileBlockExecutable", defender: ""),
        new(EventClasses.FileBlockShredding, "file_block_shredding", sysmon: "28", security: "",
            ecsCategory: "file", ecsType: "deletion",
            ecsAction: "FileBlockShredding", defender: ""),
        new(EventClasses.FileExecutableDetected, "file_executable_detected", sysmon: "29", security: "",
            ecsCategory: "file", ecsType: "creation",
            ecsAction: "FileExecutableDetected", defender: ""),
        new(EventClasses.SysmonError, "sysmon_error", sysmon: "255", security: "",
            ecsCategory: "process", ecsType: "",
            ecsAction: "Error", defender: ""),
    ];
}
