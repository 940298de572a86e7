using System.Globalization;
using Microsoft.CodeAnalysis;
using RuleGen.Compiler.Emit;
using RoslynDiagnostic = Microsoft.CodeAnalysis.Diagnostic;

namespace RuleGen.Generator.Tests.Host;

/// <summary>What is wrong with an event type is said at its place in the C# file, and what to write instead.</summary>
public class EventTypeFindings
{
    private static readonly string[] _query = ["registry.path: a and registry.data.strings: b"];

    /// <summary>Code with the place between <c>[|</c> and <c>|]</c>, and what is said about it.</summary>
    public static TheoryData<string, string> Findings => new()
    {
        {
            Struct("[Field(\"registry.path\")] public DateTime [|Path|] => default;"),
            "error RG2001: Path cannot hold registry.path: matchers do not read DateTime; write string, a span or memory of char or byte, " +
            "a number, bool, or an array, span, List, ImmutableArray or IReadOnlyList of these"
        },
        {
            Struct("[Field(\"registry.path\")] public int [|Path|] => 1;"),
            "error RG2001: Path cannot hold registry.path: it is a number, and the field holds text"
        },
        {
            Struct("[Field(\"registry.path\")] public string [|Path|] { set { } }"),
            "error RG2001: Path cannot hold registry.path: generated code cannot read it; give it a getter that is internal or public"
        },
        {
            Struct("[Field(\"registry.path\")] private string [|Path|] => \"\";"),
            "error RG2001: Path cannot hold registry.path: generated code cannot read it; give it a getter that is internal or public"
        },
        {
            Struct("[Field(\"User\")] public long [|User|] => 1;"),
            "error RG2001: User cannot hold User: the field is a part of a text; write string, or a span of char or byte"
        },
        {
            Struct("[Field(\"source.ip\")] public uint [|Ip|] => 1;"),
            "error RG2001: Ip cannot hold source.ip: it is a number, and the field holds addresses; write their text"
        },
        {
            Struct("[Field(\"process.pid\")] public bool [|Pid|] => true;"),
            "error RG2001: Pid cannot hold process.pid: it is a boolean, and the field holds numbers"
        },
        {
            Struct("public string TargetObject => \"\"; public string Details => \"\"; [Field(\"process.pid\")] public int [|@int|] => 1;"),
            "info RG2002: No rule that is offered E reads process.pid: @int may be left out"
        },
        {
            "[DetectionEvent(\"registry_set\")]\nstruct [|E|] { public string TargetObject => \"\"; }",
            "warning RG2003: E has no registry.data.strings, which a rule reads; 'Rule 0' can never match it: " +
            "add a property with [Field(\"registry.data.strings\")]"
        },
        {
            "[DetectionEvent(\"registry_set\")]\nclass [|E|] { public string Text => \"\"; private string TargetObject => \"\"; }",
            "error RG2004: E has no property that holds a field: add [Field(\"…\")] to those that rules read"
        },
        {
            "[DetectionEvent(\"registry_set\")] struct [|E|];",
            "error RG2004: E has no property that holds a field: add [Field(\"…\")] to those that rules read"
        },
        {
            Struct("[Field(\"registry.path\")] public string A => \"\"; [Field(\"TargetObject\")] public string [|B|] => \"\";"),
            "error RG2005: B and A both hold registry.path: leave one of them out"
        },
        {
            Struct("[Field(\"User\")] public string A => \"\"; [Field(\"User\")] public string [|B|] => \"\";"),
            "error RG2005: B and A both hold User: leave one of them out"
        },
        {
            Struct("public string Image => \"\"; public string [|InitiatingProcessFolderPath|] => \"\";"),
            "error RG2005: InitiatingProcessFolderPath and Image both hold process.executable: say with [Field] which of them does, or rename one"
        },
        {
            "[[|DetectionEvent(\"registry_sett\")|]] struct E { public string TargetObject => \"\"; }",
            "error RG2006: There is no event class 'registry_sett': did you mean registry_set or registry_event?"
        },
        {
            "[[|DetectionEvent(\"\")|]] struct E { public string TargetObject => \"\"; }",
            "error RG2006: There is no event class '': write one such as registry_add, registry_any, registry_delete, registry_event"
        },
        {
            Struct("public string TargetObject => \"\"; public string Details => \"\"; [Field(\"registry.pth\")] public string [|P|] => \"\";"),
            "warning RG2007: The taxonomy has no field 'registry.pth': did you mean registry.path or registry.key?"
        },
        {
            Struct("public string TargetObject => \"\"; public string Details => \"\"; [Field(\"\")] public string [|P|] => \"\";"),
            "warning RG2007: [Field] names no field: write one of the taxonomy, such as registry.path"
        },
        {
            "[DetectionEvent(\"registry_set\")] record [|E|]<T>(string TargetObject);",
            "error RG2008: E cannot be an event: a generic type is many types; derive one of its own that is not, or write it out"
        },
        {
            "class O<T> { [DetectionEvent(\"registry_set\")] internal record [|E|](string TargetObject); }",
            "error RG2008: E cannot be an event: a generic type is many types; derive one of its own that is not, or write it out"
        },
        {
            "class O { [DetectionEvent(\"registry_set\")] private record [|E|](string TargetObject); }",
            "error RG2008: E cannot be an event: generated code cannot see it; make it and what it is nested in internal or public"
        },
        {
            "class O { protected class M { [DetectionEvent(\"registry_set\")] public record [|E|](string TargetObject); } }",
            "error RG2008: E cannot be an event: generated code cannot see it; make it and what it is nested in internal or public"
        },
        {
            "[DetectionEvent(\"registry_set\")] file record [|E|](string TargetObject);",
            "error RG2008: E cannot be an event: no other file can name it; make it internal"
        },
        {
            "[DetectionEvent(\"registry_set\")] record [|Utf16Text|](string TargetObject);",
            "error RG2008: Utf16Text cannot be an event: generated code calls a type of the runtime so; put it into a namespace or rename it"
        },
        {
            "[DetectionEvent(\"registry_set\")] static class [|E|] { public static string TargetObject => \"\"; }",
            "error RG2008: E cannot be an event: a static class has no instances"
        },
    };

