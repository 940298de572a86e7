namespace RuleGen.Shared;

/// <summary>A Sigma service of Windows, and the channels its records stand in; channels compare without letter case.</summary>
internal sealed class WindowsService
{
    public WindowsService(string name, params string[] channels)
    {
        Name = name;
        Channels = channels;
    }

    public string Name { get; }

    public string[] Channels { get; }
}

/// <summary>
/// A place where a category's records stand: some event ids of some channels, or all records of a provider. A record that names no channel
/// is told by its provider, and one that names neither by its id.
/// </summary>
internal sealed class WindowsPlace
{
    public WindowsPlace(string[] channels, string[] providers, int[] eventIds)
    {
        Channels = channels;
        Providers = providers;
        EventIds = eventIds;
    }

    /// <summary>The channels, compared without letter case; empty when the provider alone decides.</summary>
    public string[] Channels { get; }

    /// <summary>The providers that write there, compared without letter case.</summary>
    public string[] Providers { get; }

    /// <summary>The ids; empty for any.</summary>
    public int[] EventIds { get; }

    /// <summary>A field of the event's own data that must have one of <see cref="Values"/>; empty for none.</summary>
    public string Field { get; set; } = "";

    /// <summary>What <see cref="Field"/> may say, compared without letter case.</summary>
    public string[] Values { get; set; } = [];

    /// <summary>Whether this is the Security log's record of what the category means, which a rule may do without.</summary>
    public bool IsSecurityEquivalent { get; set; }
}

/// <summary>A Sigma category of Windows events.</summary>
internal sealed class WindowsCategory
{
    public WindowsCategory(string name, EventClasses classes, params WindowsPlace[] places)
    {
        Name = name;
        Classes = classes;
        Places = places;
    }

    public string Name { get; }

    /// <summary>The classes its events are of, for records that are known by their class; none where no class stands for it.</summary>
    public EventClasses Classes { get; }

    public WindowsPlace[] Places { get; }

    /// <summary>One of these an ECS record of the class must have as <c>event.type</c>; empty when the class says enough.</summary>
    public string[] EcsTypes { get; set; } = [];

    /// <summary>One of these a Defender record of the class must have as <c>ActionType</c>; empty when the class says enough.</summary>
    public string[] DefenderActions { get; set; } = [];
}

/// <summary>Where Windows and Sysmon for Linux write what Sigma's log sources ask for.</summary>
internal static class WindowsLogSources
{
    public const string Product = "windows";

    /// <summary>The product of records that Sysmon for Linux writes.</summary>
    public const string LinuxProduct = "linux";

    public const string SysmonChannel = "Microsoft-Windows-Sysmon/Operational";

    public const string SysmonProvider = "Microsoft-Windows-Sysmon";

    public const string SecurityChannel = "Security";

    public const string SecurityProvider = "Microsoft-Windows-Security-Auditing";

    /// <summary>The provider of Sysmon for Linux.</summary>
    public const string LinuxSysmonProvider = "Linux-Sysmon";

    public const string LinuxSysmonChannel = "Linux-Sysmon/Operational";

    /// <summary>The service of Sysmon, on either product.</summary>
    public const string SysmonService = "sysmon";

    public const string SecurityService = "security";

    private static readonly string[] _powerShell = ["Microsoft-Windows-PowerShell/Operational", "PowerShellCore/Operational"];

    private static readonly string[] _powerShellProviders = ["Microsoft-Windows-PowerShell", "PowerShellCore"];

    private static readonly string[] _classicPowerShell = ["Windows PowerShell"];

