namespace RuleGen.Events.Normalising;

/// <summary>Which rule fills a slot.</summary>
internal enum SlotSource : byte
{
    /// <summary>The first present of the aliases.</summary>
    Aliases,

    /// <summary>The full registry path, or its parts.</summary>
    RegistryPath,

    /// <summary>The registry key, canonical, without the value's name.</summary>
    RegistryKey,

    /// <summary>The registry value's name; empty for a key's default value.</summary>
    RegistryValue,

    /// <summary>The hive of the canonical path.</summary>
    RegistryHive,

    /// <summary>The aliases; where all are absent, what the event class implies.</summary>
    EventCategory,

    /// <summary>See <see cref="EventCategory"/>.</summary>
    EventType,

    /// <summary>See <see cref="EventCategory"/>.</summary>
    EventAction,

    /// <summary>The aliases; where all are absent and the record can only be of Windows, that.</summary>
    HostOs,

    /// <summary>The aliases, but nothing for a deleted value.</summary>
    RegistryData,

    /// <summary>The aliases; where all are absent, what a Sysmon <c>Details</c> says of the type.</summary>
    RegistryDataType,

    /// <summary>No value: objects.</summary>
    Objects,

    /// <summary>The aliases; where all are absent, the full registry path or its parts, in the source's own spelling.</summary>
    WrittenRegistryPath,

    /// <summary>The aliases; where all are absent, <c>DOMAIN\\name</c> of the halves.</summary>
    WrittenUser,

    /// <summary>The aliases; where all are absent, a list such as <c>MD5=…,SHA256=…</c> of the hashes known.</summary>
    WrittenHashes,
}

/// <summary>One name a slot may be filled from, and when.</summary>
/// <param name="Name">The wanted name's number.</param>
/// <param name="Derivation">What to make of its value.</param>
/// <param name="EventId">The only event id of the Security log for which the name counts; 0 for any record, -1 for any of that log.</param>
/// <param name="Classes">The classes of record for which the name counts.</param>
internal readonly record struct Alias(int Name, Derivation Derivation, int EventId, EventClasses Classes);

/// <summary>How one slot is filled: a rule, and per source shape the names in the order in which they are tried.</summary>
internal sealed class SlotPlan(SlotDefinition definition, SlotSource source, Alias[][] aliases, int node)
{
    private static readonly Alias[][] _noParts = [];

    public SlotDefinition Definition { get; } = definition;

    public SlotSource Source { get; } = source;

    /// <summary>The node whose objects an <see cref="SlotSource.Objects"/> slot lists; -1 for others.</summary>
    public int Node { get; } = node;

    public Alias[] Aliases(SourceShape shape) => aliases[(int)shape];

    /// <summary>
    /// The names that fill the slot in records of a shape when they have one, whatever else they say, in the order in which they are tried;
    /// up to the first name of which more decides.
    /// </summary>
    /// <param name="shape">The shape.</param>
    /// <param name="isAll">Whether the slot is empty in records that have none of them.</param>
    public int[] PlainNames(SourceShape shape, out bool isAll)
    {
        isAll = false;
        bool isTriedFirst = Definition.Form != SlotForm.Presence
            && Source is SlotSource.Aliases or SlotSource.WrittenRegistryPath or SlotSource.WrittenUser or SlotSource.WrittenHashes;
        if (!isTriedFirst) return [];
        Alias[] names = Definition.View == SlotView.Record ? Aliases(SourceShape.Ecs) : Aliases(shape);
        int count = Array.FindIndex(names, name => name is not { Derivation: Derivation.None, EventId: 0, Classes: EventClasses.Unknown });
        isAll = count < 0 && Source == SlotSource.Aliases;
        return Array.ConvertAll(names[..(count < 0 ? names.Length : count)], name => name.Name);
    }

    /// <summary>For each shape the names of the parts that a text is joined of; none for other slots.</summary>
    public Alias[][][] AllParts { get; init; } = [];

    /// <summary>The names of each part that the text is joined of in records of a shape.</summary>
    public Alias[][] Parts(SourceShape shape) => AllParts.Length > 0 ? AllParts[(int)shape] : _noParts;
}
