using System.Text;
using System.Text.Json;
using RuleGen.Events;

namespace RuleGen.Tests.Events;

/// <summary>Tests that must hold on one and the same object, against a walk over the parsed record.</summary>
public sealed class NestedObjectTests
{
    private const int Outer = 0;
    private const int Inner = 1;
    private const int B = 2;
    private const int C = 3;
    private const int InnerD = 4;

    private static readonly EventSchema _schema = EventSchema.Create(
        false,
        new SlotDefinition("a", SlotView.Record, SlotForm.Objects),
        new SlotDefinition("a.n", SlotView.Record, SlotForm.Objects),
        new SlotDefinition("a.b", SlotView.Record, SlotForm.Text),
        new SlotDefinition("a.c", SlotView.Record, SlotForm.Text),
        new SlotDefinition("a.n.d", SlotView.Record, SlotForm.Text));

    [Theory]
    [InlineData("{}", 0)]
    [InlineData("""{"a":null}""", 0)]
    [InlineData("""{"a":"text"}""", 0)]
    [InlineData("""{"a":[]}""", 0)]
    [InlineData("""{"a":{}}""", 1)]
    [InlineData("""{"a":[{},{}]}""", 2)]
    [InlineData("""{"a":[[{}],[[{},{}]],1,null]}""", 3)]
    [InlineData("""{"b":{"a":{}}}""", 0)]
    public void Objects_are_counted_through_any_nesting_of_lists(string record, int expected) =>
        Assert.Equal(expected, Read(record).ObjectCount(Outer));

    [Fact]
    public void Inside_an_object_only_its_own_values_count()
    {
        EventBuffer e = Read("""{"a":[{"b":"1","c":"2"},{"b":"3"},{"b":["4","5"],"n":[{"d":"x"},{"d":"y"}]}]}""");

        Assert.Equal(["1", "3", "4", "5"], BufferValues.Of(e, B));
        e.EnterObject(Outer, 1);
        Assert.Equal(["3"], BufferValues.Of(e, B));
        Assert.False(e.Exists(C));
        Assert.Equal(0, e.ObjectCount(Inner));
        e.LeaveObject();
        e.EnterObject(Outer, 2);
        Assert.Equal(2, e.ObjectCount(Inner));
        e.EnterObject(Inner, 1);
        Assert.Equal(["y"], BufferValues.Of(e, InnerD));
        Assert.False(e.Exists(B));
        e.LeaveObject();
        Assert.Equal(["x", "y"], BufferValues.Of(e, InnerD));
        e.LeaveObject();
        Assert.True(e.Exists(C));
    }

    [Fact]
    public void The_next_record_begins_outside_of_all_objects()
    {
        EventBuffer e = Read("""{"a":[{"b":"1"},{"b":"2"}]}""");
        e.EnterObject(Outer, 1);

        Assert.Equal(ReadStatus.Ok, e.ReadJson("""{"a":{"b":"3"}}"""u8));

        Assert.Equal(["3"], BufferValues.Of(e, B));
        Assert.Equal(1, e.ObjectCount(Outer));
    }

    [Fact]
    public void Random_records_answer_as_a_walk_over_them_does()
    {
        const int Seed = 20260808;
        var random = new Random(Seed);
        var e = new EventBuffer(_schema);
        for (int round = 0; round < 3000; round++)
        {
            string record = $"{{\"a\":{Value(random, 0)}}}";
            Assert.Equal(ReadStatus.Ok, e.ReadJson(Encoding.UTF8.GetBytes(record)));
            using JsonDocument document = JsonDocument.Parse(record);
            JsonElement[] outer = [.. Objects(document.RootElement.GetProperty("a"))];
            string expected = string.Join(';', outer.Select(one => $"{Scalars(one, "b")}/{Scalars(one, "c")}/{Inners(one)}"));

            Assert.True(Describe(e) == expected, $"seed {Seed}: {record}\n{Describe(e)}\ninstead of\n{expected}");
        }
    }

    private static string Describe(EventBuffer e)
    {
        var objects = new List<string>();
        for (int i = 0; i < e.ObjectCount(Outer); i++)
        {
            e.EnterObject(Outer, i);
            var inners = new List<string>();
            for (int j = 0; j < e.ObjectCount(Inner); j++)
            {
                e.EnterObject(Inner, j);
                inners.Add(string.Join(',', BufferValues.Of(e, InnerD)));
                e.LeaveObject();
            }
            objects.Add($"{string.Join(',', BufferValues.Of(e, B))}/{string.Join(',', BufferValues.Of(e, C))}/{string.Join('|', inners)}");
            e.LeaveObject();
        }
        return string.Join(';', objects);
    }

    private static string Inners(JsonElement one) => one.TryGetProperty("n", out JsonElement inner)
        ? string.Join('|', Objects(inner).Select(found => Scalars(found, "d")))
        : "";

    private static IEnumerable<JsonElement> Objects(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => [element],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Objects),
        _ => [],
    };

    private static string Scalars(JsonElement one, string name) =>
        one.TryGetProperty(name, out JsonElement value) ? string.Join(',', Flat(value)) : "";

    private static IEnumerable<string> Flat(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Flat),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };

    private static string Value(Random random, int depth)
    {
        if (depth < 3 && random.Next(2) == 0) return $"[{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth + 1)))}]";
        if (random.Next(8) == 0) return "null";
        var members = new List<string>();
        if (random.Next(2) == 0) members.Add($"\"b\":{Texts(random)}");
        if (random.Next(3) == 0) members.Add($"\"n\":[{string.Join(',', Enumerable.Range(0, random.Next(3)).Select(_ => $"{{\"d\":{Texts(random)}}}"))}]");
        if (random.Next(2) == 0) members.Add($"\"c\":{Texts(random)}");
        return $"{{{string.Join(',', members)}}}";
    }

    private static string Texts(Random random) =>
        random.Next(3) == 0 ? $"[\"{random.Next(9)}\",[\"{random.Next(9)}\"]]" : $"\"{random.Next(9)}\"";

    private static EventBuffer Read(string record)
    {
        var e = new EventBuffer(_schema);
        Assert.Equal(ReadStatus.Ok, e.ReadJson(Encoding.UTF8.GetBytes(record)));
        return e;
    }
}