    /// <summary>The services by name.</summary>
    public static readonly WindowsService[] Services =
    [
        new("application", "Application"),
        new(
            "application-experience",
            "Microsoft-Windows-Application-Experience/Program-Telemetry",
            "Microsoft-Windows-Application-Experience/Program-Compatibility-Assistant"),
        new(
            "applocker",
            "Microsoft-Windows-AppLocker/MSI and Script",
            "Microsoft-Windows-AppLocker/EXE and DLL",
            "Microsoft-Windows-AppLocker/Packaged app-Deployment",
            "Microsoft-Windows-AppLocker/Packaged app-Execution"),
        new("appmodel-runtime", "Microsoft-Windows-AppModel-Runtime/Admin"),
        new("appxdeployment-server", "Microsoft-Windows-AppXDeploymentServer/Operational"),
        new("appxpackaging-om", "Microsoft-Windows-AppxPackaging/Operational"),
        new("bitlocker", "Microsoft-Windows-BitLocker/BitLocker Management"),
        new("bits-client", "Microsoft-Windows-Bits-Client/Operational"),
        new("capi2", "Microsoft-Windows-CAPI2/Operational"),
        new("certificateservicesclient-lifecycle-system", "Microsoft-Windows-CertificateServicesClient-Lifecycle-System/Operational"),
        new("codeintegrity-operational", "Microsoft-Windows-CodeIntegrity/Operational"),
        new("dhcp", "Microsoft-Windows-DHCP-Server/Operational"),
        new("diagnosis-scripted", "Microsoft-Windows-Diagnosis-Scripted/Operational"),
        new("dns-client", "Microsoft-Windows-DNS Client Events/Operational"),
        new("dns-server", "DNS Server"),
        new("dns-server-analytic", "Microsoft-Windows-DNS-Server/Analytical"),
        new("dns-server-audit", "Microsoft-Windows-DNS-Server/Audit"),
        new("driver-framework", "Microsoft-Windows-DriverFrameworks-UserMode/Operational"),
        new("firewall-as", "Microsoft-Windows-Windows Firewall With Advanced Security/Firewall"),
        new("hyper-v-worker", "Microsoft-Windows-Hyper-V-Worker"),
        new("iis-configuration", "Microsoft-IIS-Configuration/Operational"),
        new("kernel-event-tracing", "Microsoft-Windows-Kernel-EventTracing"),
        new("kernel-shimengine", "Microsoft-Windows-Kernel-ShimEngine/Operational", "Microsoft-Windows-Kernel-ShimEngine/Diagnostic"),
        new("ldap", "Microsoft-Windows-LDAP-Client/Debug"),
        new("ldap_debug", "Microsoft-Windows-LDAP-Client/Debug"),
        new("lsa-server", "Microsoft-Windows-LSA/Operational"),
        new(
            "microsoft-servicebus-client",
            "Microsoft-ServiceBus-Client",
            "Microsoft-ServiceBus-Client/Operational",
            "Microsoft-ServiceBus-Client/Admin"),
        new("msexchange-management", "MSExchange Management"),
        new("ntfs", "Microsoft-Windows-Ntfs/Operational"),
        new("ntlm", "Microsoft-Windows-NTLM/Operational"),
        new("openssh", "OpenSSH/Operational"),
        new("powershell", "Microsoft-Windows-PowerShell/Operational", "PowerShellCore/Operational"),
        new("powershell-classic", "Windows PowerShell"),
        new("printservice-admin", "Microsoft-Windows-PrintService/Admin"),
        new("printservice-operational", "Microsoft-Windows-PrintService/Operational"),
        new("security", "Security"),
        new(
            "security-mitigations",
            "Microsoft-Windows-Security-Mitigations/Kernel Mode",
            "Microsoft-Windows-Security-Mitigations/User Mode"),
        new("sense", "Microsoft-Windows-SENSE/Operational"),
        new("servicebus-client", "Microsoft-ServiceBus-Client/Operational", "Microsoft-ServiceBus-Client/Admin"),
        new("shell-core", "Microsoft-Windows-Shell-Core/Operational"),
        new("smbclient-connectivity", "Microsoft-Windows-SmbClient/Connectivity"),
        new("smbclient-security", "Microsoft-Windows-SmbClient/Security"),
        new("smbserver-connectivity", "Microsoft-Windows-SMBServer/Connectivity"),
        new("sysmon", "Microsoft-Windows-Sysmon/Operational"),
        new("system", "System"),
        new("taskscheduler", "Microsoft-Windows-TaskScheduler/Operational"),
        new("terminalservices-localsessionmanager", "Microsoft-Windows-TerminalServices-LocalSessionManager/Operational"),
        new("vhdmp", "Microsoft-Windows-VHDMP/Operational"),
        new("windefend", "Microsoft-Windows-Windows Defender/Operational"),
        new("wmi", "Microsoft-Windows-WMI-Activity/Operational"),
    ];

