using System.Buffers;
using System.Text;
using System.Text.Json;
using RuleGen.Alerts;

namespace RuleGen.Tests.Alerts;

public sealed class AlertJsonTests
{
    private static readonly RuleInfo _rule = new()
    {
        Id = "run-keys",
        Title = "Persistence via Registry Run Keys",
        Level = RuleLevel.High,
        Techniques = ["T1547.001"],
        Path = "rules/windows/x.md",
        Line = 15,
    };

    private static readonly Alert _full = new()
    {
        Rule = _rule,
        Time = new DateTimeOffset(2025, 6, 4, 8, 15, 23, 123, TimeSpan.FromHours(2)),
        TimeText = "2025-06-04T08:15:23.123+02:00",
        Host = "WS01",
        User = "CORP\\bob",
        Matches = [new AlertMatch("registry.path", "HKLM\\SOFTWARE\\Run\\x", "registry.path below Run"), new AlertMatch("", null, "not y")],
        Source = "logs/a.jsonl",
        Record = 12,
    };

    [Fact]
    public void A_hit_is_one_line_of_exactly_this_shape()
    {
        const string Expected =
            """{"schema":"rulegen.hit/1","rule":"""
            + """{"id":"run-keys","title":"Persistence via Registry Run Keys","level":"high","techniques":"""
            + """["T1547.001"],"path":"rules/windows/x.md","line":15},"event":"""
            + """{"source":"logs/a.jsonl","record":12,"time":"2025-06-04T06:15:23.123Z"},"host":"WS01","user":"CORP\\bob","match":"""
            + """[{"field":"registry.path","value":"HKLM\\SOFTWARE\\Run\\x","predicate":"registry.path below Run"}"""
            + """,{"field":"","predicate":"not y"}]}""" + "\n";

        Assert.Equal(Expected, Write(_full));
    }

    [Fact]
    public void What_the_event_does_not_say_is_left_out()
    {
        var bare = new Alert { Rule = _rule with { Techniques = [] }, Source = "-", Record = 1, User = "" };

        string line = Write(bare);

        Assert.EndsWith(""","event":{"source":"-","record":1},"match":[]}""" + "\n", line);
        Assert.Contains("\"techniques\":[]", line);
        Assert.Empty(HitSchema.Check(line));
    }

    [Fact]
    public void The_published_schema_describes_every_hit()
    {
        Assert.Empty(HitSchema.Check(Write(_full)));
        foreach (RuleLevel level in Enum.GetValues<RuleLevel>())
        {
            Assert.Empty(HitSchema.Check(Write(_full with { Rule = _rule with { Level = level } })));
        }
        Assert.NotEmpty(HitSchema.Check(Write(_full with { Record = 0 })));
    }

    [Theory]
    [InlineData(0, "2025-06-04T06:15:23.000Z")]
    [InlineData(1_200_000, "2025-06-04T06:15:23.120Z")]
    [InlineData(1_234_567, "2025-06-04T06:15:23.1234567Z")]
    public void Times_are_utc_with_three_or_seven_decimals(long ticks, string expected)
    {
        DateTimeOffset time = new DateTimeOffset(2025, 6, 4, 6, 15, 23, TimeSpan.Zero).AddTicks(ticks);

        Assert.Contains($"\"time\":\"{expected}\"", Write(_full with { Time = time }));
    }

    [Fact]
    public void A_time_that_is_not_understood_keeps_its_text()
    {
        Assert.Contains("\"time\":\"yesterday\"", Write(_full with { Time = null, TimeText = "yesterday" }));
    }

    [Fact]
    public void Any_text_of_an_event_stays_inside_its_string()
    {
        string hostile = "\"},\n\r\0\u001b[31m\u2028\u202eümlaut\ud83d\ude00'<>&+" + '\ud800';

        string line = Write(_full with { Host = hostile });

        Assert.Equal(line.Length - 1, line.IndexOf('\n'));
        using JsonDocument parsed = JsonDocument.Parse(line);
        Assert.Equal(hostile[..^1] + '\ufffd', parsed.RootElement.GetProperty("host").GetString());
        Assert.DoesNotContain('\u001b', line);
        Assert.DoesNotContain('\u2028', line);
    }

    [Fact]
    public void A_stream_gets_the_same_line_in_one_call()
    {
        var stream = new MemoryStream();
        AlertJson.Write(stream, _full);
        AlertJson.Write(stream, _full);

        Assert.Equal(Write(_full) + Write(_full), Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static string Write(Alert alert)
    {
        var output = new ArrayBufferWriter<byte>();
        AlertJson.Write(output, alert);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
