using System.Text;
using RuleGen.Events;
using RuleGen.Shared;
using RuleGen.Testing;

namespace RuleGen.Tests.Events;

/// <summary>Which records are offered to rules for a log source.</summary>
public sealed class LogSourceTests
{
    private const string Sysmon = "Microsoft-Windows-Sysmon/Operational";

    [Theory]
    [InlineData("windows", "process_creation", null, """{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1}""", true)]
    [InlineData("windows", "process_creation", null, """{"Channel":"microsoft-windows-sysmon/operational","EventID":"1"}""", true)]
    [InlineData("Windows", "Process_Creation", null, """{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1}""", true)]
    [InlineData(null, "process_creation", null, """{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1}""", true)]
    [InlineData("linux", "process_creation", null, """{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1}""", false)]
    [InlineData("windows", "process_creation", null, """{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":3}""", false)]
    [InlineData("windows", "process_creation", null, """{"Channel":"Application","EventID":1}""", false)]
    [InlineData("windows", "process_creation", null, """{"Channel":"Security","EventID":4688}""", true)]
    [InlineData("windows", "process_creation", "security", """{"Channel":"Security","EventID":4688}""", true)]
    [InlineData("windows", "process_creation", "sysmon", """{"Channel":"Security","EventID":4688}""", false)]
    [InlineData("windows", null, "security", """{"Channel":"security","EventID":4624}""", true)]
    [InlineData("windows", null, "security", """{"Channel":"System","EventID":7045}""", false)]
    [InlineData("windows", null, "no-such-service", """{"Channel":"Security","EventID":1}""", false)]
    [InlineData("windows", null, "applocker", """{"Channel":"Microsoft-Windows-AppLocker/EXE and DLL","EventID":8004}""", true)]
    [InlineData("windows", null, null, """{"Channel":"System","EventID":7045}""", true)]
    [InlineData("windows", "ps_script", null, """{"Channel":"PowerShellCore/Operational","EventID":4104}""", true)]
    [InlineData("windows", "ps_script", null, """{"Channel":"Microsoft-Windows-PowerShell/Operational","EventID":4103}""", false)]
    [InlineData("windows", "ps_classic_start", null, """{"Channel":"Windows PowerShell","EventID":400}""", true)]
    [InlineData("windows", "file_access", null, """{"Channel":"Analytic","Provider_Name":"Microsoft-Windows-Kernel-File","EventID":12}""", true)]
    [InlineData("windows", "file_access", null, """{"Channel":"Analytic","Provider_Name":"Other","EventID":12}""", false)]
    [InlineData("windows", "webserver", null, """{"Channel":"Security","EventID":4624}""", false)]
    public void Windows_records_are_told_by_channel_and_id(string? product, string? category, string? service, string record, bool expected) =>
        AssertOffered(new LogSourceDefinition(product, category, service, true, true), null, record, expected);

    [Theory]
    [InlineData("process_creation", """{"Provider_Name":"Microsoft-Windows-Sysmon","EventID":1}""", true)]
    [InlineData("process_creation", """{"Provider_Name":"Microsoft-Windows-Security-Auditing","EventID":4688}""", true)]
    [InlineData("process_creation", """{"Provider_Name":"Other","EventID":1}""", false)]
    [InlineData("process_creation", """{"EventID":1,"CommandLine":"x"}""", true)]
    [InlineData("process_creation", """{"EventID":2,"CommandLine":"x"}""", false)]
    [InlineData("file_access", """{"EventID":2}""", false)]
    public void Without_a_channel_the_provider_tells_and_without_both_the_id(string category, string record, bool expected) =>
        AssertOffered(new LogSourceDefinition("windows", category, null, true, true), null, record, expected);

    [Theory]
    [InlineData("registry_add", 12, "CreateKey", true)]
    [InlineData("registry_add", 12, "DeleteKey", false)]
    [InlineData("registry_add", 12, "INFO", false)]
    [InlineData("registry_delete", 12, "DeleteKey", true)]
    [InlineData("registry_delete", 12, "deletevalue", true)]
    [InlineData("registry_delete", 12, "CreateKey", false)]
    [InlineData("registry_set", 13, "SetValue", true)]
    [InlineData("registry_event", 12, "INFO", true)]
    [InlineData("registry_event", 14, "RenameKey", true)]
    [InlineData("registry_rename", 14, "RenameKey", true)]
    public void Registry_categories_share_ids_and_are_told_apart_by_the_operation(string category, int id, string eventType, bool expected) =>
        AssertOffered(
            new LogSourceDefinition("windows", category, null, true, true), null,
            $$"""{"Channel":"{{Sysmon}}","EventID":{{id}},"EventType":"{{eventType}}"}""", expected);

