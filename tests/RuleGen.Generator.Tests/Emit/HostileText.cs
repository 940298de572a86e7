using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RuleGen.Compiler.Emit;
using RuleGen.Compiler.Model;
using RuleGen.Shared;
using static RuleGen.Generator.Tests.SampleRules;

namespace RuleGen.Generator.Tests.Emit;

/// <summary>Whatever a rule file says, emitted code has the types and members it has for a tame one, and means the same texts.</summary>
public class HostileText
{
    public static TheoryData<string> Texts =>
    [
        "\"\"\" + Evil() + \"\"\"",
        "*/ class Evil { } /*",
        "a\u2028class Evil { }",
        "a\u2029class Evil { }",
        "a\u0085class Evil { }",
        "a\nclass Evil { }",
        "a\r\n#line 1 \"evil.cs\"\r\nclass Evil { }",
        "a\rclass Evil { }",
        "#line 1 \"evil.cs\"",
        "\\",
        "\\u0022; Evil(); //",
        "{{0}} {1} {",
        "'\"'",
        "nul\0inside",
        "\ud800 half a pair \udc00",
        "\ud83d\udca3 boom",
        "right to left \u202e evil",
        "</summary></remarks><evil/>&evil;",
        "]]> --> <![CDATA[",
        "@\"\"u8; $\"{Evil()}\"",
        "\ufeffbyte order mark",
        "e\u0301 combining",
        "",
        "class",
        "4657 audit",
        new('x', 500),
        new('"', 500),
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void No_text_of_a_rule_adds_a_type_or_a_member(string text)
    {
        string tame = GeneratedCode.Shape(GeneratedCode.AssertCompiles(SampleRules.Emit(Everywhere("tame", "Title", "field"))));

        CSharpCompilation hostile = GeneratedCode.AssertCompiles(SampleRules.Emit(Everywhere(text, "Title", "field")));

        Assert.Equal(Count(tame), Count(GeneratedCode.Shape(hostile)));
        Assert.DoesNotContain("Evil", GeneratedCode.Shape(hostile).Split('\n').Select(line => line.Trim()));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void No_title_field_or_path_breaks_the_code(string text)
    {
        CSharpCompilation compilation = GeneratedCode.AssertCompiles(SampleRules.Emit(Everywhere(text, text, text) with { Path = text }));

        INamedTypeSymbol set = Assert.Single(compilation.Assembly.GlobalNamespace.GetTypeMembers());
        Assert.Equal("Detections", set.Name);
        Assert.Equal(4, set.GetTypeMembers().Length);
        Assert.All(set.GetTypeMembers(), type => Assert.Empty(type.GetTypeMembers()));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void No_title_field_or_path_breaks_the_code_of_a_large_set(string text)
    {
        CSharpCompilation compilation = GeneratedCode.AssertCompiles(
            SampleRules.Emit(LargeShapes.Large, Everywhere(text, text, text) with { Path = text }));

        INamedTypeSymbol set = Assert.Single(compilation.Assembly.GlobalNamespace.GetTypeMembers());
        Assert.Equal("Detections", set.Name);
        Assert.Equal(6, set.GetTypeMembers().Length);
        Assert.All(set.GetTypeMembers(), type => Assert.Empty(type.GetTypeMembers()));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_large_set_says_of_its_rules_what_a_small_one_says(string text)
    {
        Rule rule = Everywhere(text, text, text) with { Path = text };

        Assert.Equal(LoadedInfos.Of(SampleRules.Emit(rule)), LoadedInfos.Of(SampleRules.Emit(LargeShapes.Large, rule)));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Literals_mean_the_text_they_were_made_of(string text)
    {
        ExpressionSyntax literal = SyntaxFactory.ParseExpression(CSharpText.Literal(text));

        Assert.False(literal.ContainsDiagnostics);
        Assert.Equal(text, Assert.IsType<LiteralExpressionSyntax>(literal).Token.ValueText);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Comments_stay_on_one_line(string text)
    {
        string comment = CSharpText.Comment(text);

        Assert.Equal(-1, comment.AsSpan().IndexOfAny("\n\r\u0085\u2028\u2029\0\u202e"));
        SyntaxTrivia trivia = Assert.Single(SyntaxFactory.ParseLeadingTrivia("//" + comment));
        Assert.True(trivia.IsKind(SyntaxKind.SingleLineCommentTrivia));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Hint_names_are_plain_file_names(string text)
    {
        string hint = SampleRules.Emit(Make("rules/" + text, text, new Always(true)))[0].HintName;

        Assert.True(hint.Length is > 5 and < 100, hint);
        Assert.All(hint, c => Assert.True(char.IsLetterOrDigit(c) || c == '.', hint));
    }

    private static int Count(string shape) => shape.Split('\n').Length;

    private static Rule Everywhere(string text, string title, string fieldName)
    {
        Field field = Canonical(fieldName);
        Rule rule = Make("rules/x.md", title, All(
            new Test(new Exists(field)),
            new Test(new TextMatch(field, TextOperator.Equals, text, IgnoreCase: false)),
            new Test(new TextMatch(field, TextOperator.Contains, text, IgnoreCase: true)),
            new Test(new GlobMatch(field, Array(text, text), IgnoreCase: true)),
            new Test(new TextOrder(field, Ordering.Less, text)),
            new Test(new TextWords(field, Array(text), InOrder: true)),
            new Test(new AnyText(Array(text), InOrder: true, Array(text))),
            new SameObject(fieldName, new Test(new BooleanIs(field, true))),
            new Test(new RegistryKeyIs(field, Array(
                new RegistryPlace(RegistryRoot.LocalMachine, null, text), new RegistryPlace(RegistryRoot.Users, text, text))))));
        EquatableArray<string> list = Array(text, text);
        return rule with
        {
            Query = text,
            Metadata = new RuleMetadata(text, title, text, text, text, text, text, text, list, list, list, list),
        };
    }
}
