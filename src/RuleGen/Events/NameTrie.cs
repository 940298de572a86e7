using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace RuleGen.Events;

/// <summary>
/// Finds the record names that rules want while a record is read from its outside in. A node stands for an object; from it lead the
/// names of members, whole (<c>registry.path</c> as one dotted name) or part by part (<c>registry</c>, then <c>path</c>).
/// </summary>
/// <remarks>
/// One open-addressed table serves all nodes; it is at most a third full, so that a name nobody wants, the usual case, is turned away by
/// the first empty cell. A name that is wanted is compared by its words; only one too long for that is looked at again.
/// </remarks>
internal sealed class NameTrie
{
    public const int Root = 0;

    // One tag a cell, zero for an empty one: what a lookup touches for a name nobody wants stays in a few cache lines.
    private readonly ushort[] _tags;
    private readonly int _shift;
    private readonly Edge[] _edges;
    private readonly byte[][] _names;
    private readonly int[] _anyChild;
    private readonly bool[] _isWatched;
    private readonly bool[] _takesBlanks;

    private NameTrie(ushort[] tags, int shift, Edge[] edges, byte[][] names, int[] anyChild, bool[] isWatched, bool[] takesBlanks)
    {
        _tags = tags;
        _shift = shift;
        _edges = edges;
        _names = names;
        _anyChild = anyChild;
        _isWatched = isWatched;
        _takesBlanks = takesBlanks;
    }

    /// <summary>Numbers of edges are below this.</summary>
    public int EdgeLimit => _edges.Length;

    /// <summary>Whether some rule tests members of this node's object together.</summary>
    public bool IsWatched(int node) => _isWatched[node];

    /// <summary>Whether names below this node may be written with blanks; they are wanted with a single blank in front.</summary>
    public bool TakesBlanks(int node) => _takesBlanks[node];

    /// <summary>The node that any member of this node's object leads to; -1 when there is none.</summary>
    public int AnyChild(int node) => _anyChild[node];

    /// <summary>Looks a member's name up below a node.</summary>
    /// <param name="node">The object's node.</param>
    /// <param name="name">The first byte of the name, unescaped, with <see cref="NameWords.Padding"/> bytes behind it.</param>
    /// <param name="length">How long the name is.</param>
    /// <returns>The number of the way taken; -1 when nobody wants the member, or only any member at all.</returns>
    public int Find(int node, ref readonly byte name, int length)
    {
        NameWords.Read(in name, length, out ulong head, out ulong next, out ulong tail);
        return Find(node, in name, length, head, next, tail);
    }

    /// <summary>Looks a member's name up by its words too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(int node, ref readonly byte name, int length, ulong head, ulong next, ulong tail)
    {
        ulong hash = Hash(node, head, next, tail);
        ushort[] tags = _tags;
        int cell = Cell(hash, _shift);
        if (tags[cell] == 0) return -1;
        ushort tag = Tag(hash);
        do
        {
            if (tags[cell] == tag)
            {
                ref readonly Edge edge = ref _edges[cell];
                bool isMet = edge.Head == head && edge.Next == next && edge.Parent == node && edge.Length == length;
                if (isMet && (length <= NameWords.Whole || IsName(cell, in name))) return cell;
            }
            cell = (cell + 1) & (tags.Length - 1);
        }
        while (tags[cell] != 0);
        return -1;
    }

    /// <summary>The node for the members of a member; -1 when nothing below it is wanted.</summary>
    public int Child(int edge) => _edges[edge].Child;

    /// <summary>The wanted name's number; -1 when the member's own value is not wanted.</summary>
    public int Name(int edge) => _edges[edge].Name;

    /// <summary>Whether a name as long as the one that leads a way is that name.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool IsName(int edge, ref readonly byte name) =>
        MemoryMarshal.CreateReadOnlySpan(in name, _names[edge].Length).SequenceEqual(_names[edge]);

    private static int Cell(ulong hash, int shift) => (int)(hash >> shift);

    private static ushort Tag(ulong hash) => (ushort)((hash >> 32) | 1);

    /// <summary>Mixes a name and the node it stands below; the highest bits are the best mixed.</summary>
    private static ulong Hash(int node, ulong head, ulong next, ulong tail) =>
        (head * 0x9E3779B97F4A7C15)
        + ((next ^ BitOperations.RotateLeft(tail, 21)) * 0xBF58476D1CE4E5B9)
        + ((ulong)node * 0xD6E8FEB86659FD93);

