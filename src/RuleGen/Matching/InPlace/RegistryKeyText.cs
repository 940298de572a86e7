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
        var canonical = new CanonicalRegistryPath<T>(key);
        switch (canonical.Root)
        {
            case RegistryRoot.None:
                _rest = key;
                break;
            case RegistryRoot.LocalMachine when canonical.Kept.IsEmpty:
                Hive = RegistryHive.LocalMachine;
                _rest = canonical.Rest.Trim(Separator);
                break;
            case RegistryRoot.LocalMachine:
                Hive = RegistryHive.LocalMachine;
                _prefix = "SYSTEM\\CurrentControlSet"u8;
                _rest = canonical.Rest.TrimEnd(Separator);
                break;
            case RegistryRoot.ClassesRoot or RegistryRoot.CurrentConfig:
                Hive = RegistryHive.LocalMachine;
                _prefix = canonical.Head["HKLM\\".Length..];
                _rest = canonical.Rest.TrimEnd(Separator);
                break;
            default:
                Hive = RegistryHive.Users;
                ReadOnlySpan<T> rest = canonical.Rest;
                if (canonical.Head.Length > "HKU".Length)
                {
                    User = CurrentUser;
                }
                else if (!canonical.Kept.IsEmpty)
                {
                    User = canonical.Kept[1..];
                    _prefix = canonical.Inserted[1..];
                }
                else
                {
                    rest = rest.TrimStart(Separator);
                    int end = rest.IndexOf(Separator);
                    if (end < 0) end = rest.Length;
                    User = rest[..end];
                    rest = rest[end..];
                }
                _rest = _prefix.IsEmpty ? rest.Trim(Separator) : rest.TrimEnd(Separator);
                break;
        }
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
        && CodeUnit.EqualAsciiIgnoringCase(asciiPath[.._prefix.Length], _prefix)
        && CodeUnit.Exists(_rest);
}
