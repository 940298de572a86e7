using RuleGen.Compiler.Evaluation;

namespace RuleGen.Compiler.Tests.Evaluation;

public class SourceViewTests
{
    private const string Security4688 = """
        {"Channel":"security","EventID":"4688","NewProcessName":"C:\\a\\b.exe","NewProcessId":"0xce4","ProcessId":"0x10",
        "ParentProcessName":"C:\\p\\q.exe","SubjectUserName":"bob","SubjectDomainName":"LAB","CommandLine":"b -x","MandatoryLabel":"S-1-16-8192"}
        """;

    private const string Security4657 = """
        {"Channel":"Security","EventID":4657,"ObjectName":"\\REGISTRY\\MACHINE\\SOFTWARE\\Run","ObjectValueName":"evil",
        "NewValue":"C:\\x.exe","OperationType":"%%1904","ProcessName":"C:\\a\\b.exe"}
        """;

    [Theory]
    [InlineData("Image", "C:\\a\\b.exe")]
    [InlineData("ParentImage", "C:\\p\\q.exe")]
    [InlineData("CommandLine", "b -x")]
    [InlineData("User", "LAB\\bob")]
    [InlineData("ProcessId", "0x10")]
    [InlineData("IntegrityLevel", "S-1-16-8192")]
    [InlineData("NewProcessName", "C:\\a\\b.exe")]
    [InlineData("EventID", "4688")]
    [InlineData("Hashes", "-")]
    [InlineData("TargetObject", "-")]
    public void A_process_of_the_Security_log_has_the_names_of_Sysmon(string name, string expected) =>
        AssertField(Security4688, name, expected);

    [Theory]
    [InlineData("TargetObject", "\\REGISTRY\\MACHINE\\SOFTWARE\\Run\\evil")]
    [InlineData("Details", "C:\\x.exe")]
    [InlineData("Image", "C:\\a\\b.exe")]
    [InlineData("EventType", "%%1904")]
    [InlineData("ObjectName", "\\REGISTRY\\MACHINE\\SOFTWARE\\Run")]
    public void A_registry_value_of_the_Security_log_has_the_names_of_Sysmon(string name, string expected) =>
        AssertField(Security4657, name, expected);

    [Fact]
    public void A_text_stays_as_its_source_wrote_it()
    {
        const string Json = """
            {"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":13,"TargetObject":"HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\x",
            "Details":"DWORD (0x0000000a)","Hashes":"SHA1=aa,MD5=bb,IMPHASH=cc"}
            """;

        AssertField(Json, "TargetObject", "HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\x");
        AssertField(Json, "Details", "DWORD (0x0000000a)");
        AssertField(Json, "Hashes", "SHA1=aa,MD5=bb,IMPHASH=cc");
        AssertField(Json, "md5", "-");
        AssertField(Json.Replace("13", "1"), "md5", "bb");
        AssertField(Json.Replace("13", "1"), "Imphash", "cc");
    }

    [Theory]
    [InlineData("Image", "first")]
    [InlineData("User", "A\\a")]
    [InlineData("EventID", "1")]
    [InlineData("Computer", "ws1")]
    [InlineData("Channel", "Sys")]
    [InlineData("ThreatName", "bad")]
    [InlineData("Threat Name", "bad")]
    [InlineData("Data", "x|y")]
    [InlineData("Provider_Name", "P")]
    [InlineData("Execution_ProcessID", "7")]
    [InlineData("Level", "4")]
    [InlineData("Deep", "z")]
    [InlineData("Event.System.Level", "4")]
    public void A_native_record_is_read_by_data_then_user_data_then_system(string name, string expected) => AssertField(
        """
        {"Event":{"System":{"Provider":{"#attributes":{"Name":"P"}},"EventID":{"#attributes":{"Qualifiers":5},"#text":1},"Level":4,
          "Execution":{"#attributes":{"ProcessID":7}},"Channel":"Sys","Computer":"ws1"},
        "EventData":{"User":"A\\a","Computer":"no","EventID":9,"Channel":"no","Threat Name":"bad","Data":{"#text":["x","y"]}},
        "UserData":{"X":{"#attributes":{"Image":"no"},"Image":{"#text":"first"},"Y":{"Image":"second","Deep":"z"},"User":"B\\b"}}}}
        """,
        name,
        expected);

    [Theory]
    [InlineData("""{"SourceName":"S","Hostname":"h","EventID":1,"RecordNumber":5}""", "Provider_Name", "S")]
    [InlineData("""{"SourceName":"S","Hostname":"h","EventID":1,"RecordNumber":5}""", "Computer", "h")]
    [InlineData("""{"SourceName":"S","Hostname":"h","Computer":"c","EventID":1}""", "Computer", "c")]
    [InlineData("""{"Channel":"x","EventID":1,"Computer":"c"}""", "ComputerName", "-")]
    [InlineData("""{"log_name":"L","event_id":3,"process_id":7,"level":"Error"}""", "Execution_ProcessID", "7")]
    [InlineData("""{"winlog":{"channel":"L","process":{"pid":7}}}""", "Execution_ProcessID", "7")]
    [InlineData("""{"winlog":{"channel":"L"},"process.hash":{"sha1":"b"},"event.code":"1","event.module":"sysmon"}""", "Hashes", "SHA1=b")]
    [InlineData("""{"log_name":"L","event_id":3,"source_name":"S","computer_name":"c","event_data":{"Image":"i"}}""", "Image", "i")]
    [InlineData("""{"log_name":"L","event_id":3,"user_data":{"Image":"i"}}""", "Image", "i")]
    [InlineData("""{"log_name":"L","event_id":3,"source_name":"S"}""", "Provider_Name", "S")]
    [InlineData("""{"log_name":"L","event_id":3,"source_name":"S"}""", "Channel", "L")]
    [InlineData("""{"log_name":"L","event_id":3,"source_name":"S"}""", "EventID", "3")]
    [InlineData("""{"winlog":{"channel":"L","event_id":3,"provider_name":"S","computer_name":"c"}}""", "Computer", "c")]
    [InlineData("""{"winlog":{"channel":"L","event_id":3,"provider_name":"S"}}""", "EventID", "3")]
    [InlineData("""{"winlog":{"channel":"L","event_data":{"Image":"i"}},"process.executable":"p"}""", "Image", "i")]
    [InlineData("""{"winlog":{"channel":"L"},"process.executable":"p"}""", "Image", "p")]
    [InlineData("""{"winlog":{"channel":"L"},"user":{"name":"bob","domain":"LAB"}}""", "User", "LAB\\bob")]
    public void Each_Windows_shape_has_names_of_its_own(string json, string name, string expected) => AssertField(json, name, expected);

