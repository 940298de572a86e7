using System.Text;
using RuleGen.Events.Normalising;
using RuleGen.Matching;

namespace RuleGen.Events;

/// <content>Fields as their source writes them, and whether a record has them at all.</content>
public sealed partial class EventBuffer
{
    private static readonly byte[][] _hashLabels = [.. SourceFieldPlanner.HashLabels.Select(label => Encoding.UTF8.GetBytes(label + "="))];

    // Names that a record has with null, a list or an object; the stamp says in which record.
    private readonly long[] _named;

    /// <summary>Notes that the record has a name, whatever stands there.</summary>
    internal void NoteName(int name)
    {
        if (!_isTextWalk) _named[name] = _stamp;
    }

    /// <summary>
    /// Whether the record has one of a slot's names; what stands there then fills the slot, an empty text if it is no value.
    /// </summary>
    private bool IsNamed(ref Chain chain, SlotPlan plan)
    {
        Alias[] aliases = plan.Definition.View == SlotView.Record ? plan.Aliases(SourceShape.Ecs) : plan.Aliases(Shape);
        foreach (ref readonly Alias alias in aliases.AsSpan())
        {
            int first = FirstOf(alias.Name);
            if ((first < 0 && _named[alias.Name] != _stamp) || !Counts(in alias)) continue;
            if (first >= 0) chain.First = first;
            else AddDerived(ref chain, default, origin: -1);
            return true;
        }
        return false;
    }

    /// <summary>The first value of the first of these names that the record has and that counts in it; -1 for none.</summary>
    private int FirstOf(Alias[] aliases)
    {
        foreach (ref readonly Alias alias in aliases.AsSpan())
        {
            int first = FirstOf(alias.Name);
            if (first >= 0 && Counts(in alias)) return first;
        }
        return -1;
    }

    /// <summary>Fills a slot with <c>DOMAIN\name</c>, or the name alone where the domain is not known.</summary>
    private void JoinUser(ref Chain chain, SlotPlan plan)
    {
        Alias[][] parts = plan.Parts(Shape);
        int domain = FirstOf(parts[0]);
        for (int name = FirstOf(parts[1]); name >= 0; name = Following(name))
        {
            int before = domain < 0 || Text(domain).IsEmpty || Text(name).Contains((byte)'\\') ? 0 : Text(domain).Length + 1;
            int length = before + Text(name).Length;
            int offset = Reserve(length);
            Span<byte> joined = _arena.AsSpan(offset, length);
            if (before > 0)
            {
                Text(domain).CopyTo(joined);
                joined[before - 1] = (byte)'\\';
            }
            Text(name).CopyTo(joined[before..]);
            _used += length;
            AddPart(ref chain, name, offset, length);
            if (_used > MaxJoinedBytes) return;
        }
    }

    /// <summary>Fills a slot with one list of all hashes that the record has one by one, as Sysmon writes it.</summary>
    private void JoinHashes(ref Chain chain, SlotPlan plan)
    {
        Alias[][] parts = plan.Parts(Shape);
        int length = -1;
        for (int i = 0; i < parts.Length; i++)
        {
            int hash = FirstOf(parts[i]);
            if (hash >= 0) length += 1 + _hashLabels[i].Length + Text(hash).Length;
        }
        if (length < 0) return;
        int offset = Reserve(length);
        Span<byte> rest = _arena.AsSpan(offset, length);
        int origin = -1;
        for (int i = 0; i < parts.Length; i++)
        {
            int hash = FirstOf(parts[i]);
            if (hash < 0) continue;
            if (origin >= 0)
            {
                rest[0] = (byte)',';
                rest = rest[1..];
            }
            _hashLabels[i].CopyTo(rest);
            Text(hash).CopyTo(rest[_hashLabels[i].Length..]);
            rest = rest[(_hashLabels[i].Length + Text(hash).Length)..];
            origin = hash;
        }
        _used += length;
        _elements[AddPart(ref chain, origin, offset, length)].Origin = -1;
    }

    /// <summary>
    /// Has an explanation show joined values as they are and not the part they began with. A value's origin also tells its object, which
    /// nothing asks for in this view.
    /// </summary>
    private void ShowWhole(ref readonly Chain chain)
    {
        for (int i = chain.Stamp == _stamp ? chain.First : -1; i >= 0; i = _elements[i].Next) _elements[i].Origin = -1;
    }

    private void DeriveInitiated(ref Chain chain, int origin)
    {
        if (Says(origin, "egress"u8) || Says(origin, "outbound"u8)) AddDerived(ref chain, "true"u8, origin);
        else if (Says(origin, "ingress"u8) || Says(origin, "inbound"u8)) AddDerived(ref chain, "false"u8, origin);
    }

    /// <summary>
    /// Texts are compared with numbers as people write them: JSON's <c>1.0</c> and <c>1e3</c> are <c>1</c> and <c>1000</c>.
    /// </summary>
    private void WriteNumbersPlainly(ref Chain chain)
    {
        int odd = chain.First;
        while (odd >= 0 && (_elements[odd].Kind != ValueKind.Number || PlainNumber.IsPlain(Text(odd)))) odd = Following(odd);
        if (odd < 0) return;
        var plain = new Chain { Stamp = _stamp, First = -1, Cursor = -1 };
        Span<byte> written = stackalloc byte[PlainNumber.LongestText];
        for (int i = chain.First; i >= 0; i = Following(i))
        {
            ReadOnlySpan<byte> text = Text(i);
            if (_elements[i].Kind == ValueKind.Number && PlainNumber.TryWrite(text, written, out int length))
            {
                AddDerived(ref plain, written[..length], i);
            }
            else AddPart(ref plain, i, _elements[i].Offset, _elements[i].Length);
        }
        chain = plain;
    }
}
