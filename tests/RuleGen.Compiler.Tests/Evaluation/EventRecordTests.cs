using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Tests.Evaluation;

public class EventRecordTests
{
    [Theory]
    [InlineData("""{"a":{"b":1}}""", "1")]
    [InlineData("""{"a.b":1}""", "1")]
    [InlineData("""{"a":[{"b":1},{"c":3},{"b":[2,[3]]}]}""", "1|2|3")]
    [InlineData("""{"a":[{"b.x":1},{"b":true}]}""", "true")]
    [InlineData("""{"a":{"b":1},"a.b":2}""", "1|2")]
    [InlineData("""{"a.b":1,"a":{"b":2}}""", "1|2")]
    [InlineData("""{"a.b":1,"a.b":2}""", "2")]
    [InlineData("""{"a.b":1,"a.b":null}""", "-")]
    [InlineData("""{"a":{"b":1,"b":2}}""", "2")]
    [InlineData("""{"a":{"b":1},"a":{"c":2}}""", "-")]
    [InlineData("""{"a":{"c":1},"a.b":2}""", "2")]
    [InlineData("""{"a":{"b":""}}""", "")]
    [InlineData("""{"a":{"b":null}}""", "-")]
    [InlineData("""{"a":{"b":[]}}""", "-")]
    [InlineData("""{"a":{"b":[null,[null]]}}""", "-")]
    [InlineData("""{"a":{"b":[null,1]}}""", "1")]
    [InlineData("""{"a":{"b":{"c":1}}}""", "-")]
    [InlineData("""{"a":{"B":1}}""", "-")]
    [InlineData("""[{"a.b":1}]""", "1")]
    [InlineData("7", "-")]
    public void Nested_and_dotted_names_mean_the_same(string json, string expected) =>
        Assert.Equal(expected, Build.Texts(Build.View(json), Build.Raw("a.b")));

    [Fact]
    public void Objects_are_found_at_a_path_with_their_full_names()
    {
        var record = new EventRecord(JsonRecord.Of("""{"a":{"b":[{"c":1,"d":{"e":2}},3,{"c":4}]},"a.b":{"c":5}}"""));

        IReadOnlyList<EventRecord> found = record.ObjectsAt("a.b");

        Assert.Equal(["1", "4", "5"], found.Select(item => LeafText.Of(item.Values("a.b.c").Single())));
        Assert.Equal("2", LeafText.Of(found[0].ObjectsAt("a.b.d").Single().Values("a.b.d.e").Single()));
        Assert.Empty(found[0].ObjectsAt("x"));
        Assert.Empty(record.ObjectsAt("a.b.c"));
    }

    [Fact]
    public void A_record_nested_without_end_costs_no_stack()
    {
        RecordValue list = new RecordText("deep");
        RecordValue item = new RecordText("deep");
        for (int i = 0; i < 100_000; i++)
        {
            list = new RecordList(new EquatableArray<RecordValue>([list]));
            item = new RecordObject(new EquatableArray<RecordMember>([new RecordMember("a", item)]));
        }
        RecordMember[] members = [new("l", list), new("o", item), new("x", new RecordText("y"))];
        var record = new EventRecord(new RecordObject(members.ToEquatable()));

        Assert.Equal(["x"], record.Names);
        Assert.Equal(["y"], record.Texts());
        Assert.Empty(record.ObjectsAt("o" + string.Concat(Enumerable.Repeat(".a", 90_000))));
    }

    [Fact]
    public void Values_up_to_the_depth_limit_are_read()
    {
        RecordValue value = new RecordText("v");
        for (int i = 0; i < EventRecord.MaxDepth - 1; i++) value = new RecordList(new EquatableArray<RecordValue>([value]));
        RecordObject Under(RecordValue inner) => new(new EquatableArray<RecordMember>([new RecordMember("a", inner)]));

        Assert.True(new EventRecord(Under(value)).Has("a"));
        Assert.False(new EventRecord(Under(new RecordList(new EquatableArray<RecordValue>([value])))).Has("a"));
    }

    [Fact]
    public void A_record_of_very_many_values_is_cut_at_the_limit()
    {
        var record = new EventRecord(new RecordList(Enumerable.Range(0, EventRecord.MaxLeaves + 10)
            .Select(i => (RecordValue)new RecordObject(new EquatableArray<RecordMember>([new RecordMember("a", new RecordText("v"))])))
            .ToEquatable()));

        Assert.Equal(EventRecord.MaxLeaves, record.Values("a").Count);
    }

    [Fact]
    public void A_name_above_the_limit_is_left_out()
    {
        string name = new('n', EventRecord.MaxNameLength);

        var record = new EventRecord(JsonRecord.Of($$"""{"{{name}}":1,"x{{name}}":2}"""));

        Assert.Equal([name], record.Names);
    }
}
