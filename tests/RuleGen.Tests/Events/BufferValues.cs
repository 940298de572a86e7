using RuleGen.Events;

namespace RuleGen.Tests.Events;

/// <summary>What a slot holds, as strings.</summary>
internal static class BufferValues
{
    public static List<string> Of(EventBuffer buffer, int slot)
    {
        var values = new List<string>();
        for (int i = buffer.FirstValue(slot); i >= 0; i = buffer.NextKey(i)) values.Add(System.Text.Encoding.UTF8.GetString(buffer.Text(i)));
        return values;
    }
}
