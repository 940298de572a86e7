using System.Text;
using RuleGen.Alerts;
using RuleGen.Events;
using RuleGen.Testing;

namespace RuleGen.Tests.Alerts;

public sealed class DetectorTests
{
    private static readonly string[] _records =
    [
        """{"@timestamp":"2025-06-04T06:15:23.123Z","host":{"name":"WS01"},"user":{"name":"bob","domain":"CORP"},"a":"hit","b":"x"}""",
        """{"a":"miss"}""",
        """{"a":"hit","b":"both"}""",
    ];

    [Fact]
    public void Each_hit_is_an_alert_with_its_rule_event_and_matches()
    {
        var detector = new Detector(new TwoRules());

        Alert[] alerts = [.. detector.Run(new ListSource(_records))];

        Assert.Equal(["1 first", "3 first", "3 second"], alerts.Select(static alert => $"{alert.Record} {alert.Rule.Id}"));
        Alert first = alerts[0];
        Assert.Equal("list", first.Source);
        Assert.Equal("WS01", first.Host);
        Assert.Equal("CORP\\bob", first.User);
        Assert.Equal("2025-06-04T06:15:23.123Z", first.TimeText);
        Assert.Equal(new DateTimeOffset(2025, 6, 4, 6, 15, 23, 123, TimeSpan.Zero), first.Time);
        Assert.Equal([new AlertMatch("a", "hit", "a is hit")], first.Matches);
        Assert.Equal([new AlertMatch("a", "hit", "a is hit"), new AlertMatch("b", "both", "b is both")], alerts[2].Matches);
        Assert.Null(alerts[1].Host);
        Assert.Null(alerts[1].User);
        Assert.Null(alerts[1].Time);
    }

    [Fact]
    public void Events_and_hits_are_counted()
    {
        var detector = new Detector(new TwoRules());

        Assert.Equal(3, detector.Run(new ListSource(_records)).Count());
        Assert.Equal((3, 2, 3), (detector.Events, detector.EventsHit, detector.Hits));
        Assert.Equal((2, 1), (detector.HitsOf(0), detector.HitsOf(1)));
    }

    [Fact]
    public void A_run_closes_its_source_also_when_it_is_left_early_and_the_summary_stays()
    {
        var source = new ListSource(_records);
        foreach (Alert alert in new Detector(new TwoRules()).Run(source))
        {
            Assert.Equal(1, alert.Record);
            break;
        }

        Assert.True(source.IsDisposed);
        Assert.Equal(1, source.Summary.Read);
    }

    [Fact]
    public void An_event_of_the_callers_own_is_matched_and_described()
    {
        var detector = new Detector(new TwoRules());
        EventBuffer e = detector.CreateBuffer();
        e.Begin();
        e.Add(detector.Rules.Schema.FindName("b"u8), "both"u8);
        Assert.Equal(ReadStatus.Ok, e.Complete());

        Assert.Equal([1], detector.Match(e).ToArray());
        Assert.Equal("medium  Second  b = both  (agent:7)", detector.Describe(1, e, "agent", 7).ToString());
    }

    [Fact]
    public void Nothing_is_allocated_while_no_rule_fires()
    {
        var detector = new Detector(new TwoRules());
        var source = new ListSource([.. Enumerable.Repeat(_records[1], 6000), _records[0]]);
        EventBuffer e = detector.CreateBuffer();
        for (int i = 0; i < 1000; i++) Assert.True(source.Read(e) && detector.Match(e).IsEmpty);

        int quiet = 0;
        long allocated = SteadyState.BytesOf(() =>
        {
            for (int i = 0; i < 1000 && source.Read(e) && detector.Match(e).IsEmpty; i++) quiet++;
        });

        Assert.Equal(0, allocated);
        while (source.Read(e) && detector.Match(e).IsEmpty) quiet++;
        Assert.Equal(5000, quiet);
        Assert.Equal(1, detector.Hits);
    }

    private sealed class ListSource(string[] records) : EventSource("list")
    {
        private readonly byte[][] _records = [.. records.Select(Encoding.UTF8.GetBytes)];
        private int _next;

        public bool IsDisposed { get; private set; }

        public override bool Read(EventBuffer e)
        {
            while (_next < _records.Length)
            {
                byte[] record = _records[_next++];
                if (e.ReadJson(record) != ReadStatus.Ok) continue;
                Accept(e, _next, 0);
                return true;
            }
            return false;
        }

        protected override void Dispose(bool disposing) => IsDisposed = true;
    }

    /// <summary>The rules <c>a: hit</c> and <c>b: both</c>, each explained by both predicates.</summary>
    private sealed class TwoRules() : RuleSet(
        EventSchema.Create(
            false,
            new SlotDefinition("a", SlotView.Record, SlotForm.Text),
            new SlotDefinition("b", SlotView.Record, SlotForm.Text)),
        Info("first"),
        Info("second"))
    {
        public override int Match(EventBuffer e, Span<int> hits)
        {
            int count = 0;
            for (int rule = 0; rule < 2; rule++)
            {
                if (IsMatch(rule, e)) hits[count++] = rule;
            }
            return count;
        }

        public override bool IsMatch(int rule, EventBuffer e) => Test(rule, rule, e);

        protected override bool Test(int rule, int predicate, EventBuffer e) =>
            predicate == 0 ? e.AnyEquals(0, "hit"u8) : e.AnyEquals(1, "both"u8);

        private static RuleInfo Info(string id) => new()
        {
            Id = id,
            Title = char.ToUpperInvariant(id[0]) + id[1..],
            Path = id + ".md",
            Line = 1,
            Predicates = [new PredicateInfo("a", "a is hit", 0, 1, 1, 1), new PredicateInfo("b", "b is both", 1, 1, 1, 1)],
        };
    }
}
