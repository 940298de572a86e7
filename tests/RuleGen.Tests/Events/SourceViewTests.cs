using System.Text;
using RuleGen.Events;

namespace RuleGen.Tests.Events;

/// <summary>Fields under the names that Sigma rules use, in each shape of record: what a slot of the source view holds.</summary>
public sealed class SourceViewTests
{
    private const string NestedHead =
        """{"Event":{"System":{"Provider":{"#attributes":{"Name":"Microsoft-Windows-Sysmon"}},"Channel":"Microsoft-Windows-Sysmon/Operational",""";

    [Theory]
    [InlineData("Image", """{"Channel":"Security","EventID":4688,"NewProcessName":"C:\\new.exe","ProcessName":"C:\\old.exe"}""", @"C:\new.exe")]
    [InlineData("Image", """{"Channel":"Security","EventID":4657,"ProcessName":"C:\\reg.exe"}""", @"C:\reg.exe")]
    [InlineData("ParentImage", """{"Channel":"Security","EventID":4688,"ParentProcessName":"C:\\old.exe"}""", @"C:\old.exe")]
    [InlineData("ProcessId", """{"Channel":"Security","EventID":4688,"NewProcessId":"0x2","ProcessId":"0x1"}""", "0x1")]
    [InlineData("ParentProcessId", """{"Channel":"Security","EventID":4688,"NewProcessId":"0x2","ProcessId":"0x1"}""", "0x1")]
    [InlineData("IpAddress", """{"Channel":"Security","EventID":4624,"IpAddress":"10.0.0.1"}""", "10.0.0.1")]
    [InlineData("Image", """{"Channel":"Application","EventID":4688,"NewProcessName":"C:\\new.exe"}""", null)]
    [InlineData("TargetFilename", """{"Channel":"Security","EventID":4663,"ObjectName":"C:\\x"}""", @"C:\x")]
    public void The_security_log_names_the_facts_of_a_category_in_its_own_way(string field, string record, string? expected) =>
        AssertHolds(field, record, expected);

    [Theory]
    [InlineData("""{"Channel":"Security","EventID":4657,"ObjectName":"\\REGISTRY\\MACHINE\\A\\Run","ObjectValueName":"x"}""", @"\REGISTRY\MACHINE\A\Run\x")]
    [InlineData("""{"ActionType":"RegistryValueSet","RegistryKey":"HKEY_LOCAL_MACHINE\\A\\Run","RegistryValueName":"x"}""", @"HKEY_LOCAL_MACHINE\A\Run\x")]
    [InlineData(
        """{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":13,"TargetObject":"HKLM\\System\\ControlSet001\\x"}""",
        @"HKLM\System\ControlSet001\x")]
    [InlineData(
        """{"winlog":{"channel":"Microsoft-Windows-Sysmon/Operational"},"event":{"code":"13"},"registry":{"path":"HKU\\S-1-5-18_Classes\\x"}}""",
        @"HKU\S-1-5-18_Classes\x")]
    [InlineData("""{"Channel":"Security","EventID":4663,"ObjectName":"C:\\x"}""", null)]
    public void A_registry_path_is_whole_and_spelled_as_its_source_spells_it(string record, string? expected) =>
        AssertHolds("TargetObject", record, expected);

    [Theory]
    [InlineData("""{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1,"User":"LAB\\bob"}""", @"LAB\bob")]
    [InlineData("""{"Channel":"Security","EventID":4688,"SubjectUserName":"bob","SubjectDomainName":"LAB"}""", @"LAB\bob")]
    [InlineData("""{"event":{"module":"endpoint"},"user":{"domain":"NT AUTHORITY","name":"SYSTEM"}}""", @"NT AUTHORITY\SYSTEM")]
    [InlineData("""{"event":{"module":"sysmon"},"user":{"domain":"LAB","name":"bob"}}""", @"LAB\bob")]
    [InlineData("""{"ActionType":"ProcessCreated","AccountName":"bob","AccountDomain":"lab","InitiatingProcessAccountName":"eve"}""", @"lab\bob")]
    [InlineData("""{"ActionType":"FileCreated","InitiatingProcessAccountName":"eve","InitiatingProcessAccountDomain":"lab"}""", @"lab\eve")]
    [InlineData("""{"user":{"name":"bob"}}""", "bob")]
    [InlineData("""{"user":{"domain":"LAB"}}""", null)]
    public void A_user_is_domain_and_name(string record, string? expected) => AssertHolds("User", record, expected);

