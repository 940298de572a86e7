namespace RuleGen.Events;

/// <content>Objects inside which several tests must hold at once.</content>
public sealed partial class EventBuffer
{
    private WatchedObject[] _watched = [];
    private int _watchedCount;
    private int _scope;

    private struct WatchedObject
    {
        public int Node;

        /// <summary>The watched object around it; -1 for none.</summary>
        public int Parent;
    }

    /// <summary>How many objects a slot of the form <see cref="SlotForm.Objects"/> found, inside the object entered if one is.</summary>
    /// <param name="slot">The slot's number.</param>
    public int ObjectCount(int slot)
    {
        int node = _plans[slot].Node;
        int count = 0;
        for (int i = 0; i < _watchedCount; i++)
        {
            if (_watched[i].Node == node && IsInScope(i)) count++;
        }
        return count;
    }

    /// <summary>Limits all tests to values inside one object until <see cref="LeaveObject"/>; may be nested.</summary>
    /// <param name="slot">The slot's number.</param>
    /// <param name="index">Which of its objects, from 0, less than <see cref="ObjectCount"/>.</param>
    public void EnterObject(int slot, int index)
    {
        int node = _plans[slot].Node;
        for (int i = 0; i < _watchedCount; i++)
        {
            if (_watched[i].Node != node || !IsInScope(i) || index-- > 0) continue;
            _scopes[_scopeDepth++] = _scope;
            _scope = i;
            return;
        }
    }

    /// <summary>Ends the limit of the last <see cref="EnterObject"/>.</summary>
    public void LeaveObject() => _scope = _scopeDepth > 0 ? _scopes[--_scopeDepth] : -1;

    private readonly int[] _scopes = new int[MaxDepth + 1];
    private int _scopeDepth;

    /// <summary>Notes an object whose members some rule tests together; returns its number, or that of the object around it.</summary>
    internal int WatchObject(int node, int parent)
    {
        if (!Schema.Trie.IsWatched(node)) return parent;
        if (_watchedCount == _watched.Length) Array.Resize(ref _watched, Math.Max(8, _watched.Length * 2));
        _watched[_watchedCount] = new WatchedObject { Node = node, Parent = parent };
        return _watchedCount++;
    }

    /// <summary>Whether a watched object is the one entered or lies inside it.</summary>
    private bool IsInScope(int watched)
    {
        if (_scope < 0) return true;
        for (int i = watched; i >= 0; i = _watched[i].Parent)
        {
            if (i == _scope) return true;
        }
        return false;
    }
}
