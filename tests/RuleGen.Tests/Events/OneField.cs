using System.Text;
using System.Text.Json;
using RuleGen.Events;

namespace RuleGen.Tests.Events;

/// <summary>Events that hold values of one field, <c>a</c>, made in each of the ways an event can be made.</summary>
internal static class OneField
{
    /// <summary>The slot of the field.</summary>
    public const int Slot = 0;

    public static EventSchema Schema { get; } = EventSchema.Create(true, new SlotDefinition("a", SlotView.Record, SlotForm.Text));

    /// <summary>The event, read from JSON with and without escapes and filled by hand.</summary>
    public static IEnumerable<EventBuffer> Events(params string[] values)
    {
        foreach (bool isEscaped in (bool[])[false, true])
        {
            var read = new EventBuffer(Schema);
            string list = string.Join(',', values.Select(value => isEscaped ? Escaped(value) : JsonSerializer.Serialize(value)));
            Assert.Equal(ReadStatus.Ok, read.ReadJson(Encoding.UTF8.GetBytes($"{{\"b\":\"other\",\"a\":[{list}]}}")));
            yield return read;
        }
        yield return Filled(values);
    }

    /// <summary>The event, filled by hand.</summary>
    public static EventBuffer Filled(params string[] values)
    {
        var filled = new EventBuffer(Schema);
        filled.Begin();
        foreach (string value in values) filled.Add(Schema.FindName("a"u8), Encoding.UTF8.GetBytes(value));
        Assert.Equal(ReadStatus.Ok, filled.Complete());
        return filled;
    }

    /// <summary>Asserts that a test answers as its twin does, in events with none, one and several of the values.</summary>
    public static void AssertAnyOf(Random random, Func<string> value, Func<EventBuffer, bool> test, Func<string, bool> twin, string name)
    {
        string[] values = [.. Enumerable.Range(0, random.Next(4)).Select(_ => value())];
        bool expected = values.Any(twin);
        foreach (EventBuffer e in Events(values))
        {
            Assert.True(test(e) == expected, $"{name} of [{string.Join('|', values)}] should be {expected}");
        }
    }

    private static string Escaped(string value) => '"' + string.Concat(value.Select(c => $"\\u{(int)c:x4}")) + '"';
}
