using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Tests.Evaluation;

public class RegistryFactsTests
{
    private const string Sysmon = "\"Channel\":\"Microsoft-Windows-Sysmon/Operational\",";
    private const string Audit = "\"Channel\":\"Security\",\"EventID\":4657,";

    [Theory]
    [InlineData(Sysmon + """ "EventID":13,"TargetObject":"HKLM\\a\\b" """, "HKLM\\a\\b")]
    [InlineData(Sysmon + """ "EventID":13,"TargetObject":"HKLM\\a","registry.path":"HKLM\\b" """, "HKLM\\b")]
    [InlineData(""" "event.module":"endpoint","registry.path":"HKLM\\b","registry.key":"c" """, "HKLM\\b")]
    [InlineData(""" "winlog.channel":"x","registry.path":"HKLM\\b","winlog.event_data.TargetObject":"c" """, "HKLM\\b")]
    [InlineData(""" "winlog.channel":"x","winlog.event_data.TargetObject":"HKLM\\c" """, "HKLM\\c")]
    [InlineData(Audit + """ "ObjectName":"\\REGISTRY\\MACHINE\\a","ObjectValueName":"v" """, "\\REGISTRY\\MACHINE\\a\\v")]
    [InlineData(Audit + """ "ObjectName":"\\REGISTRY\\MACHINE\\a","ObjectValueName":"" """, "\\REGISTRY\\MACHINE\\a\\")]
    [InlineData(Audit + """ "ObjectName":"\\REGISTRY\\MACHINE\\a" """, "\\REGISTRY\\MACHINE\\a")]
    [InlineData(""" "Channel":"Security","EventID":4663,"ObjectName":"C:\\secret.txt" """, "-")]
    [InlineData(""" "ActionType":"RegistryValueSet","RegistryKey":"HKEY_USERS\\a","RegistryValueName":"v" """, "HKEY_USERS\\a\\v")]
    [InlineData(""" "registry.key":"HKLM\\a","registry.value":"v","registry.hive":"HKLM" """, "HKLM\\a\\v")]
    [InlineData(""" "registry.key":"a","registry.value":"v","registry.hive":"HKLM" """, "HKLM\\a\\v")]
    [InlineData(""" "registry.key":"a","registry.value":"v" """, "a\\v")]
    [InlineData(""" "registry.value":"v" """, "-")]
    public void The_path_is_the_records_own_else_key_and_value_name(string members, string expected) =>
        Assert.Equal(expected, Build.Texts(Build.View("{" + members + "}"), Build.Canonical("registry.path")));

    [Theory]
    [InlineData(Sysmon + """ "EventID":13,"TargetObject":"HKLM\\a\\b" """, "HKLM\\a\\b|HKLM\\a")]
    [InlineData(Sysmon + """ "EventID":12,"EventType":"CreateKey","TargetObject":"HKLM\\a\\b" """, "HKLM\\a\\b")]
    [InlineData(Sysmon + """ "EventID":12,"EventType":"DeleteValue","TargetObject":"HKLM\\a\\b" """, "HKLM\\a\\b|HKLM\\a")]
    [InlineData(Sysmon + """ "EventID":12,"EventType":"INFO","TargetObject":"HKLM\\a\\b" """, "HKLM\\a\\b|HKLM\\a")]
    [InlineData(Sysmon + """ "EventID":14,"TargetObject":"HKLM\\a\\b" """, "HKLM\\a\\b")]
    [InlineData(Sysmon + """ "EventID":13,"TargetObject":"HKLM" """, "HKLM")]
    [InlineData(""" "registry.path":"MACHINE\\a\\x\\y","registry.value":"X\\Y" """, "HKLM\\a\\x\\y|HKLM\\a")]
    [InlineData(""" "registry.path":"HKLM\\a\\","registry.value":"" """, "HKLM\\a\\|HKLM\\a")]
    [InlineData(""" "registry.path":"HKLM\\a\\(Default)","registry.value":"(Default)" """, "HKLM\\a\\(Default)|HKLM\\a")]
    [InlineData(""" "registry.path":"HKLM\\a\\b","registry.value":"other" """, "HKLM\\a\\b|HKLM\\a")]
    [InlineData(""" "registry.path":["HKLM\\a\\b","HKLM\\c\\d"] """, "HKLM\\a\\b|HKLM\\c\\d|HKLM\\a|HKLM\\c")]
    [InlineData(""" "RegistryKey":"HKEY_CURRENT_USER\\S-1-5-18\\a","RegistryValueName":"x\\y" """, "HKU\\S-1-5-18\\a")]
    [InlineData(Audit + """ "ObjectName":"\\REGISTRY\\MACHINE\\SYSTEM\\ControlSet001\\a" """, "HKLM\\SYSTEM\\CurrentControlSet\\a")]
    [InlineData(""" "foo":"bar" """, "-")]
    public void The_key_candidates_are_exact_only_where_the_source_is(string members, string expected)
    {
        EventView view = Build.View("{" + members + "}");

        Assert.Equal(expected, Build.Texts(view, Build.Canonical("registry.path", FieldForm.RegistryKey)));
        Assert.Equal(expected, Build.Texts(view, Build.Canonical("registry.key", FieldForm.RegistryKey)));
    }

