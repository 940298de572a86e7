using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace RuleGen.Events;

/// <summary>
/// Finds the record names that rules want while a record is read from its outside in. A node stands for an object; from it lead the
/// names of members, whole (<c>registry.path</c> as one dotted name) or part by part (<c>registry</c>, then <c>path</c>).
/// </summary>
/// <remarks>
/// One open-addressed table serves all nodes; it is at most a third full, so that a name nobody wants, the usual case, is turned away by
/// the first empty cell. Names of up to sixteen bytes enter the hash whole, longer ones with both ends.
/// </remarks>
internal sealed class NameTrie
{
    public const int Root = 0;

    // One tag a cell, zero for an empty one: what a lookup touches for a name nobody wants stays in a few cache lines.
    private readonly ushort[] _tags;
    private readonly Edge[] _edges;
    private readonly byte[] _names;
    private readonly int[] _anyChild;
    private readonly bool[] _isWatched;
    private readonly bool[] _takesBlanks;

    private NameTrie(ushort[] tags, Edge[] edges, byte[] names, int[] anyChild, bool[] isWatched, bool[] takesBlanks)
    {
        _tags = tags;
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

    /// <summary>How many bytes behind a name a lookup may read.</summary>
    public const int Padding = 16;

    /// <summary>Looks a member's name up below a node.</summary>
    /// <param name="node">The object's node.</param>
    /// <param name="text">Text that holds the name, unescaped, and <see cref="Padding"/> bytes behind it.</param>
    /// <param name="start">Where the name begins.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="child">The node for the member's own members; -1 when nothing below it is wanted.</param>
    /// <param name="edge">The number of the way taken; -1 when nobody wants the member, or only any member at all.</param>
    /// <returns>The wanted name's number, -1 when the member's own value is not wanted.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(int node, ReadOnlySpan<byte> text, int start, int length, out int child, out int edge)
    {
        ulong hash = Hash(node, text[start..], length);
        ushort tag = Tag(hash);
        ushort[] tags = _tags;
        uint mask = (uint)tags.Length - 1;
        for (uint cell = (uint)hash & mask; tags[cell] != 0; cell = (cell + 1) & mask)
        {
            if (tags[cell] != tag) continue;
            ref readonly Edge candidate = ref _edges[cell];
            if (candidate.Parent == node
                && text.Slice(start, length).SequenceEqual(_names.AsSpan(candidate.NameOffset, candidate.NameLength)))
            {
                edge = (int)cell;
                child = candidate.Child;
                return candidate.Name;
            }
        }
        edge = -1;
        child = _anyChild[node];
        return -1;
    }

    private static ushort Tag(ulong hash) => (ushort)((hash >> 48) | 1);

    /// <summary>
    /// Mixes a name and the node it stands below. Lengths come in no order a processor could foresee, so nothing branches on them.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Hash(int node, ReadOnlySpan<byte> padded, int length)
    {
        ulong head = BinaryPrimitives.ReadUInt64LittleEndian(padded) & Bytes(length);
        ulong next = BinaryPrimitives.ReadUInt64LittleEndian(padded[8..]) & Bytes(Math.Max(length - 8, 0));
        if (length > 16) next ^= BinaryPrimitives.ReadUInt64LittleEndian(padded[(length - 8)..]);
        ulong mixed = (head ^ ((ulong)length << 56) ^ ((ulong)(uint)node << 40)) * 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 29) ^ next) * 0xBF58476D1CE4E5B9;
        return mixed ^ (mixed >> 32);
    }

    /// <summary>A mask of the lowest bytes, at most eight.</summary>
    private static ulong Bytes(int count) => count >= 8 ? ulong.MaxValue : (1UL << (count * 8)) - 1;

    /// <summary>Where a member's name leads: to a deeper node, to a wanted name, to both, or (-1, -1) nowhere.</summary>
    internal struct Edge
    {
        public int NameOffset;
        public int NameLength;
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
            var tags = new ushort[capacity];
            var table = new Edge[capacity];
            var names = new MemoryStream();
            foreach (((int node, string name), (int child, int found)) in _edges)
            {
                byte[] utf8 = Encoding.UTF8.GetBytes(name);
                ulong hash = Hash(node, [.. utf8, .. new byte[Padding]], utf8.Length);
                uint cell = (uint)hash & (uint)(capacity - 1);
                while (tags[cell] != 0) cell = (cell + 1) & (uint)(capacity - 1);
                tags[cell] = Tag(hash);
                table[cell] = new Edge
                {
                    NameOffset = (int)names.Length,
                    NameLength = utf8.Length,
                    Parent = node,
                    Child = child,
                    Name = found,
                };
                names.Write(utf8);
            }
            bool[] isWatched = [.. Enumerable.Range(0, _nodes.Count).Select(_watched.Contains)];
            var takesBlanks = new bool[_nodes.Count];
            foreach ((int node, string name) in _edges.Keys) takesBlanks[node] |= name.StartsWith(' ');
            return new NameTrie(tags, table, names.ToArray(), AnyChildren(), isWatched, takesBlanks);
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
