namespace RuleGen.Matching;

/// <content>Registry paths and what they are made of.</content>
public static partial class Utf8Text
{
    /// <inheritdoc cref="Utf16Text.RegistryKey(ReadOnlySpan{char})"/>
    public static ReadOnlySpan<byte> RegistryKey(ReadOnlySpan<byte> path) =>
        RegistryTexts.Key(path);

    /// <inheritdoc cref="Utf16Text.RegistryKey(ReadOnlySpan{char}, ReadOnlySpan{char})"/>
    public static ReadOnlySpan<byte> RegistryKey(ReadOnlySpan<byte> path, ReadOnlySpan<byte> valueName) =>
        RegistryTexts.Key(path, valueName);

    /// <inheritdoc cref="Utf16Text.RegistryValueName(ReadOnlySpan{char})"/>
    public static ReadOnlySpan<byte> RegistryValueName(ReadOnlySpan<byte> path) =>
        RegistryTexts.ValueName(path);

    /// <inheritdoc cref="Utf16Text.RegistryHive(ReadOnlySpan{char})"/>
    public static ReadOnlySpan<byte> RegistryHive(ReadOnlySpan<byte> path) => RegistryTexts.Hive(path) switch
    {
        Matching.RegistryHive.LocalMachine => "HKLM"u8,
        Matching.RegistryHive.Users => "HKU"u8,
        _ => default,
    };

    /// <inheritdoc cref="Utf16Text.JoinRegistryPath(ReadOnlySpan{char}, ReadOnlySpan{char}, ReadOnlySpan{char})"/>
    public static ReadOnlySpan<byte> JoinRegistryPath(ReadOnlySpan<byte> hive, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) =>
        RegistryTexts.Join(hive, key, value);

    /// <inheritdoc cref="Utf16Text.CanonicalRegistryPath(ReadOnlySpan{char})"/>
    public static ReadOnlySpan<byte> CanonicalRegistryPath(ReadOnlySpan<byte> path) =>
        RegistryTexts.Canonical(path);

    /// <summary>What stands below the hive of a canonical path; absent where it has none, or nothing below.</summary>
    public static ReadOnlySpan<byte> BelowHive(ReadOnlySpan<byte> canonicalPath) =>
        RegistryTexts.BelowHive(canonicalPath);

    /// <summary>The empty name, by which the registry knows a key's default value, for the name <c>(Default)</c>; absent for any other.</summary>
    public static ReadOnlySpan<byte> DefaultValueName(ReadOnlySpan<byte> name) =>
        EqualToIgnoringCase(name, "(Default)"u8) ? name[..0] : default;
}
