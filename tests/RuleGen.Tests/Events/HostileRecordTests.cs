using System.Text;
using RuleGen.Events;

namespace RuleGen.Tests.Events;

/// <summary>Records whose parts multiply: each is small, what follows from all of them together is not.</summary>
public sealed class HostileRecordTests
{
    private static readonly EventSchema _schema = EventSchema.Create(
        false,
        new SlotDefinition("registry.path", SlotView.Canonical, SlotForm.RegistryKey),
        new SlotDefinition("registry.path", SlotView.Canonical, SlotForm.RegistryPath));

    [Fact]
    public void Many_keys_with_one_long_value_name_are_joined_as_far_as_there_is_room()
    {
        string keys = string.Join("\",\"", Enumerable.Repeat("HKLM\\\\A", 5000));
        var e = new EventBuffer(_schema);
        Assert.Equal(ReadStatus.Ok, e.ReadJson(Encoding.UTF8.GetBytes($"{{\"registry.key\":[\"{keys}\"],\"registry.value\":\"{new string('x', 1 << 20)}\"}}")));

        Assert.True(e.AnyEqualsFolded(0, "HKLM\\A"u8));
        Assert.True(e.Exists(1));
        Assert.Equal(ReadStatus.Ok, e.ReadJson("""{"registry.key":"HKLM\\B","registry.value":"x"}"""u8));
        Assert.True(e.AnyEqualsFolded(1, "HKLM\\B\\X"u8));
    }

    [Fact]
    public void Many_paths_with_many_value_names_end()
    {
        string paths = string.Join("\",\"", Enumerable.Repeat("HKLM\\\\A\\\\x", 200_000));
        string names = string.Join("\",\"", Enumerable.Repeat("y", 200_000));
        var e = new EventBuffer(_schema);
        string record = $"{{\"event.code\":\"13\",\"registry.path\":[\"{paths}\"],\"registry.value\":[\"{names}\"]}}";
        Assert.Equal(ReadStatus.Ok, e.ReadJson(Encoding.UTF8.GetBytes(record)));

        Assert.True(e.AnyEqualsFolded(0, "HKLM\\A"u8));
    }
}
