using RuleGen.Events;

namespace RuleGen.Matching;

/// <summary>The hive a canonical registry key stands in.</summary>
public enum RegistryHive : byte
{
    /// <summary>No hive of the machine's registry proper, such as an application's own.</summary>
    Other,

    /// <summary><c>HKLM</c>.</summary>
    LocalMachine,

    /// <summary><c>HKU</c>, below it a user.</summary>
    Users,
}

/// <summary>One key a registry event may be about, canonical and folded. Valid until the buffer's next record.</summary>
public readonly ref struct RegistryKey
{
    private const byte Separator = (byte)'\\';

    private readonly EventBuffer _buffer;
    private readonly int _element;

    internal RegistryKey(EventBuffer buffer, int element)
    {
        _buffer = buffer;
        _element = element;
        ReadOnlySpan<byte> key = buffer.Folded(element);
        if (IsIn("HKLM"u8, key))
        {
            Hive = RegistryHive.LocalMachine;
            Path = key[4..].Trim(Separator);
        }
        else if (IsIn("HKU"u8, key))
        {
            Hive = RegistryHive.Users;
            ReadOnlySpan<byte> rest = key[3..].TrimStart(Separator);
            int end = rest.IndexOf(Separator);
            User = end < 0 ? rest : rest[..end];
            Path = end < 0 ? default : rest[end..].Trim(Separator);
        }
        else Path = key;
    }

    /// <summary>The hive.</summary>
    public RegistryHive Hive { get; }

    /// <summary>The folded segment that names the user under <see cref="RegistryHive.Users"/>; empty in other hives.</summary>
    public ReadOnlySpan<byte> User { get; }

    /// <summary>
    /// The folded key below hive and user, without backslash at either end; in <see cref="RegistryHive.Other"/> the whole key.
    /// </summary>
    public ReadOnlySpan<byte> Path { get; }

    /// <summary>Remembers this key as the value that met the predicate, and returns true.</summary>
    public bool Matched() => _buffer.Met(_element);

    private static bool IsIn(ReadOnlySpan<byte> hive, ReadOnlySpan<byte> key) =>
        key.StartsWith(hive) && (key.Length == hive.Length || key[hive.Length] == Separator);
}

/// <summary>The keys a registry event may be about.</summary>
public ref struct RegistryKeyList
{
    private readonly EventBuffer _buffer;
    private int _next;
    private int _current;

    internal RegistryKeyList(EventBuffer buffer, int first)
    {
        _buffer = buffer;
        _next = first;
        _current = -1;
    }

    /// <summary>The key reached.</summary>
    public readonly RegistryKey Current => new(_buffer, _current);

    /// <summary>Itself, for foreach.</summary>
    public readonly RegistryKeyList GetEnumerator() => this;

    /// <summary>Goes on to the next key; false behind the last.</summary>
    public bool MoveNext()
    {
        if (_next < 0) return false;
        _current = _next;
        _next = _buffer.NextKey(_next);
        return true;
    }
}
