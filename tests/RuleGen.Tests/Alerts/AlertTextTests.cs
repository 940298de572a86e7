using RuleGen.Alerts;

namespace RuleGen.Tests.Alerts;

public sealed class AlertTextTests
{
    private static readonly Alert _alert = new()
    {
        Rule = new RuleInfo { Id = "r", Title = "Run Keys", Path = "r.md", Line = 1 },
        Time = new DateTimeOffset(2025, 6, 4, 6, 15, 23, TimeSpan.Zero),
        Host = "WS01",
        User = "CORP\\bob",
        Matches =
        [
            new AlertMatch("registry.path", "HKLM\\Run\\x", "p"),
            new AlertMatch("", "word", "q"),
            new AlertMatch("a", null, "not a"),
        ],
        Source = "a.jsonl",
        Record = 12,
    };

    [Fact]
    public void An_alert_reads_as_one_line()
    {
        Assert.Equal(
            "2025-06-04T06:15:23.000Z  medium  Run Keys  host WS01  user CORP\\bob"
            + "  registry.path = HKLM\\Run\\x  text = word  (a.jsonl:12)",
            _alert.ToString());
    }

    [Fact]
    public void What_is_not_known_is_not_shown()
    {
        Assert.Equal("medium  Run Keys  (a.jsonl:12)", (_alert with { Time = null, Host = null, User = null, Matches = [] }).ToString());
    }

    [Fact]
    public void An_event_cannot_write_control_characters_to_the_terminal()
    {
        Alert hostile = _alert with { Host = "a\u001b[2Jb\nc\u202ed\u2028e\u009bf" };

        Assert.Contains("host a\\u001b[2Jb\\u000ac\\u202ed\\u2028e\\u009bf  ", hostile.ToString());
    }
}
