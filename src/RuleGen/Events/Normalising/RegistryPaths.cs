using System.Numerics;
using System.Runtime.CompilerServices;
using RuleGen.Matching;
using RuleGen.Shared;

namespace RuleGen.Events.Normalising;

/// <summary>
/// Gives a registry path its one canonical spelling: the hive as <c>HKLM</c> or <c>HKU</c>, numbered control sets as
/// <c>CurrentControlSet</c>, a user's class hive below the user. The letter case of the rest is kept. Canonical paths stay as they are.
/// </summary>
internal static class RegistryPaths
{
    /// <summary>How many units longer than its path a canonical path can be.</summary>
    public const int MaxGrowth = 64;

    /// <summary>How many units <c>\SYSTEM</c> has.</summary>
    public const int SystemLength = 7;

    /// <summary>How many units <c>\SYSTEM\ControlSet001</c> has.</summary>
    public const int ControlSetLength = 21;

    /// <summary>How many units <c>_Classes</c> has.</summary>
    public const int ClassHiveSuffix = 8;

    // By the first character: most texts begin like no spelling, or like one or two.
    private static readonly (byte[] Folded, RegistryRoot Root)[][] _spellings = Spellings();

    /// <summary>Writes the canonical spelling.</summary>
    /// <param name="path">The path.</param>
    /// <param name="canonical">Receives it; must hold <c>path.Length + MaxGrowth</c> units.</param>
    /// <param name="shared">How many units at the end of the path stand unchanged at the end of the canonical one.</param>
    /// <returns>How many units were written.</returns>
    public static int Canonicalise<T>(ReadOnlySpan<T> path, Span<T> canonical, out int shared)
        where T : unmanaged, IBinaryInteger<T>
    {
        var parts = new CanonicalRegistryPath<T>(path);
        parts.CopyTo(canonical);
        shared = parts.Rest.Length;
        return parts.Length;
    }

    /// <summary>The hive a path begins with, and how many units spell it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RegistryRoot Root<T>(ReadOnlySpan<T> path, out int length)
        where T : unmanaged, IBinaryInteger<T>
    {
        // What Sysmon writes, and so most records have.
        if (path.Length > 3 && CodeUnit.MayAgree(path[0], CodeUnit.Of<T>('H')) && CodeUnit.MayAgree(path[1], CodeUnit.Of<T>('K')))
        {
            if (CodeUnit.MayAgree(path[2], CodeUnit.Of<T>('L')) && CodeUnit.MayAgree(path[3], CodeUnit.Of<T>('M')) && EndsAt(path, 4))
            {
                length = 4;
                return RegistryRoot.LocalMachine;
            }
            if (CodeUnit.MayAgree(path[2], CodeUnit.Of<T>('U')) && EndsAt(path, 3))
            {
                length = 3;
                return RegistryRoot.Users;
            }
        }
        return AnyRoot(path, out length);
    }

    private static RegistryRoot AnyRoot<T>(ReadOnlySpan<T> path, out int length)
        where T : unmanaged, IBinaryInteger<T>
    {
        length = 0;
        if (path.IsEmpty) return RegistryRoot.None;
        int first = CodeUnit.Char(path[0]) & ~0x20;
        if (first >= _spellings.Length) return RegistryRoot.None;
        foreach ((byte[] folded, RegistryRoot root) in _spellings[first])
        {
            if (!StartsWithSegment(path, folded)) continue;
            length = folded.Length;
            return root;
        }
        return RegistryRoot.None;
    }

    /// <summary>Whether the rest of a path of the machine begins with a numbered control set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool StartsWithControlSet<T>(ReadOnlySpan<T> rest)
        where T : unmanaged, IBinaryInteger<T> =>
        rest.Length >= ControlSetLength && EndsAt(rest, SystemLength) && EndsAt(rest, ControlSetLength) && IsControlSet(rest);

    private static bool IsControlSet<T>(ReadOnlySpan<T> rest)
        where T : unmanaged, IBinaryInteger<T>
    {
        const int Number = ControlSetLength - 3;
        if (!CodeUnit.EqualAsciiIgnoringCase(rest[..Number], "\\SYSTEM\\CONTROLSET"u8)) return false;
        ReadOnlySpan<T> number = rest[Number..ControlSetLength];
        foreach (T digit in number)
        {
            if (!char.IsAsciiDigit(CodeUnit.Char(digit))) return false;
        }
        return !CodeUnit.EqualAscii(number, "000"u8);
    }

    /// <summary>Whether the next segment names a user: a security identifier or the default profile.</summary>
    public static bool HasUser<T>(ReadOnlySpan<T> rest)
        where T : unmanaged, IBinaryInteger<T> =>
        (rest.Length > 4 && CodeUnit.EqualAsciiIgnoringCase(rest[..5], "\\S-1-"u8))
        || StartsWithSegment(rest, "\\.DEFAULT"u8) || StartsWithSegment(rest, "\\.CURRENT"u8);

    /// <summary>How many units <c>\user</c> has at the start of <c>\user_Classes</c>; 0 where the rest begins otherwise.</summary>
    public static int ClassHiveUser<T>(ReadOnlySpan<T> rest)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (rest.Length < ClassHiveSuffix + 2 || CodeUnit.Char(rest[0]) != '\\') return 0;
        int end = rest[1..].IndexOf(CodeUnit.Of<T>('\\')) + 1;
        return ClassHiveUser(rest, end == 0 ? rest.Length : end);
    }

    /// <summary>The same for a rest whose first segment, with its backslash in front, is known to end there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ClassHiveUser<T>(ReadOnlySpan<T> rest, int end)
        where T : unmanaged, IBinaryInteger<T>
    {
        int user = end - ClassHiveSuffix;
        return user >= 2 && CodeUnit.MayAgree(rest[end - 1], CodeUnit.Of<T>('S'))
            && CodeUnit.EqualAsciiIgnoringCase(rest[user..end], "_CLASSES"u8) ? user : 0;
    }

    private static bool StartsWithSegment<T>(ReadOnlySpan<T> path, ReadOnlySpan<byte> folded)
        where T : unmanaged, IBinaryInteger<T> =>
        path.Length >= folded.Length && EndsAt(path, folded.Length) && CodeUnit.EqualAsciiIgnoringCase(path[..folded.Length], folded);

    /// <summary>Whether a segment ends there, at most at the end of the path.</summary>
    private static bool EndsAt<T>(ReadOnlySpan<T> path, int length)
        where T : unmanaged, IBinaryInteger<T> =>
        path.Length == length || CodeUnit.Char(path[length]) == '\\';

    private static (byte[] Folded, RegistryRoot Root)[][] Spellings()
    {
        var spellings = new (byte[] Folded, RegistryRoot Root)[128][];
        for (int first = 0; first < spellings.Length; first++)
        {
            spellings[first] =
            [
                .. RegistryRoots.Spellings
                    .Select(spelling => (Folded: CaseFold.Fold(spelling.Text), spelling.Root))
                    .Where(spelling => (spelling.Folded[0] & ~0x20) == first),
            ];
        }
        return spellings;
    }
}
