using System.Text;
using RuleGen.Shared;

namespace RuleGen.Events.Normalising;

/// <summary>
/// Gives a registry path its one canonical spelling: the hive as <c>HKLM</c> or <c>HKU</c>, numbered control sets as
/// <c>CurrentControlSet</c>, a user's class hive below the user. The letter case of the rest is kept. Canonical paths stay as they are.
/// </summary>
internal static class RegistryPaths
{
    /// <summary>How many bytes longer than its path a canonical path can be.</summary>
    public const int MaxGrowth = 64;

    private static readonly (byte[] Folded, RegistryRoot Root)[] _spellings =
    [
        .. RegistryRoots.Spellings
            .OrderByDescending(spelling => spelling.Text.Length)
            .Select(spelling => (CaseFold.Fold(spelling.Text), spelling.Root)),
    ];

    /// <summary>Writes the canonical spelling.</summary>
    /// <param name="path">The path, UTF-8.</param>
    /// <param name="canonical">Receives it; must hold <c>path.Length + MaxGrowth</c> bytes.</param>
    /// <param name="shared">How many bytes at the end of the path stand unchanged at the end of the canonical one.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Canonicalise(ReadOnlySpan<byte> path, Span<byte> canonical, out int shared)
    {
        RegistryRoot root = Root(path, out int length);
        ReadOnlySpan<byte> rest = path[length..];
        ReadOnlySpan<byte> prefix = root switch
        {
            RegistryRoot.LocalMachine => MachinePrefix(ref rest),
            RegistryRoot.Users => "HKU"u8,
            RegistryRoot.CurrentUser => HasUser(rest) ? "HKU"u8 : "HKU\\.CURRENT"u8,
            RegistryRoot.ClassesRoot => "HKLM\\SOFTWARE\\Classes"u8,
            RegistryRoot.CurrentConfig => "HKLM\\SYSTEM\\CurrentControlSet\\Hardware Profiles\\Current"u8,
            _ => default,
        };
        prefix.CopyTo(canonical);
        int written = prefix.Length;
        if (root is RegistryRoot.LocalMachine && prefix.Length > 4)
        {
            // The hive's own spelling of SYSTEM is kept; only the control set's name changes.
            path.Slice(length + 1, 6).CopyTo(canonical[5..]);
        }
        if (root == RegistryRoot.Users || (root == RegistryRoot.CurrentUser && HasUser(rest)))
        {
            written += UserClasses(ref rest, canonical[written..]);
        }
        rest.CopyTo(canonical[written..]);
        shared = rest.Length;
        return written + rest.Length;
    }

    /// <summary>The hive a path begins with, and how many bytes spell it.</summary>
    public static RegistryRoot Root(ReadOnlySpan<byte> path, out int length)
    {
        // What Sysmon writes, and so most records have.
        if (StartsWithSegment(path, "HKLM"u8) || StartsWithSegment(path, "HKU"u8))
        {
            length = path.Length > 3 && path[3] != '\\' ? 4 : 3;
            return length == 4 ? RegistryRoot.LocalMachine : RegistryRoot.Users;
        }
        foreach ((byte[] folded, RegistryRoot root) in _spellings)
        {
            if (!StartsWithSegment(path, folded)) continue;
            length = folded.Length;
            return root;
        }
        length = 0;
        return RegistryRoot.None;
    }

    private static bool StartsWithSegment(ReadOnlySpan<byte> path, ReadOnlySpan<byte> folded) =>
        path.Length >= folded.Length && (path.Length == folded.Length || path[folded.Length] == '\\')
        && Ascii.EqualsIgnoreCase(path[..folded.Length], folded);

    /// <summary>Passes over <c>\SYSTEM\ControlSet001</c> at the start of the rest, and gives what stands for it.</summary>
    private static ReadOnlySpan<byte> MachinePrefix(ref ReadOnlySpan<byte> rest)
    {
        const int System = 7;
        const int Numbered = 14;
        if (!StartsWithSegment(rest, "\\SYSTEM"u8)) return "HKLM"u8;
        ReadOnlySpan<byte> segment = rest[System..];
        if (segment.Length < Numbered || !Ascii.EqualsIgnoreCase(segment[..11], "\\CONTROLSET"u8)) return "HKLM"u8;
        for (int i = 11; i < Numbered; i++)
        {
            if (!char.IsAsciiDigit((char)segment[i])) return "HKLM"u8;
        }
        if (segment[11..Numbered].SequenceEqual("000"u8)) return "HKLM"u8;
        if (segment.Length > Numbered && segment[Numbered] != '\\') return "HKLM"u8;
        rest = segment[Numbered..];
        return "HKLM\\SYSTEM\\CurrentControlSet"u8;
    }

    /// <summary>Whether the next segment names a user: a security identifier or the default profile.</summary>
    private static bool HasUser(ReadOnlySpan<byte> rest) =>
        (rest.Length > 4 && Ascii.EqualsIgnoreCase(rest[..5], "\\S-1-"u8))
        || StartsWithSegment(rest, "\\.DEFAULT"u8) || StartsWithSegment(rest, "\\.CURRENT"u8);

    /// <summary>Writes <c>\user\Software\Classes</c> for <c>\user_Classes</c> and passes over it.</summary>
    private static int UserClasses(ref ReadOnlySpan<byte> rest, Span<byte> canonical)
    {
        const int Suffix = 8;
        if (rest.Length < Suffix + 2 || rest[0] != '\\') return 0;
        int end = rest[1..].IndexOf((byte)'\\');
        end = end < 0 ? rest.Length : end + 1;
        if (end < Suffix + 2 || !Ascii.EqualsIgnoreCase(rest[(end - Suffix)..end], "_CLASSES"u8)) return 0;
        int user = end - Suffix;
        rest[..user].CopyTo(canonical);
        "\\Software\\Classes"u8.CopyTo(canonical[user..]);
        rest = rest[end..];
        return user + 17;
    }
}