    [Theory]
    [InlineData("""{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1,"Hashes":"SHA1=AB,IMPHASH=CD"}""", "SHA1=AB,IMPHASH=CD")]
    [InlineData(
        """
        {"event":{"module":"endpoint","category":["process"],"type":["start"],"action":"start"},
        "process":{"hash":{"md5":"ab","sha256":"cd"},"pe":{"imphash":"ef"}}}
        """,
        "MD5=ab,SHA256=cd,IMPHASH=ef")]
    [InlineData("""{"ActionType":"ProcessCreated","SHA1":"ab"}""", "SHA1=ab")]
    [InlineData("""{"process":{"executable":"x"}}""", null)]
    public void Hashes_are_one_list(string record, string? expected) => AssertHolds("Hashes", record, expected);

    [Theory]
    [InlineData("Details", """{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":13,"Details":"DWORD (0x0000000a)"}""", "DWORD (0x0000000a)")]
    [InlineData("Details", """{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":13,"Details":"(Empty)"}""", "(Empty)")]
    [InlineData("Details", """{"Channel":"Security","EventID":4657,"NewValue":"10"}""", "10")]
    [InlineData("Imphash", """{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1,"Hashes":"MD5=AB,IMPHASH=CD"}""", "CD")]
    [InlineData("Initiated", """{"event":{"module":"sysmon","category":["network"]},"network":{"direction":"egress"}}""", "true")]
    [InlineData("Initiated", """{"event":{"module":"sysmon","category":["network"]},"network":{"direction":"ingress"}}""", "false")]
    [InlineData("Image", """{"event":{"module":"endpoint"},"process":{"executable":"C:\\x.exe"}}""", @"C:\x.exe")]
    [InlineData("ImageLoaded", """{"event":{"category":["library"],"action":"load","type":["start"]},"dll":{"path":"C:\\x.dll"}}""", @"C:\x.dll")]
    [InlineData("ImageLoaded", """{"event":{"category":["file"],"type":["creation"]},"file":{"path":"C:\\x.dll"}}""", null)]
    [InlineData("Image", """{"ActionType":"ProcessCreated","FolderPath":"C:\\x.exe","InitiatingProcessFolderPath":"C:\\p.exe"}""", @"C:\x.exe")]
    [InlineData("Image", """{"ActionType":"FileCreated","FolderPath":"C:\\x.txt","InitiatingProcessFolderPath":"C:\\p.exe"}""", @"C:\p.exe")]
    [InlineData("TargetFilename", """{"ActionType":"FileCreated","FolderPath":"C:\\x.txt"}""", @"C:\x.txt")]
    [InlineData("TargetFilename", """{"ActionType":"ProcessCreated","FolderPath":"C:\\x.exe"}""", null)]
    [InlineData(
        "QueryName",
        """{"winlog":{"channel":"Microsoft-Windows-Sysmon/Operational","event_id":22},"dns":{"question":{"name":"a.example"}}}""",
        "a.example")]
    public void What_a_source_writes_is_what_is_compared(string field, string record, string? expected) => AssertHolds(field, record, expected);

