using System.Globalization;
using System.Text;

namespace RuleGen.Benchmarks;

/// <summary>
/// A fixed stream of Sysmon-like records as JSON lines, about 585 bytes each: a third registry values (one in thirty of those a Run or
/// RunOnce key), the rest the usual company of processes, modules, files and connections. The same seed gives the same bytes everywhere.
/// </summary>
internal static class GeneratedEvents
{
    private static readonly string[] _images =
    [
        @"C:\\Windows\\System32\\svchost.exe", @"C:\\Windows\\explorer.exe", @"C:\\Windows\\System32\\services.exe",
        @"C:\\Program Files\\Mozilla Firefox\\firefox.exe", @"C:\\Windows\\System32\\msiexec.exe", @"C:\\Windows\\System32\\reg.exe",
        @"C:\\Users\\alice\\AppData\\Local\\Microsoft\\OneDrive\\OneDrive.exe",
    ];

    private static readonly string[] _users = [@"NT AUTHORITY\\SYSTEM", @"CORP\\alice", @"CORP\\bob", @"NT AUTHORITY\\LOCAL SERVICE"];

    private static readonly string[] _registryPaths =
    [
        @"HKLM\\System\\CurrentControlSet\\Services\\Tcpip\\Parameters\\Interfaces\\{0}\\DhcpIPAddress",
        @"HKU\\S-1-5-21-1004336348-1177238915-682003330-1001\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\RecentDocs\\{0}",
        @"HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Installer\\UserData\\S-1-5-18\\Products\\{0}\\InstallProperties\\DisplayName",
        @"HKLM\\SOFTWARE\\Classes\\CLSID\\{0}\\InprocServer32\\(Default)",
        @"HKLM\\SOFTWARE\\Microsoft\\Windows Defender\\Features\\{0}",
    ];

    private static readonly string[] _runPaths =
    [
        @"HKU\\S-1-5-21-1004336348-1177238915-682003330-1001\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\\Updater{0}",
        @"HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\RunOnce\\Setup{0}",
    ];

    private static readonly string[] _details =
    [
        "DWORD (0x0000002a)", "Binary Data", @"C:\\Program Files\\Vendor\\app.exe", "QWORD (0x00000001-0x00000000)", "(Empty)",
    ];

    /// <summary>The first <paramref name="count"/> records.</summary>
    public static byte[][] Lines(int count)
    {
        var random = new Random(1337);
        return [.. Enumerable.Range(0, count).Select(i => Encoding.UTF8.GetBytes(Line(random, i)))];
    }

    private static string Line(Random random, int number)
    {
        int kind = random.Next(100);
        int id = kind switch { < 35 => 13, < 55 => 1, < 67 => 7, < 77 => 11, < 85 => 3, < 90 => 12, _ => 10 };
        var line = new StringBuilder(1024);
        string time = new DateTime(2026, 8, 1).AddSeconds(number).ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
        line.Append(CultureInfo.InvariantCulture, $"{{\"EventID\":{id},\"Channel\":\"Microsoft-Windows-Sysmon/Operational\",");
        line.Append("\"Provider_Name\":\"Microsoft-Windows-Sysmon\",");
        line.Append(CultureInfo.InvariantCulture, $$"""
            "Computer":"WKS{{random.Next(40):D2}}.corp.example","RuleName":"-","UtcTime":"{{time}}","ProcessGuid":"{{Guid(random)}}",
            """);
        line.Append(CultureInfo.InvariantCulture, $$"""
            "ProcessId":{{random.Next(400, 30000)}},"Image":"{{Pick(random, _images)}}","User":"{{Pick(random, _users)}}",
            """);
        AppendOwn(line, random, id, number);
        return line.Append('}').ToString();
    }

    private static void AppendOwn(StringBuilder line, Random random, int id, int number)
    {
        switch (id)
        {
            case 12 or 13:
                string pattern = Pick(random, id == 13 && random.Next(30) == 0 ? _runPaths : _registryPaths);
                string path = string.Format(CultureInfo.InvariantCulture, pattern, Guid(random));
                string operation = id == 13 ? "SetValue" : "CreateKey";
                line.Append(CultureInfo.InvariantCulture, $"\"EventType\":\"{operation}\",\"TargetObject\":\"{path}\"");
                if (id == 13) line.Append(CultureInfo.InvariantCulture, $",\"Details\":\"{Pick(random, _details)}\"");
                break;
            case 1:
                line.Append(CultureInfo.InvariantCulture, $$"""
                    "CommandLine":"\"{{Pick(random, _images)}}\" -k netsvcs -p -s Schedule {{number}}",
                    """);
                line.Append(CultureInfo.InvariantCulture, $$"""
                    "ParentImage":"{{Pick(random, _images)}}",
                    """);
                line.Append(CultureInfo.InvariantCulture, $$"""
                    "ParentCommandLine":"{{Pick(random, _images)}}","CurrentDirectory":"C:\\Windows\\system32\\","IntegrityLevel":"High",
                    """);
                line.Append(CultureInfo.InvariantCulture, $$"""
                    "Hashes":"SHA256={{Hex(random, 64)}},IMPHASH={{Hex(random, 32)}}","LogonId":"0x3e7",
                    """);
                line.Append("""
                    "Product":"Microsoft Windows Operating System","Company":"Microsoft Corporation"
                    """);
                break;
            case 7:
                line.Append(CultureInfo.InvariantCulture, $$"""
                    "ImageLoaded":"C:\\Windows\\System32\\combase.dll","Signed":"true","SignatureStatus":"Valid",
                    """);
                line.Append(CultureInfo.InvariantCulture, $$"""
                    "Signature":"Microsoft Windows","Hashes":"SHA256={{Hex(random, 64)}}"
                    """);
                break;
            case 11:
                line.Append(CultureInfo.InvariantCulture, $$"""
                    "TargetFilename":"C:\\Users\\alice\\AppData\\Local\\Temp\\{{Guid(random)}}.tmp"
                    """);
                break;
            case 3:
                line.Append(CultureInfo.InvariantCulture, $$"""
                    "Protocol":"tcp","Initiated":"true","SourceIp":"10.0.1.{{random.Next(255)}}","SourcePort":{{random.Next(49152, 65535)}},
                    """);
                line.Append(CultureInfo.InvariantCulture, $$"""
                    "DestinationIp":"192.0.2.{{random.Next(255)}}","DestinationPort":443,"DestinationHostname":"www.example.com"
                    """);
                break;
            default:
                line.Append(CultureInfo.InvariantCulture, $$"""
                    "TargetImage":"{{Pick(random, _images)}}","GrantedAccess":"0x1400",
                    """);
                line.Append("""
                    "CallTrace":"C:\\Windows\\SYSTEM32\\ntdll.dll+9d204|C:\\Windows\\System32\\KERNELBASE.dll+2c13e"
                    """);
                break;
        }
    }

    private static string Pick(Random random, string[] values) => values[random.Next(values.Length)];

    private static string Guid(Random random) =>
        $"{{{Hex(random, 8)}-{Hex(random, 4)}-{Hex(random, 4)}-{Hex(random, 4)}-{Hex(random, 12)}}}";

    private static string Hex(Random random, int digits) => string.Create(digits, random, static (text, source) =>
    {
        for (int i = 0; i < text.Length; i++) text[i] = "0123456789abcdef"[source.Next(16)];
    });
}
