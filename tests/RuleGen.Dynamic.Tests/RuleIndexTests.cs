using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RuleGen.Events;
using RuleGen.Testing;

namespace RuleGen.Dynamic.Tests;

/// <summary>The index leaves out no rule: what it finds is compared with every rule asked by itself.</summary>
public sealed class RuleIndexTests
{
    private static readonly string[] _modifiers = ["", "|contains", "|startswith", "|endswith", "|contains|cased", "|endswith|cased"];

    // Few letters, so that texts overlap and stand in each other; some beyond ASCII, one of them with an upper case of another length.
    private const string Letters = @"aAbBc\. éÉıſ";

    [Fact]
    public void Random_texts_are_found_wherever_they_stand()
    {
        var random = new Random(4711);
        using var folder = new TemporaryFolder();
        for (int i = 0; i < 400; i++) folder.Write($"{i:000}.yml", Rule(random, i));
        CompiledRules compiled = RuleFolder.Compile(folder.Path);
        Assert.True(compiled.Rules > 380, $"only {compiled.Rules} rules");

        var e = new EventBuffer(compiled.RuleSet.Schema);
        long hits = 0;
        for (int i = 0; i < 20_000; i++) hits += AssertSameHits(compiled.RuleSet, e, Record(random));
        Assert.True(hits > 100_000, $"only {hits} hits");
    }

    [Theory]
    [InlineData("\u0001")]
    [InlineData("x")]
    [InlineData("é")]
    public void A_text_is_found_at_every_place_of_long_and_short_values(string filling)
    {
        using var folder = new TemporaryFolder();
        string[] texts = ["q", "qw", "qwe", "qwer", "qwert", "qwerty", "qwertyu", "qwertyui", "qwertyuio", "ſqé", "qé"];
        for (int i = 0; i < texts.Length; i++) folder.Write($"{i:00}.yml", Document(i, $"CommandLine|contains: '{texts[i]}'"));
        CompiledRules compiled = RuleFolder.Compile(folder.Path);
        var e = new EventBuffer(compiled.RuleSet.Schema);
        foreach (string text in texts)
        {
            for (int before = 0; before < 40; before++)
            {
                for (int after = 0; after < 10; after++)
                {
                    string value = string.Concat(Enumerable.Repeat(filling, before)) + text.ToUpperInvariant() + string.Concat(Enumerable.Repeat(filling, after));
                    Assert.NotEqual(0, AssertSameHits(compiled.RuleSet, e, Record(("CommandLine", value))));
                }
            }
        }
    }

