using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Tests.Evaluation;

public class LogSourceTests
{
    private const string Sysmon = "\"Channel\":\"Microsoft-Windows-Sysmon/Operational\"";
    private const string LinuxSysmon = "\"Channel\":\"Linux-Sysmon/Operational\",\"Provider_Name\":\"Linux-Sysmon\"";

    [Theory]
    [InlineData("process_creation", Sysmon + ",\"EventID\":1", true)]
    [InlineData("process_creation", Sysmon + ",\"EventID\":3", false)]
    [InlineData("process_creation", "\"Channel\":\"System\",\"EventID\":1", false)]
    [InlineData("process_creation", "\"EventID\":1", true)]
    [InlineData("process_creation", "\"Provider_Name\":\"Microsoft-Windows-Sysmon\",\"EventID\":\"1\"", true)]
    [InlineData("PROCESS_creation", "\"Channel\":\"microsoft-windows-sysmon/operational\",\"EventID\":\"1\"", true)]
    [InlineData("sysmon_status", Sysmon + ",\"EventID\":16", true)]
    [InlineData("registry_set", Sysmon + ",\"EventID\":13", true)]
    [InlineData("registry_event", Sysmon + ",\"EventID\":12", true)]
    [InlineData("registry_event", Sysmon + ",\"EventID\":14", true)]
    [InlineData("registry_add", Sysmon + ",\"EventID\":12,\"EventType\":\"CreateKey\"", true)]
    [InlineData("registry_add", Sysmon + ",\"EventID\":12,\"EventType\":\"DeleteKey\"", false)]
    [InlineData("registry_add", Sysmon + ",\"EventID\":12", false)]
    [InlineData("registry_delete", Sysmon + ",\"EventID\":12,\"EventType\":\"deletekey\"", true)]
    [InlineData("registry_delete", Sysmon + ",\"EventID\":12,\"EventType\":\"DeleteValue\"", true)]
    [InlineData("registry_delete", Sysmon + ",\"EventID\":12,\"EventType\":\"INFO\"", false)]
    [InlineData("ps_script", "\"Channel\":\"PowerShellCore/Operational\",\"EventID\":4104", true)]
    [InlineData("ps_script", "\"Channel\":\"Windows PowerShell\",\"EventID\":4104", false)]
    [InlineData("ps_classic_start", "\"Channel\":\"Windows PowerShell\",\"EventID\":400", true)]
    [InlineData("file_access", "\"Channel\":\"x\",\"Provider_Name\":\"Microsoft-Windows-Kernel-File\",\"EventID\":12", true)]
    [InlineData("webserver", Sysmon + ",\"EventID\":1", false)]
    public void A_category_of_Windows_is_a_channel_and_ids(string category, string members, bool expected) =>
        Assert.Equal(expected, Build.View("{" + members + "}").IsFrom(Of("windows", category)));

    [Theory]
    [InlineData("process_creation", 4688, "", true)]
    [InlineData("network_connection", 5156, "", true)]
    [InlineData("process_termination", 4689, "", true)]
    [InlineData("file_event", 4663, "", true)]
    [InlineData("file_delete", 4660, "", true)]
    [InlineData("registry_set", 4657, "%%1904", true)]
    [InlineData("registry_set", 4657, "%%1905", true)]
    [InlineData("registry_set", 4657, "%%1906", false)]
    [InlineData("registry_set", 4657, "", false)]
    [InlineData("registry_delete", 4657, "%%1906", true)]
    [InlineData("registry_delete", 4657, "%%1905", false)]
    [InlineData("registry_add", 4657, "%%1904", false)]
    [InlineData("registry_event", 4657, "", true)]
    [InlineData("image_load", 4688, "", false)]
    public void The_Security_log_has_equivalents_unless_the_rule_does_without(string category, int id, string operation, bool expected)
    {
        EventView view = Build.View($$"""{"Channel":"security","EventID":{{id}},"OperationType":"{{operation}}"}""");

        Assert.Equal(expected, view.IsFrom(Of("windows", category)));
        Assert.False(view.IsFrom(Of("windows", category) with { SecurityEquivalents = false }));
    }

    [Theory]
    [InlineData("security", "Security", true)]
    [InlineData("security", "SECURITY", true)]
    [InlineData("system", "Security", false)]
    [InlineData("powershell", "PowerShellCore/Operational", true)]
    [InlineData("sysmon", "Microsoft-Windows-Sysmon/Operational", true)]
    [InlineData("nosuchservice", "Security", false)]
    public void A_service_of_Windows_is_a_channel(string service, string channel, bool expected) => Assert.Equal(
        expected, Build.View($$"""{"Channel":"{{channel}}","EventID":1}""").IsFrom(Of("windows", service: service)));

