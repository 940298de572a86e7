using RuleGen.Compiler.Emit;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;
using static RuleGen.Generator.Tests.SampleRules;

namespace RuleGen.Generator.Tests.Emit;

public class EmittedSets
{
    [Fact]
    public void The_order_in_which_rules_come_changes_nothing()
    {
        Rule[] rules = Enumerable.Range(0, 100)
            .Select(i => Make($"rules/{i}.md", "Rule " + (i % 7), Is("field." + (i % 11), "x")))
            .ToArray();
        var random = new Random(20260131);
        Rule[] shuffled = rules.ToArray();
        random.Shuffle(shuffled);

        Assert.Equal(SampleRules.Emit(rules), SampleRules.Emit(shuffled));
    }

    [Fact]
    public void Up_to_16_rules_have_a_file_each_and_more_share_64()
    {
        Rule[] rules = Enumerable.Range(0, 300).Select(i => Make($"rules/{i}.md", "Rule " + i, Is("a", "x"))).ToArray();

        EmittedFile[] few = SampleRules.Emit(rules[..16]);
        EmittedFile[] many = SampleRules.Emit(rules);

        Assert.Contains(few, file => file.HintName == "Rule0.g.cs");
        Assert.Equal(16, few.Count(file => !file.HintName.StartsWith("Detections.", StringComparison.Ordinal)));
        Assert.Equal(["Rules.", "Detections.Infos."], Numbered(many).Select(files => files.Key));
        Assert.All(Numbered(many), files => Assert.InRange(files.Count(), 32, 64));
        Assert.Equal(many.Length, many.Select(file => file.HintName.ToUpperInvariant()).Distinct().Count());
        GeneratedCode.AssertCompiles(many);
    }

    [Fact]
    public void Large_rules_are_cut_into_short_methods()
    {
        var places = Enumerable.Range(0, 700)
            .Select(i => new RegistryPlace(Shared.RegistryRoot.LocalMachine, null, new string('k', 1 + (i % 40)) + i));
        Expr condition = All(
            Any(Enumerable.Range(0, 700).Select(i => Is("process.name", $"\"p\" {i}")).ToArray()),
            new Test(new RegistryKeyIs(Canonical("registry.path"), places.ToEquatable())));

        EmittedFile[] files = SampleRules.Emit(Make("rules/large.md", "Large", condition));

        GeneratedCode.AssertCompiles(files);
        Assert.InRange(LongestMember(files[0].Text), 10, 65);
    }

    [Fact]
    public void Names_and_visibility_can_be_chosen()
    {
        var options = new EmitOptions("Acme.Rules", "Watch", IsPublic: true);

        EmittedFile[] files = SampleRules.Emit(options, RunKeys);

        Assert.Equal(
            ["PersistenceViaRegistryRunKeys.g.cs", "Watch.g.cs", "Watch.Rules.g.cs", "Watch.Infos.g.cs"],
            files.Select(file => file.HintName));
        GeneratedCode.AssertCompiles(files, "internal static class User { public static object Set => Acme.Rules.Watch.RuleSet; }");
    }

    [Fact]
    public void Types_of_the_same_name_in_imported_namespaces_do_no_harm()
    {
        string others = string.Concat(RuntimeTypes.Names.Select(name => $"internal class {name} {{ }} "));

        GeneratedCode.AssertCompiles(SampleRules.Emit(RunKeys), "global using Other; namespace Other { " + others + "}");
    }

    [Fact]
    public void A_title_that_is_a_word_of_the_emitted_code_is_set_apart()
    {
        string[] titles =
        [
            "Event buffer", "Slots", "Is match", "Test", "Detections", "Rule set", "Read only span", "System", "Infos", "Add", "Rules",
            "Match from 32", "Glob", "To string", "a a", "A A", "Compiled", "Create rule set",
        ];

        Rule[] rules = [RunKeys, .. titles.Select((title, i) => Make($"rules/{i}.md", title, Is("a", "x")))];

        GeneratedCode.AssertCompiles(SampleRules.Emit(rules));
    }

