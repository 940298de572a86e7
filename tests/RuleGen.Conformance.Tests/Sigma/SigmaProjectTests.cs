extern alias runtime;

using RuleGen.Compiler.Evaluation;
using RuleGen.Conformance.Tests.Differential;
using RuleGen.Conformance.Tests.Support;
using runtime::RuleGen;

namespace RuleGen.Conformance.Tests.Sigma;

/// <summary>Filters and placeholders of a project: one answer of the reference, the emitted and the interpreted rules.</summary>
public sealed class SigmaProjectTests
{
    private const int Rules = 60;
    private const int EventsOfRule = 25;

    private const string Rule =
        """
        title: Tools of administrators
        id: tools
        logsource:
          category: process_creation
          product: windows
        detection:
          selection:
            Image|endswith|expand: '\\%Tools%'
            User|expand: '%Domains%\\%Administrators%'
          condition: selection
        """;

    private const string Placeholders =
        """
        placeholders:
          Tools: [psexec.exe, 'paexec*.exe']
          Domains: [CORP, LAB]
          Administrators: ['adm_*', root]
        """;

    private const string Filter =
        """
        title: The jump host
        logsource:
          product: windows
        filter:
          rules: [tools]
          selection:
            Computer|startswith: JUMP
            ParentImage: null
          other:
            CommandLine|contains: maintenance
          condition: not (selection or other)
        """;

    [Theory]
    [InlineData("psexec.exe", @"CORP\adm_a", "WS1", "", true)]
    [InlineData("paexec64.exe", @"lab\ROOT", "WS1", "", true)]
    [InlineData("psexec.exe", @"CORP\root_", "WS1", "", false)]
    [InlineData("psexec.exe", @"HOME\root", "WS1", "", false)]
    [InlineData("other.exe", @"CORP\root", "WS1", "", false)]
    [InlineData("psexec.exe", @"CORP\adm_a", "jump2", "", false)]
    [InlineData("psexec.exe", @"CORP\adm_a", "jump2", ",\"ParentImage\":\"C:\\\\p.exe\"", true)]
    [InlineData("psexec.exe", @"CORP\adm_a", "WS1", ",\"CommandLine\":\"x Maintenance\"", false)]
    public void A_rule_with_placeholders_and_a_filter_has_one_answer(string image, string user, string computer, string more, bool expected)
    {
        using SigmaRules rules = SigmaRules.Of([Rule], project: [Placeholders, Filter]);
        string json = $$"""
            {"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1,"Computer":"{{computer}}","Image":"C:\\t\\{{image}}",
            "User":"{{user.Replace("\\", "\\\\", StringComparison.Ordinal)}}"{{more}}}
            """;

        Assert.Equal(expected, rules.IsMatch(0, json));
    }

    [Fact]
    public void Explanations_name_the_filter_for_what_it_adds()
    {
        using SigmaRules rules = SigmaRules.Of([Rule], project: [Placeholders, Filter]);
        string Places(RuleSet set) => string.Join("; ", set.Rules[0].Predicates
            .Select(place => $"{Path.GetFileName(place.Path)}:{place.Line}:{place.Column}").Distinct());

        Assert.Equal(":8:28; :9:18; p00001.yml:7:26; p00001.yml:8:18; p00001.yml:10:27", Places(rules.Emitted!));
        Assert.Equal(Places(rules.Emitted!), Places(rules.Interpreted));
        rules.Read("""{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1}""");
        Assert.Contains("p00001.yml:10\n", rules.Explain(0), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_with_a_filter_answers_as_both_together()
    {
        var random = new Random(LongRun.Seed);
        (SigmaDraft Rule, int LogSource, IReadOnlyList<Wish> Wishes)[] drafts = Draw(random);
        // Every second rule becomes a filter of the one before it.
        SigmaDraft[] filters = [.. drafts.Where((_, i) => i % 2 == 1)
            .Select((draft, i) => draft.Rule with { LogSource = drafts[2 * i].Rule.LogSource })];
        string[] texts = [.. filters.Select((_, i) =>
            drafts[2 * i].Rule.ToString().Replace("logsource:", $"id: rule-{i}\nlogsource:", StringComparison.Ordinal))];
        using SigmaRules alone = SigmaRules.Of([.. texts, .. filters.Select(filter => filter.ToString())], emits: false);
        using SigmaRules filtered = SigmaRules.Of(texts, project: filters.Select(FilterOf));
        int suppressed = 0;
        for (int i = 0; i < filters.Length; i++)
        {
            for (int n = 0; n < EventsOfRule; n++)
            {
                IReadOnlyList<Wish> wishes = n % 3 == 0 ? drafts[2 * i].Wishes : [.. drafts[2 * i].Wishes, .. drafts[(2 * i) + 1].Wishes];
                (string json, DeclaredLogSource? declared) = RandomSigmaEvent.Next(random, drafts[2 * i].LogSource, wishes);
                EventView view = SigmaRules.View(json, declared);
                bool isMet = ReferenceEvaluator.IsMatch(alone.Rules[i], view);
                bool isSuppressed = ReferenceEvaluator.IsMatch(alone.Rules[filters.Length + i].Condition, view);
                if (isMet && isSuppressed) suppressed++;
                bool answer = filtered.IsMatch(i, json, declared);
                Assert.True(answer == (isMet && !isSuppressed), $"{texts[i]}\n{FilterOf(filters[i], i)}\nevent: {json}\ndeclared: {declared}");
            }
        }

        Assert.True(suppressed > filters.Length, $"only {suppressed} events were suppressed");
    }

    private static (SigmaDraft Rule, int LogSource, IReadOnlyList<Wish> Wishes)[] Draw(Random random)
    {
        (SigmaDraft Rule, int LogSource, IReadOnlyList<Wish> Wishes)[] drafts =
            [.. Enumerable.Range(0, 2 * Rules).Select(_ => RandomSigmaRule.Next(random))];
        using SigmaRules rules = SigmaRules.Of(drafts.Select(draft => draft.Rule.ToString()), emits: false);
        return [.. drafts.Where((_, i) => rules.Files[i].Rule is not null).Take(Rules)];
    }

    private static string FilterOf(SigmaDraft draft, int rule) => $$"""
        title: A filter
        logsource: {{draft.LogSource}}
        filter:
            rules: [rule-{{rule}}]
        {{string.Join("\n", draft.Searches.Select(search => $"    {search}"))}}
            condition: {{SigmaDraft.Scalar($"not ({draft.Condition})")}}
        """;
}
