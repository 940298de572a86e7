using System.Buffers.Text;

namespace RuleGen.Events.Normalising;

/// <summary>Event ids: whole numbers without a sign.</summary>
internal static class EventId
{
    /// <summary>Reads an event id; false for any other text.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out int id)
    {
        bool isNumber = Utf8Parser.TryParse(text, out uint number, out int consumed) && consumed == text.Length && number <= int.MaxValue;
        id = isNumber ? (int)number : 0;
        return isNumber;
    }
}