    /// <summary>The categories of Windows.</summary>
    public static readonly WindowsCategory[] Categories =
    [
        Of(EventClasses.ProcessStart, Security(4688)),
        Of(EventClasses.FileTimeChange),
        Of(EventClasses.NetworkConnection, Security(5156)),
        Of(EventClasses.SysmonStatus),
        Of(EventClasses.ProcessEnd, Security(4689)),
        Of(EventClasses.DriverLoad),
        Of(EventClasses.ImageLoad),
        Of(EventClasses.RemoteThread),
        Of(EventClasses.RawDiskAccess),
        Of(EventClasses.ProcessAccess),
        Of(EventClasses.FileCreate, Security(4663)),
        new("registry_add", EventClasses.RegistryKeyCreateDelete, Sysmon([12], "EventType", "CreateKey"))
        {
            EcsTypes = ["creation"],
            DefenderActions = ["RegistryKeyCreated"],
        },
        new("registry_delete", EventClasses.RegistryKeyCreateDelete,
            Sysmon([12], "EventType", "DeleteKey", "DeleteValue"),
            Security(4657, "OperationType", "%%1906", "Registry value deleted"))
        {
            EcsTypes = ["deletion"],
            DefenderActions = ["RegistryKeyDeleted", "RegistryValueDeleted"],
        },
        Of(EventClasses.RegistryValueSet, Security(
            4657, "OperationType", "%%1904", "%%1905", "New registry value created", "Existing registry value modified")),
        Of(EventClasses.RegistryRename),
        Of(EventClasses.RegistryAny, Security(4657)),
        Of(EventClasses.StreamHash),
        Of(EventClasses.Pipe),
        Of(EventClasses.Wmi),
        Of(EventClasses.Dns),
        Of(EventClasses.FileDelete, Security(4660)),
        Of(EventClasses.Clipboard),
        Of(EventClasses.ProcessTampering),
        Of(EventClasses.FileDeleteDetected),
        Of(EventClasses.FileBlockExecutable),
        Of(EventClasses.FileBlockShredding),
        Of(EventClasses.FileExecutableDetected),
        Of(EventClasses.SysmonError),
        new("ps_module", EventClasses.None, new WindowsPlace(_powerShell, _powerShellProviders, [4103])),
        new("ps_script", EventClasses.None, new WindowsPlace(_powerShell, _powerShellProviders, [4104])),
        new("ps_classic_start", EventClasses.None, new WindowsPlace(_classicPowerShell, ["PowerShell"], [400])),
        new("ps_classic_provider_start", EventClasses.None, new WindowsPlace(_classicPowerShell, ["PowerShell"], [600])),
        new("ps_classic_script", EventClasses.None, new WindowsPlace(_classicPowerShell, ["PowerShell"], [800])),
        new("file_access", EventClasses.None, new WindowsPlace([], ["Microsoft-Windows-Kernel-File"], [])),
        new("file_rename", EventClasses.None, new WindowsPlace([], ["Microsoft-Windows-Kernel-File"], [])),
    ];

    /// <summary>The categories of Sysmon for Linux, and the event id of each.</summary>
    public static readonly (string Category, int EventId)[] LinuxSysmonCategories =
        [("process_creation", 1), ("network_connection", 3), ("file_event", 11)];

    /// <summary>The service of a name in any letter case; null for a name of none.</summary>
    public static WindowsService? FindService(string name) =>
        Array.Find(Services, service => string.Equals(service.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The category of a name in any letter case; null for a name of none.</summary>
    public static WindowsCategory? FindCategory(string name) =>
        Array.Find(Categories, category => string.Equals(category.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A category whose Sysmon ids and name are those of an event class.</summary>
    private static WindowsCategory Of(EventClasses classes, params WindowsPlace[] others)
    {
        EventClassRow row = Array.Find(EventClassTable.Rows, item => item.Classes == classes)!;
        return new WindowsCategory(row.SigmaCategory, classes, [Sysmon(row.SysmonIds), .. others]);
    }

    private static WindowsPlace Sysmon(int[] eventIds, string field = "", params string[] values) =>
        new([SysmonChannel], [SysmonProvider], eventIds) { Field = field, Values = values };

    private static WindowsPlace Security(int eventId, string field = "", params string[] values) =>
        new([SecurityChannel], [SecurityProvider], [eventId]) { Field = field, Values = values, IsSecurityEquivalent = true };
}
