namespace RuleGen;

/// <summary>
/// The kinds of thing an event can report, as a set. A record whose source leaves the kind open holds every kind it may still be;
/// a rule bound to some kinds is offered the record when the two sets meet.
/// </summary>
/// <remarks>Kinds and their ids come from the taxonomy's event classes; <c>docs/reference/taxonomy.md</c> lists them.</remarks>
[Flags]
#if RULEGEN_COMPILER
internal
#else
public
#endif
enum EventClasses : ulong
{
    /// <summary>No kind: nothing bound to a class is offered this record.</summary>
    None = 0,

    /// <summary>A process started (Sysmon 1, Security 4688).</summary>
    ProcessStart = 1UL << 0,

    /// <summary>File time change (Sysmon 2).</summary>
    FileTimeChange = 1UL << 1,

    /// <summary>Network connection (Sysmon 3).</summary>
    NetworkConnection = 1UL << 2,

    /// <summary>Sysmon status (Sysmon 4, 16).</summary>
    SysmonStatus = 1UL << 3,

    /// <summary>Process end (Sysmon 5).</summary>
    ProcessEnd = 1UL << 4,

    /// <summary>Driver load (Sysmon 6).</summary>
    DriverLoad = 1UL << 5,

    /// <summary>Image load (Sysmon 7).</summary>
    ImageLoad = 1UL << 6,

    /// <summary>Remote thread (Sysmon 8).</summary>
    RemoteThread = 1UL << 7,

    /// <summary>Raw disk access (Sysmon 9).</summary>
    RawDiskAccess = 1UL << 8,

    /// <summary>Process access (Sysmon 10).</summary>
    ProcessAccess = 1UL << 9,

    /// <summary>File create (Sysmon 11).</summary>
    FileCreate = 1UL << 10,

    /// <summary>A registry key was created, or a key or value deleted (Sysmon 12).</summary>
    RegistryKeyCreateDelete = 1UL << 11,

    /// <summary>A registry value was set (Sysmon 13; Security 4657 with %%1904 or %%1905).</summary>
    RegistryValueSet = 1UL << 12,

    /// <summary>A registry key or value was renamed (Sysmon 14).</summary>
    RegistryRename = 1UL << 13,

    /// <summary>Stream hash (Sysmon 15).</summary>
    StreamHash = 1UL << 14,

    /// <summary>Pipe (Sysmon 17, 18).</summary>
    Pipe = 1UL << 15,

    /// <summary>Wmi (Sysmon 19, 20, 21).</summary>
    Wmi = 1UL << 16,

    /// <summary>Dns (Sysmon 22).</summary>
    Dns = 1UL << 17,

    /// <summary>File delete (Sysmon 23).</summary>
    FileDelete = 1UL << 18,

    /// <summary>Clipboard (Sysmon 24).</summary>
    Clipboard = 1UL << 19,

    /// <summary>Process tampering (Sysmon 25).</summary>
    ProcessTampering = 1UL << 20,

    /// <summary>File delete detected (Sysmon 26).</summary>
    FileDeleteDetected = 1UL << 21,

    /// <summary>File block executable (Sysmon 27).</summary>
    FileBlockExecutable = 1UL << 22,

    /// <summary>File block shredding (Sysmon 28).</summary>
    FileBlockShredding = 1UL << 23,

    /// <summary>File executable detected (Sysmon 29).</summary>
    FileExecutableDetected = 1UL << 24,

    /// <summary>Sysmon error (Sysmon 255).</summary>
    SysmonError = 1UL << 25,

    /// <summary>A record that is known not to be any of the kinds above, such as a logon.</summary>
    Other = 1UL << 62,

    /// <summary>Any registry event: what a record says that is known only as a registry change.</summary>
    RegistryAny = RegistryKeyCreateDelete | RegistryValueSet | RegistryRename,

    /// <summary>A record of which nothing is known; it is offered to every rule.</summary>
    Unknown = ulong.MaxValue,
}
