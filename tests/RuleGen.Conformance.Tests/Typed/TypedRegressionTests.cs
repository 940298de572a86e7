using RuleGen.Compiler;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;
using RuleGen.Conformance.Tests.Support;

namespace RuleGen.Conformance.Tests.Typed;

/// <summary>What random rules, types and events once found: questions on which the two answers differed, with the one that is right.</summary>
public sealed class TypedRegressionTests
{
    [Fact]
    public void A_path_that_is_an_empty_list_leaves_it_to_the_key()
    {
        TypedEvent type = TypedEvent.Of(
            "Event", "registry_set", ("registry.path", "List<ReadOnlyMemory<byte>>?"), ("registry.key", "ReadOnlySpan<ReadOnlyMemory<byte>>"));
        PropertyKind item = type.Properties[1].Kind;
        object keys = item.CarryAll([item.Carry(@"\Software\x"), item.Carry(@"HKLM\Software\a\(Default)")]);
        object none = item.CarryAll([]);
        AssertAnswer(true, "registry.path: \"HKLM\\\\Software\\\\a\\\\(Default)\"", type, none, keys);
        AssertAnswer(true, "registry.hive: \"HKLM\"", type, none, keys);
    }

    [Theory]
    [InlineData(null, @"HKLM\Software\a", null, true)]
    [InlineData(null, @"HKLM\Software\a", "v", true)]
    [InlineData("HKLM", @"Software\a", "v", true)]
    [InlineData(null, @"Software\a", "v", false)]
    public void A_key_needs_no_hive_apart(string? hive, string key, string? value, bool expected)
    {
        TypedEvent without = TypedEvent.Of("Event", "registry_set", ("registry.key", "string?"), ("registry.value", "string?"));
        TypedEvent with = TypedEvent.Of(
            "Event", "registry_set", ("registry.hive", "string?"), ("registry.key", "string?"), ("registry.value", "string?"));
        AssertAnswer(expected, "registry.key: \"HKLM\\\\Software\\\\a\"", with, hive, key, value);
        if (hive is null) AssertAnswer(expected, "registry.key: \"HKLM\\\\Software\\\\a\"", without, key, value);
    }

    [Theory]
    [InlineData("source.ip: 10.0.0.0/8", "10.0.0.1\0", false)]
    [InlineData("source.ip: 10.0.0.0/8", "10.0.0.1", true)]
    [InlineData("destination.port > 4", "5\0", false)]
    [InlineData("destination.port > 4", "0x5\0", false)]
    [InlineData("destination.port > 4", "5", true)]
    [InlineData("@timestamp: 1749017723123", "1749017723123\0", false)]
    [InlineData("@timestamp: 1749017723123", "1749017723123", true)]
    public void A_character_NUL_ends_no_number(string query, string text, bool expected)
    {
        (string, string)[] fields = [.. new[] { "source.ip", "destination.port", "@timestamp" }.Select(field => (field, "ReadOnlySpan<char>"))];
        AssertAnswer(expected, query, TypedEvent.Of("Event", "network_connection", fields), text, text, text);
    }

    [Theory]
    [InlineData("double")]
    [InlineData("double?")]
    public void A_number_that_is_not_finite_is_absent(string declared)
    {
        TypedEvent type = TypedEvent.Of("Event", "process_creation", ("process.pid", declared));
        AssertAnswer(false, "process.pid: *", type, double.NaN);
        AssertAnswer(true, "not process.pid: *", type, double.PositiveInfinity);
        AssertAnswer(true, "process.pid: *", type, 1e300);
    }

    [Fact]
    public void A_member_of_the_fields_own_name_goes_before_one_that_a_source_calls_so()
    {
        TypedEvent type = TypedEvent.Of("Event", "registry_event", ("ActionType", "string?"), ("event.action", "byte[]?"));
        byte[] own = "foo bar"u8.ToArray();
        AssertAnswer(true, "event.action: \"foo bar\"", type, "x", own);
        AssertAnswer(false, "event.action: x", type, "x", own);
        AssertAnswer(true, "event.action: x", type, "x", null);
        AssertAnswer(true, "\"foo bar\"", type, "x", own);
    }

    [Theory]
    [InlineData("image_load", "file.path", "dll.path: *.dll", true)]
    [InlineData("image_load", "file.path", "dll.name: a.dll", true)]
    [InlineData("process_creation", "file.path", "dll.path: *.dll", false)]
    [InlineData("process_creation", "process.path", "process.executable: *.dll", true)]
    [InlineData("process_creation", "process.path", "process.name: a.dll", true)]
    public void A_field_is_found_under_the_other_names_of_records(string className, string field, string query, bool expected) =>
        AssertAnswer(expected, query, TypedEvent.Of("Event", className, (field, "string?")), @"C:\x\a.dll");

    [Theory]
    [InlineData("Span<byte>")]
    [InlineData("Span<char>")]
    public void A_pattern_across_the_root_is_asked_of_the_canonical_path(string declared)
    {
        foreach (string className in new[] { "registry_set", "registry_rename", "file_event" })
        {
            TypedEvent type = TypedEvent.Of("Event", className, ("registry.path", declared));
            object? path = type.Properties[0].Kind.Carry(@"HKCU\Software\Microsoft\Windows\CurrentVersion\Run");
            AssertAnswer(true, @"registry.path: \\REGI*ndows\\CurrentVersion\\Run", type, path);
            AssertAnswer(true, @"TargetObject: \\REGI*ndows\\CurrentVersion\\Run", type, path);
        }
    }

