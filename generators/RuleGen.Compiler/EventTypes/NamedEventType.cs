using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;

namespace RuleGen.Compiler.EventTypes;

/// <summary>An event type and the name that emitted code knows it by.</summary>
/// <param name="Name">A name that no other type of the project has here, whatever the letter case.</param>
/// <param name="Type">The type.</param>
internal sealed record NamedEventType(string Name, EventType Type)
{
    /// <summary>Names the types of a project by their own names, in the order of their full names.</summary>
    public static IEnumerable<NamedEventType> NameAll(IEnumerable<EventType> types)
    {
        var names = new NameTable(StringComparer.OrdinalIgnoreCase, []);
        return types
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => new NamedEventType(names.Take(type.Name), type))
            .ToArray();
    }
}
