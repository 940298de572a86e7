using System.Text;
using RuleGen.Events.Json;

namespace RuleGen.Events;

/// <content>The texts of values: as read, without escapes, folded.</content>
public sealed partial class EventBuffer
{
    /// <summary>The first value of a wanted name; -1 when the record has none.</summary>
    internal int FirstOf(int name)
    {
        ref readonly Chain chain = ref _names[name];
        return chain.Stamp == _stamp ? chain.First : -1;
    }

    /// <summary>The first value of the first of these names that the record has; -1 when it has none of them.</summary>
    internal int FirstOf(int[] names)
    {
        foreach (int name in names)
        {
            int first = FirstOf(name);
            if (first >= 0) return first;
        }
        return -1;
    }

    /// <summary>The value behind this one, whatever the scope; -1 at the end.</summary>
    internal int Following(int element) => _elements[element].Next;

    /// <summary>A value's text, without JSON escapes.</summary>
    internal ReadOnlySpan<byte> Text(int index)
    {
        ref Element element = ref _elements[index];
        if (element.IsEscaped) Unescape(ref element);
        return _arena.AsSpan(element.Offset, element.Length);
    }

    /// <summary>A value's text, folded.</summary>
    internal ReadOnlySpan<byte> Folded(int index)
    {
        ref Element element = ref _elements[index];
        if (element.FoldedOffset < 0) Fold(ref element);
        return _arena.AsSpan(element.FoldedOffset, element.FoldedLength);
    }

    /// <summary>Whether a value's text equals a folded literal without case.</summary>
    internal bool IsFolded(int index, ReadOnlySpan<byte> folded) => Folded(index).SequenceEqual(folded);

    private void Unescape(ref Element element)
    {
        int offset = Reserve(element.Length + JsonText.Slack);
        element.Length = JsonText.Unescape(_arena.AsSpan(element.Offset), element.Length, _arena.AsSpan(offset));
        element.Offset = offset;
        element.IsEscaped = false;
        _used += element.Length;
    }

    private void Fold(ref Element element)
    {
        int offset = Reserve(FoldedRoom(element.Length));
        int length = element.IsEscaped
            ? JsonText.UnescapeFolded(_arena.AsSpan(element.Offset), element.Length, _arena.AsSpan(offset))
            : CaseFold.Fold(_arena.AsSpan(element.Offset), element.Length, _arena.AsSpan(offset));
        if (length < 0)
        {
            Unescape(ref element);
            offset = Reserve(FoldedRoom(element.Length));
            length = CaseFold.Fold(_arena.AsSpan(element.Offset), element.Length, _arena.AsSpan(offset));
        }
        element.FoldedLength = length;
        element.FoldedOffset = offset;
        _used += element.FoldedLength;
    }

    private static int FoldedRoom(int length) =>
        checked((length * CaseFold.MaxGrowthNumerator / CaseFold.MaxGrowthDenominator) + 3 + CaseFold.Slack);

    private string TextOf(int index) => Encoding.UTF8.GetString(Text(index));
}
