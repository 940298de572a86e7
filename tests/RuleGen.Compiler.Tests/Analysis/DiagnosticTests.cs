using RuleGen.Compiler.Languages.Kql;
using RuleGen.Compiler.Lowering;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Tests.Lowering;

namespace RuleGen.Compiler.Tests.Analysis;

/// <summary>One finding a test, in the form compilers print, up to the id; then words its message must hold.</summary>
public sealed class DiagnosticTests
{
    private const string Run = "\"HKLM\\\\SOFTWARE\\\\Microsoft\\\\Windows\\\\CurrentVersion\\\\Run\"";

    [Fact]
    public void An_asterisk_in_quotes_is_reported_with_the_pattern_to_write()
    {
        Expect("file.path", "\"C:\\\\Temp\\\\*\"", ReadingMode.Strict, "rules/x.md(1,12): warning RG1002", "C\\:\\\\Temp\\\\*");
        Expect("file.path", "\"C:\\\\Temp\\\\*\"", ReadingMode.Intent, "rules/x.md(1,12): info RG1002", "read as a wildcard");
        Expect("user.name", "\"*\"", ReadingMode.Intent, "rules/x.md(1,12): info RG1002", "the character itself");
        ExpectNone("file.path", "C\\:\\\\Temp\\\\*", ReadingMode.Strict, "RG1002");
    }

    [Fact]
    public void A_path_that_ends_at_a_key_is_reported()
    {
        Expect("registry.path", Run, ReadingMode.Strict, "rules/x.md(1,16): warning RG1003", "can never match");
        Expect("registry.path", Run, ReadingMode.Intent, "rules/x.md(1,16): info RG1003", "any value in that key");
        ExpectNone("registry.path", Run, ReadingMode.Strict, "RG1003", EventClasses.RegistryKeyCreateDelete);
        ExpectNone("registry.path", "HKLM\\\\SOFTWARE\\\\Microsoft\\\\Windows\\\\CurrentVersion\\\\Run\\\\*", ReadingMode.Intent, "RG1003");
        const string Shell = "HKLM\\\\SOFTWARE\\\\Microsoft\\\\Windows NT\\\\CurrentVersion\\\\Winlogon\\\\Shell";
        ExpectNone("registry.path", Shell, ReadingMode.Intent, "RG1003");
        const string Thing = "HKLM\\\\SOFTWARE\\\\Vendor\\\\Thing";
        Expect("registry.path", Thing, ReadingMode.Intent, "rules/x.md(1,16): info RG1003", "should this one end at a key");
        ExpectNone("registry.path", Thing, ReadingMode.Strict, "RG1003");
    }

    [Fact]
    public void A_path_below_a_value_is_reported()
    {
        const string Below = "HKLM\\\\SOFTWARE\\\\Microsoft\\\\Windows NT\\\\CurrentVersion\\\\Winlogon\\\\Shell\\\\*";
        Expect("registry.path", Below, ReadingMode.Strict, "rules/x.md(1,16): warning RG1004", "\"Shell\" is a value");
        Expect("registry.path", Below, ReadingMode.Intent, "rules/x.md(1,16): info RG1004", "end the path at \"Shell\"");
        ExpectNone("registry.path", "HKLM\\\\SOFTWARE\\\\Microsoft\\\\Windows\\\\CurrentVersion\\\\Run\\\\*", ReadingMode.Strict, "RG1004");
    }

    [Theory]
    [InlineData((int)ReadingMode.Strict)]
    [InlineData((int)ReadingMode.Intent)]
    public void A_duplicate_is_reported_at_its_second_place(int mode)
    {
        QueryBuilder tree = QueryBuilder.Of("process.name: (\n  a or\n  b or\n  a)");
        LoweredQuery lowered = tree.Lower(tree.AnyOf("process.name", "a", "b", "a"), (ReadingMode)mode);

        Contains(lowered, "rules/x.md(4,3): info RG1005", "on line 2");
    }

    [Fact]
    public void Alternatives_that_become_one_are_counted()
    {
        QueryBuilder tree = QueryBuilder.Of("process.name: (a or A or b)");

        LoweredQuery merged = tree.Lower(tree.AnyOf("process.name", "a", "A", "b"), ReadingMode.Intent);
        Contains(merged, "rules/x.md(1,16): info RG1006", "These 3 alternatives are 2");
        tree = QueryBuilder.Of("process.name: (a or A or b)");
        None(tree.Lower(tree.AnyOf("process.name", "a", "A", "b"), ReadingMode.Strict), "RG1006");
        tree = QueryBuilder.Of("user.name: (a or A)");
        None(tree.Lower(tree.AnyOf("user.name", "a", "A"), ReadingMode.Intent), "RG1006");
    }

