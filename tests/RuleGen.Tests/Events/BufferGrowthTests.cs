using System.Text;
using RuleGen.Events;

namespace RuleGen.Tests.Events;

/// <summary>Large events, events at the limits, and what a buffer is worth after one that was refused.</summary>
public sealed class BufferGrowthTests
{
    private static readonly EventSchema _schema = EventSchema.Create(
        false,
        new SlotDefinition("a", SlotView.Record, SlotForm.Text),
        new SlotDefinition("b", SlotView.Record, SlotForm.Text));

    [Fact]
    public void Texts_found_before_the_arena_grows_stay_right()
    {
        string large = new('x', 1 << 20);
        string escaped = string.Concat(Enumerable.Repeat("\\u00e4", 1 << 18));
        var e = new EventBuffer(_schema);
        Assert.Equal(ReadStatus.Ok, e.ReadJson(Utf8($$"""{"a":["First\n","{{large}}","{{escaped}}"],"b":"{{large}}\n"}""")));

        Assert.True(e.AnyEqualsFolded(0, Utf8("FIRST\n")));
        Assert.True(e.AnyEqualsFolded(0, CaseFold.Fold(new string('ä', 1 << 18))));
        Assert.True(e.AnyEqualsFolded(1, CaseFold.Fold(large + "\n")));
        Assert.True(e.AnyEquals(0, Utf8("First\n")));
        Assert.True(e.AnyEquals(0, Utf8(large)));
        Assert.True(e.AnyEqualsFolded(0, Utf8("FIRST\n")));
        Assert.False(e.AnyEquals(1, Utf8(large)));
    }

    [Fact]
    public void Ten_thousand_values_are_all_tested()
    {
        string[] values = [.. Enumerable.Range(0, 10_000).Select(i => $"Value\\u002d{i}")];
        var e = new EventBuffer(_schema);
        Assert.Equal(ReadStatus.Ok, e.ReadJson(Utf8($"{{\"a\":[\"{string.Join("\",\"", values)}\"]}}")));

        Assert.True(e.AnyEqualsFolded(0, "VALUE-0"u8));
        Assert.True(e.AnyEqualsFolded(0, "VALUE-9999"u8));
        Assert.True(e.AnyEquals(0, "Value-5000"u8));
        Assert.False(e.AnyEqualsFolded(0, "VALUE-10000"u8));
    }

    [Fact]
    public void A_value_of_sixteen_megabytes_is_read_whole()
    {
        string text = string.Concat(Enumerable.Repeat("0123456789abcde\\n", 1 << 20));
        var e = new EventBuffer(_schema);
        Assert.Equal(ReadStatus.Ok, e.ReadJson(Utf8($"{{\"a\":\"{text}End\"}}")));

        Assert.True(e.AnyEndsWithFolded(0, "ABCDE\nEND"u8));
        Assert.True(e.AnyStartsWith(0, "0123456789abcde\n0"u8));
        Assert.Equal([(16 << 20) + 3], BufferValues.Of(e, 0).Select(static value => value.Length));
    }

    [Fact]
    public void An_event_may_reach_every_limit_at_once_but_pass_none()
    {
        int arrays = EventBuffer.MaxDepth - 1;
        byte[] record = new byte[EventBuffer.MaxRecordBytes];
        Array.Fill(record, (byte)' ');
        byte[] text = Utf8("{\"a\":" + new string('[', arrays) + string.Join(',', Enumerable.Repeat("1", EventBuffer.MaxValues - 1))
            + ",\"z\"" + new string(']', arrays) + "}");
        text.CopyTo(record.AsSpan());
        var e = new EventBuffer(_schema);

        Assert.Equal(ReadStatus.TooManyValues, e.ReadJson(Utf8("{\"b\":1," + Encoding.UTF8.GetString(text)[1..])));
        Assert.Equal(ReadStatus.TooLarge, e.ReadJson([.. record, (byte)' ']));
        Assert.Equal(ReadStatus.TooDeep, e.ReadJson(Utf8("{\"a\":[" + Encoding.UTF8.GetString(text)[5..^1] + "]}")));
        Assert.False(e.Exists(0));
        Assert.Equal(ReadStatus.Ok, e.ReadJson(record));
        Assert.True(e.AnyEqualsFolded(0, "Z"u8));
    }

    [Fact]
    public void A_buffer_reads_on_after_any_failure_as_a_new_one_would()
    {
        var random = new Random(20260909);
        byte[][] broken =
        [
            Utf8("{\"a\":\"x\",\"a\":\"y\",\"b\":\"z\""), Utf8("[1]"), [(byte)'{', 0xFF, (byte)'}'], Utf8("{\"a\":" + new string('[', 100)),
            Utf8("{\"a\":[\"x\",\"y\"],\"b\":tru}"), Utf8(""), Utf8("{\"b\":[{\"a\":1},{\"b\":"), new byte[EventBuffer.MaxRecordBytes + 1],
        ];
        var reused = new EventBuffer(_schema);
        for (int round = 0; round < 1000; round++)
        {
            Assert.NotEqual(ReadStatus.Ok, reused.ReadJson(broken[random.Next(broken.Length)]));
            Assert.False(reused.Exists(0) || reused.Exists(1));
            byte[] record = Utf8(RandomJson.Object(random));
            var fresh = new EventBuffer(_schema);

            Assert.Equal(fresh.ReadJson(record), reused.ReadJson(record));
            for (int slot = 0; slot < 2; slot++) Assert.Equal(BufferValues.Of(fresh, slot), BufferValues.Of(reused, slot));
            Assert.Equal(fresh.DuplicateNames, reused.DuplicateNames);
        }
    }

    [Fact]
    public void A_record_without_a_value_does_not_show_that_of_the_record_before()
    {
        var e = new EventBuffer(_schema);
        Assert.Equal(ReadStatus.Ok, e.ReadJson("""{"a":"x"}"""u8));
        Assert.True(e.Exists(0));
        Assert.Equal(ReadStatus.Ok, e.ReadJson("""{"b":"y"}"""u8));
        Assert.False(e.Exists(0));
        Assert.True(e.AnyEquals(1, "y"u8));
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
