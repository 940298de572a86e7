using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace RuleGen.Benchmarks;

/// <summary>
/// The Run-key rule over registry writes as a careful person would write it by hand: compared from the end, where listed and other paths
/// part soonest, with the platform's vectorised comparisons. It is the yardstick of the emitted matchers and so has to be right: a test
/// holds it to the same cases.
/// </summary>
internal static class HandWrittenRunKeyWrites
{
    public static bool IsMatch(in RegistryWrite e) => HasValue(e.Data) && IsListed(e.Path);

    public static bool IsMatch(in RegistryWriteUtf8 e) => HasValue(e.Data) && HandWrittenRunKeys.IsListed(e.Path);

    /// <summary>Whether there is data, be it empty.</summary>
    public static bool HasValue<T>(ReadOnlySpan<T> data) => !Unsafe.IsNullRef(ref MemoryMarshal.GetReference(data));

    private static bool IsListed(ReadOnlySpan<char> path)
    {
        int end = path.LastIndexOf('\\');
        return IsKey(path) || (end >= 0 && IsKey(path[..end]));
    }

    private static bool IsKey(ReadOnlySpan<char> key)
    {
        if (key.Length < 40 || (key[^1] | 0x20) != 'n' || key[^4] != '\\' || !Is(key[^3..], "run")) return false;
        ReadOnlySpan<char> above = key[..^4];
        if (EndsWith(above, @"\Policies\Explorer")) return BelowHive(above[..^18], out _, out bool isWow) && !isWow;
        return BelowHive(above, out bool isMachine, out bool isWow64) && (isMachine || !isWow64);
    }

    /// <summary>Whether the path is <c>hive\Software\[WOW6432Node\]Microsoft\Windows\CurrentVersion</c>.</summary>
    private static bool BelowHive(ReadOnlySpan<char> path, out bool isMachine, out bool isWow)
    {
        isMachine = false;
        isWow = false;
        if (!EndsWith(path, @"\Microsoft\Windows\CurrentVersion")) return false;
        path = path[..^33];
        isWow = EndsWith(path, @"\WOW6432Node");
        if (isWow) path = path[..^12];
        if (!EndsWith(path, @"\Software")) return false;
        path = path[..^9];
        isMachine = Is(path, "HKLM") || Is(path, "HKEY_LOCAL_MACHINE") || Is(path, @"\REGISTRY\MACHINE") || Is(path, "MACHINE")
            || Is(path, @"REGISTRY\MACHINE") || Is(path, "HKLM:");
        return isMachine || IsUserHive(path);
    }

    private static bool IsUserHive(ReadOnlySpan<char> path)
    {
        if (Is(path, "HKCU") || Is(path, "HKEY_CURRENT_USER") || Is(path, "HKCU:")) return true;
        int user = path.LastIndexOf('\\');
        if (user < 0) return false;
        ReadOnlySpan<char> root = path[..user];
        return Is(root, "HKU") || Is(root, "HKEY_USERS") || Is(root, @"\REGISTRY\USER") || Is(root, "USER")
            || Is(root, @"REGISTRY\USER") || Is(root, "HKU:") || Is(root, "HKEY_CURRENT_USER") || Is(root, "HKCU");
    }

    private static bool Is(ReadOnlySpan<char> text, ReadOnlySpan<char> literal) =>
        text.Length == literal.Length && Ascii.EqualsIgnoreCase(text, literal);

    private static bool EndsWith(ReadOnlySpan<char> text, ReadOnlySpan<char> literal) =>
        text.Length >= literal.Length && Ascii.EqualsIgnoreCase(text[^literal.Length..], literal);
}
