namespace RuleGen.Compiler.Taxonomy;

/// <summary>Fields of Sysmon's events that no other source has, and which therefore have no row among the fields.</summary>
internal static class SysmonFields
{
    private static readonly (EventClasses Classes, string[] Names)[] _own =
    [
        (EventClasses.FileTimeChange, ["Hashes"]),
        (EventClasses.NetworkConnection, ["DestinationIsIpv6", "SourceIsIpv6", "SourcePortName", "DestinationPortName"]),
        (EventClasses.SysmonStatus, ["State", "Version", "SchemaVersion", "Configuration", "ConfigurationFileHash"]),
        (EventClasses.ImageLoad, ["FileVersion", "Description", "Product", "Company", "OriginalFileName"]),
        (EventClasses.RemoteThread,
            ["SourceProcessGuid", "SourceProcessId", "SourceImage", "SourceUser", "TargetProcessGuid", "TargetProcessId", "TargetImage",
                "TargetUser", "NewThreadId", "StartAddress", "StartModule", "StartFunction"]),
        (EventClasses.RawDiskAccess, ["Device"]),
        (EventClasses.ProcessAccess,
            ["SourceProcessGUID", "SourceProcessId", "SourceThreadId", "SourceImage", "SourceUser", "TargetProcessGUID", "TargetProcessId",
                "TargetImage", "TargetUser", "GrantedAccess", "CallTrace"]),
        (EventClasses.StreamHash, ["Hash", "Contents"]),
        (EventClasses.Wmi, ["Operation", "EventNamespace", "Name", "Query", "Type", "Destination", "Consumer", "Filter"]),
        (EventClasses.FileDelete | EventClasses.FileDeleteDetected | EventClasses.FileBlockExecutable | EventClasses.FileBlockShredding
            | EventClasses.FileExecutableDetected, ["Hashes", "IsExecutable", "Archived", "TargetFilename"]),
        (EventClasses.Clipboard, ["Session", "ClientInfo", "Hashes", "Archived"]),
        (EventClasses.ProcessTampering, ["Type"]),
        (EventClasses.SysmonError, ["ID", "Description"]),
    ];

    private static readonly ILookup<string, EventClasses> _classes = _own
        .SelectMany(entry => entry.Names.Select(name => (Name: name, entry.Classes)))
        .ToLookup(entry => entry.Name, entry => entry.Classes, StringComparer.Ordinal);

    /// <summary>Every name here.</summary>
    public static IEnumerable<string> All => _classes.Select(entry => entry.Key);

    /// <summary>The classes whose events have a field of this name; none for a name that is not here.</summary>
    public static EventClasses Of(string name) => _classes[name].Aggregate(EventClasses.None, (known, classes) => known | classes);
}
