using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RuleGen.Events.Json;

/// <content>
/// The short way through the usual members: a name without escapes, a text or whole number, at most one blank between them. Whatever is
/// written otherwise is left to the long way, a member at a time.
/// </content>
internal ref partial struct JsonRecordReader
{
    /// <summary>Reads members from the one at an offset on.</summary>
    /// <param name="i">Where a member begins; receives where the first one not read begins, or the end of the last one read.</param>
    /// <param name="parent">The object.</param>
    /// <returns>True when the last value was read and what follows it is no further member.</returns>
    /// <remarks>
    /// Nothing here is checked against the end of the text. Ends of texts are offsets of quotes, so in the record; what is looked at from
    /// there is no more than a few bytes, a vector or the padding of a name's key away, for which <see cref="Padding"/> is enough.
    /// </remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly bool ReadPlainMembers(ref int i, in JsonContainer parent)
    {
        int node = parent.Node;
        bool looksUp = node >= 0 || (_keepsEveryText && node != EventBuffer.PassedOver);
        if (node >= 0 && _trie.AnyChild(node) >= 0) return false;
        ref readonly byte stops = ref _map.Stops;
        ref byte text = ref MemoryMarshal.GetReference(_text);
        nint at = i;
        while (Unsafe.Add(ref text, at) == '"')
        {
            ulong ends = TextMap.From(in stops, at + 1);
            if (ends == 0) break;
            nint end = at + 1 + BitOperations.TrailingZeroCount(ends);
            if (Unsafe.Add(ref text, end) != '"' || Unsafe.Add(ref text, end + 1) != ':') break;
            nint value = end + 2;
            if (Unsafe.Add(ref text, value) == ' ') value++;
            nint behind = Unsafe.Add(ref text, value) == '"' ? BehindText(value) : BehindWholeNumber(ref text, value);
            if (behind < 0) break;
            byte then = Unsafe.Add(ref text, behind);
            if (then != ',' && then != '}') break;
            if (looksUp && !KeepPlain(ref text, (int)at + 1, (int)(end - at) - 1, (int)value, (int)behind, in parent)) break;
            at = behind;
            if (then == '}')
            {
                i = (int)at;
                return true;
            }
            at++;
            if (Unsafe.Add(ref text, at) == ' ') at++;
        }
        i = (int)at;
        return false;
    }

    /// <summary>Keeps the value of a plain member when it is wanted; false when the member is for the long way.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool KeepPlain(ref byte text, int start, int length, int value, int behind, in JsonContainer parent)
    {
        ref byte first = ref Unsafe.Add(ref text, start);
        NameWords.Read(in first, length, out ulong head, out ulong next, out ulong tail);
        int node = parent.Node;
        int edge = node >= 0 ? _trie.Find(node, in first, length, head, next, tail) : -1;
        if (edge >= 0) return KeepWanted(parent.Object, edge, start, value, behind);
        if (node >= 0 && _trie.TakesBlanks(node) && NameWords.MayHaveBlank(head, next, tail, length)) return false;
        return !_keepsEveryText
            || KeepUnnamed(parent.Object, EventBuffer.HashOfName(parent.Object, length, head, next, tail), start, length, value, behind);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly bool KeepWanted(long inObject, int edge, int start, int value, int behind)
    {
        if (!_buffer.EnterMember(inObject, edge, start)) return true;
        int name = _trie.Name(edge);
        return _text[value] == '"'
            ? KeepText(name, value, behind)
            : _buffer.AddRead(name, value, behind - value, ValueKind.Number, isEscaped: false);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly bool KeepUnnamed(long inObject, ulong hash, int start, int length, int value, int behind)
    {
        if (!_buffer.EnterUnnamed(inObject, hash, start, length, isEscaped: false, isRead: false)) return true;
        return !_buffer.IsFull && (_text[value] != '"' || KeepText(-1, value, behind));
    }

    private readonly bool KeepText(int name, int opening, int behind) =>
        _buffer.AddRead(name, opening + 1, behind - opening - 2, ValueKind.Text, _map.HasEscapes(opening + 1, behind - 1));

    private readonly nint BehindText(nint opening)
    {
        ulong ends = TextMap.From(in _map.Quotes, opening + 1);
        return ends != 0 ? opening + 2 + BitOperations.TrailingZeroCount(ends) : _map.EndOfText((int)opening + 1) + 1;
    }

    /// <summary>The offset behind a whole number without sign; -1 for anything else.</summary>
    private static nint BehindWholeNumber(ref byte text, nint start)
    {
        Vector128<byte> digits = Vector128.LoadUnsafe(ref text, (nuint)start) - Vector128.Create((byte)'0');
        int count = BitOperations.TrailingZeroCount(Vector128.GreaterThan(digits, Vector128.Create((byte)9)).ExtractMostSignificantBits());
        bool isWhole = (uint)(count - 1) < 15 && (count == 1 || Unsafe.Add(ref text, start) != '0');
        return isWhole ? start + count : -1;
    }
}
