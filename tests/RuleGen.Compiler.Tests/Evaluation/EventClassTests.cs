using RuleGen.Compiler.Evaluation;

namespace RuleGen.Compiler.Tests.Evaluation;

public class EventClassTests
{
    [Theory]
    [InlineData("""{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":13}""", nameof(RecordShape.WindowsFlat))]
    [InlineData("""{"SourceName":"Microsoft-Windows-Sysmon","EventID":"13"}""", nameof(RecordShape.WindowsFlat))]
    [InlineData("""{"Event":{"System":{"EventID":13}}}""", nameof(RecordShape.WindowsNative))]
    [InlineData("""{"event_id":13,"log_name":"x"}""", nameof(RecordShape.Winlogbeat6))]
    [InlineData("""{"event_id":1,"event_data":{"Image":"x"}}""", nameof(RecordShape.Winlogbeat6))]
    [InlineData("""{"winlog":{"channel":"x"},"event_data":{"Image":"x"}}""", nameof(RecordShape.Winlogbeat))]
    [InlineData("""{"event":{"module":"Sysmon"}}""", nameof(RecordShape.Winlogbeat))]
    [InlineData("""{"event_id":13}""", nameof(RecordShape.Winlogbeat6))]
    [InlineData("""{"SourceName":"x","Hostname":"y"}""", nameof(RecordShape.WindowsFlat))]
    [InlineData("""{"SourceName":"x"}""", nameof(RecordShape.Ecs))]
    [InlineData("""{"event.code":"13","registry.key":"x"}""", nameof(RecordShape.Ecs))]
    [InlineData("""{"event":{"module":"endpoint"}}""", nameof(RecordShape.Ecs))]
    [InlineData("""{"ActionType":"RegistryValueSet"}""", nameof(RecordShape.Defender))]
    [InlineData("""{"ActionType":"x","Channel":"y"}""", nameof(RecordShape.WindowsFlat))]
    [InlineData("""{"foo":"x"}""", nameof(RecordShape.Ecs))]
    public void The_shape_is_told_by_the_names(string json, string expected) => Assert.Equal(expected, Build.View(json).Shape.ToString());

    [Theory]
    [InlineData("""{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":13}""", "RegistryValueSet")]
    [InlineData("""{"Channel":"microsoft-windows-sysmon/operational","EventID":"12"}""", "RegistryKeyCreateDelete")]
    [InlineData("""{"SourceName":"Microsoft-Windows-Sysmon","EventID":14}""", "RegistryRename")]
    [InlineData("""{"Channel":"ForwardedEvents","Provider_Name":"Microsoft-Windows-Sysmon","EventID":1}""", "ProcessStart")]
    [InlineData("""{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":{"#text":"13"}}""", "RegistryValueSet")]
    [InlineData("""{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":99}""", "Other")]
    [InlineData("""{"Event":{"System":{"Channel":"Microsoft-Windows-Sysmon","EventID":{"#text":13}},"EventData":{"EventID":"7"}}}""",
        "RegistryValueSet")]
    [InlineData("""{"Event":{"System":{"Provider":{"#attributes":{"Name":"Microsoft-Windows-Sysmon"}},"EventID":"13"}}}""",
        "RegistryValueSet")]
    [InlineData("""{"log_name":"Microsoft-Windows-Sysmon/Operational","event_id":13}""", "RegistryValueSet")]
    [InlineData("""{"winlog":{"channel":"Microsoft-Windows-Sysmon/Operational","event_id":13}}""", "RegistryValueSet")]
    [InlineData("""{"event":{"module":"sysmon","code":"13"}}""", "RegistryValueSet")]
    [InlineData("""{"Channel":"Microsoft-Windows-Sysmon/Operational"}""", "Unknown")]
    [InlineData("""{"event":{"module":"sysmon","provider":"x","code":"nine"}}""", "Unknown")]
    [InlineData("""{"winlog":{"event_id":13},"event":{"provider":"Microsoft-Windows-Sysmon"}}""", "RegistryValueSet")]
    [InlineData("""{"EventID":13,"TargetObject":"HKLM\\x"}""", "RegistryValueSet")]
    [InlineData("""{"EventID":13,"Image":"x"}""", "Unknown")]
    [InlineData("""{"event.code":"13","registry.key":"HKLM\\x"}""", "RegistryValueSet")]
    [InlineData("""{"event.code":"13","registry.key":"HKLM\\x","event.module":"other"}""", "Unknown")]
    [InlineData("""{"event.code":"15","registry.key":"HKLM\\x"}""", "Unknown")]
    [InlineData("""{"event.code":"13","process.name":"x"}""", "Unknown")]
    public void A_sysmon_record_is_of_the_class_of_its_id(string json, string expected) =>
        Assert.Equal(expected, Build.View(json).Classes.ToString());

