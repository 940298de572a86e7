using RuleGen.Events.Normalising;
using RuleGen.Matching;

namespace RuleGen.Events;

/// <content>What an alert says of its event. Cold: these make strings.</content>
public sealed partial class EventBuffer
{
    /// <summary>When the event happened, as the record writes it; null when it does not say.</summary>
    public string? Time => Context(ContextSlots.Time);

    /// <summary>
    /// When the event happened, in UTC (a time without a zone is taken as UTC); null when the record does not say or cannot be read.
    /// </summary>
    public DateTimeOffset? Timestamp
    {
        get
        {
            int first = First(Schema.Slots.Length + ContextSlots.Time);
            if (first < 0 || !DateText.TryParse(Text(first), out long ticks)) return null;

            // A zone may carry the first or last day of the calendar over its edge.
            bool isInCalendar = ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks;
            return isInCalendar ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
        }
    }

    /// <summary>The host the event is about; null when the record does not say.</summary>
    public string? Host => Context(ContextSlots.Host);

    /// <summary>The user who acted, as <c>DOMAIN\name</c> where both are known; null when the record does not say.</summary>
    public string? User
    {
        get
        {
            string? name = Context(ContextSlots.User);
            string? domain = Context(ContextSlots.Domain);
            return name is null || domain is null || name.Contains('\\') ? name : domain + "\\" + name;
        }
    }

    private string? Context(int slot)
    {
        int first = First(Schema.Slots.Length + slot);
        return first >= 0 ? TextOf(first) : null;
    }
}
