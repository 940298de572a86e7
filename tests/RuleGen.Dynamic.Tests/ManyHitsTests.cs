using System.Globalization;
using System.Text;
using RuleGen.Alerts;
using RuleGen.Events;
using RuleGen.Sources;
using RuleGen.Testing;

namespace RuleGen.Dynamic.Tests;

/// <summary>One event that every rule of a set of ten thousand matches, each kind of witness among what they are found by.</summary>
public sealed class ManyHitsTests(ManyHitsTests.Rules rules) : IClassFixture<ManyHitsTests.Rules>
{
    private const int Count = 10_000;
    private const int InFile = 100;
    private const int Kinds = 8;

    private static readonly byte[] _all = Record($"what all share {string.Concat(Enumerable.Range(0, Count).Where(i => i % Kinds == 0).Select(OwnWord))}", 4711);
    private static readonly byte[] _few = Record(OwnWord(8 * 77), 4712);

    [Fact]
    public void All_hits_are_given_in_the_order_of_the_rules()
    {
        var e = new EventBuffer(rules.Set.Schema);
        Assert.Equal(ReadStatus.Ok, e.ReadJson(_all));
        int[] hits = new int[Count];

        Assert.Equal(Count, rules.Set.Match(e, hits));
        Assert.Equal(Enumerable.Range(0, Count), hits);
        Assert.Equal(Enumerable.Range(0, Count).Select(Title), hits.Select(hit => rules.Set.Rules[hit].Title));
        Assert.All(hits, hit => Assert.True(rules.Set.IsMatch(hit, e)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(Count - 1)]
    public void A_span_that_is_too_short_is_filled_and_all_are_counted(int length)
    {
        var e = new EventBuffer(rules.Set.Schema);
        Assert.Equal(ReadStatus.Ok, e.ReadJson(_all));
        int[] hits = [.. Enumerable.Repeat(-1, Count)];

        Assert.Equal(Count, rules.Set.Match(e, hits.AsSpan(0, length)));
        Assert.Equal(Enumerable.Range(0, length), hits[..length]);
        Assert.All(hits[length..], hit => Assert.Equal(-1, hit));
    }

    [Fact]
    public void Nothing_of_them_is_left_for_the_next_event()
    {
        var e = new EventBuffer(rules.Set.Schema);
        int[] hits = new int[Count];
        int[] expected = [.. Enumerable.Range(0, Count).Where(i => i == 8 * 77 || i % Kinds is 2 or 3 or 4 or 7)];
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(ReadStatus.Ok, e.ReadJson(_all));
            Assert.Equal(Count, rules.Set.Match(e, i == 0 ? [] : hits));
            Assert.Equal(ReadStatus.Ok, e.ReadJson(_few));
            Assert.Equal(expected, hits[..rules.Set.Match(e, hits)]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_run_gives_one_alert_for_each_rule(int threads)
    {
        var detector = new Detector(rules.Set);
        using var lines = new MemoryStream([.. _few, (byte)'\n', .. _all, (byte)'\n', .. _few]);

        Alert[] alerts = [.. detector.Run(JsonLines.Open(lines, "many"), threads).Where(alert => alert.Record == 2)];

        Assert.Equal(Enumerable.Range(0, Count).Select(Title), alerts.Select(alert => alert.Rule.Title));
        Assert.All(alerts, (alert, i) => Assert.Equal(i % Kinds == 7 ? 0 : 1, alert.Matches.Count));
        Assert.Equal((3, 3), (detector.Events, detector.EventsHit));
        Assert.All(Enumerable.Range(0, Count), rule => Assert.Equal(rule == 8 * 77 || rule % Kinds is 2 or 3 or 4 or 7 ? 3 : 1, detector.HitsOf(rule)));
    }

    [Fact]
    public void Matching_them_all_allocates_nothing()
    {
        var e = new EventBuffer(rules.Set.Schema);
        int[] hits = new int[Count];
        Match();
        Assert.Equal(0, SteadyState.BytesOf(Match));

        void Match()
        {
            for (int i = 0; i < 20; i++)
            {
                e.ReadJson(_all);
                rules.Set.Match(e, hits);
            }
        }
    }

    private static string Title(int number) => string.Create(CultureInfo.InvariantCulture, $"Rule {number}");

    private static string OwnWord(int number) => string.Create(CultureInfo.InvariantCulture, $"[word-{number}]");

    private static string Document(int number) =>
        $"""
        title: {Title(number)}
        logsource:
            product: windows
        detection:
            selection:
                {Detection(number)}
            condition: {(number % Kinds == 7 ? "not " : "")}selection
        """;

    private static string Detection(int number) => (number % Kinds) switch
    {
        0 => $"CommandLine|contains: '{OwnWord(number)}'",
        1 => "CommandLine|contains: 'what all share'",
        2 => @"Image|endswith: '\same.exe'",
        3 => @"Image|startswith: 'C:\One\'",
        4 => "User: 'everybody'",
        5 => "Number: 4711",
        6 => "- 'what all share'",
        _ => $"Absent: '{number}'",
    };

    private static byte[] Record(string commandLine, int number) => Encoding.UTF8.GetBytes(
        """{"Channel":"Security","EventID":1,"Image":"C:\\one\\SAME.exe","User":"Everybody","Number":""" + $"{number},\"CommandLine\":\"{commandLine}\"}}");

    /// <summary>The rules, compiled once, a hundred a file.</summary>
    public sealed class Rules
    {
        public Rules()
        {
            using var folder = new TemporaryFolder();
            foreach (int[] numbers in Enumerable.Range(0, Count).Chunk(InFile))
            {
                folder.Write($"{numbers[0] / InFile:000}.yml", string.Join("\n---\n", numbers.Select(Document)));
            }
            CompiledRules compiled = RuleFolder.Compile(folder.Path);
            Assert.Equal((Count, 0), (compiled.Rules, compiled.Rejected));
            Set = compiled.RuleSet;
        }

        public RuleSet Set { get; }
    }
}
