using System.Runtime.CompilerServices;
using RuleGen.Compiler.Emit;
using RuleGen.Compiler.Emit.Typed;
using RuleGen.Compiler.EventTypes;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;
using static RuleGen.Generator.Tests.SampleRules;

namespace RuleGen.Generator.Tests.Emit;

/// <summary>What matchers over a project's own types look like; the verified files are for reading.</summary>
public class TypedShapes
{
    private static readonly Dictionary<EventType, string> _sources = [];

    private static readonly EventType _utf16 = Type(
        "RegistryValueSet",
        EventClasses.RegistryValueSet,
        "internal readonly ref struct RegistryValueSet { public ReadOnlySpan<char> Path => default; public ReadOnlySpan<char> Data => default; }",
        Text("Path", "registry.path"),
        Text("Data", "registry.data.strings"));

    private static readonly EventType _utf8 = Type(
        "RegistryRecord",
        EventClasses.RegistryValueSet,
        "internal readonly ref struct RegistryRecord { public ReadOnlySpan<byte> Hive => default; public ReadOnlySpan<byte> Key => default; " +
        "public ReadOnlySpan<byte> Value => default; public ReadOnlySpan<byte> Data => default; }",
        Text("Hive", "registry.hive", MemberKind.Utf8),
        Text("Key", "registry.key", MemberKind.Utf8),
        Text("Value", "registry.value", MemberKind.Utf8),
        Text("Data", "Details", MemberKind.Utf8));

    private static readonly EventType _process = Type(
        "ProcessStarted",
        EventClasses.ProcessStart,
        "internal record ProcessStarted(string Image, string? CommandLine, int? ProcessId, ulong Session, double Load, decimal Score, bool Trusted, " +
        "bool? Signed, string[] Args, List<string> Roles, IReadOnlyList<string> Tags, long[] Ports, ReadOnlyMemory<byte> Message, " +
        "string Time, string Address);",
        Text("Image", "Image"),
        Text("CommandLine", "process.command_line"),
        new EventMember("ProcessId", "process.pid", MemberKind.Whole, MemberForm.Nullable, "int"),
        new EventMember("Session", "session", MemberKind.Unsigned, MemberForm.Single, "ulong"),
        new EventMember("Load", "load", MemberKind.Real, MemberForm.Single, "double"),
        new EventMember("Score", "score", MemberKind.Exact, MemberForm.Single, "decimal"),
        new EventMember("Trusted", "trusted", MemberKind.Boolean, MemberForm.Single, "bool"),
        new EventMember("Signed", "signed", MemberKind.Boolean, MemberForm.Nullable, "bool"),
        new EventMember("Args", "process.args", MemberKind.Utf16, MemberForm.Array, "string"),
        new EventMember("Roles", "user.roles", MemberKind.Utf16, MemberForm.List, "string"),
        new EventMember("Tags", "tags", MemberKind.Utf16, MemberForm.Indexed, "string"),
        new EventMember("Ports", "ports", MemberKind.Whole, MemberForm.Array, "long"),
        new EventMember("Message", "message", MemberKind.Utf8, MemberForm.Single, "global::System.ReadOnlyMemory<byte>"),
        Text("Time", "@timestamp"),
        Text("Address", "source.ip"));

    [Fact]
    public Task A_registry_key_is_compared_where_it_stands() => VerifyTyped(_utf16, RunKeys);

    [Fact]
    public Task A_key_told_apart_from_its_hive_is_joined() => VerifyTyped(_utf8, RunKeys);

