namespace RuleGen.Compiler.Taxonomy;

/// <summary>One place from which Windows starts programs by itself: hives, a key below them, and the value names that count.</summary>
internal sealed class AutostartPlace
{
    public AutostartPlace(string id, string hives, string key, string values, bool wowTwin)
    {
        Id = id;
        Hives = hives.Split(' ');
        Key = key;
        Values = values.StartsWith("any", StringComparison.Ordinal) ? [] : values.Split('|');
        HasWow6432NodeTwin = wowTwin;
    }

    public string Id { get; }

    /// <summary><c>HKLM</c>, <c>HKU</c> or both.</summary>
    public string[] Hives { get; }

    /// <summary>The key below the hive; <c>*</c> stands for one segment, <c>**</c> for any number, braces for alternatives.</summary>
    public string Key { get; }

    /// <summary>The named values; empty when every value of the key counts.</summary>
    public string[] Values { get; }

    /// <summary>Whether the same key exists under <c>Software\WOW6432Node</c>.</summary>
    public bool HasWow6432NodeTwin { get; }
}

/// <summary>
/// The autostart places of the taxonomy. They tell a key from a value in a pattern and name neighbours a rule does not cover;
/// no rule is ever widened by them.
/// </summary>
internal static class AutostartPlaces
{
    public static readonly AutostartPlace[] All =
    [
        new("run", "HKLM HKU", "Software\\Microsoft\\Windows\\CurrentVersion\\Run", "any", wowTwin: true),
        new("runonce", "HKLM HKU", "Software\\Microsoft\\Windows\\CurrentVersion\\RunOnce", "any", wowTwin: true),
        new("runonceex", "HKLM HKU", "Software\\Microsoft\\Windows\\CurrentVersion\\RunOnceEx\\*", "any, and subkey Depend", wowTwin: true),
        new("runservices", "HKLM HKU", "Software\\Microsoft\\Windows\\CurrentVersion\\RunServices", "any", wowTwin: true),
        new("runservicesonce", "HKLM HKU", "Software\\Microsoft\\Windows\\CurrentVersion\\RunServicesOnce", "any", wowTwin: true),
        new("policies-explorer-run", "HKLM HKU", "Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\Explorer\\Run", "any", wowTwin: true),
        new("nt-windows-load-run", "HKU HKLM", "Software\\Microsoft\\Windows NT\\CurrentVersion\\Windows", "Load|Run", wowTwin: false),
        new("winlogon-userinit", "HKLM", "Software\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon", "Userinit|Shell|Taskman|VmApplet|AppSetup|System", wowTwin: true),
        new("winlogon-shell-user", "HKU", "Software\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon", "Shell", wowTwin: false),
        new("winlogon-notify", "HKLM", "Software\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon\\Notify\\*", "DllName", wowTwin: false),
        new("winlogon-gpextensions", "HKLM", "Software\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon\\GPExtensions\\*", "DllName", wowTwin: false),
        new("winlogon-alternateshells", "HKLM", "Software\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon\\AlternateShells\\AvailableShells", "any", wowTwin: false),
        new("policies-system-shell", "HKLM HKU", "Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System", "Shell", wowTwin: false),
        new("terminal-server-install", "HKLM HKU", "Software\\Microsoft\\Windows NT\\CurrentVersion\\Terminal Server\\Install\\Software\\Microsoft\\Windows\\CurrentVersion\\Run", "any (also RunOnce, RunOnceEx)", wowTwin: true),
        new("active-setup", "HKLM", "Software\\Microsoft\\Active Setup\\Installed Components\\*", "StubPath|ShellComponent", wowTwin: true),
        new("shell-folders", "HKU HKLM", "Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\User Shell Folders (and \\Shell Folders)", "Startup|Common Startup", wowTwin: false),
        new("logon-script", "HKU", "Environment", "UserInitMprLogonScript", wowTwin: false),
        new("gpo-scripts", "HKLM HKU", "Software\\Policies\\Microsoft\\Windows\\System\\Scripts\\{Logon,Logoff,Startup,Shutdown}\\**", "Script", wowTwin: false),
        new("group-policy-scripts", "HKLM HKU", "Software\\Microsoft\\Windows\\CurrentVersion\\Group Policy\\Scripts\\{Logon,Logoff,Startup,Shutdown}\\**", "Script", wowTwin: false),
        new("session-manager", "HKLM", "SYSTEM\\CurrentControlSet\\Control\\Session Manager", "BootExecute|BootExecuteNoPnpSync|SetupExecute|SetupExecuteNoPnpSync|PlatformExecute|Execute|S0InitialCommand", wowTwin: false),
        new("appcert", "HKLM", "SYSTEM\\CurrentControlSet\\Control\\Session Manager\\AppCertDlls", "any", wowTwin: false),
        new("safeboot-alternateshell", "HKLM", "SYSTEM\\CurrentControlSet\\Control\\SafeBoot", "AlternateShell", wowTwin: false),
        new("rdp-startup", "HKLM", "SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\Wds\\rdpwd", "StartupPrograms", wowTwin: false),
        new("rdp-initialprogram", "HKLM", "SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp", "InitialProgram", wowTwin: false),
        new("command-processor", "HKLM HKU", "Software\\Microsoft\\Command Processor", "Autorun", wowTwin: true),
        new("ce-services", "HKLM", "Software\\Microsoft\\Windows CE Services\\{AutoStartOnConnect,AutoStartOnDisconnect}", "any", wowTwin: true),
        new("iconservicelib", "HKLM", "Software\\Microsoft\\Windows NT\\CurrentVersion\\Windows", "IconServiceLib", wowTwin: false),
        new("appinit", "HKLM", "Software\\Microsoft\\Windows NT\\CurrentVersion\\Windows", "AppInit_DLLs|LoadAppInit_DLLs", wowTwin: true),
        new("shell-objects", "HKLM HKU", "Software\\Microsoft\\Windows\\CurrentVersion\\{ShellServiceObjectDelayLoad,Explorer\\ShellServiceObjects,Explorer\\SharedTaskScheduler,Explorer\\ShellExecuteHooks}", "any", wowTwin: true),
        new("screensaver", "HKU", "Control Panel\\Desktop", "SCRNSAVE.EXE", wowTwin: false),
        new("ifeo", "HKLM", "Software\\Microsoft\\Windows NT\\CurrentVersion\\Image File Execution Options\\*", "Debugger|VerifierDlls|GlobalFlag", wowTwin: true),
        new("boot-verification", "HKLM", "SYSTEM\\CurrentControlSet\\Control", "BootVerificationProgram\\ImagePath|ServiceControlManagerExtension", wowTwin: false),
        new("setup-cmdline", "HKLM", "SYSTEM\\Setup", "CmdLine", wowTwin: false),
        new("langbar", "HKLM HKU", "Software\\Microsoft\\Ctf\\LangBarAddin\\*", "FilePath", wowTwin: false),
        new("startup-approved", "HKLM HKU", "Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\StartupApproved\\{Run,Run32,StartupFolder}", "any", wowTwin: false),
    ];
}
