using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace RuleGen.Matching;

/// <summary>
/// A pattern with any run of bytes (also none) between its pieces. It must fit the whole value; an empty first or last piece leaves that
/// end open. Immutable; time is linear in the value for each piece.
/// </summary>
public sealed class Glob
{
    private readonly GlobPieces<byte> _pieces;
    private readonly GlobPieces<byte>? _utf8InPlace;
    private readonly GlobPieces<char>? _utf16InPlace;

    private Glob(bool isFolded, byte[][] pieces)
    {
        IsFolded = isFolded;
        _pieces = new GlobPieces<byte>(pieces, ignoresCase: false);
        bool areAscii = pieces.All(piece => Ascii.IsValid(piece));
        if (areAscii) _utf16InPlace = new GlobPieces<char>([.. pieces.Select(Encoding.ASCII.GetChars)], isFolded);
        if (!isFolded) _utf8InPlace = _pieces;
        else if (areAscii) _utf8InPlace = new GlobPieces<byte>(pieces, ignoresCase: true);
    }

    /// <summary>Whether the pieces are folded, and so want folded values.</summary>
    public bool IsFolded { get; }

    /// <summary>Makes a pattern.</summary>
    /// <param name="folded">Whether the pieces are folded already (<see cref="Events.CaseFold"/>) and letter case is to be ignored.</param>
    /// <param name="pieces">The pieces in their order, UTF-8; at least one. A single piece must equal the value.</param>
    public static Glob Create(bool folded, params byte[][] pieces) => new(folded, pieces);

    /// <summary>Whether a value fits.</summary>
    /// <param name="value">The value, UTF-8; folded if the pieces are.</param>
    public bool Fits(ReadOnlySpan<byte> value) => _pieces.Fit(value);

    /// <summary>Whether a value fits, folded or not: where it stands if the pieces allow it, else from scratch.</summary>
    internal bool FitsInPlace<T>(ReadOnlySpan<T> value)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (Unsafe.SizeOf<T>() == 1 && _utf8InPlace is not null) return _utf8InPlace.Fit(CodeUnit.Bytes(value));
        if (Unsafe.SizeOf<T>() == 2 && _utf16InPlace is not null) return _utf16InPlace.Fit(CodeUnit.Chars(value));
        return _pieces.Fit(IsFolded ? Utf8Form.Folded(value) : Utf8Form.Of(value));
    }
}
