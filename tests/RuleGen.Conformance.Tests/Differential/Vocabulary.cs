namespace RuleGen.Conformance.Tests.Differential;

/// <summary>A field, and a value that a query asks of it; asterisks stand for any text.</summary>
internal sealed record Wish(string Field, string Value);

/// <summary>The fields and values that random queries and events are made of.</summary>
internal static class Vocabulary
{
    private const string Run = "Software\\Microsoft\\Windows\\CurrentVersion\\Run";

    public static readonly string[] Paths =
    [
        "HKLM\\" + Run, "HKLM\\" + Run + "\\updater", "HKU\\S-1-5-21-7-1001\\" + Run + "\\a", "HKEY_USERS\\*\\" + Run,
        "HKU\\S-1-5-18", "\\REGISTRY\\MACHINE\\" + Run, "\\REGISTRY\\USER\\S-1-5-18\\" + Run + "\\x", "HKCU\\" + Run,
        "HKEY_CURRENT_USER\\S-1-5-21-7-1001\\Environment\\Path", "HKLM\\SYSTEM\\ControlSet001\\Services\\svc\\Start",
        "HKLM\\SYSTEM\\CurrentControlSet\\Control", "HKU\\S-1-5-21-7-1001_Classes\\clsid", "HKCR\\exefile\\shell",
        "HKLM\\" + Run + "\\", "HKLM\\" + Run + "\\(Default)", "HKLM", "HKU\\.DEFAULT\\Software", "\\Software\\x",
        "HKCC\\x", "Software\\ſ\\K", "\\REGISTRY\\A\\{b}\\c",
    ];

    public static readonly string[] Files =
    [
        "C:\\Windows\\System32\\reg.exe", "reg.exe", "C:/tools/x.tar.gz", "C:\\Users\\Ünïcode\\a b.exe", "C:\\", "\\\\*\\IPC$",
        "noextension", ".x",
    ];

    public static readonly string[] Words =
    [
        "Windows", "Windows 10 Pro", "change", "creation", "registry", "process", "modification",
        "RegistryEvent (Value Set)", "updater", "Run",
        "(Default)", "", " ", "a", "*", "x*y", "powershell.exe -enc AAA=", "NT AUTHORITY\\SYSTEM", "SYSTEM", "CORP", "HKLM", "straße", "𐐨x",
        "ǆ", "İ", "DWORD (0x0000000A)", "Binary Data", "10", "REG_SZ", "foo bar", "bar", "é", "true", "null", "S-1-5-18", "13", "a?b",
    ];

    public static readonly string[] Numbers = ["0", "1", "13", "-5", "4104", "1.5", "1e3", "10", "0x1F4", "99999999999999999999"];

    public static readonly string[] Dates =
        ["2025-06-04", "2025-06-04T06:15:23.123Z", "2025-06-04T08:15:23+02:00", "2025-06", "2025", "1749017723123", "2025-06-04T06:15"];

    public static readonly string[] Addresses =
        ["10.0.0.1", "10.0.0.0/8", "::1", "fe80::1", "::ffff:10.0.0.1", "2001:db8::/32", "10.0.0.255", "192.168.1.1", "0.0.0.0/0"];

    public static readonly string[] Booleans = ["true", "false"];

    /// <summary>The fields, with the values that suit each.</summary>
    public static readonly (string Name, string[] Values)[] Fields =
    [
        ("registry.path", Paths), ("registry.path", Paths), ("registry.path", Paths), ("registry.key", Paths), ("TargetObject", Paths),
        ("registry.value", Words), ("registry.hive", ["HKLM", "HKU", "HKEY_USERS", "HKCU"]), ("registry.data.strings", Words),
        ("registry.data.type", ["REG_SZ", "REG_DWORD", "SZ"]), ("Details", Words), ("process.executable", Files), ("Image", Files),
        ("process.name", Files), ("process.parent.name", Files), ("process.command_line", Words), ("process.pid", Numbers),
        ("file.path", Files), ("file.name", Files), ("file.extension", ["exe", "gz", "x"]), ("dll.path", Files), ("event.type", Words),
        ("event.category", Words), ("event.action", Words), ("event.code", Numbers),
        ("host.os.name", ["Windows", "windows", "Linux", "Windows 10"]),
        ("host.os.type", ["windows", "linux"]), ("host.name", Words), ("user.name", Words), ("user.domain", Words), ("user.id", Words),
        ("message", Words), ("@timestamp", Dates), ("source.ip", Addresses), ("destination.ip", Addresses), ("destination.port", Numbers),
        ("file.code_signature.signed", Booleans), ("sysmon.file.is_executable", Booleans), ("process.hash.md5", ["0a1B", "ff"]),
        ("unknown.field", Words), ("labels.a.b", Words), ("user.roles.name", Words), ("user.roles.rank", Numbers),
    ];

    /// <summary>Objects a query may look into, with the fields inside.</summary>
    public static readonly (string Path, string[] Inner)[] Objects =
    [
        ("user.roles", ["name", "rank"]), ("registry", ["path", "value", "data.strings"]), ("process", ["name", "executable", "pid"]),
        ("labels", ["a.b"]), ("file", ["path", "name"]), ("event", ["type", "category"]),
    ];

    /// <summary>The values that suit a field.</summary>
    public static string[] ValuesOf(string field)
    {
        foreach ((string name, string[] values) in Fields)
        {
            if (name == field) return values;
        }
        return Words;
    }
}