    [Theory]
    [MemberData(nameof(Findings))]
    public void A_finding_stands_at_its_place_and_says_what_to_do(string marked, string expected)
    {
        (string code, string place) = Unmark(marked);
        var consumer = new Consumer(_query, [code]);

        RoslynDiagnostic finding = Assert.Single(consumer.Findings);
        Assert.Equal(expected, $"{finding.Severity.ToString().ToLowerInvariant()} {finding.Id}: {finding.GetMessage(CultureInfo.InvariantCulture)}");
        Assert.Equal($"{Project.Folder}{Consumer.CodeFile}: {place}", finding.Location.GetLineSpan().ToString());
    }

    [Theory]
    [MemberData(nameof(Findings))]
    public void A_type_with_an_error_gets_no_matcher_and_leaves_the_others_theirs(string marked, string expected)
    {
        const string Good = "namespace Good { [DetectionEvent(\"registry_set\")] record Fine(string TargetObject, string Details); }";
        var consumer = new Consumer(_query, [Unmark(marked).Code, Good]);
        bool isError = expected.StartsWith("error", StringComparison.Ordinal);

        if (!marked.Contains("Utf16Text", StringComparison.Ordinal)) consumer.Compile();
        Assert.Contains("Rule0.Fine.g.cs", consumer.Hints);
        if (isError) Assert.DoesNotContain("Detections.E.g.cs", consumer.Hints);
        else Assert.Contains("Detections.E.g.cs", consumer.Hints);
    }

