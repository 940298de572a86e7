namespace RuleGen.Matching;

/// <summary>
/// Texts of which any one will do, in the order of the rule: what a rule's list of values compiles to. Immutable; the texts lie side by
/// side, in the program's own data.
/// </summary>
public sealed class LiteralList
{
    private const byte Separator = (byte)'\n';

    private readonly byte[] _texts;
    private readonly int[] _ends;

    private LiteralList(bool isFolded, byte[] texts, int[] ends)
    {
        IsFolded = isFolded;
        _texts = texts;
        _ends = ends;
    }

    /// <summary>Whether the texts are folded, and so want folded values.</summary>
    public bool IsFolded { get; }

    /// <summary>How many texts there are.</summary>
    public int Count => _ends.Length;

    /// <summary>One of the texts, UTF-8.</summary>
    /// <param name="index">Its place in the list, from 0.</param>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            int start = index == 0 ? 0 : _ends[index - 1];
            return _texts.AsSpan(start, _ends[index] - start);
        }
    }

    /// <summary>Makes a list.</summary>
    /// <param name="folded">Whether the texts are folded already (<see cref="Events.CaseFold"/>) and letter case is to be ignored.</param>
    /// <param name="lines">The texts in UTF-8, one a line; carriage returns before the line ends are no part of them.</param>
    public static LiteralList Create(bool folded, ReadOnlySpan<byte> lines)
    {
        var texts = new byte[lines.Length];
        var ends = new int[lines.Count(Separator) + 1];
        int length = 0;
        for (int i = 0; i < ends.Length; i++)
        {
            int end = lines.IndexOf(Separator);
            ReadOnlySpan<byte> line = (end < 0 ? lines : lines[..end]).TrimEnd((byte)'\r');
            line.CopyTo(texts.AsSpan(length));
            ends[i] = length += line.Length;
            lines = end < 0 ? default : lines[(end + 1)..];
        }
        return new LiteralList(folded, texts, ends);
    }
}