    /// <summary>Where a member's name leads: to a deeper node, to a wanted name, to both, or (-1, -1) nowhere.</summary>
    internal struct Edge
    {
        public ulong Head;
        public ulong Next;
        public int Length;
        public int Parent;
        public int Child;
        public int Name;
    }

    /// <summary>Collects names and builds the trie.</summary>
    internal sealed class Builder
    {
        private readonly Dictionary<string, int> _nodes = new(StringComparer.Ordinal) { [""] = Root };
        private readonly Dictionary<(int Node, string Name), (int Child, int Name)> _edges = [];
        private readonly HashSet<int> _wildcards = [];
        private readonly HashSet<int> _watched = [];

        /// <summary>
        /// Adds every way to reach a dotted path: whole, part by part, and each mixture. A part <c>*</c> is any one name.
        /// </summary>
        public void Add(string path, int name)
        {
            string[] parts = path.Split('.');
            for (int first = 0; first < parts.Length; first++)
            {
                int node = NodeOf(parts, first);
                if (parts[first] == "*")
                {
                    _wildcards.Add(node);
                    NodeOf(parts, first + 1);
                    continue;
                }
                for (int last = first; last < parts.Length && parts[last] != "*"; last++)
                {
                    string member = string.Join('.', parts[first..(last + 1)]);
                    bool isEnd = last == parts.Length - 1;
                    (int child, int found) = _edges.GetValueOrDefault((node, member), (-1, -1));
                    _edges[(node, member)] = isEnd ? (child, name) : (NodeOf(parts, last + 1), found);
                }
            }
        }

        /// <summary>The node of the object at a dotted path, made if need be, so that objects there can be watched.</summary>
        public int Watch(string path)
        {
            string[] parts = path.Split('.');
            for (int first = 0; first < parts.Length; first++)
            {
                int node = NodeOf(parts, first);
                for (int last = first; last < parts.Length; last++)
                {
                    string member = string.Join('.', parts[first..(last + 1)]);
                    int name = _edges.TryGetValue((node, member), out (int Child, int Name) edge) ? edge.Name : -1;
                    _edges[(node, member)] = (NodeOf(parts, last + 1), name);
                }
            }
            int watched = NodeOf(parts, parts.Length);
            _watched.Add(watched);
            return watched;
        }

        public NameTrie Build()
        {
            int capacity = 16;
            while (capacity < _edges.Count * 3) capacity *= 2;
            int shift = 64 - BitOperations.Log2((uint)capacity);
            var tags = new ushort[capacity];
            var table = new Edge[capacity];
            var names = new byte[capacity][];
            foreach (((int node, string name), (int child, int found)) in _edges)
            {
                byte[] utf8 = Encoding.UTF8.GetBytes(name);
                byte[] padded = [.. utf8, .. new byte[NameWords.Padding]];
                NameWords.Read(in padded[0], utf8.Length, out ulong head, out ulong next, out ulong tail);
                ulong hash = Hash(node, head, next, tail);
                int cell = Cell(hash, shift);
                while (tags[cell] != 0) cell = (cell + 1) & (capacity - 1);
                tags[cell] = Tag(hash);
                table[cell] = new Edge
                {
                    Head = head,
                    Next = next,
                    Length = utf8.Length,
                    Parent = node,
                    Child = child,
                    Name = found,
                };
                names[cell] = utf8;
            }
            bool[] isWatched = [.. Enumerable.Range(0, _nodes.Count).Select(_watched.Contains)];
            var takesBlanks = new bool[_nodes.Count];
            foreach ((int node, string name) in _edges.Keys) takesBlanks[node] |= name.StartsWith(' ');
            return new NameTrie(tags, shift, table, names, AnyChildren(), isWatched, takesBlanks);
        }

        private int[] AnyChildren()
        {
            var children = new int[_nodes.Count];
            Array.Fill(children, -1);
            foreach ((string path, int node) in _nodes)
            {
                if (_wildcards.Contains(node)) children[node] = _nodes[path + ".*"];

                // What is wrapped more than once is unwrapped as often.
                else if (path.EndsWith(".*", StringComparison.Ordinal)) children[node] = node;
            }
            return children;
        }

        private int NodeOf(string[] parts, int count)
        {
            string path = string.Join('.', parts[..count]);
            if (!_nodes.TryGetValue(path, out int node)) _nodes.Add(path, node = _nodes.Count);
            return node;
        }
    }
}
