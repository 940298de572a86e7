using System.Text;
using RuleGen.Events;

namespace RuleGen.Tests.Rules;

/// <summary>What a compiled rule says about an event it meets, and about one it does not.</summary>
public sealed class ExplanationTests
{
    private const string Hit =
        """
        {"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":13,"EventType":"SetValue",
        "TargetObject":"HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run\\x","Details":"C:\\x.exe"}
        """;

    private static readonly int _rule = Enumerable.Range(0, Detections.RuleCount)
        .Single(static rule => Detections.RuleSet.Rules[rule].Title == "Persistence via Registry Run Keys");

    [Fact]
    public void A_hit_is_explained_by_the_values_that_met_it()
    {
        Explanation explanation = Explain(Hit);

        Assert.True(explanation.Admitted && explanation.IsMatch);
        Assert.All(explanation.Predicates, static outcome =>
            Assert.True(outcome.Holds || outcome.Predicate.Text.Contains("begins with", StringComparison.Ordinal)));
        PredicateOutcome path = Assert.Single(explanation.Predicates, static outcome => outcome.Predicate.Field == "registry.path");
        Assert.Equal(@"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Run\x", path.Value);
        Assert.StartsWith("match: Persistence via Registry Run Keys\n", explanation.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_miss_names_the_predicate_that_failed_and_the_field_that_is_absent()
    {
        Explanation explanation = Explain(Hit.Replace("Run\\\\x", "RunX\\\\x", StringComparison.Ordinal)
            .Replace("\"Details\":\"C:\\\\x.exe\"", "\"Other\":1", StringComparison.Ordinal));

        Assert.True(explanation.Admitted);
        Assert.False(explanation.IsMatch);
        PredicateOutcome data = Assert.Single(explanation.Predicates, static outcome => outcome.Predicate.Field == "registry.data.strings");
        Assert.Equal((false, null, true), (data.Holds, data.Value, data.FieldAbsent));
        PredicateOutcome path = Assert.Single(explanation.Predicates, static outcome => outcome.Predicate.Field == "registry.path");
        Assert.Equal((false, null, false), (path.Holds, path.Value, path.FieldAbsent));
        Assert.Contains("(the event has no registry.data.strings)", explanation.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_of_another_class_is_not_admitted_and_never_a_hit()
    {
        Explanation explanation = Explain(Hit.Replace("\"EventID\":13", "\"EventID\":1", StringComparison.Ordinal));

        Assert.False(explanation.Admitted || explanation.IsMatch);
        Assert.Contains("the record is not of a class this rule is bound to", explanation.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Explaining_says_the_same_as_matching_on_every_sample()
    {
        RuleSet rules = Detections.RuleSet;
        var e = new EventBuffer(rules.Schema);
        var hits = new int[rules.Rules.Length];
        foreach (RuleSamples.Sample sample in RuleSamples.All)
        {
            Assert.Equal(ReadStatus.Ok, e.ReadJson(sample.Record));
            int[] met = hits[..rules.Match(e, hits)];
            for (int rule = 0; rule < hits.Length; rule++)
            {
                Explanation explanation = rules.Explain(rule, e);
                Assert.Equal(met.Contains(rule), explanation.IsMatch);
                Assert.Equal(rules.IsMatch(rule, e), explanation.IsMatch);
                if (explanation.IsMatch) Assert.True(explanation.Admitted && explanation.Predicates.Any(static outcome => outcome.Holds));
            }
        }
    }

    [Fact]
    public void Hits_beyond_the_room_given_are_counted()
    {
        RuleSet rules = Detections.RuleSet;
        var e = new EventBuffer(rules.Schema);
        Assert.Equal(ReadStatus.Ok, e.ReadJson(Encoding.UTF8.GetBytes(Hit.Replace(@"\\Run\\", @"\\Policies\\Explorer\\Run\\", StringComparison.Ordinal))));

        var room = new int[rules.Rules.Length];
        Assert.Equal(2, rules.Match(e, room));
        Assert.True(room[0] < room[1]);
        Assert.Equal(2, rules.Match(e, room.AsSpan(0, 1)));
        Assert.Equal(2, rules.Match(e, default));
    }

    private static Explanation Explain(string record)
    {
        RuleSet rules = Detections.RuleSet;
        var e = new EventBuffer(rules.Schema);
        Assert.Equal(ReadStatus.Ok, e.ReadJson(Encoding.UTF8.GetBytes(record)));
        return rules.Explain(_rule, e);
    }
}
