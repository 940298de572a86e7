using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.EventTypes;

/// <summary>An event type as its author declared it, right or wrong, with the places to point at.</summary>
/// <param name="FullName">The type as any file may name it.</param>
/// <param name="Name">Its bare name.</param>
/// <param name="IsPublic">Whether other assemblies may see it.</param>
/// <param name="ClassName">The event class as written.</param>
/// <param name="Fault">Why no matcher can be written over the type; null when one can.</param>
/// <param name="Members">Its readable instance members, in the order of their declaration.</param>
/// <param name="Location">Where its name stands.</param>
/// <param name="ClassLocation">Where its class is written.</param>
internal sealed record DeclaredEventType(
    string FullName,
    string Name,
    bool IsPublic,
    string ClassName,
    string? Fault,
    EquatableArray<DeclaredMember> Members,
    FileSpan Location,
    FileSpan ClassLocation)
{
    /// <summary>Whether a variable of the type may be null.</summary>
    public bool IsReference { get; init; }
}

/// <summary>One member of a declared event type.</summary>
/// <param name="Name">Its name as C# writes it.</param>
/// <param name="Field">The field its attribute names; null without attribute.</param>
/// <param name="Fault">Why its value cannot be read; null when it can.</param>
/// <param name="Kind">What a value is, if it can be read.</param>
/// <param name="Form">How many values there are.</param>
/// <param name="ElementType">The C# type of one value.</param>
/// <param name="Location">Where its name stands.</param>
internal sealed record DeclaredMember(
    string Name, string? Field, string? Fault, MemberKind Kind, MemberForm Form, string ElementType, FileSpan Location);
