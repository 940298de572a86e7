#pragma warning disable CS1591
using RuleGen.Matching;

namespace RuleGen.Events;

/// <summary>Skeleton: the contract matchers are emitted against.</summary>
public sealed class EventBuffer
{
    public EventBuffer(EventSchema schema) => Schema = schema;

    public EventSchema Schema { get; }

    /// <summary>Whether the record is, or may be, of one of these classes.</summary>
    public bool Is(EventClasses classes) => throw new NotImplementedException();

    public bool Exists(int slot) => throw new NotImplementedException();

    public bool AnyEquals(int slot, ReadOnlySpan<byte> text) => throw new NotImplementedException();

    public bool AnyStartsWith(int slot, ReadOnlySpan<byte> text) => throw new NotImplementedException();

    public bool AnyEndsWith(int slot, ReadOnlySpan<byte> text) => throw new NotImplementedException();

    public bool AnyContains(int slot, ReadOnlySpan<byte> text) => throw new NotImplementedException();

    /// <summary>The same four without letter case; the literal is already folded (simple upper-casing).</summary>
    public bool AnyEqualsFolded(int slot, ReadOnlySpan<byte> text) => throw new NotImplementedException();

    public bool AnyStartsWithFolded(int slot, ReadOnlySpan<byte> text) => throw new NotImplementedException();

    public bool AnyEndsWithFolded(int slot, ReadOnlySpan<byte> text) => throw new NotImplementedException();

    public bool AnyContainsFolded(int slot, ReadOnlySpan<byte> text) => throw new NotImplementedException();

    public bool AnyGlob(int slot, Glob pattern) => throw new NotImplementedException();

    public bool AnyOrdered(int slot, Ordering ordering, ReadOnlySpan<byte> text) => throw new NotImplementedException();

    public bool AnyNumber(int slot, Ordering ordering, decimal number) => throw new NotImplementedException();

    /// <summary>from &lt;= value &lt; to, in UTC ticks; long.MinValue and long.MaxValue leave a side open.</summary>
    public bool AnyDate(int slot, long from, long to) => throw new NotImplementedException();

    public bool AnyInNetwork(int slot, ReadOnlySpan<byte> network, int prefixLength) => throw new NotImplementedException();

    public bool AnyAddress(int slot, Ordering ordering, ReadOnlySpan<byte> address) => throw new NotImplementedException();

    public bool AnyBoolean(int slot, bool value) => throw new NotImplementedException();

    public bool AnyWords(int slot, WordPattern words) => throw new NotImplementedException();

    /// <summary>Searches every string of the record.</summary>
    public bool AnyTextWords(WordPattern words) => throw new NotImplementedException();

    public bool AnyTextGlob(Glob pattern) => throw new NotImplementedException();

    /// <summary>The candidate keys of a slot whose form is RegistryKey; enumerate with foreach.</summary>
    public RegistryKeyList RegistryKeys(int slot) => throw new NotImplementedException();

    /// <summary>How many objects a slot whose form is Objects found.</summary>
    public int ObjectCount(int slot) => throw new NotImplementedException();

    /// <summary>Limits all tests to values inside one object of the slot until LeaveObject; nests.</summary>
    public void EnterObject(int slot, int index) => throw new NotImplementedException();

    public void LeaveObject() => throw new NotImplementedException();

    internal void ForgetMatch() => throw new NotImplementedException();

    internal string? MatchedText() => throw new NotImplementedException();
}
