using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RuleGen.Events.Normalising;
using RuleGen.Shared;

namespace RuleGen.Matching;

/// <summary>
/// A registry key taken apart where it stands: what <see cref="RegistryKey"/> is for an event in a buffer, for a text that is neither
/// canonical nor folded. Valid as long as that text.
/// </summary>
/// <typeparam name="T"><see cref="char"/> for UTF-16, <see cref="byte"/> for UTF-8.</typeparam>
public readonly ref struct RegistryKeyText<T>
    where T : unmanaged, IBinaryInteger<T>
{
    // The canonical path below hive and user is these two, one behind the other.
    private readonly ReadOnlySpan<byte> _prefix;
    private readonly ReadOnlySpan<T> _rest;

    /// <summary>Takes a key apart.</summary>
    /// <param name="key">The key in any spelling of its hive, without a value's name. The default span is no key, and equals none.</param>
    public RegistryKeyText(ReadOnlySpan<T> key)
    {
        RegistryRoot root = RegistryPaths.Root(key, out int length);
        ReadOnlySpan<T> rest = key[length..];
        if (root == RegistryRoot.LocalMachine)
        {
            Hive = RegistryHive.LocalMachine;
            bool isNumbered = RegistryPaths.StartsWithControlSet(rest);
            if (isNumbered) _prefix = "SYSTEM\\CurrentControlSet"u8;
            _rest = isNumbered ? rest[RegistryPaths.ControlSetLength..].TrimEnd(Separator) : Trimmed(rest);
        }
        else if (root == RegistryRoot.Users && rest.Length > 1 && rest[0] == Separator && rest[1] != Separator)
        {
            Hive = RegistryHive.Users;
            int end = rest[1..].IndexOf(Separator) + 1;
            if (end == 0) end = rest.Length;
            int user = RegistryPaths.ClassHiveUser(rest, end);
            if (user > 0) _prefix = "Software\\Classes"u8;
            else user = end;
            User = rest[1..user];
            _rest = user == end ? Trimmed(rest[end..]) : rest[end..].TrimEnd(Separator);
        }
        else if (root == RegistryRoot.None) _rest = key;
        else this = new RegistryKeyText<T>(new CanonicalRegistryPath<T>(key));
    }

    /// <summary>The key in the spellings that are rare, by way of the canonical one.</summary>
    private RegistryKeyText(CanonicalRegistryPath<T> key)
    {
        ReadOnlySpan<byte> head = key.Head;
        ReadOnlySpan<T> rest = key.Rest;
        if (!head.StartsWith("HKU"u8))
        {
            Hive = RegistryHive.LocalMachine;
            _prefix = head["HKLM\\".Length..];
        }
        else
        {
            Hive = RegistryHive.Users;
            if (head.Length > "HKU".Length) User = CurrentUser;
            else if (!key.Kept.IsEmpty)
            {
                User = key.Kept[1..];
                _prefix = key.Inserted[1..];
            }
            else
            {
                rest = rest.TrimStart(Separator);
                int end = rest.IndexOf(Separator);
                if (end < 0) end = rest.Length;
                User = rest[..end];
                rest = rest[end..];
            }
        }
        _rest = _prefix.IsEmpty ? rest.Trim(Separator) : rest.TrimEnd(Separator);
    }

    /// <summary>The hive.</summary>
    public RegistryHive Hive { get; }

    /// <summary>
    /// The segment that names the user under <see cref="RegistryHive.Users"/>, as written, without the <c>_Classes</c> of a user's class
    /// hive; <c>.CURRENT</c> for <c>HKCU</c>. Empty in other hives.
    /// </summary>
    public ReadOnlySpan<T> User { get; }

    /// <summary>
    /// How long the canonical key is below hive and user, in units of <typeparamref name="T"/> and without backslash at either end; in
    /// <see cref="RegistryHive.Other"/> the length of the whole key.
    /// </summary>
    public int Length => _prefix.Length + _rest.Length;

    private static T Separator => CodeUnit.Of<T>('\\');

    private static ReadOnlySpan<T> CurrentUser => Unsafe.SizeOf<T>() == 1
        ? MemoryMarshal.Cast<byte, T>(".CURRENT"u8)
        : MemoryMarshal.Cast<char, T>(".CURRENT");

    /// <summary>Whether the canonical key below hive and user equals a path without letter case.</summary>
    /// <param name="asciiPath">The path, ASCII in any case, without backslash at either end.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Is(ReadOnlySpan<T> asciiPath)
    {
        if (asciiPath.Length != Length) return false;
        if (!_rest.IsEmpty && !CodeUnit.MayAgree(asciiPath[^1], _rest[^1])) return false;
        return IsWhole(asciiPath);
    }

    /// <summary>Whether the canonical key below hive and user, folded (<see cref="Events.CaseFold"/>), is this.</summary>
    /// <param name="foldedUtf8Path">The path, folded UTF-8, without backslash at either end.</param>
    public bool IsFolded(ReadOnlySpan<byte> foldedUtf8Path)
    {
        if (!CodeUnit.Exists(_rest) || foldedUtf8Path.Length < _prefix.Length) return false;
        return CodeUnit.EqualAsciiIgnoringCase(foldedUtf8Path[.._prefix.Length], _prefix)
            && Utf8Form.Folded(_rest).SequenceEqual(foldedUtf8Path[_prefix.Length..]);
    }

    /// <summary>Whether <see cref="User"/> equals a name without letter case.</summary>
    /// <param name="asciiName">The name, ASCII in any case, not empty.</param>
    public bool IsUser(ReadOnlySpan<T> asciiName) => CodeUnit.EqualIgnoringCase(User, asciiName);

    /// <summary>Whether <see cref="User"/>, folded (<see cref="Events.CaseFold"/>), is this.</summary>
    /// <param name="foldedUtf8Name">The name, folded UTF-8.</param>
    public bool IsUserFolded(ReadOnlySpan<byte> foldedUtf8Name) => Utf8Form.Folded(User).SequenceEqual(foldedUtf8Name);

    private bool IsWhole(ReadOnlySpan<T> asciiPath) =>
        CodeUnit.EqualIgnoringCase(_rest, asciiPath[_prefix.Length..])
        && (_prefix.IsEmpty || CodeUnit.EqualAsciiIgnoringCase(asciiPath[.._prefix.Length], _prefix))
        && CodeUnit.Exists(_rest);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ReadOnlySpan<T> Trimmed(ReadOnlySpan<T> rest)
    {
        bool isPlain = rest.Length > 1 && rest[0] == Separator && rest[1] != Separator && rest[^1] != Separator;
        return isPlain ? rest[1..] : rest.Trim(Separator);
    }
}
