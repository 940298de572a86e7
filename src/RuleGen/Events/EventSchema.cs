namespace RuleGen.Events;

/// <summary>The slots that a rule set reads, and the record names that lead to them. Immutable; shared by all threads.</summary>
public sealed class EventSchema
{
    private readonly SlotDefinition[] _slots;

    private EventSchema(bool keepsEveryText, SlotDefinition[] slots)
    {
        KeepsEveryText = keepsEveryText;
        _slots = slots;
    }

    /// <summary>The slots; a slot's number is its position here.</summary>
    public ReadOnlySpan<SlotDefinition> Slots => _slots;

    /// <summary>Whether readers keep every string of a record, as searches through the whole record need.</summary>
    public bool KeepsEveryText { get; }

    /// <summary>Makes a schema with these slots.</summary>
    public static EventSchema Create(bool keepsEveryText, params SlotDefinition[] slots) => new(keepsEveryText, slots);
}
