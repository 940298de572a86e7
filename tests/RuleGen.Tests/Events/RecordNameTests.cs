using System.Text;
using RuleGen.Events;

namespace RuleGen.Tests.Events;

/// <summary>The ways in which a record may write a dotted name.</summary>
public sealed class RecordNameTests
{
    private const string SystemPart =
        """
        "System":{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":13,"Computer":"WS1"}
        """;

    [Theory]
    [InlineData("""{"a":{"b":{"c":{"d":"x"}}}}""")]
    [InlineData("""{"a.b.c.d":"x"}""")]
    [InlineData("""{"a.b":{"c.d":"x"}}""")]
    [InlineData("""{"a":{"b.c":{"d":"x"}}}""")]
    [InlineData("""{"a":{"b":{"c.d":"x"}}}""")]
    [InlineData("""{"a.b.c":{"d":"x"}}""")]
    [InlineData("""{"a":{"b.c.d":"x"}}""")]
    [InlineData("""{"a":[{"b":[[{"c":{"d":["x"]}}]]}]}""")]
    [InlineData("""{"a":{"b":{"c":{"d":"x","d.e":"y"}}},"a.b.c.d.e":"y","d":"y","a.d":"y"}""")]
    public void Nested_dotted_and_mixed_names_are_one(string record)
    {
        var e = new EventBuffer(EventSchema.Create(false, new SlotDefinition("a.b.c.d", SlotView.Record, SlotForm.Text)));
        Assert.Equal(ReadStatus.Ok, e.ReadJson(Encoding.UTF8.GetBytes(record)));
        Assert.Equal(["x"], BufferValues.Of(e, 0));
    }

    [Theory]
    [InlineData("""{"a.b.c":"x"}""")]
    [InlineData("""{"a.b.c.d.e":"x"}""")]
    [InlineData("""{"A.b.c.d":"x"}""")]
    [InlineData("""{"a":{"b":{"d":"x"}}}""")]
    [InlineData("""{"a":{"a.b.c.d":"x"}}""")]
    [InlineData("""{"a..b.c.d":"x"}""")]
    [InlineData("""{"":{"a.b.c.d":"x"}}""")]
    public void Other_names_are_not(string record)
    {
        var e = new EventBuffer(EventSchema.Create(false, new SlotDefinition("a.b.c.d", SlotView.Record, SlotForm.Text)));
        Assert.Equal(ReadStatus.Ok, e.ReadJson(Encoding.UTF8.GetBytes(record)));
        Assert.False(e.Exists(0));
    }

    [Theory]
    [InlineData("""{"Event":{§,"EventData":{"TargetObject":"x"}}}""")]
    [InlineData("""{"Event":{§,"UserData":{"TargetObject":"x"}}}""")]
    [InlineData("""{"Event":{§,"UserData":{"Wrapped":{"TargetObject":"x"}}}}""")]
    [InlineData("""{"Event":{§,"UserData":{"Wrapped":{"Twice":{"TargetObject":"x"}}}}}""")]
    [InlineData("""{"Event":{§,"UserData":{"#attributes":{"xmlns":"y"},"Wrapped":{"Thrice":{"Over":{"TargetObject":"x"}}}}}}""")]
    [InlineData("""{"Event":{§,"UserData":[{"Wrapped":[{"TargetObject":"x"}]}]}}""")]
    [InlineData("""{"Event":{§,"EventData":{"TargetObject":{"#text":"x","#attributes":{"y":"z"}}}}}""")]
    public void What_wraps_user_data_is_unwrapped_at_any_depth(string record)
    {
        var e = new EventBuffer(EventSchema.Create(false, new SlotDefinition("registry.path", SlotView.Canonical, SlotForm.Text)));
        Assert.Equal(ReadStatus.Ok, e.ReadJson(Encoding.UTF8.GetBytes(record.Replace("§", SystemPart, StringComparison.Ordinal))));
        Assert.Equal(SourceShape.WindowsNested, e.Shape);
        Assert.Equal(["x"], BufferValues.Of(e, 0));
    }

    [Fact]
    public void Names_of_every_length_are_told_apart()
    {
        string[] names = [.. Enumerable.Range(1, 70).Select(length => string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + (i % 26)))))];
        EventSchema schema = EventSchema.Create(false, [.. names.Select(name => new SlotDefinition(name, SlotView.Record, SlotForm.Text))]);
        var e = new EventBuffer(schema);
        string record = string.Join(',', names.Select((name, i) => $"\"{name}\":{i},\"{name[..^1]}_\":-1"));
        Assert.Equal(ReadStatus.Ok, e.ReadJson(Encoding.UTF8.GetBytes($"{{{record}}}")));
        for (int slot = 0; slot < names.Length; slot++) Assert.Equal([slot.ToString()], BufferValues.Of(e, slot));
    }
}