    [Fact]
    public void A_place_spelled_in_fewer_ways_than_its_neighbours_is_reported()
    {
        QueryBuilder tree = QueryBuilder.Of("registry.path: (HKLM\\\\A\\\\* or MACHINE\\\\A\\\\* or MACHINE\\\\B\\\\*)");
        LoweredQuery lowered = tree.Lower(
            tree.AnyOf("registry.path", "HKLM\\\\A\\\\*", "MACHINE\\\\A\\\\*", "MACHINE\\\\B\\\\*"), ReadingMode.Strict);

        Contains(lowered, "rules/x.md(1,48): info RG1007", "add the same path below HKLM");
        Assert.Single(lowered.Diagnostics, finding => finding.Id == "RG1007");
    }

    [Fact]
    public void Letter_case_that_no_source_writes_is_reported()
    {
        Expect("registry.path", "HKLM\\\\Software\\\\X\\\\*", ReadingMode.Strict, "rules/x.md(1,16): warning RG1008", "write SOFTWARE");
        Expect("event.type", "Change", ReadingMode.Strict, "rules/x.md(1,13): warning RG1008", "write \"change\"");
        ExpectNone("registry.path", "HKLM\\\\SOFTWARE\\\\X\\\\*", ReadingMode.Strict, "RG1008");
        ExpectNone("registry.path", "HKU\\\\S-1-5-18\\\\Software\\\\X\\\\*", ReadingMode.Strict, "RG1008");
        ExpectNone("event.type", "Change", ReadingMode.Intent, "RG1008");
    }

    [Fact]
    public void A_value_that_no_source_writes_is_reported()
    {
        Expect("host.os.name", "\"Windows\"", ReadingMode.Strict, "rules/x.md(1,15): warning RG1009", "host.os.type: \"windows\"");
        Expect("host.os.name", "\"Windows\"", ReadingMode.Intent, "rules/x.md(1,15): info RG1009", "begins with \"Windows \"");
        Expect("event.category", "regestry", ReadingMode.Strict, "rules/x.md(1,17): warning RG1009", "registry");
        ExpectNone("host.os.type", "windows", ReadingMode.Strict, "RG1009");
    }

    [Fact]
    public void An_unknown_field_is_reported_with_the_nearest_names()
    {
        const string Message = "unknown field 'registry.pth'; did you mean 'registry.path'";
        Expect("registry.pth", "x", ReadingMode.Strict, "rules/x.md(1,1): warning RG1010", Message);
        ExpectNone("winlog.event_data.ServiceFileName", "x", ReadingMode.Strict, "RG1010");
        QueryBuilder tree = QueryBuilder.Of("registry.pth: x");
        LoweredQuery refused = tree.Lower(tree.Is("registry.pth", "x"), ReadingMode.Intent, strictFields: true);
        Contains(refused, "rules/x.md(1,1): error RG1010", Message);
    }

    [Fact]
    public void A_reading_under_not_is_reported_where_the_not_stands()
    {
        Contains(Negated("registry.path", Run, ReadingMode.Intent), "rules/x.md(1,1): warning RG1012", "ends at a key means its values");
        Contains(Negated("file.path", "\"C:\\\\Temp\\\\*\"", ReadingMode.Intent), "rules/x.md(1,1): warning RG1012", "asterisk in quotes");
        Contains(Negated("process.name", "a.exe", ReadingMode.Intent), "rules/x.md(1,1): warning RG1012", "letter case is ignored");
        None(Negated("user.name", "a", ReadingMode.Intent), "RG1012");
        None(Negated("registry.path", Run, ReadingMode.Strict), "RG1012");
    }

    [Fact]
    public void A_second_not_takes_the_first_one_back()
    {
        QueryBuilder tree = QueryBuilder.Of("not (a: 1 and not process.name: b)");
        KqlNode root = tree.Not(() => QueryBuilder.And(tree.Is("a", "1"), tree.Not(() => tree.Is("process.name", "b"))));

        None(tree.Lower(root, ReadingMode.Intent), "RG1012");
    }

    [Fact]
    public void Text_without_a_field_is_reported()
    {
        QueryBuilder tree = QueryBuilder.Of("mimikatz");
        Contains(tree.Lower(tree.FreeText("mimikatz"), ReadingMode.Strict), "rules/x.md(1,1): info RG1016", "field: text");
    }

    [Fact]
    public void A_test_that_is_never_true_is_reported()
    {
        Expect("process.pid", "abc", ReadingMode.Intent, "rules/x.md(1,14): warning RG1020", "write a number");
        Expect("process.name", "null", ReadingMode.Strict, "rules/x.md(1,15): warning RG1020", "not process.name: *");
    }