    [Fact]
    public void Fields_that_differ_in_punctuation_only_keep_their_own_slots()
    {
        EmittedFile[] files = SampleRules.Emit(Make("rules/a.md", "A", All(Is("a.b", "x"), Is("a_b", "x"), Is("a b", "x"), Is("1", "x"))));

        GeneratedCode.AssertCompiles(files);
        Assert.Contains("const int AB3 = ", Text(files, "Detections.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void Moving_a_rule_in_its_file_changes_the_file_of_places_only()
    {
        RuleSetPlan plan = RuleSetPlan.Create([RunKeys], EmitOptions.Default);
        RulePositions moved = RunKeyPositions with { Query = Span(99, 4, 200) };

        EmittedFile[] before = RuleSetEmitter.Emit(plan, [RunKeyPositions], EmitOptions.Default);
        EmittedFile[] after = RuleSetEmitter.Emit(plan, [moved], EmitOptions.Default);

        Assert.Equal(["Detections.Infos.g.cs"], after.Except(before).Select(file => file.HintName));
        Assert.Contains("Line = 100,", Text(after, "Detections.Infos.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_that_uses_the_set_binds_while_its_implementation_is_left_out()
    {
        Rule[] rules = [RunKeys, .. Enumerable.Range(0, 100).Select(i => Make($"rules/{i}.md", "Rule " + i, Is("a", "x")))];
        IEnumerable<EmittedFile> surface = SampleRules.Emit(rules).Where(file => file.HintName is var name
            && !name.StartsWith("Detections.Rules.", StringComparison.Ordinal)
            && !name.StartsWith("Detections.Infos.", StringComparison.Ordinal));

        GeneratedCode.AssertCompiles(
            surface,
            "internal static class User { public static object Set => Detections.RuleSet; public const int Count = Detections.RuleCount; " +
            "public static bool Ask(RuleGen.Events.EventBuffer e) => e.Exists(Detections.Slots.A) && Detections.Rule7.IsMatch(e) " +
            "&& Detections.PersistenceViaRegistryRunKeys.IsMatch(e); }");
    }

    [Fact]
    public void A_rule_takes_no_more_than_twelve_kilobytes_of_code()
    {
        Rule[] rules = Enumerable.Range(0, 100).Select(i => RunKeys with { Path = $"rules/{i}.md" }).ToArray();

        Assert.InRange(SampleRules.Emit(rules).Sum(file => file.Text.Length) / rules.Length, 1_000, 12_000);
    }

    [Fact]
    public void Log_sources_are_named_after_what_they_are_and_each_is_there_once()
    {
        LogSource[] sources =
        [
            new("windows", "registry_set", null, true, true),
            new("windows", "registry_set", null, true, true),
            new("windows", "registry_set", null, false, true),
            new("windows", null, "security", true, true),
            new(null, "webserver", null, true, false),
            new("1c", null, null, true, false),
            new("\"; System.Environment.Exit(1); //", "\u2028", "\\", true, false),
            new("*", null, null, true, false),
        ];
        Rule[] rules = sources
            .Select((source, i) => Make($"rules/{i}.yml", "Rule " + i, new Test(new Exists(Written("a")))) with { LogSource = source })
            .ToArray();

        RuleSetPlan plan = RuleSetPlan.Create(rules, EmitOptions.Default);

        Assert.Equal(
            ["LogSource", "LogSource1c", "SystemEnvironmentExit1", "Webserver", "WindowsRegistrySet", "WindowsRegistrySet2", "WindowsSecurity"],
            plan.LogSources.Select(logSource => logSource.Name).OrderBy(name => name, StringComparer.Ordinal));
        GeneratedCode.AssertCompiles(SampleRules.Emit(rules));
    }

    [Fact]
    public void A_rule_of_thousands_of_values_is_cut_into_short_methods()
    {
        Expr Values(string field, Func<string, Predicate> test) =>
            Any(Enumerable.Range(0, 2_000).Select(i => (Expr)new Test(test(field + i))).ToArray());
        Rule rule = Make("rules/large.yml", "Large", All(
            Values("domain", text => new TextMatch(Written("QueryName"), TextOperator.EndsWith, $"\"{text}\"", IgnoreCase: true)),
            new Not(Values("dash", text => new PatternMatch(
                Written("CommandLine"), Array(PatternPart.AnyRun, PatternPart.Dash, PatternPart.Literal(text)), true)))));

        EmittedFile[] files = SampleRules.Emit(rule);

        GeneratedCode.AssertCompiles(files);
        Assert.InRange(LongestMember(files[0].Text), 10, 80);
        Assert.All(files, file => Assert.DoesNotContain(file.Text.Split('\n'), line => line.Length > 2_000));
    }

    [Fact]
    public void A_list_of_thousands_of_texts_is_one_list()
    {
        Expr texts = Any(Enumerable.Range(0, 2_000)
            .Select(i => (Expr)new Test(new TextMatch(Written("QueryName"), TextOperator.EndsWith, "domain" + i, IgnoreCase: true))).ToArray());

        EmittedFile[] files = SampleRules.Emit(Make("rules/large.yml", "Large", texts));

        GeneratedCode.AssertCompiles(files);
        Assert.InRange(files[0].Text.Length, 2_000 * 10, 2_000 * 40);
    }

    [Fact]
    public void A_condition_that_nests_too_deep_is_refused()
    {
        Expr deep = Is("a", "x");
        for (int i = 0; i < 5_000; i++) deep = new Not(deep);

        Assert.Throws<NotSupportedException>(() => ConditionWalk.Check(deep));
    }

    [Fact]
    public Task The_plan_can_be_read() => Verify(PlanText.Write(RuleSetPlan.Create(
        [
            RunKeys,
            Make("rules/a.md", "Any text", All(
                new Test(new AnyText(Array("mimikatz"), InOrder: true, Pieces: null)),
                new Not(new SameObject("user.roles", Any(new Test(new Exists(Recorded("user.roles.name"))), new Always(false)))),
                Is("process.name", "cmd.exe"))),
        ],
        EmitOptions.Default)));

    private static string Text(EmittedFile[] files, string hintName) => files.Single(file => file.HintName == hintName).Text;

    /// <summary>The files that are named by a bucket, by what stands in front of its number.</summary>
    private static IEnumerable<IGrouping<string, EmittedFile>> Numbered(EmittedFile[] files) => files
        .Where(file => file.HintName.Any(char.IsAsciiDigit))
        .GroupBy(file => file.HintName[..^"00.g.cs".Length]);

    private static int LongestMember(string text)
    {
        int longest = 0;
        int length = 0;
        foreach (string line in text.Split('\n'))
        {
            bool separates = line.Length == 0 || line.TrimStart().StartsWith("///", StringComparison.Ordinal);
            length = separates ? 0 : length + 1;
            longest = Math.Max(longest, length);
        }
        return longest;
    }
}
