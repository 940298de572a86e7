using RuleGen.Compiler.Emit;

namespace RuleGen.Compiler.Planning;

/// <summary>Names that emitted code uses for something else, and that a rule's title or a field must therefore not take.</summary>
internal static class ReservedNames
{
    private static readonly string[] _objectMembers =
        ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    private static readonly string[] _systemTypes =
        ["ArgumentOutOfRangeException", "MemoryExtensions", "ReadOnlySpan", "Span", "System", "RuleGen"];

    // The class that implements RuleSet calls the rules by their names, so its members and those it inherits would hide them.
    private static readonly string[] _setMembers =
    [
        "Add", "Compiled", "CompiledRules", "Count", "CreateRuleSet", "CreateSchema", "Explain", "Infos", "IsMatch", "LogSources", "Match",
        "Plan", "RuleCount", "RuleNumbers", "Rules", "Schema", "Slots", "Test",
    ];

    /// <summary>What no slot may be called.</summary>
    public static IEnumerable<string> InSlots => _objectMembers.Append("Slots");

    /// <summary>What no log source may be called.</summary>
    public static IEnumerable<string> InLogSources => _objectMembers.Append("LogSources");

    /// <summary>What no rule's class may be called: it would hide a type that matchers mention, or bear its own member's name.</summary>
    public static IEnumerable<string> InSet(string className) =>
        [className, .. _setMembers, .. _objectMembers, .. _systemTypes, .. RuntimeTypes.Names];

    /// <summary>What no type of the global namespace may be called: emitted files have aliases of these names.</summary>
    public static IEnumerable<string> InGlobalNamespace => RuntimeTypes.Names;

    /// <summary>What no method of a rule's class may be called.</summary>
    public static IEnumerable<string> InRule(string typeName) =>
    [
        typeName, "IsMatch", "LogSources", "Number", "RuleNumbers", "Test", "Slots",
        .. _objectMembers, .. _systemTypes, .. RuntimeTypes.Names,
    ];
}