    [Theory]
    [InlineData("Image", NestedHead + """ "EventID":1},"EventData":{"Image":"C:\\a.exe"}}}""", @"C:\a.exe")]
    [InlineData("Image", NestedHead + """ "EventID":1},"UserData":{"Wrapper":{"Image":"C:\\a.exe"}}}}""", @"C:\a.exe")]
    [InlineData("Image", NestedHead + """ "EventID":1},"EventData":{"Image":"first"},"UserData":{"Wrapper":{"Image":"second"}}}}""", "first")]
    [InlineData("EventID", NestedHead + """ "EventID":{"#attributes":{"Qualifiers":0},"#text":4}},"EventData":{"EventID":"9"}}}""", "4")]
    [InlineData("Channel", NestedHead + """ "EventID":1},"EventData":{"Channel":"other"}}}""", "Microsoft-Windows-Sysmon/Operational")]
    [InlineData("Provider_Name", NestedHead + """ "EventID":1},"EventData":{"Provider_Name":"other"}}}""", "Microsoft-Windows-Sysmon")]
    [InlineData("Execution_ProcessID", NestedHead + """ "Execution":{"#attributes":{"ProcessID":77}}}}}""", "77")]
    [InlineData("Level", NestedHead + """ "Level":4}}}""", "4")]
    [InlineData("Level", NestedHead + """ "Level":4},"EventData":{"Level":"own"}}}""", "own")]
    [InlineData("Data", NestedHead + """ "EventID":1},"EventData":{"Data":["a"]}}}""", "a")]
    [InlineData("ThreatName", NestedHead + """ "EventID":1116},"EventData":{"Threat Name":"EICAR"}}}""", "EICAR")]
    [InlineData("ThreatName", NestedHead + """ "EventID":1116},"EventData":{"\u0054hreat Name":"EICAR"}}}""", "EICAR")]
    [InlineData("ThreatName", NestedHead + """ "EventID":1116},"EventData":{"Threat Name":"EICAR","ThreatName":"exact"}}}""", "exact")]
    [InlineData("ThreatName", """{"Channel":"x","EventID":1116,"Threat Name":"EICAR"}""", "EICAR")]
    [InlineData("Computer", """{"EventID":1,"SourceName":"x","Hostname":"WS1"}""", "WS1")]
    [InlineData("Provider_Name", """{"EventID":1,"SourceName":"x","Hostname":"WS1"}""", "x")]
    [InlineData("ServiceName", """{"log_name":"System","event_id":7045,"event_data":{"ServiceName":"svc"}}""", "svc")]
    [InlineData("ServiceName", """{"log_name":"System","event_id":7045,"user_data":{"ServiceName":"svc"}}""", "svc")]
    [InlineData("EventID", """{"log_name":"System","event_id":7045}""", "7045")]
    [InlineData("Channel", """{"log_name":"System","event_id":7045}""", "System")]
    [InlineData("Computer", """{"log_name":"System","event_id":7045,"computer_name":"WS1"}""", "WS1")]
    [InlineData("ServiceName", """{"winlog":{"channel":"System","event_id":7045,"event_data":{"ServiceName":"svc"}}}""", "svc")]
    [InlineData("EventID", """{"winlog":{"channel":"System","event_id":7045,"event_data":{"EventID":"1"}}}""", "7045")]
    public void Event_data_comes_first_but_for_what_only_the_system_section_can_say(string field, string record, string expected) =>
        AssertHolds(field, record, expected);

    [Theory]
    [InlineData("sc-status", """{"sc-status":404}""", "404")]
    [InlineData("eventSource", """{"eventSource":"iam"}""", "iam")]
    [InlineData("userIdentity.type", """{"userIdentity":{"type":"Root"}}""", "Root")]
    [InlineData("userIdentity.type", """{"userIdentity.type":"Root"}""", "Root")]
    [InlineData("a.b", """{"a":[{"b":"x"}]}""", "x")]
    [InlineData("a", """{"a":{"b":"x"}}""", null)]
    [InlineData("a", """{"a":null}""", null)]
    public void A_name_nobody_knows_is_looked_for_as_it_stands(string field, string record, string? expected) =>
        AssertHolds(field, record, expected);

