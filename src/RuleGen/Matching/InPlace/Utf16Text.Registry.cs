namespace RuleGen.Matching;

/// <content>Registry paths and what they are made of.</content>
public static partial class Utf16Text
{
    /// <summary>The key of a path that ends in a value: what stands before its last backslash; absent where there is none.</summary>
    public static ReadOnlySpan<char> RegistryKey(ReadOnlySpan<char> path) =>
        RegistryTexts.Key(path);

    /// <summary>The key of a path that ends in a value whose name is known, and may hold backslashes itself.</summary>
    /// <param name="path">The path.</param>
    /// <param name="valueName">The name, in any case; where the path does not end with it, the key ends at the last backslash.</param>
    public static ReadOnlySpan<char> RegistryKey(ReadOnlySpan<char> path, ReadOnlySpan<char> valueName) =>
        RegistryTexts.Key(path, valueName);

    /// <summary>What stands behind the last backslash of a path; absent where there is none.</summary>
    public static ReadOnlySpan<char> RegistryValueName(ReadOnlySpan<char> path) =>
        RegistryTexts.ValueName(path);

    /// <summary>The hive of the canonical path, <c>HKLM</c> or <c>HKU</c>; absent for a path of no known hive.</summary>
    public static ReadOnlySpan<char> RegistryHive(ReadOnlySpan<char> path) => RegistryTexts.Hive(path) switch
    {
        Matching.RegistryHive.LocalMachine => "HKLM",
        Matching.RegistryHive.Users => "HKU",
        _ => default,
    };

    /// <summary>
    /// Hive, key and value joined by backslashes: the hive only where the key has none of its own, absent parts left out. Stands in scratch
    /// until this thread asks again, or is the key itself where nothing is to be joined; absent without a key.
    /// </summary>
    public static ReadOnlySpan<char> JoinRegistryPath(ReadOnlySpan<char> hive, ReadOnlySpan<char> key, ReadOnlySpan<char> value) =>
        RegistryTexts.Join(hive, key, value);

    /// <summary>
    /// The canonical spelling of a path: the hive as <c>HKLM</c> or <c>HKU</c>, numbered control sets as <c>CurrentControlSet</c>, a user's
    /// class hive below the user. It is the path itself where that is canonical already, else it stands in scratch until this thread asks
    /// again.
    /// </summary>
    public static ReadOnlySpan<char> CanonicalRegistryPath(ReadOnlySpan<char> path) =>
        RegistryTexts.Canonical(path);

    /// <summary>What stands below the hive of a canonical path; absent where it has none, or nothing below.</summary>
    public static ReadOnlySpan<char> BelowHive(ReadOnlySpan<char> canonicalPath) =>
        RegistryTexts.BelowHive(canonicalPath);

    /// <summary>The empty name, by which the registry knows a key's default value, for the name <c>(Default)</c>; absent for any other.</summary>
    public static ReadOnlySpan<char> DefaultValueName(ReadOnlySpan<char> name) =>
        EqualToIgnoringCase(name, "(Default)") ? name[..0] : default;
}