    [Theory]
    [InlineData("HKCR", true)]
    [InlineData("HKCR\\x", true)]
    [InlineData("HKCU\\x", false)]
    public void A_key_is_that_of_its_canonical_spelling(string path, bool expected)
    {
        TypedEvent type = TypedEvent.Of("Event", "registry_set", ("registry.path", "string?"));
        AssertAnswer(expected, "registry.key: \"HKLM\\\\SOFTWARE\\\\Classes\"", type, path);
    }

    [Theory]
    [InlineData(@"\REGISTRY\MACHINE", false)]
    [InlineData(@"\REGISTRY\MACHINE\x", true)]
    [InlineData("HKLM", true)]
    public void A_hive_is_that_of_the_key(string path, bool expected) =>
        AssertAnswer(expected, "registry.hive: HKLM", TypedEvent.Of("Event", "registry_set", ("registry.path", "string?")), path);

    [Fact]
    public void A_path_and_a_key_beside_it_do_not_share_their_canonical_spelling()
    {
        TypedEvent type = TypedEvent.Of("Event", "registry_set", ("registry.path", "string?"), ("registry.key", "string?"));
        const string Query = @"registry.path: \\REGISTRY\\MACHINE\\Software\\Microsof*";
        AssertAnswer(true, Query, type, @"\REGISTRY\MACHINE\Software\Microsoft\x", @"HKEY_USERS\");
        AssertAnswer(false, Query, type, @"HKEY_USERS\x", @"\REGISTRY\MACHINE\Software\Microsoft\x");
        AssertAnswer(true, Query, type, null, @"\REGISTRY\MACHINE\Software\Microsoft\x");
    }

    [Fact]
    public void What_stands_below_the_hive_is_that_of_the_path()
    {
        TypedEvent type = TypedEvent.Of("Event", "registry_set", ("registry.path", "string?"), ("registry.key", "string?"));
        AssertAnswer(true, "registry.key < \"HKCR\\\\exefile\"", type, "HKCU", @"HKCR\exefile");
        AssertAnswer(false, "registry.key < \"HKCR\\\\exefile\"", type, @"HKLM\x\y", @"HKCR\exefile");
    }

    [Fact]
    public void A_part_of_a_field_is_taken_from_whichever_member_has_a_value()
    {
        TypedEvent type = TypedEvent.Of("Event", "image_load", ("dll.path", "string?[]?"), ("file.path", "byte[]?"));
        AssertAnswer(true, "dll.name: a.dll", type, Array.Empty<string>(), @"C:\a.dll"u8.ToArray());
        AssertAnswer(false, "dll.name: a.dll", type, new[] { "b.dll" }, @"C:\a.dll"u8.ToArray());
    }

    [Fact]
    public void The_default_value_is_known_by_its_name_beside_an_empty_list_of_paths()
    {
        TypedEvent type = TypedEvent.Of("Event", "registry_set", ("registry.path", "string?[]?"), ("registry.value", "string?"));
        AssertAnswer(true, "registry.value: \"\"", type, Array.Empty<string>(), "(Default)");
        AssertAnswer(true, "registry.value: \"\"", type, new[] { @"HKLM\a\(default)" }, null);
        AssertAnswer(false, "registry.value: \"\"", type, new[] { @"HKLM\a\(default)" }, "x");
    }

    [Theory]
    [InlineData("> 1", 1e300, false)]
    [InlineData("< 1", -1e300, false)]
    [InlineData("> 0", 1e-30, false)]
    [InlineData(">= 0", -1e-30, true)]
    [InlineData("> 0", 0.1, true)]
    [InlineData("<= 0", double.NaN, false)]
    public void A_number_beyond_decimals_is_read_as_a_record_has_it(string test, double number, bool expected)
    {
        TypedEvent type = TypedEvent.Of("Event", "process_creation", ("process.pid", "double"));
        AssertAnswer(expected, "process.pid " + test, type, number);
    }

    [Theory]
    [InlineData("Details: \"DWORD (0x0000000A)\"", true)]
    [InlineData("registry.data.strings: 10", true)]
    [InlineData("User: \"CORP\\\\bob\"", true)]
    [InlineData("user.name: bob", true)]
    [InlineData("user.domain: CORP", true)]
    [InlineData("process.executable: *.exe", true)]
    [InlineData("Image: *.exe", true)]
    [InlineData("registry.data.type: REG_DWORD", true)]
    [InlineData("corp bob", true)]
    [InlineData("\"10\"", true)]
    [InlineData("b*b", true)]
    [InlineData("11", false)]
    public void What_a_source_calls_a_field_is_found_by_both_names_by_the_letter(string query, bool expected)
    {
        TypedEvent type = TypedEvent.Of(
            "Event", "registry_set", ("Details", "string?"), ("User", "ReadOnlySpan<char>"), ("Image", "ReadOnlyMemory<byte>"));
        AssertAnswer(expected, query, ReadingMode.Strict, type, "DWORD (0x0000000A)", @"CORP\bob", "C:\\a.exe"u8.ToArray());
    }

    private static void AssertAnswer(bool expected, string query, TypedEvent type, params object?[] values) =>
        AssertAnswer(expected, query, ReadingMode.Intent, type, values);

    private static void AssertAnswer(bool expected, string query, ReadingMode mode, TypedEvent type, params object?[] values)
    {
        CompiledFile file = RuleCompiler.Compile(
            new SourceFile("rules/a.md", RuleDocument.Of(query, mode)), CompilerOptions.Default, CancellationToken.None);
        Assert.True(file.Rule is not null, string.Join("\n", file.Diagnostics));
        using TypedRules rules = TypedRules.Of(new TypedGroup([file.Rule!], [type]));
        Assert.Equal(expected, rules.IsMatch(0, type, values));
    }
}
