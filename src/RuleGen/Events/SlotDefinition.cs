namespace RuleGen.Events;

/// <summary>Where a slot's value is looked for.</summary>
public enum SlotView
{
    /// <summary>In the record under exactly this dotted name, nested or flat.</summary>
    Record,

    /// <summary>In the normalised event: any source's name for the field, and what can be derived.</summary>
    Canonical,

    /// <summary>
    /// In the record under whatever its source calls the field, in the source's own text. The field has the name that Sigma rules use, such
    /// as <c>TargetObject</c>, or any other, without blanks.
    /// </summary>
    Source,
}

/// <summary>Which text of the field the slot holds.</summary>
public enum SlotForm
{
    /// <summary>The value as it stands.</summary>
    Text,

    /// <summary>The registry path in its canonical spelling.</summary>
    RegistryPath,

    /// <summary>The canonical registry key, or each text that may be it where the source does not tell key and value apart.</summary>
    RegistryKey,

    /// <summary>No text: the objects found at this name, for tests that must hold on one and the same object.</summary>
    Objects,

    /// <summary>Whether the record has the field at all: null, an empty list and an object count too.</summary>
    Presence,
}

/// <summary>One thing the rules of a set read of an event.</summary>
/// <param name="Field">
/// The field's canonical name, in the record view the record's own dotted name, or in the source view the name that rules use.
/// </param>
/// <param name="View">Where the value is looked for.</param>
/// <param name="Form">Which text of it is wanted.</param>
public readonly record struct SlotDefinition(string Field, SlotView View, SlotForm Form);