    [Theory]
    [InlineData("linux", "process_creation", null, LinuxSysmon + ",\"EventID\":1", true)]
    [InlineData("linux", "process_creation", null, LinuxSysmon + ",\"EventID\":3", false)]
    [InlineData("linux", null, "sysmon", LinuxSysmon + ",\"EventID\":3", true)]
    [InlineData("windows", "process_creation", null, LinuxSysmon + ",\"EventID\":1", false)]
    [InlineData("linux", "process_creation", null, Sysmon + ",\"EventID\":1", false)]
    [InlineData("linux", null, null, Sysmon + ",\"EventID\":1", false)]
    [InlineData(null, "process_creation", null, Sysmon + ",\"EventID\":1", true)]
    [InlineData(null, "process_creation", null, LinuxSysmon + ",\"EventID\":1", true)]
    [InlineData(null, null, "sshd", Sysmon + ",\"EventID\":1", false)]
    [InlineData("windows", null, null, Sysmon + ",\"EventID\":99", true)]
    public void A_rule_for_another_product_is_never_offered_a_known_record(
        string? product, string? category, string? service, string members, bool expected) => Assert.Equal(
        expected, Build.View("{" + members + "}").IsFrom(new LogSource(product, category, service, true, NeedsDeclaration: false)));

    [Theory]
    [InlineData("windows", "process_creation", """{"event.category":"process","event.type":"start","event.action":"start"}""", true)]
    [InlineData("windows", "registry_set", """{"event.category":"process","event.type":"start","event.action":"start"}""", false)]
    [InlineData(
        "linux", "process_creation", """{"event.category":"process","event.type":"start","event.action":"start","host.os.type":"linux"}""", true)]
    [InlineData(
        "windows", "process_creation", """{"event.category":"process","event.type":"start","event.action":"start","host.os.type":"linux"}""", false)]
    [InlineData("windows", "registry_set", """{"ActionType":"RegistryValueSet"}""", true)]
    [InlineData("windows", "registry_add", """{"ActionType":"RegistryKeyCreated"}""", true)]
    [InlineData("windows", "registry_add", """{"ActionType":"RegistryKeyDeleted"}""", false)]
    [InlineData("windows", "registry_delete", """{"ActionType":"RegistryValueDeleted"}""", true)]
    [InlineData("windows", "registry_delete", """{"event.category":"registry","event.type":"deletion"}""", true)]
    [InlineData("windows", "registry_add", """{"event.category":"registry","event.type":"deletion"}""", false)]
    public void A_record_of_a_known_class_is_of_its_category(string product, string category, string json, bool expected) =>
        Assert.Equal(expected, Build.View(json).IsFrom(Of(product, category)));

    [Theory]
    [InlineData("linux", null, null, true)]
    [InlineData("LINUX", null, "sshd", true)]
    [InlineData("linux", null, "auditd", false)]
    [InlineData("windows", null, null, false)]
    [InlineData("linux", "process_creation", null, false)]
    [InlineData(null, null, "sshd", true)]
    public void A_declaration_says_what_a_record_is(string? product, string? category, string? service, bool expected)
    {
        var view = new EventView(JsonRecord.Of("""{"msg":"x"}"""), new DeclaredLogSource("linux", null, "sshd"));

        Assert.Equal(expected, view.IsFrom(new LogSource(product, category, service, true, NeedsDeclaration: true)));
    }

    [Fact]
    public void A_declaration_wins_over_the_record_for_what_it_names()
    {
        RecordValue record = JsonRecord.Of("{" + Sysmon + ",\"EventID\":1}");
        var view = new EventView(record, new DeclaredLogSource(null, null, "special"));

        Assert.True(view.IsFrom(Of("windows", "process_creation", "special")));
        Assert.False(view.IsFrom(Of("windows", "process_creation", "sysmon")));
    }

    [Fact]
    public void A_record_declared_to_be_of_another_product_says_nothing_of_itself()
    {
        var view = new EventView(JsonRecord.Of("{" + Sysmon + ",\"EventID\":1}"), new DeclaredLogSource("linux"));

        Assert.True(view.IsFrom(Of("linux")));
        Assert.False(view.IsFrom(Of("linux", "process_creation")));
        Assert.False(view.IsFrom(Of("linux", service: "sysmon")));
    }

    [Theory]
    [InlineData("""{"msg":"x"}""")]
    [InlineData("""{"msg":"x","product":"windows","category":"process_creation","service":"security"}""")]
    public void A_record_of_no_known_source_is_offered_to_rules_that_need_no_declaration(string json)
    {
        EventView view = Build.View(json);

        Assert.True(view.IsFrom(new LogSource("linux", null, "sshd", true, NeedsDeclaration: false)));
        Assert.False(view.IsFrom(new LogSource("windows", "process_creation", null, true, NeedsDeclaration: true)));
    }

    [Fact]
    public void A_rule_matches_only_what_it_is_offered()
    {
        Rule rule = Build.Rule(Build.Is(Build.Sigma("Image"), "x")) with { LogSource = Of("windows", "process_creation") };

        Assert.True(ReferenceEvaluator.IsMatch(rule, Build.View("{" + Sysmon + ",\"EventID\":1,\"Image\":\"x\"}")));
        Assert.False(ReferenceEvaluator.IsMatch(rule, Build.View("{" + Sysmon + ",\"EventID\":7,\"Image\":\"x\"}")));
    }

    private static LogSource Of(string product, string? category = null, string? service = null) =>
        new(product, category, service, SecurityEquivalents: true, NeedsDeclaration: true);
}
