using RuleGen.Compiler.Evaluation;

namespace RuleGen.Compiler.Tests.Evaluation;

public class CanonicalFieldTests
{
    private const string Sysmon1 = """
        "Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1,"Image":"C:\\Windows\\System32\\cmd.exe","User":"LAB\\bob",
        "Hashes":"SHA1=aa,MD5=bb,IMPHASH=cc","ProcessId":"77","ParentImage":"explorer.exe","Computer":"ws1"
        """;

    private const string Security4688 = """
        "Channel":"Security","EventID":4688,"NewProcessName":"C:\\a\\b.exe","NewProcessId":"0xce4","ProcessId":"0x10",
        "ParentProcessName":"C:\\p\\q.exe","SubjectUserName":"bob","SubjectDomainName":"LAB"
        """;

    [Theory]
    [InlineData("process.executable", "C:\\Windows\\System32\\cmd.exe")]
    [InlineData("process.name", "cmd.exe")]
    [InlineData("process.parent.name", "explorer.exe")]
    [InlineData("process.pid", "77")]
    [InlineData("process.hash.md5", "bb")]
    [InlineData("process.hash.sha256", "-")]
    [InlineData("process.pe.imphash", "cc")]
    [InlineData("user.name", "bob")]
    [InlineData("user.domain", "LAB")]
    [InlineData("event.code", "1")]
    [InlineData("host.name", "ws1")]
    [InlineData("event.category", "process")]
    [InlineData("event.type", "start")]
    [InlineData("event.action", "Process creation|start")]
    [InlineData("winlog.provider_name", "-")]
    [InlineData("process.hash.sha1", "aa")]
    [InlineData("Computer", "ws1")]
    [InlineData("no.such.field", "-")]
    public void A_Sysmon_record_has_the_canonical_fields(string field, string expected) =>
        AssertField("{" + Sysmon1 + "}", field, expected);

    [Theory]
    [InlineData("process.executable", "C:\\a\\b.exe")]
    [InlineData("process.name", "b.exe")]
    [InlineData("process.pid", "0xce4")]
    [InlineData("process.parent.pid", "0x10")]
    [InlineData("process.parent.name", "q.exe")]
    [InlineData("user.name", "bob")]
    [InlineData("user.domain", "LAB")]
    public void A_Security_record_has_the_canonical_fields_of_its_id(string field, string expected) =>
        AssertField("{" + Security4688 + "}", field, expected);

    [Theory]
    [InlineData("""{"ActionType":"ProcessCreated","FileName":"a.exe","InitiatingProcessFileName":"b.exe"}""", "process.name", "a.exe")]
    [InlineData("""{"ActionType":"ProcessCreated","InitiatingProcessFileName":"b.exe"}""", "process.name", "-")]
    [InlineData("""{"ActionType":"RegistryValueSet","FileName":"a.exe","InitiatingProcessFileName":"b.exe"}""", "process.name", "b.exe")]
    [InlineData("""{"ActionType":"RegistryValueSet"}""", "event.action", "RegistryValueSet")]
    [InlineData("""{"ActionType":"RegistryValueSet"}""", "event.type", "change")]
    [InlineData("""{"ActionType":"X","AdditionalFields":{"PipeName":"p"}}""", "pipe.name", "p")]
    public void A_Defender_row_is_read_by_its_table(string json, string field, string expected) => AssertField(json, field, expected);

    [Theory]
    [InlineData("""{"process.path":"C:\\x.exe","event.code":"1"}""", "process.executable", "C:\\x.exe")]
    [InlineData("""{"process":{"path":"C:\\x.exe","executable":"C:\\y.exe"}}""", "process.executable", "C:\\y.exe")]
    [InlineData("""{"process.name":"x","winlog":{"event_data":{"Image":"C:\\y.exe"}}}""", "process.name", "x")]
    [InlineData("""{"winlog":{"event_id":1,"event_data":{"Image":"C:\\y.exe"}}}""", "process.name", "y.exe")]
    [InlineData("""{"winlog":{"event_id":13,"channel":"x"}}""", "event.code", "13")]
    [InlineData("""{"process.name":null,"winlog":{"event_id":1,"event_data":{"Image":"C:\\y.exe"}}}""", "process.name", "y.exe")]
    [InlineData("""{"event.category":"registry","event.action":"modification"}""", "event.type", "change")]
    [InlineData("""{"event.category":"registry","event.type":"info","event.action":"modification"}""", "event.type", "info")]
    [InlineData("""{"event.category":"registry","event.type":"change"}""", "event.action", "-")]
    [InlineData("""{"event.category":"registry"}""", "event.type", "change")]
    [InlineData("""{"event.category":"library","event.action":"load","file.path":"C:\\x.dll"}""", "dll.path", "C:\\x.dll")]
    [InlineData("""{"event.category":"file","event.action":"creation","file.path":"C:\\x.dll"}""", "dll.path", "-")]
    public void An_ECS_record_is_read_by_its_own_names_first(string json, string field, string expected) =>
        AssertField(json, field, expected);

    [Theory]
    [InlineData("""{"SourceName":"Microsoft-Windows-Sysmon","Hostname":"ws1","EventID":13}""", "host.name", "ws1")]
    [InlineData("""{"SourceName":"Microsoft-Windows-Sysmon","EventID":13}""", "winlog.provider_name", "Microsoft-Windows-Sysmon")]
    [InlineData("""{"log_name":"Security","event_id":1,"computer_name":"ws1"}""", "host.name", "ws1")]
    [InlineData("""{"log_name":"x","event_id":1,"event_data":{"Image":"a\\b.exe"}}""", "process.name", "b.exe")]
    [InlineData("""{"log_name":"x","event_id":1,"user_data":{"Image":"a\\b.exe"}}""", "process.name", "b.exe")]
    public void NXLog_and_Winlogbeat_6_have_names_of_their_own(string json, string field, string expected) =>
        AssertField(json, field, expected);

