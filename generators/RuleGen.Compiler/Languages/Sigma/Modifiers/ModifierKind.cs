namespace RuleGen.Compiler.Languages.Sigma.Modifiers;

/// <summary>The modifiers there are.</summary>
internal enum ModifierKind
{
    Contains,
    StartsWith,
    EndsWith,
    All,
    Cased,
    Neq,
    Exists,
    Re,
    IgnoreCase,
    Multiline,
    DotAll,
    Cidr,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Base64,
    Base64Offset,
    Utf16LittleEndian,
    Utf16BigEndian,
    Utf16WithMark,
    Windash,
    Expand,
    FieldReference,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

/// <summary>What modifiers are called.</summary>
internal static class ModifierNames
{
    private static readonly Dictionary<string, ModifierKind> _kinds = new(StringComparer.Ordinal)
    {
        ["contains"] = ModifierKind.Contains,
        ["startswith"] = ModifierKind.StartsWith,
        ["endswith"] = ModifierKind.EndsWith,
        ["all"] = ModifierKind.All,
        ["cased"] = ModifierKind.Cased,
        ["neq"] = ModifierKind.Neq,
        ["exists"] = ModifierKind.Exists,
        ["re"] = ModifierKind.Re,
        ["i"] = ModifierKind.IgnoreCase,
        ["ignorecase"] = ModifierKind.IgnoreCase,
        ["m"] = ModifierKind.Multiline,
        ["multiline"] = ModifierKind.Multiline,
        ["s"] = ModifierKind.DotAll,
        ["dotall"] = ModifierKind.DotAll,
        ["cidr"] = ModifierKind.Cidr,
        ["lt"] = ModifierKind.Less,
        ["lte"] = ModifierKind.LessOrEqual,
        ["gt"] = ModifierKind.Greater,
        ["gte"] = ModifierKind.GreaterOrEqual,
        ["base64"] = ModifierKind.Base64,
        ["base64offset"] = ModifierKind.Base64Offset,
        ["wide"] = ModifierKind.Utf16LittleEndian,
        ["utf16le"] = ModifierKind.Utf16LittleEndian,
        ["utf16be"] = ModifierKind.Utf16BigEndian,
        ["utf16"] = ModifierKind.Utf16WithMark,
        ["windash"] = ModifierKind.Windash,
        ["expand"] = ModifierKind.Expand,
        ["fieldref"] = ModifierKind.FieldReference,
        ["minute"] = ModifierKind.Minute,
        ["hour"] = ModifierKind.Hour,
        ["day"] = ModifierKind.Day,
        ["week"] = ModifierKind.Week,
        ["month"] = ModifierKind.Month,
        ["year"] = ModifierKind.Year,
    };

    /// <summary>Every name, sorted.</summary>
    public static IReadOnlyList<string> All { get; } = [.. _kinds.Keys.OrderBy(name => name, StringComparer.Ordinal)];

    /// <summary>The modifier of a name; null for a name of none.</summary>
    public static ModifierKind? Find(string name) => _kinds.TryGetValue(name, out ModifierKind kind) ? kind : null;
}