    [Theory]
    [InlineData("5", "4", true)]
    [InlineData("5", "5", true)]
    [InlineData("4", "5", false)]
    public void Bounds_that_leave_nothing_are_reported(string above, string below, bool expected)
    {
        QueryBuilder tree = QueryBuilder.Of($"process.pid > {above} and process.pid < {below}");
        KqlNode root = QueryBuilder.And(
            tree.Range("process.pid", KqlRangeOperator.Greater, above), tree.Range("process.pid", KqlRangeOperator.Less, below));

        Assert.Equal(expected, tree.Lower(root, ReadingMode.Strict, EventClasses.Unknown).Diagnostics
            .Any(finding => finding.ToString().StartsWith("rules/x.md(1,21): warning RG1020", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_test_beside_its_opposite_is_reported()
    {
        QueryBuilder tree = QueryBuilder.Of("user.name: a and not user.name: a");
        KqlNode root = QueryBuilder.And(tree.Is("user.name", "a"), tree.Not(() => tree.Is("user.name", "a")));

        Contains(tree.Lower(root, ReadingMode.Intent), "rules/x.md(1,18): warning RG1020", "never hold together");
    }

    [Theory]
    [InlineData((int)ReadingMode.Strict)]
    [InlineData((int)ReadingMode.Intent)]
    public void An_alternative_inside_a_wider_one_is_reported(int mode)
    {
        QueryBuilder tree = QueryBuilder.Of("registry.path: (HKLM\\\\A\\\\* or HKLM\\\\A\\\\b\\\\c*)");
        LoweredQuery lowered = tree.Lower(tree.AnyOf("registry.path", "HKLM\\\\A\\\\*", "HKLM\\\\A\\\\b\\\\c*"), (ReadingMode)mode);

        Contains(lowered, "rules/x.md(1,31): info RG1021", "leave this one out");
        Assert.Single(lowered.Diagnostics, finding => finding.Id == "RG1021");
    }

    [Fact]
    public void Autostart_places_beside_the_covered_ones_are_named()
    {
        const string RunOnce = "HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\RunOnce";
        Expect("registry.path", Run, ReadingMode.Intent, "rules/x.md(1,1): info RG1040", RunOnce);
        ExpectNone("registry.path", Run, ReadingMode.Strict, "RG1040");
        None(Negated("registry.path", Run, ReadingMode.Intent), "RG1040");
    }

    [Fact]
    public void Event_ids_and_query_that_disagree_are_reported()
    {
        QueryBuilder tree = QueryBuilder.Of("event.type: change and registry.path: *");
        KqlNode root = QueryBuilder.And(tree.Is("event.type", "change"), tree.Is("registry.path", "*"));

        Contains(
            tree.Lower(root, ReadingMode.Strict), "rules/x.md(1,13): info RG3003", "registry_set (13) only, and the query also admits");
        None(tree.Lower(root, ReadingMode.Strict, EventClasses.RegistryAny), "RG3003");
        None(tree.Lower(root, ReadingMode.Strict, EventClasses.Unknown), "RG3003");
        Contains(tree.Lower(root, ReadingMode.Strict, EventClasses.Dns), "rules/x.md(1,13): info RG3003", "make the two agree");
    }

    [Theory]
    [InlineData("now-1d", "write a date")]
    [InlineData("2025*", "takes no wildcard")]
    public void What_cannot_be_compiled_is_an_error_and_never_matches(string value, string words)
    {
        QueryBuilder tree = QueryBuilder.Of($"@timestamp > {value}");
        LoweredQuery lowered = tree.Lower(tree.Range("@timestamp", KqlRangeOperator.Greater, value), ReadingMode.Intent);

        Contains(lowered, "rules/x.md(1,14): error RG9001", words);
        Assert.Equal(new Always(false), lowered.Condition);
    }

    [Fact]
    public void Findings_stand_in_the_order_of_the_file()
    {
        QueryBuilder tree = QueryBuilder.Of("registry.path: \"HKLM\\\\Software\\\\Microsoft\" and registry.pth: x");
        KqlNode root = QueryBuilder.And(tree.Is("registry.path", "\"HKLM\\\\Software\\\\Microsoft\""), tree.Is("registry.pth", "x"));
        LoweredQuery lowered = tree.Lower(root, ReadingMode.Strict);

        Assert.Equal(["RG1003", "RG1008", "RG1010"], lowered.Diagnostics.Select(finding => finding.Id));
    }

    private static LoweredQuery Negated(string field, string value, ReadingMode mode)
    {
        QueryBuilder tree = QueryBuilder.Of($"not {field}: {value}");
        return tree.Lower(tree.Not(() => tree.Is(field, value)), mode);
    }

    private static void Expect(string field, string value, ReadingMode mode, string start, string words) =>
        Contains(QueryBuilder.Lower(field, value, mode), start, words);

    private static void ExpectNone(
        string field, string value, ReadingMode mode, string id, EventClasses binding = EventClasses.RegistryValueSet) =>
        None(QueryBuilder.Lower(field, value, mode, binding), id);

    private static void Contains(LoweredQuery lowered, string start, string words) => Assert.Contains(lowered.Diagnostics, finding =>
        finding.ToString().StartsWith(start + ":", StringComparison.Ordinal) && finding.Message.Contains(words, StringComparison.Ordinal));

    private static void None(LoweredQuery lowered, string id) => Assert.DoesNotContain(lowered.Diagnostics, finding => finding.Id == id);
}
