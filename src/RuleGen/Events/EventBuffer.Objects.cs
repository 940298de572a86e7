namespace RuleGen.Events;

/// <content>
/// Objects inside which several tests must hold at once. Values are numbered as they are read, so what lies inside an object is a range of
/// numbers, and objects inside it are a range too. Matchers go through objects in order; each search goes on where the last one ended,
/// so that going through all of them takes time linear in the record.
/// </content>
public sealed partial class EventBuffer
{
    private readonly int[] _scopes = new int[MaxDepth + 1];
    private readonly ObjectCursor[] _objectCursors;
    private WatchedObject[] _watched = [];
    private int _watchedCount;
    private int _scopeDepth;
    private int _scope;
    private int _scopeStart;
    private int _scopeEnd;

    private struct WatchedObject
    {
        public int Node;

        /// <summary>Number of the first value inside.</summary>
        public int Start;

        /// <summary>Number of the first value behind.</summary>
        public int End;

        /// <summary>Number of the first watched object behind.</summary>
        public int EndWatched;
    }

    /// <summary>Where the last search for one slot's objects ended.</summary>
    private struct ObjectCursor
    {
        public long Stamp;
        public int Scope;
        public int Index;
        public int Watched;
    }

    /// <summary>How many objects a slot of the form <see cref="SlotForm.Objects"/> found, inside the object entered if one is.</summary>
    /// <param name="slot">The slot's number.</param>
    public int ObjectCount(int slot)
    {
        int node = _plans[slot].Node;
        int count = 0;
        int end = EndOfScope;
        for (int i = _scope + 1; i < end; i++)
        {
            if (_watched[i].Node == node) count++;
        }
        return count;
    }

    /// <summary>Limits all tests to values inside one object until <see cref="LeaveObject"/>; may be nested.</summary>
    /// <param name="slot">The slot's number.</param>
    /// <param name="index">Which of its objects, from 0, less than <see cref="ObjectCount"/>.</param>
    public void EnterObject(int slot, int index)
    {
        ref ObjectCursor cursor = ref _objectCursors[slot];
        bool goesOn = cursor.Stamp == _stamp && cursor.Scope == _scope && cursor.Index < index;
        int found = goesOn ? cursor.Index : -1;
        int watched = goesOn ? cursor.Watched : _scope;
        int node = _plans[slot].Node;
        while (found < index)
        {
            if (++watched >= EndOfScope) throw new ArgumentOutOfRangeException(nameof(index));
            if (_watched[watched].Node == node) found++;
        }
        cursor = new ObjectCursor { Stamp = _stamp, Scope = _scope, Index = index, Watched = watched };
        _scopes[_scopeDepth++] = _scope;
        Enter(watched);
    }

    /// <summary>Ends the limit of the last <see cref="EnterObject"/>.</summary>
    public void LeaveObject()
    {
        if (_scopeDepth > 0) Enter(_scopes[--_scopeDepth]);
    }

    /// <summary>
    /// Notes the beginning of an object whose members some rule tests together; returns its number, -1 for any other object.
    /// </summary>
    internal int WatchObject(int node)
    {
        if (!_trie.IsWatched(node)) return -1;
        if (_watchedCount == _watched.Length) Array.Resize(ref _watched, Math.Max(8, _watched.Length * 2));
        _watched[_watchedCount] = new WatchedObject { Node = node, Start = _elementCount };
        return _watchedCount++;
    }

    /// <summary>Notes the end of a watched object.</summary>
    internal void CloseObject(int watched)
    {
        _watched[watched].End = _elementCount;
        _watched[watched].EndWatched = _watchedCount;
    }

    private int EndOfScope => _scope < 0 ? _watchedCount : _watched[_scope].EndWatched;

    private void Enter(int watched)
    {
        _scope = watched;
        if (watched < 0) return;
        _scopeStart = _watched[watched].Start;
        _scopeEnd = _watched[watched].End;
    }

    /// <summary>The first value of a chain inside the object entered; -1 for none.</summary>
    private int FirstInScope(ref Chain chain)
    {
        int previous = chain.Cursor;
        int element = chain.First;
        if (previous >= 0 && PositionOf(previous) < _scopeStart) element = _elements[previous].Next;
        else previous = -1;
        while (element >= 0 && PositionOf(element) < _scopeStart)
        {
            previous = element;
            element = _elements[element].Next;
        }
        chain.Cursor = previous;
        return element >= 0 && PositionOf(element) < _scopeEnd ? element : -1;
    }

    /// <summary>Where a value was read, as the number of the value it was read as or derived from.</summary>
    private int PositionOf(int element)
    {
        int origin = _elements[element].Origin;
        return origin >= 0 ? origin : element;
    }
}