    [Theory]
    [InlineData("""{"EventID":1,"Computer":"ws1"}""", """{"Computer":"other","Image":"a\\b.exe"}""", "host.name", "ws1")]
    [InlineData("""{"EventID":1}""", """{"Image":"a\\b.exe"}""", "process.name", "b.exe")]
    [InlineData("""{"EventID":1}""", """{"Image":{"#attributes":{"x":"y"},"#text":"a\\b.exe"}}""", "process.name", "b.exe")]
    [InlineData("""{"EventID":1,"EventRecordID":"9"}""", "{}", "event.record_id", "9")]
    [InlineData("""{"Provider":{"#attributes":{"Name":"P"}}}""", "{}", "winlog.provider_name", "P")]
    [InlineData("""{"EventID":1,"TimeCreated":{"#attributes":{"SystemTime":"2020"}}}""", "{}", "@timestamp", "2020")]
    public void A_native_record_keeps_its_facts_in_System(string system, string data, string field, string expected) =>
        AssertField("{\"Event\":{\"System\":" + system + ",\"EventData\":" + data + "}}", field, expected);

    [Fact]
    public void User_data_is_flattened_behind_event_data()
    {
        const string Json = """
            {"Event":{"System":{"EventID":1},"EventData":{"User":"A\\a"},
            "UserData":{"X":{"#attributes":{"Image":"no"},"Image":{"#text":"p\\first"},"Y":{"Image":"second"},"User":"B\\b"}}}}
            """;

        AssertField(Json, "process.name", "first");
        AssertField(Json, "user.name", "a");
    }

    [Theory]
    [InlineData("""{"EventID":1}""", "Windows", "windows")]
    [InlineData("""{"log_name":"x","event_id":1}""", "Windows", "windows")]
    [InlineData("""{"Event":{"System":{"EventID":1}}}""", "Windows", "windows")]
    [InlineData("""{"winlog":{"channel":"x"}}""", "Windows", "windows")]
    [InlineData("""{"event.module":"sysmon","event.code":"1"}""", "Windows", "windows")]
    [InlineData("""{"ActionType":"RegistryKeyCreated"}""", "Windows", "windows")]
    [InlineData("""{"event.category":"registry","event.type":"change"}""", "Windows", "windows")]
    [InlineData("""{"event.category":"registry","host.os.name":"ReactOS"}""", "ReactOS", "windows")]
    [InlineData("""{"ActionType":"ProcessCreated"}""", "-", "-")]
    [InlineData("""{"event.category":"process","event.type":"start"}""", "-", "-")]
    [InlineData("""{"event.category":"configuration"}""", "-", "-")]
    [InlineData("""{"foo":1}""", "-", "-")]
    public void The_operating_system_is_implied_only_where_it_is_absent(string json, string name, string type)
    {
        AssertField(json, "host.os.name", name);
        AssertField(json, "host.os.type", type);
        AssertField(json, "host.os.family", type);
        AssertField(json, "host.os.platform", type);
    }

    [Theory]
    [InlineData("createKey", "change|creation")]
    [InlineData("DeleteKey", "change|deletion")]
    [InlineData("DeleteValue", "change|deletion")]
    [InlineData("AUDIT_SUCCESS", "change|creation|deletion")]
    public void The_type_of_a_key_event_follows_its_operation(string operation, string expected) => AssertField(
        $$"""{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":12,"EventType":"{{operation}}"}""", "event.type", expected);

    [Theory]
    [InlineData("file", "C:\\a\\b.exe", "b.exe")]
    [InlineData("file", "b.exe", "b.exe")]
    [InlineData("file", "C:/a/b.exe", "b.exe")]
    [InlineData("folder", "C:\\a\\b.exe", "C:\\a")]
    [InlineData("folder", "b.exe", null)]
    [InlineData("extension", "C:\\a.d\\b.tar.gz", "gz")]
    [InlineData("extension", "C:\\a.d\\b", null)]
    [InlineData("name", "LAB\\bob", "bob")]
    [InlineData("name", "LAB\\a\\b", "a\\b")]
    [InlineData("domain", "LAB\\a\\b", "LAB")]
    [InlineData("name", "bob", "bob")]
    [InlineData("domain", "NT AUTHORITY\\SYSTEM", "NT AUTHORITY")]
    [InlineData("domain", "bob", null)]
    [InlineData("md5", "SHA1=1,md5=2", "2")]
    [InlineData("md5", "SHA1=1", null)]
    public void A_derivation_takes_a_part_of_the_value(string derivation, string value, string? expected) =>
        Assert.Equal(expected, Derivation.Of(derivation, value));

    [Fact]
    public void The_record_view_knows_only_the_records_own_names()
    {
        EventView view = Build.View("{" + Sysmon1 + "}");

        Assert.Equal("LAB\\bob", Build.Texts(view, Build.Raw("User")));
        Assert.Equal("-", Build.Texts(view, Build.Raw("user.name")));
        Assert.Equal("-", Build.Texts(view, Build.Raw("event.type")));
        Assert.Equal("-", Build.Texts(view, Build.Raw("host.os.name")));
    }

    private static void AssertField(string json, string field, string expected) =>
        Assert.Equal(expected, Build.Texts(Build.View(json), Build.Canonical(field)));
}