    [Theory]
    [InlineData("\"%%1904\"", "RegistryValueSet")]
    [InlineData("\"%%1905\"", "RegistryValueSet")]
    [InlineData("\"Existing registry value modified\"", "RegistryValueSet")]
    [InlineData("\"new registry value created\"", "RegistryValueSet")]
    [InlineData("\"%%1906\"", "RegistryKeyCreateDelete")]
    [InlineData("\"Registry value deleted\"", "RegistryKeyCreateDelete")]
    [InlineData("\"%%1999\"", "RegistryKeyCreateDelete, RegistryValueSet")]
    [InlineData("null", "RegistryKeyCreateDelete, RegistryValueSet")]
    public void A_registry_audit_is_of_the_class_of_its_operation(string operation, string expected) =>
        Assert.Equal(expected, Build.View($$"""{"Channel":"security","EventID":4657,"OperationType":{{operation}}}""").Classes.ToString());

    [Theory]
    [InlineData(4688, "ProcessStart")]
    [InlineData(4663, "FileCreate, RegistryKeyCreateDelete")]
    [InlineData(4660, "RegistryKeyCreateDelete, FileDelete")]
    [InlineData(4624, "Other")]
    public void Another_audit_is_of_every_class_its_id_may_stand_for(int id, string expected) =>
        Assert.Equal(expected, Build.View($$"""{"Provider_Name":"Microsoft-Windows-Security-Auditing","EventID":{{id}}}""")
            .Classes.ToString());

    [Theory]
    [InlineData("""{"Channel":"System","EventID":13}""", "Other")]
    [InlineData("""{"winlog":{"provider_name":"Microsoft-Windows-PowerShell"},"event":{"code":"13"},"registry":{"path":"x"}}""", "Other")]
    [InlineData("""{"ActionType":"RegistryValueSet"}""", "RegistryValueSet")]
    [InlineData("""{"ActionType":"RegistryValueDeleted"}""", "RegistryKeyCreateDelete")]
    [InlineData("""{"ActionType":"LogonSuccess"}""", "Other")]
    [InlineData("""{"foo":"bar"}""", "Unknown")]
    public void Other_logs_and_Defender_are_of_the_class_they_name(string json, string expected) =>
        Assert.Equal(expected, Build.View(json).Classes.ToString());

    [Theory]
    [InlineData("""{"category":["registry"],"type":["change"]}""", "RegistryAny")]
    [InlineData("""{"category":["configuration","registry"],"type":["info","Change"]}""", "RegistryAny")]
    [InlineData("""{"category":"registry","type":"change","action":"Modification"}""", "RegistryValueSet")]
    [InlineData("""{"category":"registry","type":"deletion"}""", "RegistryKeyCreateDelete")]
    [InlineData("""{"category":"registry","type":"access"}""", "Other")]
    [InlineData("""{"category":"registry"}""", "RegistryAny")]
    [InlineData("""{"category":["configuration","registry"]}""", "RegistryAny")]
    [InlineData("""{"category":"configuration"}""", "SysmonStatus, RegistryAny")]
    [InlineData("""{"category":"file","action":"creation"}""", "FileCreate")]
    [InlineData("""{"category":"library","action":"load"}""", "ImageLoad")]
    [InlineData("""{"action":"RegistryEvent (Value Set)"}""", "RegistryValueSet")]
    [InlineData("""{"category":"network","type":"start","action":"modification"}""", "NetworkConnection")]
    [InlineData("""{"category":"authentication","type":"start"}""", "Other")]
    [InlineData("""{"type":"change"}""", "Unknown")]
    public void An_ECS_record_without_a_Windows_log_is_told_by_category_type_and_action(string members, string expected) =>
        Assert.Equal(expected, Build.View($$"""{"event":{{members}}}""").Classes.ToString());
}
