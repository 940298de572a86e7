using RuleGen.Events.Json;

namespace RuleGen.Events;

/// <content>
/// Members that no rule names, but whose values count all the same: their texts in searches through the whole record, and what lies below
/// objects of any name. Of two with one name in one object the last counts too, so they are told apart by the names themselves.
/// </content>
public sealed partial class EventBuffer
{
    private const int LongestEscapedName = 256;

    // An entry of an earlier record has a smaller object's number and counts as empty, so that beginning a record clears nothing.
    private Member[] _members = [];
    private int _memberCount;
    private long _objectsBefore;

    private struct Member
    {
        public long Object;
        public int Offset;
        public int Length;
        public bool IsEscaped;
    }

    /// <summary>Notes a member no rule names; false when a later one replaces it and it is to be passed over.</summary>
    /// <param name="inObject">The number of the object the member is in.</param>
    /// <param name="offset">Where the member's name begins.</param>
    /// <param name="length">The length of the name as written.</param>
    /// <param name="isEscaped">Whether the name has escapes.</param>
    internal bool EnterUnnamed(long inObject, int offset, int length, bool isEscaped)
    {
        if (_isSecondWalk) return !IsSuperseded(offset);
        if (_memberCount * 2 >= _members.Length) GrowMembers();
        var member = new Member { Object = inObject, Offset = offset, Length = length, IsEscaped = isEscaped };
        ref Member cell = ref Find(in member);
        if (cell.Object == inObject) Supersede(cell.Offset);
        else _memberCount++;
        cell = member;
        return true;
    }

    /// <summary>The member of the same name in the same object, or the empty cell where it belongs.</summary>
    private ref Member Find(in Member member)
    {
        Span<byte> scratch = stackalloc byte[LongestEscapedName + JsonText.Slack];
        Span<byte> otherScratch = stackalloc byte[LongestEscapedName + JsonText.Slack];
        ReadOnlySpan<byte> name = NameOf(in member, scratch);
        var hash = default(HashCode);
        hash.Add(member.Object);
        hash.AddBytes(name);
        int mask = _members.Length - 1;
        int i = hash.ToHashCode() & mask;
        while (_members[i].Object > _objectsBefore)
        {
            ref Member other = ref _members[i];
            if (other.Object == member.Object && NameOf(in other, otherScratch).SequenceEqual(name)) break;
            i = (i + 1) & mask;
        }
        return ref _members[i];
    }

    private ReadOnlySpan<byte> NameOf(in Member member, Span<byte> scratch)
    {
        if (!member.IsEscaped || member.Length > LongestEscapedName) return _arena.AsSpan(member.Offset, member.Length);
        return scratch[..JsonText.Unescape(_arena.AsSpan(member.Offset), member.Length, scratch)];
    }

    private void GrowMembers()
    {
        Member[] old = _members;
        _members = new Member[Math.Max(64, old.Length * 2)];
        foreach (ref readonly Member member in old.AsSpan())
        {
            if (member.Object > _objectsBefore) Find(in member) = member;
        }
    }
}
