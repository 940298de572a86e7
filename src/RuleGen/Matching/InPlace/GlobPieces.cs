using System.Numerics;

namespace RuleGen.Matching;

/// <summary>The pieces of a <see cref="Glob"/> in one encoding.</summary>
/// <typeparam name="T"><see cref="char"/> for UTF-16, <see cref="byte"/> for UTF-8.</typeparam>
internal sealed class GlobPieces<T>
    where T : unmanaged, IBinaryInteger<T>
{
    private readonly T[][] _pieces;
    private readonly bool _ignoresCase;
    private readonly int _shortest;

    /// <summary>Takes the pieces; without letter case they must be ASCII.</summary>
    public GlobPieces(T[][] pieces, bool ignoresCase)
    {
        _pieces = pieces;
        _ignoresCase = ignoresCase;
        _shortest = pieces.Sum(piece => piece.Length);
    }

    /// <summary>
    /// Whether a value fits. The leftmost place of each middle piece is always a right one, so nothing is ever tried twice.
    /// </summary>
    public bool Fit(ReadOnlySpan<T> value)
    {
        if (value.Length < _shortest) return false;
        T[][] pieces = _pieces;
        if (pieces.Length == 1) return value.Length == pieces[0].Length && AreEqual(value, pieces[0]);
        if (!AreEqual(value[..pieces[0].Length], pieces[0]) || !AreEqual(value[^pieces[^1].Length..], pieces[^1])) return false;
        value = value[pieces[0].Length..^pieces[^1].Length];
        for (int i = 1; i < pieces.Length - 1; i++)
        {
            int at = IndexOf(value, pieces[i]);
            if (at < 0) return false;
            value = value[(at + pieces[i].Length)..];
        }
        return true;
    }

    private bool AreEqual(ReadOnlySpan<T> text, ReadOnlySpan<T> piece) =>
        _ignoresCase ? CodeUnit.EqualIgnoringCase(text, piece) : text.SequenceEqual(piece);

    private int IndexOf(ReadOnlySpan<T> text, ReadOnlySpan<T> piece)
    {
        if (piece.IsEmpty) return 0;
        return _ignoresCase ? AsciiSearch.IndexOf(text, piece) : text.IndexOf(piece);
    }
}
