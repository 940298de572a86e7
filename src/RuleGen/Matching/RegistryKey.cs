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
    private readonly EventBuffer _buffer;
    private readonly int _element;

    internal RegistryKey(EventBuffer buffer, int element)
    {
        _buffer = buffer;
        _element = element;
        ReadOnlySpan<byte> key = buffer.Folded(element);
        if (key.Length > 0 && key[^1] == '\\') key = key[..^1];
        if (key.StartsWith("HKLM\\"u8))
        {
            Hive = RegistryHive.LocalMachine;
            Path = key[5..];
        }
        else if (key.StartsWith("HKU\\"u8))
        {
            Hive = RegistryHive.Users;
            int end = key[4..].IndexOf((byte)'\\');
            User = end < 0 ? key[4..] : key.Slice(4, end);
            Path = end < 0 ? default : key[(4 + end + 1)..];
        }
        else Path = key;
    }

    /// <summary>The hive.</summary>
    public RegistryHive Hive { get; }

    /// <summary>The folded segment that names the user under <see cref="RegistryHive.Users"/>; empty in other hives.</summary>
    public ReadOnlySpan<byte> User { get; }

    /// <summary>
    /// The folded key below hive and user, without backslash at its start; in <see cref="RegistryHive.Other"/> the whole key.
    /// </summary>
    public ReadOnlySpan<byte> Path { get; }

    /// <summary>Remembers this key as the value that met the predicate, and returns true.</summary>
    public bool Matched() => _buffer.Met(_element);
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