    [Theory]
    [InlineData("registry_set", "%%1904", true)]
    [InlineData("registry_set", "%%1905", true)]
    [InlineData("registry_set", "Existing registry value modified", true)]
    [InlineData("registry_set", "%%1906", false)]
    [InlineData("registry_delete", "%%1906", true)]
    [InlineData("registry_delete", "%%1904", false)]
    [InlineData("registry_add", "%%1904", false)]
    [InlineData("registry_event", "%%1906", true)]
    public void The_security_log_stands_for_a_category_unless_the_rule_does_without(string category, string operation, bool expected)
    {
        string record = $$"""{"Channel":"Security","EventID":4657,"OperationType":"{{operation}}"}""";
        AssertOffered(new LogSourceDefinition("windows", category, null, true, true), null, record, expected);
        AssertOffered(new LogSourceDefinition("windows", category, null, false, true), null, record, false);
    }

    [Theory]
    [InlineData("windows", "process_creation", """{"event":{"module":"endpoint","category":["process"],"type":["start"],"action":"start"}}""", true)]
    [InlineData("linux", "process_creation", """{"event":{"module":"endpoint","category":["process"],"type":["start"],"action":"start"}}""", false)]
    [InlineData("linux", "process_creation", """{"event":{"category":["process"],"type":["start"],"action":"start"},"host":{"os":{"type":"linux"}}}""", true)]
    [InlineData(
        "windows",
        "process_creation",
        """{"event":{"category":["process"],"type":["start"],"action":"start"},"host":{"os":{"type":"linux"}}}""",
        false)]
    [InlineData(
        "windows",
        "process_creation",
        """{"event":{"category":["process"],"type":["start"],"action":"start"},"host":{"os":{"type":"windows"}}}""",
        true)]
    [InlineData("windows", "file_event", """{"event":{"category":["process"],"type":["start"],"action":"start"}}""", false)]
    [InlineData("windows", "registry_add", """{"event":{"category":["registry"],"type":["creation"]}}""", true)]
    [InlineData("windows", "registry_add", """{"event":{"category":["registry"],"type":["deletion"]}}""", false)]
    [InlineData("windows", "registry_delete", """{"event":{"category":["registry"],"type":["deletion"]}}""", true)]
    [InlineData("windows", "registry_set", """{"ActionType":"RegistryValueSet"}""", true)]
    [InlineData("windows", "registry_delete", """{"ActionType":"RegistryValueDeleted"}""", true)]
    [InlineData("windows", "registry_add", """{"ActionType":"RegistryValueDeleted"}""", false)]
    [InlineData("windows", "ps_script", """{"ActionType":"RegistryValueSet"}""", false)]
    [InlineData("windows", "process_creation", """{"event":{"category":["authentication"]}}""", false)]
    public void Records_of_a_known_class_are_offered_to_the_rules_for_it(string product, string category, string record, bool expected) =>
        AssertOffered(new LogSourceDefinition(product, category, null, true, true), null, record, expected);

    [Theory]
    [InlineData("linux", "process_creation", null, 1, true)]
    [InlineData("linux", "file_event", null, 11, true)]
    [InlineData("linux", "process_creation", null, 3, false)]
    [InlineData("linux", null, "sysmon", 3, true)]
    [InlineData("linux", null, "auditd", 3, false)]
    [InlineData("windows", "process_creation", null, 1, false)]
    [InlineData(null, "process_creation", null, 1, true)]
    public void Sysmon_for_linux_is_of_linux(string? product, string? category, string? service, int id, bool expected)
    {
        var asked = new LogSourceDefinition(product, category, service, true, true);
        AssertOffered(asked, null, $$"""{"Channel":"Linux-Sysmon/Operational","EventID":{{id}}}""", expected);
        AssertOffered(asked, null, $$"""{"Provider_Name":"Linux-Sysmon","EventID":{{id}}}""", expected);
    }

    [Theory]
    [InlineData("product=linux,service=sshd", "linux", null, "sshd", true)]
    [InlineData("product=linux,service=sshd", "linux", null, null, true)]
    [InlineData("product=Linux,service=SSHD", "linux", null, "sshd", true)]
    [InlineData("product=linux,service=sshd", "linux", null, "auditd", false)]
    [InlineData("product=linux,service=sshd", "windows", null, null, false)]
    [InlineData("product=linux", "linux", null, "sshd", false)]
    [InlineData("category=webserver", null, "webserver", null, true)]
    [InlineData("category=webserver", "apache", "webserver", null, false)]
    [InlineData("category=webserver", null, "proxy", null, false)]
    [InlineData("product=windows,category=process_creation", "windows", "process_creation", null, true)]
    [InlineData("", "okta", null, "okta", true)]
    [InlineData("", "okta", null, "okta", false, true)]
    public void A_declaration_says_what_a_record_leaves_open(
        string declared, string? product, string? category, string? service, bool expected, bool needsDeclaration = false) =>
        AssertOffered(
            new LogSourceDefinition(product, category, service, true, needsDeclaration), Declared(declared),
            """{"product":"windows","category":"process_creation","service":"security","message":"x"}""", expected);

