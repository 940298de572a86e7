using System.Runtime.CompilerServices;
using RuleGen.Compiler.Emit;
using RuleGen.Compiler.Model;
using RuleGen.Shared;
using static RuleGen.Generator.Tests.SampleRules;

namespace RuleGen.Generator.Tests.Emit;

/// <summary>What each rule shape looks like once emitted; the verified files are for reading.</summary>
public class RuleShapes
{
    [Fact]
    public Task A_registry_key_rule_is_a_length_switch_per_hive() => VerifyAll(RunKeys);

    [Fact]
    public Task Texts_and_patterns() => VerifyRule([
        Text("process.name", TextOperator.Equals, "cmd.exe"),
        Text("process.executable", TextOperator.EndsWith, @"\cmd.exe"),
        Text("process.executable", TextOperator.StartsWith, @"C:\Users\", ignoreCase: false),
        Text("process.command_line", TextOperator.Contains, "-enc"),
        new Test(new GlobMatch(Canonical("file.path"), Array("", @"\Temp\", ".exe"), IgnoreCase: true)),
        new Test(new TextOrder(Recorded("event.code"), Ordering.GreaterOrEqual, "13")),
        new Test(new GlobMatch(Recorded("registry.path"), Array("HKLM*", ""), IgnoreCase: false))]);

    [Fact]
    public Task Numbers_dates_addresses_and_booleans() => VerifyRule([
        new Test(new NumberCompare(Canonical("process.pid"), Ordering.Greater, -1.50m)),
        new Test(new DateRange(Canonical("@timestamp"), new DateTime(2025, 6, 4, 0, 0, 0, DateTimeKind.Utc).Ticks, null)),
        new Test(new DateRange(Canonical("@timestamp"), null, new DateTime(2025, 6, 5, 12, 0, 0, DateTimeKind.Utc).Ticks)),
        new Test(new InNetwork(Canonical("source.ip"), "0A000000", 8)),
        new Test(new InNetwork(Canonical("source.ip"), "FE800000000000000000000000000000", 10)),
        new Test(new AddressOrder(Canonical("destination.ip"), Ordering.Less, "C0A80001")),
        new Test(new BooleanIs(Canonical("process.Ext.trusted"), true))]);

    [Fact]
    public Task Words_and_searches_through_the_whole_record() => VerifyRule([
        new Test(new TextWords(Canonical("message"), Array("access", "denied"), InOrder: true)),
        new Test(new TextWords(Canonical("message"), Array("failed", "refused"), InOrder: false)),
        new Test(new AnyText(Array("mimikatz"), InOrder: true, Pieces: null)),
        new Test(new AnyText(EquatableArray<string>.Empty, InOrder: false, Array("", "sekurlsa", "")))]);

    [Fact]
    public Task Groups_negations_and_constants() => VerifyRule([
        Any(Is("process.name", "cmd.exe"), new Not(Is("process.name", "pwsh.exe"))),
        new Not(Any(
            Is("user.name", "SYSTEM"), Is("user.name", "LOCAL SERVICE"), Is("user.name", "NETWORK SERVICE"),
            All(Is("user.domain", "CONTOSO"), Text("user.name", TextOperator.StartsWith, "svc-")))),
        new Not(new Not(Is("event.type", "change"))),
        Any(new Always(false), Is("event.type", "creation"))]);

    [Fact]
    public Task Lists_of_values() => VerifyRule([
        Any(
            [
                .. new[] { "whoami", " net user ", "nltest /", "systeminfo", "\"quoted\"", "größe", "ipconfig" }
                    .Select(text => Text("process.command_line", TextOperator.Contains, text)),
                Is("process.name", "quser.exe"),
            ]),
        new Not(Any([.. "abcdef".Select(name => Text("process.executable", TextOperator.EndsWith, $@"\{name}.exe"))]))]);

    [Fact]
    public Task One_and_the_same_object() => VerifyRule([
        new SameObject("user.roles", All(
            Is("user.roles.name", "admin"),
            new SameObject("user.roles.scope", Is("user.roles.scope.id", "*"))))]);

    [Fact]
    public Task Places_of_named_users_and_of_equal_length() => VerifyRule([new Test(new RegistryKeyIs(
        new Field("registry.path", FieldView.Canonical, FieldType.Keyword, FieldForm.RegistryKey),
        Array(
            new RegistryPlace(RegistryRoot.Users, "S-1-5-18", "Environment"),
            new RegistryPlace(RegistryRoot.Users, null, "Environment"),
            new RegistryPlace(RegistryRoot.Users, ".DEFAULT", @"Software\Größe"))))]);

    [Fact]
    public Task Patterns_expressions_and_other_fields() => VerifyRule([
        new Test(new Present(Written("CommandLine"))),
        new Test(new PatternMatch(
            Written("CommandLine"),
            Array(PatternPart.AnyRun, PatternPart.Literal(" "), PatternPart.Dash, PatternPart.Literal("enc\"\\*ä"), PatternPart.AnyOne),
            IgnoreCase: true)),
        new Test(new PatternMatch(Written("Image"), Array(PatternPart.Literal("a?"), PatternPart.AnyOne), IgnoreCase: false)),
        new Test(new RegexMatch(Written("CommandLine"), @"\d+""\s", RegexFlags.None)),
        new Test(new RegexMatch(
            Written("CommandLine"), "^a.b$", RegexFlags.IgnoreCase | RegexFlags.Multiline | RegexFlags.DotMatchesLineEnd)),
        new Test(new FieldMatch(Written("Image"), TextOperator.EndsWith, Written("OriginalFileName"), IgnoreCase: true)),
        new Test(new DatePartCompare(Written("UtcTime"), DatePart.Hour, Ordering.GreaterOrEqual, 22)),
        new Test(new NumberCompare(Written("EventID"), Ordering.Equal, 4624) { TakesHex = false }),
        new Test(new AnyTextPattern(Array(PatternPart.AnyRun, PatternPart.Literal("a"), PatternPart.AnyOne, PatternPart.AnyRun), IgnoreCase: true)),
        new Test(new AnyTextRegex("mimi[ck]atz", RegexFlags.IgnoreCase))]);

    [Fact]
    public Task A_rule_for_a_log_source() => VerifyAll(Make("rules/windows/run-key.yml", "Run key set by a script host", All(
        new Test(new TextMatch(Written("TargetObject"), TextOperator.Contains, @"\CurrentVersion\Run\", IgnoreCase: true)),
        Any(
            new Test(new TextMatch(Written("Image"), TextOperator.EndsWith, @"\wscript.exe", IgnoreCase: true)),
            new Test(new TextMatch(Written("Image"), TextOperator.EndsWith, @"\cscript.exe", IgnoreCase: true))),
        new Not(new Test(new TextMatch(Written("Details"), TextOperator.Equals, "(Empty)", IgnoreCase: true))))) with
    {
        Mode = ReadingMode.Strict,
        LogSource = new LogSource("windows", "registry_set", null, SecurityEquivalents: true, NeedsDeclaration: true),
    });

    [Fact]
    public Task A_rule_without_conditions() => VerifyRule([]);

    private static Task VerifyRule(Expr[] operands, [CallerMemberName] string method = "")
    {
        EmittedFile[] files = SampleRules.Emit(Make("rules/shape.md", "Shape", All(operands)));
        GeneratedCode.AssertCompiles(files);
        return Verify(files[0].Text, "cs", method: method);
    }

    private static Task VerifyAll(Rule rule, [CallerMemberName] string method = "")
    {
        EmittedFile[] files = SampleRules.Emit(rule);
        GeneratedCode.AssertCompiles(files);
        return Verify(files.Select(file => (file.HintName, file.Text)), method: method);
    }
}
