using RuleGen.Testing;
using YamlDotNet.RepresentationModel;

namespace RuleGen.Conformance.Tests.Sigma;

/// <summary>What random Sigma rules are made of: fields and values of our own, and where they are at hand the tests of SigmaHQ's rules.</summary>
internal static class SigmaVocabulary
{
    public static readonly string[] Files =
    [
        "\\cmd.exe", "C:\\Windows\\System32\\cmd.exe", "\\powershell.exe", "C:\\Users\\*\\AppData\\*", "*\\temp\\?.exe", "\\\\\\\\srv\\\\c$\\\\x",
        "C:\\Windows\\\\*", "*.tar.gz", "\\Ünïcode\\", "?:\\x", "C:\\*\\*.exe", "\\*", "a\\\\\\*b", "\\?\\*",
    ];

    public static readonly string[] Commands =
    [
        " -enc ", "-encodedcommand AAA=", "/c whoami", "*-e? *", "net user*/add", "whoami", "", " ", "straße", "İ", "ſK", "𐐨x", "ǆ", "DownloadString(",
        "http://", "a*b?c", "*", "?", "??*", "-", "N/A", "--flag", "foo -bar /baz", "é", "(Empty)", "%TEMP%\\x", "1' or '1", "\"quoted\"", "a\nb",
    ];

    public static readonly string[] Paths =
    [
        "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run\\x", "\\CurrentVersion\\Run\\", "*\\Run\\*", "\\ControlSet001\\Services\\",
        "HKU\\S-1-5-21-*\\Environment\\*", "\\REGISTRY\\MACHINE\\SOFTWARE\\Run", "DWORD (0x00000001)",
    ];

    public static readonly string[] Users = ["NT AUTHORITY\\SYSTEM", "CORP\\bob", "SYSTEM", "AUTORI", "bob", "*\\bob", "S-1-5-18"];

    public static readonly string[] Addresses = ["10.0.0.0/8", "192.168.0.0/16", "::1/128", "fe80::/10", "127.0.0.1", "0.0.0.0/0", "2001:db8::/32"];

    public static readonly string[] Numbers = ["0", "1", "13", "-5", "4624", "443", "1.5", "4294967295"];

    public static readonly string[] Dates =
        ["2025-06-04T06:15:23.123Z", "2025-12-31 23:59:59", "132223104000000000", "1749017723", "1749017723123", "2025-06-04", "yesterday"];

    /// <summary>Expressions, each with a text it is found in.</summary>
    public static readonly (string Pattern, string Example)[] Expressions =
    [
        ("^cmd", "cmd.exe"), ("\\.exe$", "x.exe"), ("(?i)ENC", "-enc"), ("a.b", "a\nb"), ("^b", "a\nb"), ("[0-9]{2,4}", "12345"),
        ("(foo|bar)+?baz", "foobarbaz"),
        ("\\bnet\\b", "net user"), (".*", ""), ("\\\\(?:Temp|tmp)\\\\", "C:\\Temp\\x"), ("^$", ""), ("ü", "Ü"), ("[^a-z]", "abc"), ("\\s-\\w", "x -y"),
    ];

    /// <summary>Field names, with the values that suit each.</summary>
    public static readonly (string Name, string[] Values)[] Fields =
    [
        ("Image", Files), ("Image", Files), ("ParentImage", Files), ("CommandLine", Commands), ("CommandLine", Commands), ("OriginalFileName", Files),
        ("TargetObject", Paths), ("TargetObject", Paths), ("Details", Commands), ("EventType", ["SetValue", "CreateKey", "DeleteKey", "INFO"]),
        ("TargetFilename", Files), ("ImageLoaded", Files), ("User", Users), ("User", Users), ("ScriptBlockText", Commands), ("Hashes", ["SHA1=aa", "MD5=*"]),
        ("md5", ["bb", "0a1B"]), ("DestinationPort", Numbers), ("EventID", Numbers), ("Channel", ["Security", "System"]), ("Computer", ["h", "ws1"]),
        ("Provider_Name", ["Microsoft-Windows-Sysmon", "*"]), ("SubjectUserName", Users), ("IntegrityLevel", ["High", "S-1-16-12288"]),
        ("ParentProcessName", Files), ("ThreatName", Commands), ("foo", Commands), ("foo.bar", Commands), ("process.executable", Files), ("Level", Numbers),
        ("QueryName", ["example.com", "*.onion"]), ("PipeName", Files), ("Data", Commands), ("Signed", ["true", "false"]), ("message", Commands),
    ];