    [Theory]
    [InlineData("4624", "4624")]
    [InlineData("1.0", "1")]
    [InlineData("1.50", "1.5")]
    [InlineData("1e3", "1000")]
    [InlineData("1.25E1", "12.5")]
    [InlineData("-1.5e-3", "-0.0015")]
    [InlineData("-0", "0")]
    [InlineData("0.000", "0")]
    [InlineData("100", "100")]
    [InlineData("1e400", "1e400")]
    [InlineData("123e-1", "12.3")]
    [InlineData("0.0123e2", "1.23")]
    [InlineData("1e30", "1000000000000000000000000000000")]
    [InlineData("\"1.0\"", "1.0")]
    public void Numbers_are_texts_as_people_write_them(string json, string expected) => AssertHolds("a", $$"""{"a":{{json}}}""", expected);

    [Fact]
    public void Every_value_of_a_list_counts()
    {
        EventBuffer e = Read("a", SlotForm.Text, """{"a":["x",1.0,true,null,{"b":1},["y"]]}""");
        Assert.Equal(["x", "1", "true", "y"], BufferValues.Of(e, 0));
    }

    [Theory]
    [InlineData("""{"a":"x"}""", true)]
    [InlineData("""{"a":null}""", true)]
    [InlineData("""{"a":[]}""", true)]
    [InlineData("""{"a":[null]}""", true)]
    [InlineData("""{"a":{}}""", true)]
    [InlineData("""{"a":""}""", true)]
    [InlineData("""{"b":"x"}""", false)]
    [InlineData("{}", false)]
    [InlineData("""{"a":null,"a":null}""", true)]
    public void A_field_is_present_whatever_its_value(string record, bool expected) =>
        Assert.Equal(expected, Read("a", SlotForm.Presence, record).Present(0));

    [Theory]
    [InlineData("Image", """{"Channel":"Security","EventID":4688,"NewProcessName":null}""", true)]
    [InlineData("Image", """{"Channel":"Security","EventID":4624,"NewProcessName":null}""", false)]
    [InlineData("TargetObject", """{"Channel":"Security","EventID":4657,"ObjectName":"a","ObjectValueName":"b"}""", true)]
    [InlineData("User", """{"user":{"name":"bob"}}""", true)]
    public void Presence_is_asked_of_every_name_of_the_field(string field, string record, bool expected) =>
        Assert.Equal(expected, Read(field, SlotForm.Presence, record).Present(0));

    [Fact]
    public void Presence_of_the_last_record_says_nothing_of_the_next()
    {
        EventBuffer e = Read("a", SlotForm.Presence, """{"a":null}""");
        Assert.True(e.Present(0));
        Assert.Equal(ReadStatus.Ok, e.ReadJson("""{"b":null}"""u8));
        Assert.False(e.Present(0));
    }

    [Fact]
    public void A_column_whose_name_has_blanks_is_found_without_them()
    {
        EventSchema schema = Schema("ThreatName", SlotForm.Text);
        Assert.True(schema.FindName("Threat Name"u8) >= 0);
        Assert.NotEqual(schema.FindName("ThreatName"u8), schema.FindName("Threat Name"u8));
        Assert.Equal(-1, schema.FindName("Threat Names"u8));
    }

    [Fact]
    public void A_name_with_blanks_stays_unknown_to_the_other_views()
    {
        EventSchema schema = EventSchema.Create(
            false,
            new SlotDefinition("ThreatName", SlotView.Record, SlotForm.Text),
            new SlotDefinition("ThreatName", SlotView.Source, SlotForm.Text));
        var e = new EventBuffer(schema);
        Assert.Equal(ReadStatus.Ok, e.ReadJson("""{"Channel":"x","Threat Name":"EICAR"}"""u8));
        Assert.False(e.Exists(0));
        Assert.True(e.Exists(1));
    }

    private static void AssertHolds(string field, string record, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], BufferValues.Of(Read(field, SlotForm.Text, record), 0));

    private static EventSchema Schema(string field, SlotForm form) => EventSchema.Create(false, new SlotDefinition(field, SlotView.Source, form));

    private static EventBuffer Read(string field, SlotForm form, string record)
    {
        var e = new EventBuffer(Schema(field, form));
        Assert.Equal(ReadStatus.Ok, e.ReadJson(Encoding.UTF8.GetBytes(record)));
        return e;
    }
}