    /// <summary>Code that does not compile, as it stands in an editor while someone writes it.</summary>
    [Theory]
    [InlineData("[DetectionEvent] struct E { public string TargetObject => \"\"; }")]
    [InlineData("[DetectionEvent(null)] struct E { public string TargetObject => \"\"; }")]
    [InlineData("[DetectionEvent(] struct E { public string TargetObject => \"\"; }")]
    [InlineData("[DetectionEvent(7)] struct E { public string TargetObject => \"\"; }")]
    [InlineData("[DetectionEvent(new[] { \"registry_set\" })] struct E { public string TargetObject => \"\"; }")]
    [InlineData("[DetectionEvent(Missing.Name)] struct E { public string TargetObject => \"\"; }")]
    [InlineData("[DetectionEvent(\"registry_set\", 1)] struct E { public string TargetObject => \"\"; }")]
    [InlineData("[DetectionEvent(\"registry_set\"), DetectionEvent(\"registry_set\")] struct E { public string TargetObject => \"\"; }")]
    [InlineData("[DetectionEvent(\"registry_set\")] partial struct E { } "
        + "[DetectionEvent(\"registry_set\")] partial struct E { public string TargetObject => \"\"; }")]
    [InlineData("[DetectionEvent(\"registry_set\")] interface E { string TargetObject { get; } }")]
    [InlineData("[DetectionEvent(\"registry_set\")] enum E { TargetObject }")]
    [InlineData("[DetectionEvent(\"registry_set\")] delegate void E(string TargetObject);")]
    [InlineData("class C { [DetectionEvent(\"registry_set\")] void M() { } [DetectionEvent(\"registry_set\")] string P => \"\"; }")]
    [InlineData("[assembly: DetectionEvent(\"registry_set\")]")]
    [InlineData("[DetectionEvent(\"registry_set\")] struct { public string TargetObject => \"\"; }")]
    [InlineData("[DetectionEvent(\"registry_set\")] struct E "
        + "{ [Field] public string A; [Field(null)] public string B; [Field(new[] { 1 })] public string C; }")]
    [InlineData("[DetectionEvent(\"registry_set\")] struct E { [Field(\"registry.path\")] public Missing A; [Field(\"registry.key\")] public int* B; }")]
    [InlineData("[DetectionEvent(\"registry_set\")] class E : Missing { [Field(\"registry.path\")] public string this[int i] => \"\"; }")]
    [InlineData("[DetectionEvent(\"registry_set\")] class E : E { public string TargetObject => \"\"; }")]
    [InlineData("[DetectionEvent(\"registry_set\")] struct E { public string TargetObject => \"\"; public string TargetObject => \"\"; ")]
    [InlineData("[DetectionEvent(\"registry_set\"")]
    public void Code_that_is_being_written_breaks_nothing(string code)
    {
        const string Good = "namespace Good { [DetectionEvent(\"registry_set\")] record Fine(string TargetObject, string Details); }";

        var consumer = new Consumer(_query, [code, Good]);

        Assert.Contains("Rule0.Fine.g.cs", consumer.Hints);
        Assert.Equal(consumer.Hints.Count(), consumer.Hints.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Members_that_no_attribute_names_are_left_alone_when_they_hold_something_else()
    {
        var consumer = new Consumer(_query, [Struct(
            "[Field(\"registry.path\")] public string Path => \"\"; public string TargetObject => \"\"; public Uri? Image => null; " +
            "public string Details => \"\"; public int User => 1; public string registry_key => \"\"; public static string RegistryKey => \"\";")]);

        Assert.Empty(consumer.Findings);
        Assert.DoesNotContain("TargetObject", consumer.Text("Rule0.E.g.cs"), StringComparison.Ordinal);
        consumer.Compile();
    }

    [Fact]
    public void Of_a_partial_type_the_name_beside_the_attribute_is_marked()
    {
        var consumer = new Consumer(_query, ["partial class E { }", "\n[DetectionEvent(\"registry_set\")]\npartial class E { }"]);

        RoslynDiagnostic finding = Assert.Single(consumer.Findings);
        Assert.Equal($"{Project.Folder}More1.cs: (2,14)-(2,15)", finding.Location.GetLineSpan().ToString());
    }

    public static TheoryData<string> Texts =>
    [
        "\"\"\" + Evil() + \"\"\"", "*/ class Evil { } /*", "a\u2028class Evil { }", "a\u0085class Evil { }", "a\r\n#line 1 \"evil.cs\"\r\nclass Evil { }",
        "\\u0022; Evil(); //", "{{0}} {1} {", "nul\0inside", "\ud800 half a pair \udc00", "right to left \u202e evil", "</summary></remarks><evil/>&evil;",
        "]]> --> <![CDATA[", "class", new('x', 100_000), new('"', 500),
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Whatever_a_field_or_a_class_is_called_stays_text(string text)
    {
        string literal = CSharpText.Literal(text);
        string tame = Shape("\"tame\"", out _);

        string hostile = Shape(literal, out Consumer consumer);

        Assert.Equal(tame, hostile);
        Assert.All(consumer.Findings, finding => Assert.True(IsPlain(finding.GetMessage(null)), finding.GetMessage(null)));
        var lost = new Consumer(_query, [$"[DetectionEvent({literal})] record E(string TargetObject, string Details);"]);
        RoslynDiagnostic unknown = Assert.Single(lost.Findings);
        Assert.Equal("RG2006", unknown.Id);
        Assert.True(IsPlain(unknown.GetMessage(null)), unknown.GetMessage(null));
    }

    private static bool IsPlain(string message) => message.Length < 500 && message.AsSpan().IndexOfAny("\n\r\0\u0085\u2028\u2029") < 0;

    private static string Shape(string literal, out Consumer consumer)
    {
        consumer = new Consumer(
            ["winlog.event_data.x: a and registry.path: * and not *: b"],
            [$"[DetectionEvent(\"registry_set\")] record E([Field({literal})] int? Odd, [Field(\"registry.path\")] List<string> Path, string Details);"]);
        return GeneratedCode.Shape(consumer.Compile());
    }

    private static string Struct(string members) => $"[DetectionEvent(\"registry_set\")]\nreadonly struct E\n{{\n    {members}\n}}\n";

    private static (string Code, string Place) Unmark(string marked)
    {
        int start = marked.IndexOf("[|", StringComparison.Ordinal);
        int end = marked.IndexOf("|]", StringComparison.Ordinal) - 2;
        string code = marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
        string before = code[..start];
        int line = before.Count(c => c == '\n');
        int column = line == 0 ? Consumer.Usings.Length + start : start - before.LastIndexOf('\n') - 1;
        return (code, $"({line},{column})-({line},{column + end - start})");
    }
}