    /// <summary>Log sources as YAML, and each as product, category and service.</summary>
    public static readonly (string Yaml, string? Product, string? Category, string? Service)[] LogSources =
    [
        ("{product: windows, category: process_creation}", "windows", "process_creation", null),
        ("{product: windows, category: process_creation}", "windows", "process_creation", null),
        ("{product: windows, category: registry_set}", "windows", "registry_set", null),
        ("{product: windows, category: registry_event}", "windows", "registry_event", null),
        ("{product: windows, category: registry_add}", "windows", "registry_add", null),
        ("{product: windows, category: registry_delete}", "windows", "registry_delete", null),
        ("{product: windows, category: file_event}", "windows", "file_event", null),
        ("{product: windows, category: image_load}", "windows", "image_load", null),
        ("{product: windows, category: network_connection}", "windows", "network_connection", null),
        ("{product: windows, category: dns_query}", "windows", "dns_query", null),
        ("{product: windows, category: pipe_created}", "windows", "pipe_created", null),
        ("{product: windows, category: ps_script}", "windows", "ps_script", null),
        ("{product: windows, category: ps_classic_start}", "windows", "ps_classic_start", null),
        ("{product: windows, service: security}", "windows", null, "security"),
        ("{product: windows, service: system}", "windows", null, "system"),
        ("{product: windows, service: sysmon}", "windows", null, "sysmon"),
        ("{product: windows, service: powershell}", "windows", null, "powershell"),
        ("{product: windows}", "windows", null, null),
        ("{category: process_creation}", null, "process_creation", null),
        ("{product: linux, category: process_creation}", "linux", "process_creation", null),
        ("{product: linux, service: sshd}", "linux", null, "sshd"),
        ("{product: linux}", "linux", null, null),
        ("{category: webserver}", null, "webserver", null),
        ("{product: macos, category: process_creation}", "macos", "process_creation", null),
    ];

    /// <summary>The tests that SigmaHQ's rules make of fields; none where the rules are not at hand.</summary>
    public static IReadOnlyList<DraftItem> Recorded { get; } = Record();

    private static List<DraftItem> Record()
    {
        var items = new List<DraftItem>();
        if (SharedData.Path("sigmahq", "rules", "windows") is not string folder) return items;
        foreach (string path in Directory.EnumerateFiles(folder, "*.yml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(File.ReadAllText(path)));
            if (stream.Documents[0].RootNode["detection"] is YamlMappingNode detection) Collect(detection, items);
        }
        return items;
    }

    private static void Collect(YamlMappingNode detection, List<DraftItem> items)
    {
        foreach ((YamlNode key, YamlNode value) in detection.Children)
        {
            if (key is YamlScalarNode { Value: "condition" }) continue;
            IEnumerable<YamlMappingNode> maps = Items(value).OfType<YamlMappingNode>();
            foreach ((YamlNode field, YamlNode test) in maps.SelectMany(map => map.Children))
            {
                string name = ((YamlScalarNode)field).Value!;
                string[] texts = [.. Items(test).OfType<YamlScalarNode>().Take(6).Select(Written)];
                if (texts.Length > 0 && !name.Contains("expand", StringComparison.Ordinal)) items.Add(new DraftItem(name, texts));
            }
        }
    }

    private static IEnumerable<YamlNode> Items(YamlNode node) => node is YamlSequenceNode list ? list : [node];

    private static string Written(YamlScalarNode scalar) =>
        scalar.Style == YamlDotNet.Core.ScalarStyle.Plain && IsPlain(scalar.Value!) ? scalar.Value! : SigmaDraft.Scalar(scalar.Value!);

    private static bool IsPlain(string text) => text is "null" or "true" or "false" || long.TryParse(text, out _);
}
