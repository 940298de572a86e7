namespace RuleGen.Matching;

/// <summary>
/// A pattern with any run of bytes (also none) between its pieces. It must fit the whole value; an empty first or last piece leaves that
/// end open. Immutable; time is linear in the value for each piece.
/// </summary>
public sealed class Glob
{
    private readonly byte[][] _pieces;
    private readonly int _shortest;

    private Glob(bool isFolded, byte[][] pieces)
    {
        IsFolded = isFolded;
        _pieces = pieces;
        _shortest = pieces.Sum(piece => piece.Length);
    }

    /// <summary>Whether the pieces are folded, and so want folded values.</summary>
    public bool IsFolded { get; }

    /// <summary>Makes a pattern.</summary>
    /// <param name="folded">Whether the pieces are folded already (<see cref="Events.CaseFold"/>) and letter case is to be ignored.</param>
    /// <param name="pieces">The pieces in their order, UTF-8; at least one. A single piece must equal the value.</param>
    public static Glob Create(bool folded, params byte[][] pieces) => new(folded, pieces);

    /// <summary>
    /// Whether a value fits. The leftmost place of each middle piece is always a right one, so nothing is ever tried twice.
    /// </summary>
    public bool Fits(ReadOnlySpan<byte> value)
    {
        if (value.Length < _shortest) return false;
        byte[][] pieces = _pieces;
        if (pieces.Length == 1) return value.SequenceEqual(pieces[0]);
        if (!value.StartsWith(pieces[0]) || !value.EndsWith(pieces[^1])) return false;
        value = value[pieces[0].Length..^pieces[^1].Length];
        for (int i = 1; i < pieces.Length - 1; i++)
        {
            int at = value.IndexOf(pieces[i]);
            if (at < 0) return false;
            value = value[(at + pieces[i].Length)..];
        }
        return true;
    }
}
