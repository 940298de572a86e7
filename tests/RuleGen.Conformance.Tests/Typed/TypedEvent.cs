using RuleGen.Compiler.EventTypes;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Conformance.Tests.Typed;

/// <summary>One property of an event type: the field it is said to hold, and its C# type.</summary>
internal sealed record Property(string Field, PropertyKind Kind);

/// <summary>An event type as a project would declare it, and as the compiler reads it.</summary>
internal sealed class TypedEvent
{
    private TypedEvent(EventType type, string className, Property[] properties)
    {
        Type = type;
        ClassName = className;
        Properties = properties;
    }

    public EventType Type { get; }

    /// <summary>The event class as the attribute names it.</summary>
    public string ClassName { get; }

    /// <summary>The properties, in the order in which values are given for them.</summary>
    public IReadOnlyList<Property> Properties { get; }

    /// <summary>The type's declaration.</summary>
    public string Source
    {
        get
        {
            string keyword = Properties.Any(property => property.Kind.IsSpan) ? "readonly ref struct" : "sealed class";
            IEnumerable<string> members = Properties.Select((property, i) => $"    public {property.Kind.Declared} {NameOf(i)} {{ get; init; }}\n");
            return $"internal {keyword} {Type.Name}\n{{\n{string.Concat(members)}}}\n";
        }
    }

    /// <summary>A type of these properties.</summary>
    public static TypedEvent Of(string name, string className, params (string Field, string Declared)[] properties) =>
        Find(name, className, [.. properties.Select(property => new Property(property.Field, PropertyKind.Of(property.Declared)))])
        ?? throw new ArgumentException("the compiler refuses the type", nameof(properties));

    /// <summary>A type of these properties; null when the compiler refuses it.</summary>
    public static TypedEvent? Find(string name, string className, Property[] properties)
    {
        FileSpan nowhere = default!;
        DeclaredMember[] members = [.. properties.Select((property, i) => new DeclaredMember(
            NameOf(i), property.Field, null, property.Kind.Kind, property.Kind.Form, property.Kind.ElementType, nowhere))];
        var declared = new DeclaredEventType(
            "global::" + name, name, false, className, null, members.ToEquatable(), nowhere, nowhere);
        return EventTypeReader.Read(declared).Type is { } type ? new TypedEvent(type, className, properties) : null;
    }

    /// <summary>How the declaration reads in a failure.</summary>
    public override string ToString() =>
        $"[{ClassName}] {string.Join(", ", Properties.Select(property => $"{property.Kind.Declared} \"{property.Field}\""))}";

    private static string NameOf(int property) => $"M{property}";
}
