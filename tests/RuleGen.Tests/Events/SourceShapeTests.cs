using System.Text;
using RuleGen.Events;

namespace RuleGen.Tests.Events;

/// <summary>One registry value set, as each source writes it: the normaliser makes one event of them all.</summary>
public sealed class SourceShapeTests
{
    private const string Run = @"Software\Microsoft\Windows\CurrentVersion\Run";

    private static readonly EventSchema _schema = EventSchema.Create(
        false,
        new SlotDefinition("registry.path", SlotView.Canonical, SlotForm.RegistryKey),
        new SlotDefinition("registry.data.strings", SlotView.Canonical, SlotForm.Text),
        new SlotDefinition("event.type", SlotView.Canonical, SlotForm.Text),
        new SlotDefinition("host.os.name", SlotView.Canonical, SlotForm.Text),
        new SlotDefinition("process.executable", SlotView.Canonical, SlotForm.Text),
        new SlotDefinition("process.name", SlotView.Canonical, SlotForm.Text),
        new SlotDefinition("registry.value", SlotView.Canonical, SlotForm.Text));

    public static TheoryData<SourceShape, string> Records => new()
    {
        {
            SourceShape.WindowsFlat,
            """
            {"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":13,"EventType":"SetValue","UtcTime":"2026-03-02 08:15:00.123","Computer":"WS1",
            "Image":"C:\\Windows\\System32\\reg.exe","TargetObject":"HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\\x","Details":"C:\\x.exe","User":"LAB\\bob"}
            """
        },
        {
            SourceShape.Winlogbeat,
            """
            {"@timestamp":"2026-03-02T08:15:00.123Z","event":{"code":"13","category":["configuration","registry"],"type":["change"],"module":"sysmon"},
            "host":{"name":"WS1","os":{"name":"Windows 10 Pro"}},"user":{"name":"bob","domain":"LAB"},"process":{"executable":"C:\\Windows\\System32\\reg.exe","name":"reg.exe"},
            "registry":{"path":"HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\\x","key":"Software\\Microsoft\\Windows\\CurrentVersion\\Run\\x","value":"x","data":{"strings":["C:\\x.exe"]}}}
            """
        },
        {
            SourceShape.ElasticDefend,
            """
            {"@timestamp":"2026-03-02T08:15:00.123Z","event":{"module":"endpoint","category":["registry"],"type":["change"],"action":"modification"},
            "host":{"name":"WS1","os":{"name":"Windows"}},"user":{"name":"bob","domain":"LAB"},"process":{"executable":"C:\\Windows\\System32\\reg.exe","name":"reg.exe"},
            "registry":{"hive":"HKLM","path":"HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\\x","key":"Software\\Microsoft\\Windows\\CurrentVersion\\Run","value":"x","data":{"strings":["C:\\x.exe"]}}}
            """
        },
        {
            SourceShape.WindowsFlat,
            """
            {"Channel":"security","EventID":"4657","Computer":"WS1","ObjectName":"\\REGISTRY\\MACHINE\\Software\\Microsoft\\Windows\\CurrentVersion\\Run","ObjectValueName":"x",
            "OperationType":"%%1904","NewValueType":"%%1873","NewValue":"C:\\x.exe","ProcessName":"C:\\Windows\\System32\\reg.exe","SubjectUserName":"bob","SubjectDomainName":"LAB"}
            """
        },
        {
            SourceShape.Defender,
            """
            {"Timestamp":"2026-03-02T08:15:00.123Z","DeviceName":"WS1","ActionType":"RegistryValueSet","RegistryKey":"HKEY_LOCAL_MACHINE\\Software\\Microsoft\\Windows\\CurrentVersion\\Run",
            "RegistryValueName":"x","RegistryValueType":"String","RegistryValueData":"C:\\x.exe","InitiatingProcessFolderPath":"C:\\Windows\\System32\\reg.exe",
            "InitiatingProcessFileName":"reg.exe","InitiatingProcessAccountName":"bob","InitiatingProcessAccountDomain":"LAB"}
            """
        },
        {
            SourceShape.Ecs,
            """
            {"@timestamp":"2026-03-02T08:15:00.123Z","host.name":"WS1","event.code":"13","event.action":"Registry value set",
            "registry.key":"HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Run","registry.value":"x","registry.data":"C:\\x.exe","process.name":"reg.exe",
            "process.path":"C:\\Windows\\System32\\reg.exe","user.name":"LAB\\bob"}
            """
        },
        {
            SourceShape.WindowsNested,
            """
            {"Event":{"#attributes":{"xmlns":"x"},"System":{"Provider":{"#attributes":{"Name":"Microsoft-Windows-Sysmon"}},"EventID":{"#attributes":{"Qualifiers":0},"#text":13},
            "TimeCreated":{"#attributes":{"SystemTime":"2026-03-02T08:15:00.123Z"}},"Channel":"Microsoft-Windows-Sysmon/Operational","Computer":"WS1"},
            "EventData":{"EventType":"SetValue","Image":"C:\\Windows\\System32\\reg.exe","TargetObject":"HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\\x","Details":"C:\\x.exe","User":"LAB\\bob"}}}
            """
        },
        {
            SourceShape.NxLog,
            """
            {"EventID":13,"SourceName":"Microsoft-Windows-Sysmon","Channel":"Microsoft-Windows-Sysmon/Operational","Hostname":"WS1","EventType":"INFO",
            "UtcTime":"2026-03-02 08:15:00.123","Image":"C:\\Windows\\System32\\reg.exe","TargetObject":"HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\\x","Details":"C:\\x.exe","User":"LAB\\bob"}
            """
        },
        {
            SourceShape.Winlogbeat6,
            """
            {"@timestamp":"2026-03-02T08:15:00.123Z","log_name":"Microsoft-Windows-Sysmon/Operational","source_name":"Microsoft-Windows-Sysmon","event_id":13,"computer_name":"WS1",
            "event_data":{"EventType":"SetValue","Image":"C:\\Windows\\System32\\reg.exe","TargetObject":"HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\\x","Details":"C:\\x.exe","User":"LAB\\bob"}}
            """
        },
    };

