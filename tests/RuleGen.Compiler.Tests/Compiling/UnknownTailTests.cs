namespace RuleGen.Compiler.Tests.Compiling;

/// <summary>
/// A registry path whose last segment nobody knows, so that it may name a key or a value, against the ways in which sources tell a value.
/// </summary>
public sealed class UnknownTailTests
{
    private const string Query = "registry.path: \"HKLM\\\\Software\\\\Vendor\\\\Start\"";

    private const string Sysmon =
        """
        {"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":13,"EventType":"SetValue","TargetObject":"HKLM\\%KEY%\\%VALUE%",
        "Details":"x"}
        """;

    private const string Audit =
        """
        {"Channel":"Security","EventID":4657,"OperationType":"%%1904","ObjectName":"\\REGISTRY\\MACHINE\\%KEY%","ObjectValueName":"%VALUE%",
        "NewValue":"x"}
        """;

    private const string Defender =
        """{"ActionType":"RegistryValueSet","RegistryKey":"HKEY_LOCAL_MACHINE\\%KEY%","RegistryValueName":"%VALUE%","RegistryValueData":"x"}""";

    [Theory]
    [InlineData(Sysmon)]
    [InlineData(Audit)]
    [InlineData(Defender)]
    public void It_may_be_the_name_of_a_value(string source) => Assert.True(IsMet(source, "SOFTWARE\\\\Vendor", "start"));

    [Theory]
    [InlineData(Sysmon)]
    [InlineData(Audit)]
    [InlineData(Defender)]
    public void It_may_be_a_key_with_any_value(string source) => Assert.True(IsMet(source, "SOFTWARE\\\\Vendor\\\\Start", "a"));

    [Theory]
    [InlineData(Sysmon)]
    [InlineData(Audit)]
    [InlineData(Defender)]
    public void It_is_nothing_that_only_begins_alike(string source)
    {
        Assert.False(IsMet(source, "SOFTWARE\\\\Vendor", "Starter"));
        Assert.False(IsMet(source, "SOFTWARE\\\\Vendor\\\\Starter", "a"));
        Assert.False(IsMet(source, "SOFTWARE\\\\Vendor\\\\Start\\\\Below", "a"));
    }

    private static bool IsMet(string source, string key, string value)
    {
        string record = source.Replace("%KEY%", key, StringComparison.Ordinal).Replace("%VALUE%", value, StringComparison.Ordinal);
        CompiledFile file = Compile.File(Compile.Document(Query, Compile.ValueSet + Compile.Sample("json", record)));
        return file.Kind == CompiledFileKind.Rule;
    }
}
