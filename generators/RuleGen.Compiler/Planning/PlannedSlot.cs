using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Planning;

/// <summary>What a slot of the event buffer holds; the runtime's enumeration of this name has the same members.</summary>
internal enum SlotForm
{
    /// <summary>The field's value as it stands.</summary>
    Text,

    /// <summary>The registry path in its canonical spelling.</summary>
    RegistryPath,

    /// <summary>The registry key, or each text that may be it.</summary>
    RegistryKey,

    /// <summary>The objects found at the name, for tests that must hold on one and the same object.</summary>
    Objects,

    /// <summary>Whether the record has the field at all, whatever its value.</summary>
    Presence,
}

/// <summary>One thing that rules read of an event, before it has a number.</summary>
internal sealed record SlotKey(string Field, FieldView View, SlotForm Form)
{
    /// <summary>The slot a field is read from.</summary>
    public static SlotKey Of(Field field) => new(field.Name, field.View, field.Form switch
    {
        FieldForm.RegistryPath => SlotForm.RegistryPath,
        FieldForm.RegistryKey => SlotForm.RegistryKey,
        _ => SlotForm.Text,
    });
}

/// <summary>A slot and the constant that stands for its number in emitted code.</summary>
internal sealed record PlannedSlot(string Name, SlotKey Key);
