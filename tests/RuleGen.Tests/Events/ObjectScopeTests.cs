using System.Text;
using RuleGen.Events;

namespace RuleGen.Tests.Events;

public sealed class ObjectScopeTests
{
    private const int Items = 0;
    private const int Name = 1;
    private const int Size = 2;
    private const int Parts = 3;
    private const int Part = 4;

    private static readonly EventSchema _schema = EventSchema.Create(
        false,
        new SlotDefinition("items", SlotView.Record, SlotForm.Objects),
        new SlotDefinition("items.name", SlotView.Record, SlotForm.Text),
        new SlotDefinition("items.size", SlotView.Record, SlotForm.Text),
        new SlotDefinition("items.parts", SlotView.Record, SlotForm.Objects),
        new SlotDefinition("items.parts.id", SlotView.Record, SlotForm.Text));

    [Fact]
    public void Tests_inside_an_object_see_its_values_alone()
    {
        EventBuffer e = Read("""{"items":[{"name":"a","size":1},{"size":2},{"name":"c"}]}""");
        Assert.Equal(3, e.ObjectCount(Items));
        Assert.Equal(["a/1", "/2", "c/"], Enumerable.Range(0, 3).Select(i => Inside(e, i)));
        Assert.Equal(["a", "c"], BufferValues.Of(e, Name));
    }

    [Fact]
    public void Objects_may_be_entered_in_any_order_and_again()
    {
        EventBuffer e = Read("""{"items":[{"name":"a","size":1},{"name":"b","size":2},{"name":"c","size":3}]}""");
        Assert.Equal(["c/3", "a/1", "b/2", "b/2", "a/1"], new[] { 2, 0, 1, 1, 0 }.Select(i => Inside(e, i)));
    }

    [Fact]
    public void Objects_inside_objects_belong_to_the_one_around_them()
    {
        EventBuffer e = Read("""{"items":[{"parts":[{"id":1},{"id":2}]},{"name":"none"},{"parts":{"id":3}}]}""");
        var seen = new List<string>();
        for (int i = 0; i < e.ObjectCount(Items); i++)
        {
            e.EnterObject(Items, i);
            int parts = e.ObjectCount(Parts);
            for (int k = 0; k < parts; k++)
            {
                e.EnterObject(Parts, k);
                seen.Add($"{i}.{k}:{string.Join(',', BufferValues.Of(e, Part))}");
                e.LeaveObject();
            }
            e.LeaveObject();
        }
        Assert.Equal(["0.0:1", "0.1:2", "2.0:3"], seen);
    }

    [Fact]
    public void A_single_object_and_dotted_names_count_as_objects_do()
    {
        Assert.Equal(1, Read("""{"items":{"name":"a"}}""").ObjectCount(Items));
        Assert.Equal(0, Read("""{"items.name":"a"}""").ObjectCount(Items));
        Assert.Equal(0, Read("""{"items":["a"]}""").ObjectCount(Items));
    }

    [Fact]
    public void Going_through_very_many_objects_takes_no_time_to_speak_of()
    {
        const int Count = 200_000;
        string items = string.Join(',', Enumerable.Range(0, Count).Select(i => $"{{\"name\":\"{i}\",\"parts\":[{{\"id\":1}}]}}"));
        EventBuffer e = Read("{\"items\":[" + items + "]}");
        int met = 0;
        for (int i = 0; i < Count; i++)
        {
            e.EnterObject(Items, i);
            if (e.AnyEquals(Name, Encoding.UTF8.GetBytes(i.ToString(System.Globalization.CultureInfo.InvariantCulture)))) met++;
            met += e.ObjectCount(Parts);
            e.LeaveObject();
        }
        Assert.Equal(2 * Count, met);
    }

    private static string Inside(EventBuffer e, int index)
    {
        e.EnterObject(Items, index);
        string inside = $"{string.Join(',', BufferValues.Of(e, Name))}/{string.Join(',', BufferValues.Of(e, Size))}";
        e.LeaveObject();
        return inside;
    }

    private static EventBuffer Read(string record)
    {
        var buffer = new EventBuffer(_schema);
        Assert.Equal(ReadStatus.Ok, buffer.ReadJson(Encoding.UTF8.GetBytes(record)));
        return buffer;
    }
}