    [Theory]
    [InlineData(Sysmon + """ "EventID":13,"TargetObject":"HKLM\\a\\b\\(Default)" """, "HKLM\\a\\b|a\\b", "(Default)|", "HKLM")]
    [InlineData(Sysmon + """ "EventID":13,"TargetObject":"HKCR\\x\\v" """, "HKLM\\SOFTWARE\\Classes\\x|SOFTWARE\\Classes\\x", "v", "HKLM")]
    [InlineData(Sysmon + """ "EventID":12,"EventType":"CreateKey","TargetObject":"HKU\\S-1-5-18\\b" """,
        "HKU\\S-1-5-18\\b|S-1-5-18\\b", "-", "HKU")]
    [InlineData(Sysmon + """ "EventID":13,"TargetObject":"\\REGISTRY\\A\\b\\v" """, "\\REGISTRY\\A\\b", "v", "-")]
    [InlineData(Audit + """ "ObjectName":"\\REGISTRY\\MACHINE\\a","ObjectValueName":"v" """,
        "\\REGISTRY\\MACHINE\\a|HKLM\\a|a", "v", "HKLM")]
    [InlineData(""" "registry.path":"HKLM\\a\\b","registry.key":"k","registry.value":"(default)","registry.hive":"h" """,
        "k|HKLM\\a|a", "(default)|", "h|HKLM")]
    public void Key_value_and_hive_are_the_records_own_and_parts_of_the_path(string members, string key, string value, string hive)
    {
        EventView view = Build.View("{" + members + "}");

        Assert.Equal(key, Build.Texts(view, Build.Canonical("registry.key")));
        Assert.Equal(value, Build.Texts(view, Build.Canonical("registry.value")));
        Assert.Equal(hive, Build.Texts(view, Build.Canonical("registry.hive")));
    }

    [Theory]
    [InlineData("registry.path", "HKLM\\SYSTEM\\CurrentControlSet\\a\\v")]
    [InlineData("registry.key", "HKLM\\SYSTEM\\CurrentControlSet\\a|SYSTEM\\CurrentControlSet\\a")]
    public void The_path_form_has_the_canonical_spelling(string field, string expected) => Assert.Equal(expected, Build.Texts(
        Build.View("""{"registry.path":"\\REGISTRY\\MACHINE\\SYSTEM\\ControlSet002\\a\\v"}"""),
        Build.Canonical(field, FieldForm.RegistryPath)));

    [Theory]
    [InlineData(Sysmon + """ "EventID":13,"Details":"DWORD (0x0000000A)" """, "10", "REG_DWORD")]
    [InlineData(Sysmon + """ "EventID":13,"Details":"Binary Data" """, "-", "REG_BINARY")]
    [InlineData(Sysmon + """ "EventID":13,"Details":"(Empty)" """, "", "REG_SZ")]
    [InlineData(Sysmon + """ "EventID":12 """, "-", "-")]
    [InlineData(Sysmon + """ "EventID":13,"Details":"binary data","registry.data":"x" """, "-", "REG_BINARY")]
    [InlineData(""" "registry.data":"a" """, "a", "-")]
    [InlineData(""" "registry.data":"a","registry":{"data":{"strings":["b","c"],"type":"REG_MULTI_SZ"}} """, "b|c", "REG_MULTI_SZ")]
    [InlineData(""" "registry":{"data":{"strings":[]}} """, "-", "-")]
    [InlineData(""" "registry.data.strings":["1"],"winlog.event_id":13,"winlog.event_data.Details":"DWORD (0x00000002)" """, "1", "REG_DWORD")]
    [InlineData(""" "winlog.event_id":13,"winlog.event_data.Details":"DWORD (0x00000002)" """, "2", "REG_DWORD")]
    [InlineData(Audit + """ "OperationType":"%%1905","NewValue":"n","NewValueType":"%%1873" """, "n", "%%1873")]
    [InlineData(Audit + """ "OperationType":"%%1906","NewValue":"-" """, "-", "-")]
    [InlineData(Audit + """ "NewValue":"n" """, "n", "-")]
    [InlineData(""" "ActionType":"RegistryValueSet","RegistryValueData":"d","RegistryValueType":"String" """, "d", "String")]
    public void The_data_is_decoded_from_what_the_source_writes(string members, string strings, string type)
    {
        EventView view = Build.View("{" + members + "}");

        Assert.Equal(strings, Build.Texts(view, Build.Canonical("registry.data.strings")));
        Assert.Equal(type, Build.Texts(view, Build.Canonical("registry.data.type")));
    }

}
