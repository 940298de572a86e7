using System.Runtime.CompilerServices;

namespace RuleGen.Events.Json;

/// <summary>
/// Walks one JSON object (RFC 8259, all of its grammar) from outside in and hands the values of wanted names to an event buffer. The whole
/// text is checked, also what nobody wants; only the arithmetic of numbers and the unescaping of texts wait until a matcher asks.
/// </summary>
/// <remarks>
/// The walk is iterative, with a stack of fixed depth. It takes the ends of texts from a <see cref="TextMap"/> and looks at each byte
/// outside of them. The text lies at the start of the buffer's arena and is followed there by <see cref="Padding"/> zero bytes, so that
/// blocks may be loaded past its end and the zero stops every scan.
/// </remarks>
internal ref partial struct JsonRecordReader
{
    /// <summary>How many zero bytes must follow the text.</summary>
    public const int Padding = TextMap.Padding;

    private const int LongestWantedName = 256;

    private readonly EventBuffer _buffer;
    private readonly NameTrie _trie;
    private readonly ReadOnlySpan<byte> _text;
    private readonly int _length;
    private readonly bool _keepsEveryText;
    private readonly TextMap _map;

    /// <param name="buffer">Receives the values.</param>
    /// <param name="trie">The wanted names.</param>
    /// <param name="padded">The text and its padding.</param>
    /// <param name="length">The length of the text alone.</param>
    public JsonRecordReader(EventBuffer buffer, NameTrie trie, ReadOnlySpan<byte> padded, int length)
    {
        _buffer = buffer;
        _trie = trie;
        _text = padded;
        _length = length;
        _keepsEveryText = buffer.KeepsTexts;
        _map = buffer.Map;
    }

    public readonly ReadStatus Read(bool isSound)
    {
        JsonContainer[] open = _buffer.OpenContainers;
        int i = SkipSpace(0);
        if (_text[i] != '{') return "[\"-0123456789tfn"u8.Contains(_text[i]) ? ReadStatus.NotAnObject : ReadStatus.NotJson;
        if (!isSound) return ReadStatus.NotJson;

        int depth = 1;
        open[1] = new JsonContainer { Node = NameTrie.Root, Name = -1, Object = _buffer.NextObject(), Watched = -1 };
        i = SkipSpace(i + 1);
        bool isClosed = _text[i] == '}';
        if (isClosed) i++;

        while (true)
        {
            if (!isClosed)
            {
                ref JsonContainer parent = ref open[depth];
                bool isRead = false;
                if (!parent.IsArray) isRead = ReadPlainMembers(ref i, in parent);
                if (!isRead)
                {
                    i = SkipSpace(i);
                    int node = parent.Node;
                    int name = parent.Name;
                    if (!parent.IsArray)
                    {
                        i = ReadName(i, in parent, out node, out name);
                        if (i < 0) return _buffer.IsFull ? ReadStatus.TooManyValues : ReadStatus.NotJson;
                    }
                    byte first = _text[i];
                    if (first is (byte)'{' or (byte)'[')
                    {
                        if (++depth > EventBuffer.MaxDepth) return ReadStatus.TooDeep;
                        isClosed = Open(first, node, name, in parent, ref open[depth], ref i);
                        if (!isClosed) continue;
                    }
                    else
                    {
                        i = ReadScalar(i, first, name);
                        if (i < 0) return _buffer.IsFull ? ReadStatus.TooManyValues : ReadStatus.NotJson;
                    }
                }
            }

            if (isClosed)
            {
                if (open[depth].Watched >= 0) _buffer.CloseObject(open[depth].Watched);
                depth--;
            }
            i = SkipSpace(i);
            if (depth == 0) return i == _length ? ReadStatus.Ok : ReadStatus.NotJson;
            byte next = _text[i];
            if (next == ',')
            {
                i = SkipSpace(i + 1);
                isClosed = false;
                continue;
            }
            if (next != (open[depth].IsArray ? ']' : '}')) return ReadStatus.NotJson;
            i++;
            isClosed = true;
        }
    }

    /// <summary>Enters an object or array; true when it is empty and so closed already.</summary>
    private readonly bool Open(byte bracket, int node, int name, in JsonContainer parent, ref JsonContainer opened, ref int i)
    {
        bool isArray = bracket == '[';
        if (name >= 0) _buffer.NoteName(name);
        opened.Node = node;
        opened.Name = isArray ? name : -1;
        opened.IsArray = isArray;
        opened.Object = isArray ? parent.Object : _buffer.NextObject();
        opened.Watched = isArray || node < 0 ? -1 : _buffer.WatchObject(node);
        i = SkipSpace(i + 1);
        if (_text[i] != (isArray ? ']' : '}')) return false;
        i++;
        return true;
    }

    /// <summary>Reads <c>"name" :</c> and finds where it leads. Returns the offset of the value, -1 when the text is broken.</summary>
    private readonly int ReadName(int i, in JsonContainer parent, out int child, out int name)
    {
        child = name = parent.Node == EventBuffer.PassedOver ? EventBuffer.PassedOver : -1;
        if (_text[i] != '"') return -1;
        int start = i + 1;
        int end = _map.EndOfText(start);
        if (end == _length) return -1;
        bool leads = parent.Node >= 0 || _keepsEveryText;
        if (leads && !EnterMember(start, end - start, _map.HasEscapes(start, end), in parent, out child, out name)) return -1;
        i = end + 1;
        if (_text[i] <= ' ') i = SkipSpaces(i);
        return _text[i] == ':' ? SkipSpace(i + 1) : -1;
    }

    /// <summary>Finds where a member leads; false when no room is left.</summary>
    private readonly bool EnterMember(int start, int length, bool isEscaped, in JsonContainer parent, out int child, out int name)
    {
        int node = parent.Node;
        child = name = -1;
        if (node == EventBuffer.PassedOver)
        {
            child = name = EventBuffer.PassedOver;
            return true;
        }
        NameWords.Read(in _text[start], length, out ulong head, out ulong next, out ulong tail);
        int edge = -1;
        if (node >= 0 && isEscaped) edge = FindEscaped(node, start, length);
        else if (node >= 0)
        {
            edge = _trie.Find(node, in _text[start], length, head, next, tail);
            bool mayHaveBlank = edge < 0 && _trie.TakesBlanks(node) && NameWords.MayHaveBlank(head, next, tail, length);
            if (mayHaveBlank) edge = FindUnspaced(node, _text.Slice(start, length));
        }
        if (edge >= 0)
        {
            child = name = EventBuffer.PassedOver;
            if (!_buffer.EnterMember(parent.Object, edge, start)) return true;
            child = _trie.Child(edge);
            name = _trie.Name(edge);
            return true;
        }
        if (node >= 0) child = _trie.AnyChild(node);
        if (child >= 0 || _keepsEveryText)
        {
            ulong hash = EventBuffer.HashOfName(parent.Object, length, head, next, tail);
            if (!_buffer.EnterUnnamed(parent.Object, hash, start, length, isEscaped, child >= 0)) child = name = EventBuffer.PassedOver;
            else if (_buffer.IsFull) return false;
        }
        return true;
    }

    private readonly int FindEscaped(int node, int start, int length)
    {
        if (length > LongestWantedName) return -1;
        Span<byte> name = stackalloc byte[LongestWantedName + JsonText.Slack];
        int unescaped = JsonText.Unescape(_text[start..], length, name);
        int found = _trie.Find(node, in name[0], unescaped);
        return found < 0 && _trie.TakesBlanks(node) ? FindUnspaced(node, name[..unescaped]) : found;
    }

    /// <summary>Looks for a name that has blanks as rules write it, without them.</summary>
    private readonly int FindUnspaced(int node, ReadOnlySpan<byte> written)
    {
        if (!written.Contains((byte)' ') || written.Length >= LongestWantedName) return -1;
        Span<byte> name = stackalloc byte[LongestWantedName + JsonText.Slack];
        int length = 1;
        name[0] = (byte)' ';
        foreach (byte unit in written)
        {
            if (unit != ' ') name[length++] = unit;
        }
        return _trie.Find(node, in name[0], length);
    }

    /// <summary>
    /// Reads a text, number or literal and keeps it when wanted. Returns the offset behind it, -1 when broken or no room is left.
    /// </summary>
    private readonly int ReadScalar(int i, byte first, int name)
    {
        switch (first)
        {
            case (byte)'"':
                int end = _map.EndOfText(i + 1);
                if (end == _length) return -1;
                bool isKept = (name < 0 && !_keepsEveryText)
                    || _buffer.AddRead(name, i + 1, end - i - 1, ValueKind.Text, _map.HasEscapes(i + 1, end));
                return isKept ? end + 1 : -1;
            case (byte)'t':
                return Literal(i, "true"u8) && _buffer.AddRead(name, i, 4, ValueKind.True, false) ? i + 4 : -1;
            case (byte)'f':
                return Literal(i, "false"u8) && _buffer.AddRead(name, i, 5, ValueKind.False, false) ? i + 5 : -1;
            case (byte)'n':
                if (name >= 0) _buffer.NoteName(name);
                return Literal(i, "null"u8) ? i + 4 : -1;
            default:
                int behind = ScanNumber(i);
                return behind >= 0 && _buffer.AddRead(name, i, behind - i, ValueKind.Number, false) ? behind : -1;
        }
    }

    private readonly bool Literal(int i, ReadOnlySpan<byte> literal) => _text[i..].StartsWith(literal);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int SkipSpace(int i) => _text[i] <= ' ' ? SkipSpaces(i) : i;

    private readonly int SkipSpaces(int i)
    {
        while (_text[i] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t') i++;
        return i;
    }

    private readonly int ScanNumber(int i)
    {
        if (_text[i] == '-') i++;
        if (_text[i] == '0') i++;
        else if ((i = ScanDigits(i)) < 0) return -1;
        if (_text[i] == '.' && (i = ScanDigits(i + 1)) < 0) return -1;
        if (_text[i] is not ((byte)'e' or (byte)'E')) return i;
        i++;
        if (_text[i] is (byte)'+' or (byte)'-') i++;
        return ScanDigits(i);
    }

    private readonly int ScanDigits(int i)
    {
        int start = i;
        while ((uint)(_text[i] - '0') <= 9) i++;
        return i > start ? i : -1;
    }
}
