namespace RuleGen.Events;

/// <content>
/// Members that come twice in one object: of each the last counts, with all that is inside it. That shows only once the later one is
/// met, so a record that has such members is walked a second time, past the earlier ones. Records without them pay one comparison a wanted
/// member.
/// </content>
public sealed partial class EventBuffer
{
    /// <summary>Stands for a name or node inside a member that a later one replaces: nothing there is kept.</summary>
    internal const int PassedOver = -2;

    private readonly Sighting[] _seen;

    // Objects are numbered across events, so that a name seen twice in one object is told from one seen in two.
    private long _objects;

    // Where the members begin that a later one replaces, as offsets of their names; sorted before the second walk.
    private int[] _superseded = [];
    private int _supersededCount;
    private bool _isSecondWalk;

    // How many of them some rule reads; those that only a search through the whole record would meet are not reported.
    private int _duplicates;

    /// <summary>In which object a member was last met, and where its name begins.</summary>
    private struct Sighting
    {
        public long Object;
        public int Offset;
    }

    /// <summary>
    /// How many members of the last record whose names some rule reads were replaced by a later one of the same name in the same object.
    /// Searches through the whole record read no names.
    /// </summary>
    public int DuplicateNames { get; private set; }

    /// <summary>A new object's number.</summary>
    internal long NextObject() => ++_objects;

    /// <summary>Notes a wanted member; false when a later one replaces it and it is to be passed over.</summary>
    /// <param name="inObject">The number of the object the member is in.</param>
    /// <param name="edge">The way from that object to what is wanted; an object meets each way at most once without duplicates.</param>
    /// <param name="offset">Where the member's name begins.</param>
    internal bool EnterMember(long inObject, int edge, int offset)
    {
        if (_isSecondWalk) return !IsSuperseded(offset);
        ref Sighting sighting = ref _seen[edge];
        if (sighting.Object == inObject) Supersede(sighting.Offset, isRead: true);
        sighting.Object = inObject;
        sighting.Offset = offset;
        return true;
    }

    private bool IsSuperseded(int offset) => Array.BinarySearch(_superseded, 0, _supersededCount, offset) >= 0;

    private void Supersede(int offset, bool isRead)
    {
        if (isRead) _duplicates++;
        if (_supersededCount == _superseded.Length) Array.Resize(ref _superseded, Math.Max(8, _superseded.Length * 2));
        _superseded[_supersededCount++] = offset;
    }

    private ReadStatus WalkAgain(int length, int padded)
    {
        int superseded = _supersededCount;
        int duplicates = _duplicates;
        Reset();
        _used = padded;
        _recordEnd = length;
        _supersededCount = superseded;
        DuplicateNames = duplicates;
        _superseded.AsSpan(0, superseded).Sort();
        _isSecondWalk = true;
        ReadStatus status = Walk(length, padded, isSound: true);
        _isSecondWalk = false;
        return status;
    }
}
