using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using RuleGen.Events.Json;

namespace RuleGen.Events;

/// <content>
/// Members that no rule names, but whose values count all the same: their texts in searches through the whole record, and what lies below
/// objects of any name. Of two with one name in one object the last counts too, so they are told apart by the names themselves.
/// </content>
public sealed partial class EventBuffer
{
    private const int LongestEscapedName = 256;

    private static readonly (ulong A, ulong B, ulong C) _secrets = (Secret(), Secret(), Secret());

    // An entry of an earlier record has a smaller object's number and counts as empty, so that beginning a record clears nothing.
    private Member[] _members = [];
    private int _memberCount;
    private long _objectsBefore;

    private struct Member
    {
        public ulong Hash;
        public long Object;
        public int Offset;
        public int Length;
        public bool IsEscaped;
    }

    /// <summary>Notes a member no rule names; false when a later one replaces it and it is to be passed over.</summary>
    /// <param name="inObject">The number of the object the member is in.</param>
    /// <param name="hash">What <see cref="HashOfName(long, int, ulong, ulong, ulong)"/> gives for the name as written.</param>
    /// <param name="offset">Where the member's name begins.</param>
    /// <param name="length">The length of the name as written.</param>
    /// <param name="isEscaped">Whether the name has escapes.</param>
    /// <param name="isRead">Whether some rule reads what lies below members of any name.</param>
    internal bool EnterUnnamed(long inObject, ulong hash, int offset, int length, bool isEscaped, bool isRead)
    {
        if (_isSecondWalk) return !IsSuperseded(offset);
        if (_memberCount * 2 >= _members.Length) GrowMembers();
        if (isEscaped || length > NameWords.Covered) hash = HashOfName(inObject, offset, length, isEscaped);
        ref Member cell = ref Find(inObject, hash, offset, length, isEscaped);
        if (cell.Object == inObject) Supersede(cell.Offset, isRead);
        else _memberCount++;

        // One by one: a whole struct made first and copied would wait for its own parts.
        cell.Hash = hash;
        cell.Object = inObject;
        cell.Offset = offset;
        cell.Length = length;
        cell.IsEscaped = isEscaped;
        return true;
    }

    /// <summary>
    /// A hash that only this process knows, so that no record can be made of names that all meet in one cell. It takes in names up to
    /// <see cref="NameWords.Covered"/> bytes.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong HashOfName(long inObject, int length, ulong head, ulong next, ulong tail)
    {
        ulong high = Math.BigMul(head ^ _secrets.A, next ^ _secrets.B, out ulong low);
        high = Math.BigMul(high ^ low ^ tail, ((ulong)inObject << 8) ^ (ulong)length ^ _secrets.C, out low);
        return high ^ low;
    }

    /// <summary>The member of the same name in the same object, or the empty cell where it belongs.</summary>
    private ref Member Find(long inObject, ulong hash, int offset, int length, bool isEscaped)
    {
        Member[] members = _members;
        int i = (int)hash & (members.Length - 1);
        while (members[i].Object > _objectsBefore)
        {
            ref readonly Member other = ref members[i];
            if (other.Hash == hash && other.Object == inObject && IsSameName(in other, offset, length, isEscaped)) break;
            i = (i + 1) & (members.Length - 1);
        }
        return ref members[i];
    }

    private static ulong Secret() => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));

    private ulong HashOfName(long inObject, int offset, int length, bool isEscaped)
    {
        Span<byte> scratch = stackalloc byte[LongestEscapedName + JsonText.Slack];
        ReadOnlySpan<byte> name = NameOf(offset, length, isEscaped, scratch);
        if (name.Length <= NameWords.Covered)
        {
            Span<byte> padded = stackalloc byte[NameWords.Covered + NameWords.Padding];
            name.CopyTo(padded);
            NameWords.Read(in padded[0], name.Length, out ulong head, out ulong next, out ulong tail);
            return HashOfName(inObject, name.Length, head, next, tail);
        }
        var hash = default(HashCode);
        hash.Add(inObject);
        hash.AddBytes(name);
        return (uint)hash.ToHashCode();
    }

    private bool IsSameName(ref readonly Member other, int offset, int length, bool isEscaped)
    {
        Span<byte> scratch = stackalloc byte[LongestEscapedName + JsonText.Slack];
        Span<byte> otherScratch = stackalloc byte[LongestEscapedName + JsonText.Slack];
        return NameOf(offset, length, isEscaped, scratch)
            .SequenceEqual(NameOf(other.Offset, other.Length, other.IsEscaped, otherScratch));
    }

    private ReadOnlySpan<byte> NameOf(int offset, int length, bool isEscaped, Span<byte> scratch)
    {
        if (!isEscaped || length > LongestEscapedName) return _arena.AsSpan(offset, length);
        return scratch[..JsonText.Unescape(_arena.AsSpan(offset), length, scratch)];
    }

    private void GrowMembers()
    {
        Member[] old = _members;
        _members = new Member[Math.Max(64, old.Length * 2)];
        foreach (ref readonly Member member in old.AsSpan())
        {
            if (member.Object <= _objectsBefore) continue;
            Find(member.Object, member.Hash, member.Offset, member.Length, member.IsEscaped) = member;
        }
    }
}
