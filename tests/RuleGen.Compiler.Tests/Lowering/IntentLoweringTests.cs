using RuleGen.Compiler.Languages.Kql;
using RuleGen.Compiler.Lowering;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Tests.Lowering;

/// <summary>The intent readings, one by one.</summary>
public sealed class IntentLoweringTests
{
    [Theory]
    [InlineData("user.name", "\"*\"", "user.name is \"*\"")]
    [InlineData("user.name", "\"adm*n\"", "user.name is \"adm*n\"")]
    [InlineData("user.name", "\"adm*\"", "user.name begins with \"adm\"")]
    [InlineData("file.path", "\"C:\\\\T*p\\\\x\"", "file.path fits \"C:\\T*p\\x\" in any letter case")]
    [InlineData("process.args", "\"\\\\\\\\*\\\\IPC$\"", "process.args fits \"\\\\*\\IPC$\"")]
    [InlineData("user.name", "a\\*n", "user.name is \"a*n\"")]
    [InlineData("file.path", "\"C:\\\\a?b\"", "file.path is \"C:\\a?b\" in any letter case")]
    public void An_asterisk_in_quotes_is_a_wildcard_where_one_is_meant(string field, string value, string words) =>
        Reads(field, value, words);

    [Theory]
    [InlineData("process.name", "CMD.exe", "process.name is \"CMD.exe\" in any letter case")]
    [InlineData("event.category", "Registry", "event.category is \"Registry\" in any letter case")]
    [InlineData("process.command_line", "*-Enc*", "process.command_line contains \"-Enc\"")]
    [InlineData("process.pid", "4", "process.pid is 4")]
    [InlineData("registry.data.strings", "*", "registry.data.strings has a value")]
    public void Letter_case_counts_where_the_system_counts_it(string field, string value, string words) => Reads(field, value, words);

    [Theory]
    [InlineData(
        "host.os.type", "windows",
        "host.os.type is \"windows\" in any letter case or host.os.type begins with \"Windows \" in any letter case")]
    [InlineData(
        "host.os.name", "\"WINDOWS\"",
        "host.os.name is \"WINDOWS\" in any letter case or host.os.name begins with \"Windows \" in any letter case")]
    [InlineData("host.os.name", "Linux", "host.os.name is \"Linux\" in any letter case")]
    [InlineData("host.os.name", "Windows*", "host.os.name begins with \"Windows\" in any letter case")]
    public void An_edition_of_windows_is_windows(string field, string value, string words) => Reads(field, value, words);

    [Theory]
    [InlineData(
        "\"HKLM\\\\Software\\\\Microsoft\\\\Windows\\\\CurrentVersion\\\\RunOnce\"",
        "registry.path names the key HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\RunOnce, or a value in it")]
    [InlineData("\"HKCU\\\\Environment\"", "registry.path names the key HKU\\*\\Environment, or a value in it")]
    [InlineData(
        "HKLM\\\\SOFTWARE\\\\Microsoft\\\\Windows NT\\\\CurrentVersion\\\\Winlogon\\\\Userinit",
        "registry.path is \"HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon\\Userinit\" in any letter case")]
    [InlineData(
        "\"HKLM\\\\Software\\\\Vendor\\\\Start\"",
        "registry.path names the key HKLM\\Software\\Vendor\\Start, or a value in it"
        + " or registry.path is \"HKLM\\Software\\Vendor\\Start\" in any letter case")]
    [InlineData("HKLM\\\\SOFTWARE\\\\Run\\\\*", "registry.path begins with \"HKLM\\SOFTWARE\\Run\\\" in any letter case")]
    [InlineData(
        "\\\\REGISTRY\\\\USER\\\\*\\\\Software\\\\Run\\\\*", "registry.path fits \"HKU\\*\\Software\\Run\\*\" in any letter case")]
    [InlineData("\"*\\\\CurrentVersion\\\\Run\"", "the key of registry.path ends with \"\\CurrentVersion\\Run\" in any letter case")]
    public void A_registry_path_is_one_place_in_any_spelling(string value, string words) => Reads("registry.path", value, words);

    [Fact]
    public void A_wildcard_without_quotes_may_still_run_across_segments()
    {
        Reads(
            "registry.path",
            "HKU\\\\*\\\\Software\\\\Microsoft\\\\Windows\\\\CurrentVersion\\\\Run",
            "registry.path names the key HKU\\*\\Software\\Microsoft\\Windows\\CurrentVersion\\Run, or a value in it"
            + " or registry.path fits \"HKU\\*\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\" in any letter case");
    }

    [Fact]
    public void A_rule_bound_to_other_events_reads_no_key()
    {
        LoweredQuery lowered = QueryBuilder.Lower(
            "registry.path", "\"HKLM\\\\Software\\\\Microsoft\"", ReadingMode.Intent, EventClasses.RegistryKeyCreateDelete);

        Assert.Equal("registry.path is \"HKLM\\Software\\Microsoft\" in any letter case", PredicateWords.Describe(lowered.Condition));
    }

    [Fact]
    public void A_key_is_found_with_and_without_its_hive()
    {
        Reads(
            "registry.key",
            "\"SOFTWARE\\\\X\"",
            "registry.key is \"SOFTWARE\\X\" in any letter case or registry.path names one of two keys, or a value in it"
            + " or registry.key is \"SOFTWARE\\X\" in any letter case");
    }

    [Fact]
    public void A_source_s_own_name_reads_the_field_and_the_record()
    {
        var any = Assert.IsType<AnyOf>(QueryBuilder.Lower("winlog.computer_name", "A", ReadingMode.Intent).Condition);

        Assert.Equal(
            [("host.name", FieldView.Canonical), ("winlog.computer_name", FieldView.Record)],
            any.Operands.Select(operand => ((TextMatch)((Test)operand).Predicate).Field).Select(field => (field.Name, field.View)));
    }

    [Fact]
    public void A_field_nobody_knows_is_read_from_the_record()
    {
        var test = Assert.IsType<Test>(QueryBuilder.Lower("vendor.field", "A", ReadingMode.Intent).Condition);

        Assert.Equal(FieldView.Record, ((TextMatch)test.Predicate).Field.View);
    }

    [Fact]
    public void Too_many_tests_are_refused()
    {
        string[] values = Enumerable.Range(0, 1_000).Select(i => "v" + i).ToArray();
        QueryBuilder tree = QueryBuilder.Of("*: (" + string.Join(" or ", values) + ")");

        LoweredQuery lowered = tree.Lower(tree.AnyOf("*", values), ReadingMode.Intent, EventClasses.Unknown);

        Assert.Equal("RG9007", Assert.Single(lowered.Diagnostics, finding => finding.Severity == Compiler.Text.Severity.Error).Id);
        Assert.Equal("never", PredicateWords.Describe(lowered.Condition));
    }

    [Fact]
    public void A_query_that_nests_too_deep_is_refused()
    {
        QueryBuilder tree = QueryBuilder.Of("a: 1");
        KqlNode node = tree.Is("a", "1");
        for (int i = 0; i < 100_000; i++) node = new KqlNot(node, node.Span);

        LoweredQuery lowered = tree.Lower(node, ReadingMode.Intent);

        Assert.Contains(lowered.Diagnostics, finding => finding.Id == "RG9007");
    }

    private static void Reads(string field, string value, string words) =>
        Assert.Equal(words, PredicateWords.Describe(QueryBuilder.Lower(field, value, ReadingMode.Intent).Condition));
}