    [Theory]
    [MemberData(nameof(Records))]
    public void A_value_set_reads_the_same_from_every_source(SourceShape shape, string record)
    {
        EventBuffer buffer = Read(record);
        Assert.Equal(shape, buffer.Shape);
        Assert.Equal(EventClasses.RegistryValueSet, buffer.Classes);
        Assert.Contains(@"HKLM\" + Run, BufferValues.Of(buffer, 0), StringComparer.OrdinalIgnoreCase);
        Assert.Equal([@"C:\x.exe"], BufferValues.Of(buffer, 1));
        Assert.Contains("change", BufferValues.Of(buffer, 2));
        Assert.StartsWith("Windows", BufferValues.Of(buffer, 3)[0], StringComparison.Ordinal);
        Assert.Equal([@"C:\Windows\System32\reg.exe"], BufferValues.Of(buffer, 4));
        Assert.Equal(["reg.exe"], BufferValues.Of(buffer, 5));
        Assert.Equal(["x"], BufferValues.Of(buffer, 6));
        Assert.Equal("WS1", buffer.Host);
        Assert.Contains("bob", buffer.User, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":12,"EventType":"CreateKey"}""", EventClasses.RegistryKeyCreateDelete)]
    [InlineData("""{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":250}""", EventClasses.Other)]
    [InlineData("""{"Channel":"Security","EventID":4657,"OperationType":"%%1906"}""", EventClasses.RegistryKeyCreateDelete)]
    [InlineData("""{"Channel":"Security","EventID":4657}""", EventClasses.RegistryValueSet | EventClasses.RegistryKeyCreateDelete)]
    [InlineData("""{"Channel":"Security","EventID":4624}""", EventClasses.Other)]
    [InlineData("""{"Channel":"System","EventID":7045}""", EventClasses.Other)]
    [InlineData("""{"ActionType":"RegistryKeyCreated"}""", EventClasses.RegistryKeyCreateDelete)]
    [InlineData("""{"ActionType":"SomethingElse"}""", EventClasses.Other)]
    [InlineData("""{"event":{"category":["registry"],"type":["change"]}}""", EventClasses.RegistryAny)]
    [InlineData("""{"event":{"category":["registry"],"type":["deletion"]}}""", EventClasses.RegistryKeyCreateDelete)]
    [InlineData("""{"event":{"category":["authentication"]}}""", EventClasses.Other)]
    [InlineData("""{"anything":"else"}""", EventClasses.Unknown)]
    [InlineData("{}", EventClasses.Unknown)]
    public void A_record_is_of_the_classes_its_source_leaves_open(string record, EventClasses expected) =>
        Assert.Equal(expected, Read(record).Classes);

    [Fact]
    public void A_deleted_value_has_no_data()
    {
        EventBuffer buffer = Read(
            """{"Channel":"Security","EventID":4657,"ObjectName":"\\REGISTRY\\MACHINE\\A","ObjectValueName":"x","OperationType":"%%1906","NewValue":"-"}""");
        Assert.False(buffer.Exists(1));
    }

    [Fact]
    public void A_key_that_was_created_is_not_mistaken_for_a_value_of_the_key_above()
    {
        EventBuffer buffer = Read(
            """{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":12,"EventType":"CreateKey","TargetObject":"HKLM\\Software\\A\\Sub"}""");
        Assert.Equal([@"HKLM\Software\A\Sub"], BufferValues.Of(buffer, 0));
    }

    [Theory]
    [InlineData(@"HKLM\\A\\Run\\", "", @"HKLM\A\Run")]
    [InlineData(@"HKLM\\A\\Run\\(Default)", "(Default)", @"HKLM\A\Run")]
    [InlineData(@"HKLM\\A\\Run\\a\\b", @"a\\b", @"HKLM\A\Run")]
    [InlineData(@"HKLM\\A\\Run\\ünï", "ünï", @"HKLM\A\Run")]
    [InlineData(@"HKLM\\A\\Run\\Updater", "UPDATER", @"HKLM\A\Run")]
    [InlineData(@"HKLM\\A\\Run\\x", "y", @"HKLM\A\Run")]
    [InlineData(@"\\REGISTRY\\MACHINE", "MACHINE", @"\REGISTRY")]
    public void The_key_ends_where_the_record_says_its_value_begins(string path, string value, string expected)
    {
        string record = "{\"event.code\":\"13\",\"registry.path\":\"" + path + "\",\"registry.value\":\"" + value + "\"}";
        List<string> keys = BufferValues.Of(Read(record), 0);
        Assert.Equal(2, keys.Count);
        Assert.Equal(expected, keys[1]);
    }

    private static EventBuffer Read(string record)
    {
        var buffer = new EventBuffer(_schema);
        Assert.Equal(ReadStatus.Ok, buffer.ReadJson(Encoding.UTF8.GetBytes(record)));
        return buffer;
    }
}
