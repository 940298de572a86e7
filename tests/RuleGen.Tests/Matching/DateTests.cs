using System.Globalization;
using RuleGen.Events;
using RuleGen.Tests.Events;

namespace RuleGen.Tests.Matching;

/// <summary>Values read as points in time, against the platform's formats.</summary>
public sealed class DateTests
{
    private static readonly (string Format, long Unit)[] _formats =
    [
        ("yyyy-MM-dd", TimeSpan.TicksPerDay),
        ("yyyy-MM-ddTHH:mm", TimeSpan.TicksPerMinute),
        ("yyyy-MM-dd HH:mm:ss", TimeSpan.TicksPerSecond),
        ("yyyy-MM-ddTHH:mm:ss.fffZ", TimeSpan.TicksPerMillisecond),
        ("yyyy-MM-dd HH:mm:ss,fff", TimeSpan.TicksPerMillisecond),
        ("yyyy-MM-ddTHH:mm:ss.fffffff00Z", 1),
        ("yyyy-MM-ddtHH:mm:ssz", TimeSpan.TicksPerSecond),
    ];

    [Fact]
    public void Every_usual_form_is_the_point_in_time_it_names()
    {
        var random = new Random(20260505);
        for (int round = 0; round < 1000; round++)
        {
            (string format, long unit) = _formats[random.Next(_formats.Length)];
            long ticks = random.NextInt64(DateTime.UnixEpoch.Ticks, new DateTime(2100, 1, 1).Ticks) / unit * unit;
            string pattern = format.Replace("z", "", StringComparison.Ordinal).Replace("t", "'t'", StringComparison.Ordinal)
                .Replace("T", "'T'", StringComparison.Ordinal).Replace("Z", "'Z'", StringComparison.Ordinal);
            string text = new DateTime(ticks).ToString(pattern, CultureInfo.InvariantCulture) + (format.EndsWith('z') ? "z" : "");
            AssertIs(text, ticks);
        }
    }

    [Theory]
    [InlineData("2025-06-04T06:15:23+00:00", 0)]
    [InlineData("2025-06-04T08:15:23+02:00", 0)]
    [InlineData("2025-06-04T08:15:23+0200", 0)]
    [InlineData("2025-06-04T08:15:23+02", 0)]
    [InlineData("2025-06-04T00:45:23-05:30", 0)]
    [InlineData("2025-06-03T16:15:23-14:00", 0)]
    [InlineData("2025-06-04T06:15:23.1+00:00", 1_000_000)]
    [InlineData("2025-06-04T06:15:23.123456789123Z", 1_234_567)]
    [InlineData("1749017723000", 0)]
    [InlineData("1749017723001", 10_000)]
    public void Zones_fractions_and_epoch_milliseconds_count(string text, long ticks) =>
        AssertIs(text, new DateTime(2025, 6, 4, 6, 15, 23).Ticks + ticks);

    [Theory]
    [InlineData("")]
    [InlineData("2025-06-4")]
    [InlineData("2025-06-04T")]
    [InlineData("2025-06-04T06")]
    [InlineData("2025-06-04T6:15:23")]
    [InlineData("2025-06-04T06:15:2")]
    [InlineData("2025-06-04T06:15:23.")]
    [InlineData("2025-06-04T06:15:60")]
    [InlineData("2025-06-04T24:00:00")]
    [InlineData("2025-06-04T06:60:00")]
    [InlineData("2025-02-29")]
    [InlineData("2025-13-01")]
    [InlineData("2025-00-01")]
    [InlineData("2025-01-00")]
    [InlineData("0000-01-01")]
    [InlineData("2025-06-04T06:15:23ZZ")]
    [InlineData("2025-06-04T06:15:23+15:00")]
    [InlineData("2025-06-04T06:15:23+2:00")]
    [InlineData("2025-06-04T06:15:23+02:60")]
    [InlineData("2025-06-04T06:15:23+02.00")]
    [InlineData("2025-06-04x06:15:23")]
    [InlineData(" 2025-06-04")]
    [InlineData("2025-06-04 ")]
    [InlineData("04-06-2025")]
    [InlineData("now")]
    [InlineData("1e12")]
    [InlineData("1749017723000.5")]
    [InlineData("9999999999999999")]
    [InlineData("999999999999999")]
    [InlineData("-999999999999999")]
    public void Anything_else_is_no_point_in_time(string text)
    {
        foreach (EventBuffer e in OneField.Events(text)) Assert.False(e.AnyDate(OneField.Slot, long.MinValue, long.MaxValue));
    }

    [Fact]
    public void A_stretch_of_time_holds_its_first_tick_and_not_the_one_behind_it()
    {
        long day = new DateTime(2025, 6, 4).Ticks;
        foreach (EventBuffer e in OneField.Events("no date", "2025-06-04T00:00:00", "2025-06-05T00:00:00"))
        {
            Assert.True(e.AnyDate(OneField.Slot, day, day + 1));
            Assert.False(e.AnyDate(OneField.Slot, day + 1, day + TimeSpan.TicksPerDay));
            Assert.True(e.AnyDate(OneField.Slot, day + 1, long.MaxValue));
            Assert.False(e.AnyDate(OneField.Slot, long.MinValue, day));
        }
        Assert.All(OneField.Events(), e => Assert.False(e.AnyDate(OneField.Slot, long.MinValue, long.MaxValue)));
    }

    private static void AssertIs(string text, long ticks)
    {
        foreach (EventBuffer e in OneField.Events(text))
        {
            Assert.True(e.AnyDate(OneField.Slot, ticks, ticks + 1), $"{text} should be {new DateTime(ticks):O}");
        }
    }
}
