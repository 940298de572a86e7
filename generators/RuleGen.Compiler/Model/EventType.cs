namespace RuleGen.Compiler.Model;

/// <summary>What a member of an event type holds, as matchers read it.</summary>
internal enum MemberKind
{
    /// <summary>Text in UTF-16.</summary>
    Utf16,

    /// <summary>Text in UTF-8.</summary>
    Utf8,

    /// <summary>A whole number that fits <see cref="long"/>.</summary>
    Whole,

    /// <summary>A whole number that fits <see cref="ulong"/>.</summary>
    Unsigned,

    /// <summary>A number that widens to <see cref="double"/>.</summary>
    Real,

    /// <summary>A <see cref="decimal"/>.</summary>
    Exact,

    /// <summary>True or false.</summary>
    Boolean,
}

/// <summary>How many values a member holds, and how matchers get at them.</summary>
internal enum MemberForm
{
    /// <summary>One value; a text that is null is none.</summary>
    Single,

    /// <summary>A <see cref="Nullable{T}"/> number or boolean.</summary>
    Nullable,

    /// <summary>An array or immutable array, which <c>AsSpan</c> makes a span.</summary>
    Array,

    /// <summary>A span.</summary>
    Span,

    /// <summary>A <see cref="List{T}"/>.</summary>
    List,

    /// <summary>Another list with a count and an indexer.</summary>
    Indexed,
}

/// <summary>One readable member of an event type.</summary>
/// <param name="Name">The member's name as C# writes it.</param>
/// <param name="Mapped">The field's name as the author wrote it, or the member's own name.</param>
/// <param name="Kind">What a value is.</param>
/// <param name="Form">How many values there are.</param>
/// <param name="ElementType">The C# type of one value.</param>
internal sealed record EventMember(string Name, string Mapped, MemberKind Kind, MemberForm Form, string ElementType)
{
    /// <summary>Whether the member holds text.</summary>
    public bool IsText => Kind is MemberKind.Utf16 or MemberKind.Utf8;

    /// <summary>Whether the member may hold several values.</summary>
    public bool IsList => Form is not (MemberForm.Single or MemberForm.Nullable);
}

/// <summary>
/// A project's own type of event: what of it matchers may read. It knows nothing of where it is written, so that a type which only moved is
/// still the same type.
/// </summary>
/// <param name="FullName">The type as any file may name it, <c>global::</c> and all.</param>
/// <param name="Name">Its bare name.</param>
/// <param name="Classes">The classes of event it may be.</param>
/// <param name="IsPublic">Whether other assemblies may see it.</param>
/// <param name="Members">The members that hold a field, in the order of their declaration.</param>
internal sealed record EventType(
    string FullName, string Name, EventClasses Classes, bool IsPublic, EquatableArray<EventMember> Members)
{
    /// <summary>Whether a variable of the type may be null.</summary>
    public bool IsReference { get; init; }
}
