using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;

namespace RuleGen.Compiler.EventTypes;

/// <summary>An event type and the name that emitted code knows it by.</summary>
/// <param name="Name">A name that no other type of the project has here, whatever the letter case.</param>
/// <param name="Type">The type.</param>
internal sealed record NamedEventType(string Name, EventType Type)
{
    // Emitted files bear the name beside that of a rule, and some file systems end a name at 255 bytes.
    private const int LongestName = 80;

    // The set's own files are called so, with the set's name before, as those of a type are.
    private static readonly string[] _setFiles = ["Infos", "Rules"];

    /// <summary>
    /// Names the types of a project by their own names, in the order of their full names. A type with two attributes counts once.
    /// </summary>
    public static IEnumerable<NamedEventType> NameAll(IEnumerable<EventType> types)
    {
        var names = new NameTable(StringComparer.OrdinalIgnoreCase, _setFiles);
        return types
            .GroupBy(type => type.FullName, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new NamedEventType(names.Take(Short(group.First().Name)), group.First()))
            .ToArray();
    }

    private static string Short(string name) => name.Length <= LongestName ? name : name.Substring(0, LongestName);
}