    [Theory]
    [InlineData("Kiwi Legit Printer")]
    [InlineData("a\"b:kiwi/x\\mimi")]
    [InlineData("é:mimi:é")]
    public void Keywords_are_found_in_any_value_however_it_is_escaped(string keyword)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.yml", Document(1, $"- '{keyword}'"));
        CompiledRules compiled = RuleFolder.Compile(folder.Path);
        Assert.Equal(1, compiled.Rules);
        var e = new EventBuffer(compiled.RuleSet.Schema);
        for (int before = 0; before < 70; before++)
        {
            string value = new string('x', before) + keyword.ToUpperInvariant() + "y";
            string escaped = string.Concat(value.Select(c => $"\\u{(int)c:x4}"));
            string plain = Record(("Anything", value));
            Assert.Equal(1, AssertSameHits(compiled.RuleSet, e, plain));
            Assert.Equal(1, AssertSameHits(compiled.RuleSet, e, plain.Replace("xK", "x\\u004B", StringComparison.Ordinal)));
            Assert.Equal(1, AssertSameHits(compiled.RuleSet, e, $$"""{"Channel":"Security","EventID":1,"Anything":"{{escaped}}"}"""));
            Assert.Equal(0, AssertSameHits(compiled.RuleSet, e, Record(("Anything", new string('x', before) + keyword[..^1]))));
        }
    }

    [Theory]
    [InlineData("kiwi", "KIWI;kiwi;\u212Aiwi;k\u0131wi;K\u0130WI;kawi;;x")]
    [InlineData("(?i)kiwi|sas+h", "KIWI;\u212Aiwi;k\u0131w\u0130;\u017Fa\u017F\u017Fh;SASSH;sah;é;x\u017F")]
    [InlineData("(?i)k[a-i]wi\\d+(long|short)?", "kiwi1;\u212Aawi22LONG;kjwi1;kiwi;\u212A")]
    [InlineData("(?i)é.*ask", "É ASK;é task;\u00E9a\u017F\u212A;e ask")]
    public void An_expression_is_met_by_what_the_engine_takes_for_its_letters(string pattern, string values)
    {
        // The rule is found by its path, so that what the expression needs is asked when it is tested.
        using var folder = new TemporaryFolder();
        folder.Write("a.yml", Document(1, $"Image: 'C:\\the\\only\\one.exe'\n        CommandLine|re: '{pattern}'"));
        CompiledRules compiled = RuleFolder.Compile(folder.Path);
        Assert.Equal(1, compiled.Rules);
        var e = new EventBuffer(compiled.RuleSet.Schema);
        var expression = new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        foreach (string value in values.Split(';'))
        {
            string record = Record(("Image", @"C:\the\only\one.exe"), ("CommandLine", value));
            int hits = AssertSameHits(compiled.RuleSet, e, record);
            Assert.True(hits == (expression.IsMatch(value) ? 1 : 0), $"{pattern} over {value}: {hits}");
        }
    }

    [Fact]
    public void An_event_id_leads_to_its_rules_whatever_it_is_written_as()
    {
        using var folder = new TemporaryFolder();
        for (int i = 0; i < 40; i++)
        {
            string ids = i % 3 == 0 ? $"[{4700 + i}, {4701 + i}]" : $"{4700 + i}";
            folder.Write($"{i:00}.yml", Document(i, $"EventID: {ids}\n        Field{i}: 'x'", service: "security"));
        }
        CompiledRules compiled = RuleFolder.Compile(folder.Path);
        var e = new EventBuffer(compiled.RuleSet.Schema);
        int hits = 0;
        for (int id = 4690; id < 4750; id++)
        {
            foreach (string written in (string[])[$"{id}", $"\"{id}\"", $"{id}.0", $"[{id},{id + 5}]", $"\" {id}\"", $"{id}e0"])
            {
                string fields = string.Join(",", Enumerable.Range(0, 40).Select(i => $"\"Field{i}\":\"x\""));
                hits += AssertSameHits(compiled.RuleSet, e, $$"""{"Channel":"Security","EventID":{{written}},{{fields}}}""");
            }
        }
        Assert.True(hits > 200, $"only {hits} hits");
    }

    [Fact]
    public void Events_of_thousands_of_ids_in_any_order_go_to_the_rules_of_their_log()
    {
        using var folder = new TemporaryFolder();
        string?[] services = [null, "security", "system", "application", "sysmon"];
        for (int i = 0; i < services.Length; i++) folder.Write($"{i}.yml", Document(i, "Field: 'x'", services[i]));
        CompiledRules compiled = RuleFolder.Compile(folder.Path);
        Assert.Equal(services.Length, compiled.Rules);
        var e = new EventBuffer(compiled.RuleSet.Schema);
        (string Channel, int Hits)[] channels =
            [("Security", 2), ("System", 2), ("Application", 2), ("Microsoft-Windows-Sysmon/Operational", 2), ("Elsewhere", 1)];
        int[] events = [.. Enumerable.Range(0, 2_000 * channels.Length)];
        new Random(11).Shuffle(events);
        foreach (int number in events)
        {
            (string channel, int hits) = channels[number % channels.Length];
            string record = $$"""{"Channel":"{{channel}}","EventID":{{number / channels.Length}},"Field":"X"}""";
            Assert.Equal(hits, AssertSameHits(compiled.RuleSet, e, record));
        }
    }

    [Fact]
    public void Finding_candidates_allocates_nothing()
    {
        var random = new Random(42);
        using var folder = new TemporaryFolder();
        for (int i = 0; i < 200; i++) folder.Write($"{i:000}.yml", Rule(random, i));
        folder.Write("words.yml", Document(999, "- 'mimikatz'"));
        RuleSet rules = RuleFolder.Compile(folder.Path).RuleSet;
        byte[][] records = [.. Enumerable.Range(0, 500).Select(_ => Encoding.UTF8.GetBytes(Record(random)))];
        var e = new EventBuffer(rules.Schema);
        int[] hits = new int[rules.Rules.Length];
        Match();
        Assert.Equal(0, SteadyState.BytesOf(Match));

        void Match()
        {
            for (int i = 0; i < 20; i++)
            {
                foreach (byte[] record in records)
                {
                    e.ReadJson(record);
                    rules.Match(e, hits);
                }
            }
        }
    }

    /// <summary>Compares the hits of the set with the rules asked one by one; returns how many there were.</summary>
    private static int AssertSameHits(RuleSet rules, EventBuffer e, string record)
    {
        Assert.Equal(ReadStatus.Ok, e.ReadJson(Encoding.UTF8.GetBytes(record)));
        int[] hits = new int[rules.Rules.Length];

        // Asked by themselves before the set is: afterwards the rules take the index's word for what it looked up.
        int[] expected = [.. Enumerable.Range(0, hits.Length).Where(rule => rules.IsMatch(rule, e))];
        int count = rules.Match(e, hits);
        if (!hits.AsSpan(0, count).SequenceEqual(expected)) Assert.Fail($"{record}: {string.Join(' ', hits[..count])}, not {string.Join(' ', expected)}");
        return count;
    }

    private static string Rule(Random random, int number)
    {
        string field = random.Next(3) == 0 ? "Image" : "CommandLine";
        string modifiers = _modifiers[random.Next(_modifiers.Length)];
        IEnumerable<string> values = Enumerable.Range(0, random.Next(1, 4)).Select(_ => $"            - '{Text(random, 1, 11)}'");
        string detection = $"{field}{modifiers}:\n{string.Join('\n', values)}";
        if (random.Next(4) == 0) detection += $"\n        Image|endswith: '{Text(random, 1, 3)}'";
        return Document(number, detection);
    }

    private static string Document(int number, string detection, string? service = null) =>
        $"""
        title: Rule {number}
        id: 00000000-0000-4000-8000-{number:000000000000}
        logsource:
            product: windows
        {(service is null ? "" : "    service: " + service)}
        detection:
            selection:
                {detection}
            condition: selection
        """.Replace("\n        ", "\n        ", StringComparison.Ordinal);

    private static string Record(Random random) =>
        Record(("CommandLine", Text(random, 0, 60)), ("Image", Text(random, 0, 24)));

    private static string Record(params (string Name, string Value)[] fields)
    {
        var record = new JsonObject { ["Channel"] = "Security", ["EventID"] = 1 };
        foreach ((string name, string value) in fields) record[name] = value;
        return record.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    private static string Text(Random random, int least, int most) =>
        string.Concat(Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => Letters[random.Next(Letters.Length)]));
}
