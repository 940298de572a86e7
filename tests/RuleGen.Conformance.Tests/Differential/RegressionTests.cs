using RuleGen.Compiler.Model;
using RuleGen.Conformance.Tests.Support;

namespace RuleGen.Conformance.Tests.Differential;

/// <summary>What random rules and events once found: pairs on which the two answers differed, with the one that is right.</summary>
public sealed class RegressionTests
{
    private static readonly Dictionary<string, CompiledRules> _compiled = new(StringComparer.Ordinal);

    [Theory]
    [InlineData("process.name: \"𐐨x\"", """{"process":{"name":"𐐀X"}}""", true)]
    [InlineData("process.name: \"𐐨x\"", """{"process":{"name":"\ud801\udc28x"}}""", true)]
    [InlineData("process.name: \"𐐨x\"", """{"process":{"name":"𐐩x"}}""", false)]
    public void Letters_beyond_the_basic_plane_compare_without_case(string query, string record, bool expected) =>
        AssertAnswer(query, record, expected);

    [Theory]
    [InlineData("""{"registry":{"hive":"HKLM","key":"\\Software\\a"}}""", true)]
    [InlineData("""{"registry":{"path":"HKLM\\Software\\a\\\\"}}""", true)]
    [InlineData("""{"registry":{"path":"HKLM\\Software\\a\\v"}}""", true)]
    [InlineData("""{"registry":{"path":"HKLM\\\\Software\\a\\v"}}""", true)]
    [InlineData("""{"registry":{"path":"HKLM\\Software\\\\a\\v"}}""", false)]
    public void Backslashes_at_the_ends_of_a_key_do_not_count(string record, bool expected) =>
        AssertAnswer("registry.key: \"HKLM\\\\Software\\\\a\"", record, expected);

    [Theory]
    [InlineData("""{"Event":{"System":{"EventID":1},"EventData":{"TimeCreated_SystemTime":"2025-06-04"}}}""", false)]
    [InlineData("""{"Event":{"System":{"EventID":1,"TimeCreated":{"#attributes":{"SystemTime":"2025-06-04"}}}}}""", true)]
    [InlineData("""{"winlog":{"event_id":1,"event_data":{"TimeCreated_SystemTime":"2025-06-04"}}}""", false)]
    public void The_data_of_an_event_cannot_pose_as_its_log(string record, bool expected) =>
        AssertAnswer("@timestamp: 2025-06-04", record, expected);

    [Theory]
    [InlineData("process.name: b.exe", """{"ActionType":"ProcessCreated","InitiatingProcessFileName":"b.exe"}""", false)]
    [InlineData("process.name: b.exe", """{"ActionType":"ProcessCreated","FileName":"b.exe"}""", true)]
    [InlineData("process.name: b.exe", """{"ActionType":"RegistryValueSet","InitiatingProcessFileName":"b.exe"}""", true)]
    [InlineData("user.id: *", """{"ActionType":"ProcessCreated","InitiatingProcessAccountSid":"S-1-5-18"}""", false)]
    public void A_process_that_started_is_not_taken_for_the_one_that_started_it(string query, string record, bool expected) =>
        AssertAnswer(query, record, expected);

    [Theory]
    [InlineData("process.name: B.exe", """{"process":{"executable":"C:\\a\\b.exe"}}""", true)]
    [InlineData("file.extension: gz", """{"file":{"path":"/a/x.tar.gz"}}""", true)]
    [InlineData("file.extension: *", """{"file":{"path":"/a.b/x"}}""", false)]
    public void Parts_of_a_path_follow_from_the_path(string query, string record, bool expected) => AssertAnswer(query, record, expected);

    [Theory]
    [InlineData("""{"x":"needle","x":""}""", false)]
    [InlineData("""{"x":"","\u0078":"needle"}""", true)]
    [InlineData("""{"\u0078":"needle","x":""}""", false)]
    [InlineData("""{"event":{"code":"needle"},"event":{"code":1}}""", false)]
    [InlineData("""{"a":{"b":["needle"]},"a":{"c":["other"]}}""", false)]
    [InlineData("""{"a":[{"b":"needle"},{"b":"other"}]}""", true)]
    [InlineData("""{"Event":{"UserData":{"X":{"a":"needle"},"X":{"a":"y"}}}}""", false)]
    public void A_search_through_the_record_passes_over_members_that_are_replaced(string record, bool expected) =>
        AssertAnswer("needle", record, expected);

    [Theory]
    [InlineData("""{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":-5,"TargetObject":"x"}""")]
    [InlineData("""{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":4294967309,"TargetObject":"x"}""")]
    public void An_event_id_that_is_none_leaves_the_class_open(string record) =>
        AssertAnswer("registry.path: x", record, true);

    [Theory]
    [InlineData("""{"RegistryKey":"HKLM\\a","RegistryValueName":"b"}""", true)]
    [InlineData("""{"RegistryKey":"HKLM\\a","RegistryValueName":["c","b"]}""", true)]
    [InlineData("""{"registry":{"path":"HKLM\\a\\b"}}""", true)]
    [InlineData("""{"registry":{"path":"HKLM\\a\\b","value":"c"}}""", false)]
    public void A_value_is_named_by_whatever_the_record_calls_it(string record, bool expected) =>
        AssertAnswer("registry.value: b", record, expected);

    [Theory]
    [InlineData("""{"registry":{"path":"HKLM\\a\\Ä\\b","value":"ä\\B"}}""", true)]
    [InlineData("""{"registry":{"path":"HKLM\\a\\Ä\\b","value":"b"}}""", false)]
    public void A_value_name_that_holds_a_backslash_is_told_from_the_key_without_case(string record, bool expected) =>
        AssertAnswer("registry.key: \"HKLM\\\\a\"", record, expected);

    [Theory]
    [InlineData("""{"registry.hive":"HKLM","registry.key":["x","Software\\a"]}""", true)]
    [InlineData("""{"registry.hive":"HKLM","registry.key":["x","HKU\\Software\\a"]}""", false)]
    public void A_hive_told_apart_belongs_to_each_key_without_one(string record, bool expected) =>
        AssertAnswer("registry.key: \"HKLM\\\\Software\\\\a\"", record, expected);

    [Theory]
    [InlineData("""{"event":{"code":12,"action":"RegistryEvent (Value Set)"},"registry":{"value":{"x":"y"}}}""", false)]
    [InlineData("""{"event":{"code":12},"registry":{"value":"y"}}""", true)]
    public void A_code_is_one_of_Sysmon_only_beside_a_fact_of_the_registry(string record, bool expected) =>
        AssertAnswer("event.type: creation", record, expected);

    [Theory]
    [InlineData("""{"EventID":13,"TargetObject":"x","Details":["Binary Data","a"]}""", true)]
    [InlineData("""{"EventID":13,"TargetObject":"x","Details":"Binary Data"}""", false)]
    public void Each_of_several_data_has_its_type(string record, bool expected) =>
        AssertAnswer("registry.data.type: REG_SZ", record, expected);

    private static void AssertAnswer(string query, string record, bool expected)
    {
        if (!_compiled.TryGetValue(query, out CompiledRules? rules))
            _compiled.Add(query, rules = CompiledRules.Of([RuleDocument.Of(query, ReadingMode.Intent)]));
        Assert.Equal(expected, rules.IsMatch(0, record));
    }
}