    [Fact]
    public Task Texts_and_patterns() => VerifyTyped(_process, Rule(
        SampleRules.Text("process.name", TextOperator.Equals, "cmd.exe"),
        SampleRules.Text("process.executable", TextOperator.EndsWith, @"\cmd.exe"),
        SampleRules.Text("process.executable", TextOperator.StartsWith, @"C:\Users\", ignoreCase: false),
        SampleRules.Text("process.command_line", TextOperator.Contains, "größe"),
        new Test(new GlobMatch(Canonical("process.command_line"), Array("", "-enc", "JAB", ""), IgnoreCase: true)),
        new Test(new TextWords(Canonical("message"), Array("access", "denied"), InOrder: true)),
        new Test(new AnyText(Array("mimikatz"), InOrder: true, Pieces: null)),
        new Not(new Test(new TextOrder(Recorded("process.command_line"), Ordering.GreaterOrEqual, "13")))));

    [Fact]
    public Task Numbers_booleans_dates_and_addresses() => VerifyTyped(_process, Rule(
        new Test(new NumberCompare(Canonical("process.pid"), Ordering.Greater, 4m)),
        new Test(new NumberCompare(Canonical("process.pid"), Ordering.Less, 1.5m)),
        new Test(new NumberCompare(Canonical("session"), Ordering.GreaterOrEqual, -1m)),
        new Test(new NumberCompare(Canonical("load"), Ordering.Less, 0.5m)),
        new Test(new NumberCompare(Canonical("score"), Ordering.Equal, 10m)),
        Is("process.pid", "7"),
        SampleRules.Text("session", TextOperator.StartsWith, "1"),
        new Test(new BooleanIs(Canonical("trusted"), false)),
        new Not(new Test(new BooleanIs(Canonical("signed"), true))),
        Is("signed", "true"),
        new Test(new Exists(Canonical("process.pid"))),
        new Test(new DateRange(Canonical("@timestamp"), new DateTime(2025, 6, 4, 0, 0, 0, DateTimeKind.Utc).Ticks, null)),
        new Test(new InNetwork(Canonical("source.ip"), "0A000000", 8)),
        new Test(new AddressOrder(Canonical("source.ip"), Ordering.Less, "C0A80001"))));

    [Fact]
    public Task Lists() => VerifyTyped(_process, Rule(
        Is("process.args", "-enc"),
        Is("user.roles", "admin"),
        Any(Is("tags", "canary"), new Not(new Test(new Exists(Canonical("tags"))))),
        new Test(new NumberCompare(Canonical("ports"), Ordering.GreaterOrEqual, 1024m))));

    [Fact]
    public Task What_a_type_lacks_is_false_and_what_its_class_implies_is_settled() => VerifyTyped(_utf16, Rule(
        Any(Is("process.name", "reg.exe"), Is("registry.value", "Shell")),
        Is("event.category", "registry"),
        SampleRules.Text("registry.hive", TextOperator.Equals, "HKLM"),
        new Not(Is("user.name", "SYSTEM"))));

    [Fact]
    public Task Every_rule_over_one_type()
    {
        Rule[] rules = Enumerable.Range(1, 40)
            .Select(i => Make($"rules/{i:00}.md", $"Rule {i:00}", Is("registry.data.strings", "x" + i)) with { Binding = EventClasses.RegistryValueSet })
            .ToArray();
        RuleSetPlan plan = RuleSetPlan.Create(rules, EmitOptions.Default);
        EmittedFile set = Set(plan, new NamedEventType(_utf16.Name, _utf16));
        return Verify(set.Text, "cs");
    }

    [Fact]
    public Task A_rule_for_a_category_reads_a_type_by_the_names_of_its_source() => VerifyTyped(_utf8, Rule(
        new Test(new TextMatch(Written("TargetObject"), TextOperator.EndsWith, @"\Run\x", IgnoreCase: true)),
        new Test(new TextMatch(Written("Details"), TextOperator.StartsWith, "DWORD", IgnoreCase: true)),
        new Test(new NumberCompare(Written("Details"), Ordering.Equal, 1) { TakesHex = false }),
        new Not(new Test(new Exists(Written("Image"))))) with
    {
        LogSource = new LogSource("windows", "registry_set", null, SecurityEquivalents: true, NeedsDeclaration: true),
    });

    [Theory]
    [InlineData("windows", "registry_set", null, true)]
    [InlineData(null, "registry_event", null, true)]
    [InlineData("windows", "process_creation", null, false)]
    [InlineData("linux", "registry_set", null, false)]
    [InlineData("windows", "registry_set", "sysmon", false)]
    [InlineData("windows", null, "security", false)]
    [InlineData("windows", null, null, false)]
    public void A_type_is_offered_to_rules_for_a_category_of_its_class(string? product, string? category, string? service, bool expected)
    {
        Rule rule = Rule(new Test(new Exists(Written("TargetObject")))) with { LogSource = new LogSource(product, category, service, true, true) };
        Assert.Equal(expected, Bind(rule) is not null);
    }

    [Fact]
    public void A_rule_with_a_test_that_types_lack_is_left_out()
    {
        var known = new Test(new Exists(Written("TargetObject")));
        Predicate[] unknown =
        [
            new Present(Written("TargetObject")),
            new PatternMatch(Written("TargetObject"), Array(PatternPart.AnyOne), true),
            new RegexMatch(Written("TargetObject"), "a", RegexFlags.None),
            new FieldMatch(Written("TargetObject"), TextOperator.Equals, Written("Details"), true),
            new DatePartCompare(Written("TargetObject"), DatePart.Day, Ordering.Equal, 1),
            new AnyTextPattern(Array(PatternPart.AnyOne), true),
            new AnyTextRegex("a", RegexFlags.None),
        ];
        Assert.NotNull(Bind(Rule(known)));
        Assert.All(unknown, predicate => Assert.Null(Bind(Rule(Any(known, new Test(predicate))))));
    }

    private static BoundRule? Bind(Rule rule) =>
        BoundRule.Of(RuleSetPlan.Create([rule], EmitOptions.Default).Rules[0], new EventBinding(_utf8));

    private static Rule Rule(params Expr[] operands) => Make("rules/shape.md", "Shape", All(operands));

    private static Task VerifyTyped(EventType type, Rule rule, [CallerMemberName] string method = "")
    {
        RuleSetPlan plan = RuleSetPlan.Create([rule], EmitOptions.Default);
        var named = new NamedEventType(type.Name, type);
        EmittedFile typed = TypedFile.Of(MatcherFile.Of(plan)[0], named)!.Emit(EmitOptions.Default);
        EmittedFile[] files = [.. SampleRules.Emit(rule), typed, Set(plan, named)];
        GeneratedCode.AssertCompiles(files, "using System; using System.Collections.Generic;\n" + _sources[type]);
        return Verify(typed.Text, "cs", method: method);
    }

    private static EmittedFile Set(RuleSetPlan plan, NamedEventType type) => TypedSetEmitter.Emit(
        RuleSetOutline.Of(plan), MatcherFile.Of(plan).SelectMany(file => TypedFile.Of(file, type)!.RuleNames), type, EmitOptions.Default);

    private static EventMember Text(string name, string field, MemberKind kind = MemberKind.Utf16) =>
        new(name, field, kind, MemberForm.Single, kind == MemberKind.Utf16 ? "string" : "global::System.ReadOnlySpan<byte>");

    private static EventType Type(string name, EventClasses classes, string source, params EventMember[] members)
    {
        var type = new EventType("global::" + name, name, classes, false, members.ToEquatable());
        _sources[type] = source;
        return type;
    }
}