    [Theory]
    [InlineData("""{"process.executable":"p"}""", "Image", "p")]
    [InlineData("""{"process":{"command_line":"c"}}""", "CommandLine", "c")]
    [InlineData("""{"event.category":"library","event.action":"load","file.path":"C:\\x.dll"}""", "ImageLoaded", "C:\\x.dll")]
    [InlineData("""{"event.category":"file","event.action":"creation","file.path":"C:\\x.dll"}""", "ImageLoaded", "-")]
    [InlineData("""{"event.category":"file","event.action":"creation","file.path":"C:\\x.dll"}""", "TargetFilename", "C:\\x.dll")]
    [InlineData("""{"registry.path":"HKLM\\a\\b"}""", "TargetObject", "HKLM\\a\\b")]
    [InlineData("""{"registry":{"hive":"HKLM","key":"a","value":"b"}}""", "TargetObject", "HKLM\\a\\b")]
    [InlineData("""{"event.category":"network","event.type":"start","network.direction":"egress"}""", "Initiated", "true")]
    [InlineData("""{"event.category":"network","event.type":"start","network.direction":"Inbound"}""", "Initiated", "false")]
    [InlineData("""{"event.category":"network","event.type":"start","network.direction":"internal"}""", "Initiated", "-")]
    [InlineData("""{"event.category":"process","event.type":"start","event.action":"start","process.hash":{"md5":"a","sha1":"b"}}""", "Hashes", "MD5=a,SHA1=b")]
    [InlineData("""{"ActionType":"ProcessCreated","SHA1":"b","SHA256":"c"}""", "Hashes", "SHA1=b,SHA256=c")]
    [InlineData("""{"registry":{"hive":"HKLM","key":"HKLM\\a","value":""}}""", "TargetObject", "HKLM\\a\\")]
    [InlineData("""{"registry":{"key":"HKLM\\a"}}""", "TargetObject", "HKLM\\a")]
    [InlineData("""{"registry":{"data":{"strings":["x","y"]}}}""", "Details", "x|y")]
    [InlineData("""{"user.name":"bob","user.domain":"LAB"}""", "User", "LAB\\bob")]
    [InlineData("""{"user.name":"LAB\\bob"}""", "User", "LAB\\bob")]
    [InlineData("""{"user.domain":"LAB"}""", "User", "-")]
    [InlineData("""{"User":"me","user.name":"bob"}""", "User", "me")]
    [InlineData("""{"ActionType":"RegistryValueSet","RegistryKey":"HKEY_USERS\\k","RegistryValueName":"v"}""", "TargetObject", "HKEY_USERS\\k\\v")]
    [InlineData("""{"ActionType":"RegistryValueSet","InitiatingProcessFolderPath":"p"}""", "Image", "p")]
    [InlineData("""{"ActionType":"ProcessCreated","FolderPath":"p","ProcessCommandLine":"c"}""", "CommandLine", "c")]
    [InlineData("""{"ActionType":"ProcessCreated","AccountName":"bob","AccountDomain":"LAB"}""", "User", "LAB\\bob")]
    public void Other_shapes_are_read_by_class_and_table(string json, string name, string expected) => AssertField(json, name, expected);

    [Theory]
    [InlineData("""{"eventName":"x"}""", "eventName", "x")]
    [InlineData("""{"userIdentity":{"type":"Root"}}""", "userIdentity.type", "Root")]
    [InlineData("""{"userIdentity.type":"Root"}""", "userIdentity.type", "Root")]
    [InlineData("""{"event name":"x"}""", "eventname", "x")]
    [InlineData("""{"event name":"x","eventname":"y"}""", "eventname", "y")]
    [InlineData("""{"Channel":"x","EventID":1,"winlog.foo":"y"}""", "winlog.foo", "y")]
    [InlineData("""{"a":{"x":1}}""", "a", "-")]
    public void An_unknown_name_is_looked_up_as_it_stands(string json, string name, string expected) => AssertField(json, name, expected);

    [Fact]
    public void A_field_under_another_name_is_present_too()
    {
        EventView view = Build.View("""{"Channel":"Security","EventID":4688,"NewProcessName":null,"Threat Name":[]}""");

        Assert.True(view.Has(Build.Sigma("Image")));
        Assert.True(view.Has(Build.Sigma("ThreatName")));
        Assert.False(view.Has(Build.Sigma("ParentImage")));
        Assert.Empty(view.Values(Build.Sigma("Image")));
    }

    private static void AssertField(string json, string name, string expected) =>
        Assert.Equal(expected, Build.Texts(Build.View(json), Build.Sigma(name.Replace(" ", ""))));
}
