#pragma warning disable CS1591
namespace RuleGen.Matching;

/// <summary>Skeleton. The pieces of a wildcard pattern with any run of bytes between them; made once, kept in a static.</summary>
public sealed class Glob
{
    /// <summary>Pieces with '\0' between them is NOT used: pieces come as an array. Folded pieces are upper-cased already.</summary>
    public static Glob Create(bool folded, params byte[][] pieces) => throw new NotImplementedException();
}

/// <summary>Skeleton. Words to find in analysed text; words are folded (upper-cased) already.</summary>
public sealed class WordPattern
{
    public static WordPattern Create(bool inOrder, params byte[][] words) => throw new NotImplementedException();
}

/// <summary>Skeleton: the hive a canonical registry key stands in.</summary>
public enum RegistryHive : byte
{
    Other,
    LocalMachine,
    Users,
}

/// <summary>Skeleton: one candidate key, folded.</summary>
public readonly ref struct RegistryKey
{
    public RegistryHive Hive => throw new NotImplementedException();

    /// <summary>The folded segment behind HKU; empty in other hives.</summary>
    public ReadOnlySpan<byte> User => throw new NotImplementedException();

    /// <summary>The folded key below hive and user, without backslash at either end.</summary>
    public ReadOnlySpan<byte> Path => throw new NotImplementedException();

    /// <summary>Remembers this key as the value that met the predicate, and returns true.</summary>
    public bool Matched() => throw new NotImplementedException();
}

/// <summary>Skeleton: enumerable by foreach (struct enumerator; Current sets what Explain reports as the matched value when Matched is called).</summary>
public readonly ref struct RegistryKeyList
{
    public RegistryKeyList GetEnumerator() => this;

    public RegistryKey Current => throw new NotImplementedException();

    public bool MoveNext() => throw new NotImplementedException();
}