    [Theory]
    [InlineData("product=windows", "windows", "process_creation", null, true)]
    [InlineData("service=custom", "windows", "process_creation", "custom", true)]
    [InlineData("service=custom", "windows", "process_creation", "sysmon", false)]
    [InlineData("category=custom", "windows", "process_creation", null, false)]
    [InlineData("product=linux", "linux", "process_creation", null, false)]
    [InlineData("product=linux", "windows", "process_creation", null, false)]
    public void A_declaration_wins_for_what_it_names(string declared, string? product, string? category, string? service, bool expected) =>
        AssertOffered(
            new LogSourceDefinition(product, category, service, true, true), Declared(declared), $$"""{"Channel":"{{Sysmon}}","EventID":1}""", expected);

    [Fact]
    public void A_record_of_a_known_source_is_never_offered_to_rules_for_another()
    {
        var asked = new LogSourceDefinition("okta", null, "okta", true, false);
        AssertOffered(asked, null, """{"eventType":"user.session.start"}""", true);
        AssertOffered(asked, null, """{"Channel":"Security","EventID":4624}""", false);
        AssertOffered(asked, null, """{"ActionType":"ProcessCreated"}""", false);
    }

    [Fact]
    public void A_declaration_of_nothing_is_none()
    {
        var asked = new LogSourceDefinition("okta", null, "okta", true, false);
        AssertOffered(asked, new LogSource(null, null, null), """{"eventType":"user.session.start"}""", true);
        AssertOffered(asked with { NeedsDeclaration = true }, new LogSource(null, null, null), """{"eventType":"user.session.start"}""", false);
    }

    [Fact]
    public void A_buffer_keeps_its_declaration_until_it_is_changed()
    {
        var e = new EventBuffer(EventSchema.Create(false, [new LogSourceDefinition("linux", null, null, true, true)]));
        Assert.Equal(ReadStatus.Ok, e.ReadJson("{}"u8));
        Assert.False(e.IsFrom(0));
        e.LogSource = new LogSource("linux", null, null);
        Assert.True(e.IsFrom(0));
        Assert.Equal(ReadStatus.Ok, e.ReadJson("{}"u8));
        Assert.True(e.IsFrom(0));
        e.LogSource = null;
        Assert.False(e.IsFrom(0));
    }

    [Fact]
    public void Many_log_sources_are_judged_each_by_itself()
    {
        LogSourceDefinition[] asked =
            [.. WindowsLogSources.Services.Select(service => new LogSourceDefinition("windows", null, service.Name, true, true)), .. Categories()];
        var e = new EventBuffer(EventSchema.Create(false, asked));
        foreach (WindowsService service in WindowsLogSources.Services)
        {
            foreach (string channel in service.Channels)
            {
                Assert.Equal(ReadStatus.Ok, e.ReadJson(Encoding.UTF8.GetBytes($$"""{"Channel":"{{channel}}","EventID":99999}""")));
                for (int again = 0; again < 2; again++)
                {
                    string?[] offered = [.. Enumerable.Range(0, asked.Length).Where(e.IsFrom).Select(i => asked[i].Service)];
                    Assert.Equal(WindowsLogSources.Services.Where(other => other.Channels.Contains(channel)).Select(other => other.Name), offered);
                }
            }
        }
    }

    [Fact]
    public void Judging_a_record_allocates_nothing()
    {
        var e = new EventBuffer(EventSchema.Create(false, [.. Categories()]));
        byte[] record = Encoding.UTF8.GetBytes($$"""{"Channel":"{{Sysmon}}","EventID":12,"EventType":"CreateKey"}""");
        Assert.Equal(2 * 200, Judge(200));
        int offered = 0;
        Assert.Equal(0, SteadyState.BytesOf(() => offered = Judge(1000)));
        Assert.Equal(2 * 1000, offered);

        int Judge(int rounds)
        {
            int count = 0;
            for (int round = 0; round < rounds; round++)
            {
                e.ReadJson(record);
                for (int i = 0; i < e.Schema.LogSources.Length; i++)
                {
                    if (e.IsFrom(i)) count++;
                }
            }
            return count;
        }
    }

    private static LogSourceDefinition[] Categories() =>
        [.. WindowsLogSources.Categories.Select(category => new LogSourceDefinition("windows", category.Name, null, true, true))];

    private static LogSource? Declared(string text)
    {
        if (text.Length == 0) return null;
        Dictionary<string, string> parts = text.Split(',').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
        return new LogSource(parts.GetValueOrDefault("product"), parts.GetValueOrDefault("category"), parts.GetValueOrDefault("service"));
    }

    private static void AssertOffered(LogSourceDefinition asked, LogSource? declared, string record, bool expected)
    {
        var e = new EventBuffer(EventSchema.Create(false, [asked])) { LogSource = declared };
        Assert.Equal(ReadStatus.Ok, e.ReadJson(Encoding.UTF8.GetBytes(record)));
        Assert.Equal(expected, e.IsFrom(0));
    }
}
