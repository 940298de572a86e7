using RuleGen.Compiler.Emit;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;
using RuleGen.Compiler.Text;
using static RuleGen.Generator.Tests.SampleRules;

namespace RuleGen.Generator.Tests.Emit;

/// <summary>What a large set looks like once emitted, shown on a few rules; the verified files are for reading.</summary>
public class LargeShapes
{
    /// <summary>Options under which every set is a large one.</summary>
    internal static readonly EmitOptions Large = EmitOptions.Default with { MostInSmallSet = 0 };

    private static Rule ScriptHost => Make("rules/windows/script-host.yml", "Script host run by Office", All(
        Any(Written("ParentImage", TextOperator.EndsWith, @"\winword.exe", @"\excel.exe")),
        Any(
            Any(Written("Image", TextOperator.EndsWith, @"\wscript.exe", @"\cscript.exe")),
            All(
                new Test(new TextMatch(SampleRules.Written("OriginalFileName"), TextOperator.Equals, "mshta.exe", IgnoreCase: true)),
                All(Written("CommandLine", TextOperator.Contains, "vbscript:", "close", "\"\"\"", "window", "run")))),
        new Not(Any(
            new Test(new RegexMatch(SampleRules.Written("CommandLine"), @"\\\\server\\\d+\\", RegexFlags.IgnoreCase)),
            new Test(new TextMatch(SampleRules.Written("User"), TextOperator.StartsWith, "SVC_", IgnoreCase: false)))))) with
    {
        Mode = ReadingMode.Strict,
        Query = "selection:\n  ParentImage|endswith:\n    - '\\winword.exe'\n    - '\\excel.exe'",
        LogSource = new LogSource("windows", "process_creation", null, SecurityEquivalents: true, NeedsDeclaration: true),
    };

    private static Rule Roles => Make("rules/roles.md", "A role, \u201cadmin\u201d\nor \"\"\"more\"\"\"", Any(
        new SameObject("user.roles", All(Is("user.roles.name", "admin"), new Not(Is("user.roles.scope", "none")))),
        new Test(new AnyText(Array("mimikatz"), InOrder: true, Pieces: null))));

    [Fact]
    public Task Rules_texts_and_numbers()
    {
        EmittedFile[] files = SampleRules.Emit(Large, RunKeys, ScriptHost, Roles);

        GeneratedCode.AssertCompiles(files);
        return Verify(files.Where(file => file.HintName != "Detections.Plan.g.cs").Select(file => (file.HintName, file.Text)));
    }

    [Fact]
    public void The_plan_is_base64_in_short_lines()
    {
        string text = SampleRules.Emit(Large, RunKeys).Single(file => file.HintName == "Detections.Plan.g.cs").Text;

        string[] lines = text.Split("\"\"\"")[1].Trim('\n').Split('\n');
        Assert.All(lines, line => Assert.InRange(line.Length, 4, 128));
        Assert.NotEmpty(Convert.FromBase64String(string.Concat(lines)));
    }

    [Fact]
    public void Both_forms_of_a_set_say_the_same_of_its_rules()
    {
        Rule[] rules = [RunKeys, ScriptHost, Roles, ScriptHost with { Document = 2 }, RunKeys with { Path = "rules/b.md" }];

        Assert.Equal(LoadedInfos.Of(SampleRules.Emit(rules)), LoadedInfos.Of(SampleRules.Emit(Large, rules)));
    }

    [Fact]
    public void A_predicate_that_a_filter_adds_keeps_its_own_file()
    {
        FileSpan[] spans = [Span(1, 0, 5), Span(2, 0, 6) with { Path = "rules/filter.yml" }, Span(3, 4, 7)];
        Rule rule = Make("rules/a.md", "A", All(Is("a", "x"), Is("b", "y"), Is("b", "z")));
        RulePositions positions = new(rule.Key, Span(0, 0, 30), spans.ToEquatable());

        string[] texts = [.. new[] { EmitOptions.Default, Large }.Select(options => Assert.Single(LoadedInfos.Of(
            RuleSetEmitter.Emit(RuleSetPlan.Create([rule], options), [positions], options))))];

        Assert.Equal(texts[0], texts[1]);
        Assert.Contains("rules/filter.yml", texts[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Large_rules_are_cut_into_short_methods()
    {
        Expr[] Tests(int count) => [.. Enumerable.Range(0, count).Select(i => Is("field." + (i % 2), "value " + i))];
        Expr deep = Is("a", "x");
        for (int i = 0; i < 100; i++) deep = i % 2 == 0 ? Any(Is("b", "y" + i), deep) : All(Is("b", "y" + i), new Not(deep));

        Expr condition = All(Any(Tests(2_000)), Any([.. Tests(30).Select(test => All(test, deep, Any(Tests(9))))]));
        EmittedFile[] files = SampleRules.Emit(Large, Make("rules/large.md", "Large", condition));

        GeneratedCode.AssertCompiles(files);
        string[] lines = files[0].Text.Split('\n');
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 300));
        Assert.InRange(Methods(lines).Max(), 10, 80);
    }

    [Fact]
    public void A_list_of_thousands_of_texts_is_one_question()
    {
        Expr texts = Any(Written("QueryName", TextOperator.EndsWith, [.. Enumerable.Range(0, 2_000).Select(i => "domain" + i)]));

        string text = SampleRules.Emit(Large, Make("rules/large.yml", "Large", texts))[0].Text;

        Assert.Contains("return t.MetAny(0, 2000); // QueryName ends with one of \"domain0\", ", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 500, 2_000);
    }

    private static Expr[] Written(string field, TextOperator verb, params string[] texts) =>
        [.. texts.Select(text => new Test(new TextMatch(SampleRules.Written(field), verb, text, IgnoreCase: true)))];

    /// <summary>How many lines each stretch between empty lines has.</summary>
    private static IEnumerable<int> Methods(string[] lines)
    {
        int length = 0;
        foreach (string line in lines)
        {
            length++;
            if (line.Length > 0) continue;
            yield return length;
            length = 0;
        }
        yield return length;
    }
}
