namespace RuleGen.Generator.Tests.Host;

/// <summary>Which types of a project can be events: each of these compiles without a warning and is matched.</summary>
public class EventTypes
{
    private const string Query = """registry.path: "HKLM\\Software\\X\\Start" and registry.data.strings: "evil*" """;
    private const string Path = """@"HKLM\Software\X\Start" """;

    /// <summary>What it is, its declaration, and an expression that makes an event the rule matches.</summary>
    public static TheoryData<string, string, string> Types => new()
    {
        {
            "struct",
            "[DetectionEvent(\"registry_set\")] struct E { [Field(\"registry.path\")] public string Path { get; init; } " +
            "[Field(\"registry.data.strings\")] public string Data { get; init; } }",
            $"new E {{ Path = {Path}, Data = \"evil\" }}"
        },
        {
            "readonly ref struct",
            "[DetectionEvent(\"registry_set\")] readonly ref struct E(ReadOnlySpan<char> p, ReadOnlySpan<byte> d) " +
            "{ [Field(\"registry.path\")] public ReadOnlySpan<char> Path { get; } = p; " +
            "[Field(\"registry.data.strings\")] public ReadOnlySpan<byte> Data { get; } = d; }",
            $"new E({Path}, \"evil\"u8)"
        },
        {
            "class by a source's names",
            "[DetectionEvent(\"registry_value_set\")] class E { public string? TargetObject { get; set; } public string? Details { get; set; } }",
            $"new E {{ TargetObject = {Path}, Details = \"evil\" }}"
        },
        {
            "record",
            "[DetectionEvent(\"registry_set\")] record E([Field(\"registry.path\")] string P, [property: Field(\"registry.data.strings\")] string D);",
            $"new E({Path}, \"evil\")"
        },
        {
            "readonly record struct",
            "[DetectionEvent(\"registry_set\")] readonly record struct E([Field(\"registry.path\")] string P, string Details);",
            $"new E({Path}, \"evil\")"
        },
        {
            "nested type",
            "class Outer { internal static class Inner { [DetectionEvent(\"registry_set\")] internal record E(string TargetObject, string Details); } }",
            $"new Outer.Inner.E({Path}, \"evil\")"
        },
        {
            "type inside the rules' own class",
            "static partial class Detections { [DetectionEvent(\"registry_set\")] internal record E(string TargetObject, string Details); }",
            $"new Detections.E({Path}, \"evil\")"
        },
        {
            "inherited properties",
            "abstract class B { [Field(\"registry.path\")] public abstract string P { get; } public string? Details { get; init; } } " +
            $"[DetectionEvent(\"registry_set\")] class E : B {{ public override string P => {Path}; }}",
            "new E { Details = \"evil\" }"
        },
        {
            "inherited record",
            "record B([Field(\"registry.path\")] string P); [DetectionEvent(\"registry_set\")] record E(string P, string Details) : B(P);",
            $"new E({Path}, \"evil\")"
        },
        {
            "member that hides another",
            "class B { public string Image() => \"\"; public string? Details { get; set; } public string TargetObject => \"\"; } " +
            "[DetectionEvent(\"registry_set\")] class E : B { public new int Details() => 1; [Field(\"registry.data.strings\")] public string? D; " +
            $"public new string TargetObject => {Path}; }}",
            "new E { D = \"evil\" }"
        },
        {
            "C# fields",
            "[DetectionEvent(\"registry_set\")] struct E { [Field(\"registry.path\")] public string P; public string Details; }",
            $"new E {{ P = {Path}, Details = \"evil\" }}"
        },
        {
            "names that are keywords",
            "namespace @namespace { [DetectionEvent(\"registry_set\")] record @class([Field(\"registry.path\")] string @struct, " +
            "[Field(\"registry.data.strings\")] string @event); }",
            $"new @namespace.@class({Path}, \"evil\")"
        },
        {
            "names spelled with escapes",
            "[DetectionEvent(\"registry_set\")] record \\u0063lass([Field(\"registry.path\")] string gr\\u00f6\\u00dfe, " +
            "[Field(\"registry.data.strings\")] string e\u0301te\\u0301);",
            $"new @class({Path}, \"evil\")"
        },
        {
            "names of the runtime's own types",
            "namespace N { [DetectionEvent(\"registry_set\")] record Utf16Text([Field(\"registry.path\")] string Hits, " +
            "[Field(\"registry.data.strings\")] string RuleSet); }",
            $"new N.Utf16Text({Path}, \"evil\")"
        },
        {
            "the event's own letter",
            "\n#pragma warning disable CS8981\n[DetectionEvent(\"registry_set\")] " +
            "record e([Field(\"registry.path\")] string item, [Field(\"registry.data.strings\")] string[] list);",
            $"new e({Path}, [\"evil\"])"
        },
        {
            "a very long name",
            $"[DetectionEvent(\"registry_set\")] record {new string('E', 500)}(string TargetObject, string Details);",
            $"new {new string('E', 500)}({Path}, \"evil\")"
        },
        {
            "without nullable annotations",
            "\n#nullable disable\n[DetectionEvent(\"registry_set\")] class E { public string TargetObject { get; set; } public string Details { get; set; } }",
            $"new E {{ TargetObject = {Path}, Details = \"evil\" }}"
        },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void A_type_is_matched_as(string what, string declaration, string made)
    {
        var consumer = new Consumer([Query], [declaration]);

        Assert.Empty(consumer.Findings);
        object? verdict = consumer.Evaluate($"(Detections.Rule0.IsMatch({made}), Detections.Match({made}, Hits), Hits[0], Hits[1])");
        Assert.True(Equals((true, 1, 0, -1), verdict), $"{what}: {verdict}");
    }

    public static TheoryData<string, string> Lists => new()
    {
        { "string[]", "[\"x\", \"evil\"]" },
        { "List<string>", "[\"x\", \"evil\"]" },
        { "IReadOnlyList<string>", "[\"x\", \"evil\"]" },
        { "ImmutableArray<string>", "[\"x\", \"evil\"]" },
        { "ReadOnlySpan<string>", "[\"x\", \"evil\"]" },
        { "ReadOnlyMemory<char>[]", "[default, \"evil\".AsMemory()]" },
        { "List<byte[]>", "[null!, \"evil\"u8.ToArray()]" },
        { "Span<char>", "\"evil\".ToCharArray()" },
        { "char[]", "\"evil\".ToCharArray()" },
        { "byte[]", "\"evil\"u8.ToArray()" },
        { "Memory<byte>", "\"evil\"u8.ToArray()" },
        { "ReadOnlyMemory<byte>", "\"evil\"u8.ToArray()" },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public void Texts_and_lists_are_read_as_they_are_kept(string type, string value)
    {
        string declaration = $"[DetectionEvent(\"registry_set\")] ref struct E {{ public string TargetObject {{ get; init; }} " +
            $"[Field(\"registry.data.strings\")] public {type} Data {{ get; init; }} }}";
        var consumer = new Consumer([Query], [declaration]);

        Assert.Empty(consumer.Findings);
        Assert.Equal((1, 0, 0), consumer.Evaluate(
            $"(Detections.Match(new E {{ TargetObject = {Path}, Data = {value} }}, default), " +
            $"Detections.Match(new E {{ TargetObject = {Path} }}, default), Detections.Match(default(E), default))"));
    }

    public static TheoryData<string, string> Numbers => new()
    {
        { "int", "7" }, { "int?", "7" }, { "byte", "7" }, { "ulong", "7" }, { "double", "7" }, { "decimal?", "7" }, { "nint", "7" },
        { "long[]", "[1, 7]" }, { "List<uint>", "[1, 7]" }, { "IReadOnlyList<short>", "new short[] { 1, 7 }" }, { "ImmutableArray<float>", "[1, 7]" },
        { "string", "\"7\"" },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Numbers_are_read_as_they_are_kept(string type, string value)
    {
        var consumer = new Consumer(
            ["process.pid >= 5"],
            [$"[DetectionEvent(\"registry_set\")] class E {{ [Field(\"process.pid\")] public {type} Pid {{ get; init; }} = default!; }}"]);

        Assert.Empty(consumer.Findings);
        Assert.Equal((1, 0), consumer.Evaluate(
            $"(Detections.Match(new E {{ Pid = {value} }}, default), Detections.Match(new E(), default))"));
    }

    [Fact]
    public void No_event_at_all_meets_no_rule_not_even_a_negation()
    {
        var consumer = new Consumer(["not registry.path: x"], ["[DetectionEvent(\"registry_set\")] record E(string TargetObject);"]);

        Assert.Equal((0, 1), consumer.Evaluate("(Detections.Match((E)null!, default), Detections.Match(new E(null!), default))"));
    }

    [Fact]
    public void Types_of_one_name_in_different_namespaces_are_told_apart()
    {
        const string Code = "\n#pragma warning disable CS8981\n" +
            "namespace A { [DetectionEvent(\"registry_set\")] record E(string TargetObject, string Details); } " +
            "namespace B { [DetectionEvent(\"registry_set\")] record E(string TargetObject, string Details); } " +
            "namespace C { [DetectionEvent(\"registry_set\")] record e(string TargetObject, string Details); }";
        var consumer = new Consumer([Query], [Code]);

        Assert.Equal(
            ["Detections.E.g.cs", "Detections.E2.g.cs", "Detections.e3.g.cs"],
            consumer.Hints.Where(hint => hint.StartsWith("Detections.E", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal));
        Assert.Equal(3, consumer.Evaluate(
            $"Detections.Match(new A.E({Path}, \"evil\"), default) + Detections.Match(new B.E({Path}, \"evil\"), default) " +
            $"+ Detections.Match(new C.e({Path}, \"evil\"), default)"));
    }

    [Fact]
    public void A_partial_type_may_stand_in_two_files()
    {
        var consumer = new Consumer(
            [Query],
            [
                "partial class E { [Field(\"registry.path\")] public string? P { get; set; } }",
                "[DetectionEvent(\"registry_set\")] partial class E { public string? Details { get; set; } }",
            ]);

        Assert.Empty(consumer.Findings);
        Assert.Equal(1, consumer.Evaluate($"Detections.Match(new E {{ P = {Path}, Details = \"evil\" }}, default)"));
    }

    [Theory]
    [InlineData("public", "public", true)]
    [InlineData("public", "internal", false)]
    [InlineData("internal", "public", false)]
    public void Matchers_are_as_visible_as_the_type_and_the_rules(string rules, string type, bool isPublic)
    {
        var consumer = new Consumer(
            [Query],
            [
                $"\n#pragma warning disable CS1591\n{type} static class O " +
                "{ [DetectionEvent(\"registry_set\")] public record E(string TargetObject, string Details); }",
            ],
            ("DetectionVisibility", rules));

        consumer.Compile();
        Assert.Contains($"{(isPublic ? "public" : "internal")} static int Match(", consumer.Text("Detections.E.g.cs"), StringComparison.Ordinal);
        Assert.Contains($"{(isPublic ? "public" : "internal")} static bool IsMatch(", consumer.Text("Rule0.E.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_rule_file_nothing_is_emitted()
    {
        var consumer = new Consumer(Array.Empty<string>(), ["[DetectionEvent(\"registry_set\")] record E(string TargetObject);"]);

        Assert.Empty(consumer.Hints);
        consumer.Compile();
    }

    [Fact]
    public void Where_no_rule_is_offered_the_type_every_answer_is_no()
    {
        var consumer = new Consumer(
            [("rules/p.md", Consumer.Rule("Process", "process.name: x", eventId: "1"))],
            ["[DetectionEvent(\"registry_set\")] record E(string TargetObject, string Image);"]);

        Assert.Equal(["RG2002", "RG2002"], consumer.Findings.Select(finding => finding.Id));
        Assert.Equal(0, consumer.Evaluate("Detections.Match(new E(\"\", \"x\"), default)"));
    }

    [Fact]
    public void Where_every_rule_is_rejected_every_answer_is_no()
    {
        var consumer = new Consumer(["registry.path: ("], ["[DetectionEvent(\"registry_set\")] record E(string TargetObject);"]);

        Assert.Contains(consumer.Result.Diagnostics, diagnostic => diagnostic.Id == "RG9001");
        Assert.Equal(0, consumer.Evaluate("Detections.Match(new E(\"\"), default)"));
    }

    [Theory]
    [InlineData("Rules")]
    [InlineData("infos")]
    public void A_type_may_bear_the_name_of_one_of_the_sets_own_files(string name)
    {
        string code = "\n#pragma warning disable CS8981\n" +
            $"namespace A {{ [DetectionEvent(\"registry_set\")] record {name}(string TargetObject, string Details); }}";
        var consumer = new Consumer([Query], [code]);

        Assert.Equal(1, consumer.Evaluate($"Detections.Match(new A.{name}({Path}, \"evil\"), default)"));
    }

    [Fact]
    public void Rules_of_a_large_set_share_files_and_keep_their_numbers()
    {
        string[] rules = [.. Enumerable.Range(0, 150).Select(i => $"registry.data.strings: \"v{i}\"")];
        var consumer = new Consumer(rules, ["[DetectionEvent(\"registry_set\")] record E(string Details);"], ("DetectionNamespace", "Acme.Rules"));

        Assert.InRange(consumer.Hints.Count(), 3, 200);
        Assert.Equal((1, "Rule 77", -1), consumer.Evaluate(
            "(Acme.Rules.Detections.Match(new E(\"v77\"), Hits), Acme.Rules.Detections.RuleSet.Rules[Hits[0]].Title, Hits[1])"));
    }
}
