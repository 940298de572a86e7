using RuleGen.Events;
using RuleGen.Matching;

namespace RuleGen.Tests.Events;

/// <summary>Events that a reader fills value by value.</summary>
public sealed class HandFilledTests
{
    private static readonly int _a = OneField.Schema.FindName("a"u8);

    [Fact]
    public void Values_count_as_they_were_added()
    {
        var e = new EventBuffer(OneField.Schema);
        e.Begin();
        e.Add(_a, @"C:\new"u8);
        e.Add(_a, "second"u8);
        e.Add(_a, default);
        Assert.Equal(ReadStatus.Ok, e.Complete());

        Assert.Equal([@"C:\new", "second", ""], BufferValues.Of(e, OneField.Slot));
        Assert.True(e.AnyEqualsFolded(OneField.Slot, @"C:\NEW"u8));
    }

    [Fact]
    public void A_name_nobody_reads_has_no_number_and_its_text_serves_searches_through_the_record_only()
    {
        Assert.Equal(-1, OneField.Schema.FindName("nobody"u8));
        var e = new EventBuffer(OneField.Schema);
        e.Begin();
        e.Add(-1, "net user"u8);
        Assert.Equal(ReadStatus.Ok, e.Complete());

        Assert.False(e.Exists(OneField.Slot));
        Assert.True(e.AnyTextWords(WordPattern.Create(false, "USER"u8.ToArray())));
    }

    [Fact]
    public void An_event_without_values_is_an_event()
    {
        var e = new EventBuffer(OneField.Schema);
        Assert.Equal(ReadStatus.Ok, e.ReadJson("""{"a":"x"}"""u8));
        e.Begin();
        Assert.Equal(ReadStatus.Ok, e.Complete());
        Assert.False(e.Exists(OneField.Slot));
        Assert.Equal(EventClasses.Unknown, e.Classes);
    }

    [Fact]
    public void A_value_that_cannot_be_kept_refuses_the_whole_event_and_only_that()
    {
        var e = new EventBuffer(OneField.Schema);
        e.Begin();
        e.Add(_a, "good"u8);
        e.Add(_a, [0xC3, 0x28]);
        e.Add(_a, "good"u8);
        Assert.Equal(ReadStatus.InvalidUtf8, e.Complete());
        Assert.False(e.Exists(OneField.Slot));

        e.Begin();
        e.Add(_a, "good"u8);
        Assert.Equal(ReadStatus.Ok, e.Complete());
        Assert.True(e.AnyEquals(OneField.Slot, "good"u8));
    }

    [Fact]
    public void The_limits_are_those_of_records()
    {
        var e = new EventBuffer(EventSchema.Create(false, new SlotDefinition("a", SlotView.Record, SlotForm.Text)));
        var half = new byte[EventBuffer.MaxRecordBytes / 2];
        e.Begin();
        e.Add(e.Schema.FindName("a"u8), half);
        e.Add(e.Schema.FindName("a"u8), half);
        Assert.Equal(ReadStatus.Ok, e.Complete());
        e.Begin();
        e.Add(e.Schema.FindName("a"u8), half);
        e.Add(e.Schema.FindName("a"u8), half);
        e.Add(e.Schema.FindName("a"u8), "x"u8);
        Assert.Equal(ReadStatus.TooLarge, e.Complete());

        e.Begin();
        for (int i = 0; i < EventBuffer.MaxValues; i++) e.Add(e.Schema.FindName("a"u8), default);
        Assert.Equal(ReadStatus.Ok, e.Complete());
        e.Begin();
        for (int i = 0; i <= EventBuffer.MaxValues; i++) e.Add(e.Schema.FindName("a"u8), default);
        Assert.Equal(ReadStatus.TooManyValues, e.Complete());
    }
}
