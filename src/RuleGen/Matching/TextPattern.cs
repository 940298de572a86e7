namespace RuleGen.Matching;

/// <summary>
/// A pattern of literal texts, runs of anything, single characters and dashes, which must fit the whole value. Immutable. A character is
/// one Unicode scalar value; an ill-formed part of UTF-8 counts as one. Time is at most the length of the value times that of the pattern.
/// </summary>
/// <remarks>The parts that are no literals are told by what array they are, not by what it holds.</remarks>
public sealed class TextPattern
{
    /// <summary>Stands for any run of characters, also none.</summary>
    public static readonly byte[] AnyRun = "*"u8.ToArray();

    /// <summary>Stands for exactly one character.</summary>
    public static readonly byte[] AnyOne = "?"u8.ToArray();

    /// <summary>Stands for a character that command lines take for a dash: <c>- / \u2013 \u2014 \u2015</c>.</summary>
    public static readonly byte[] Dash = "-"u8.ToArray();

    // What stands between two runs of anything; the first is bound to the start of the value, the last to its end.
    private readonly TextStretch[] _stretches;

    private TextPattern(bool isFolded, byte[][] parts)
    {
        IsFolded = isFolded;
        var stretches = new List<TextStretch>();
        var stretch = new List<byte[]>();
        foreach (byte[] part in parts)
        {
            if (!ReferenceEquals(part, AnyRun))
            {
                stretch.Add(part);
                continue;
            }
            stretches.Add(new TextStretch(stretch));
            stretch.Clear();
        }
        stretches.Add(new TextStretch(stretch));
        _stretches = [.. stretches];
    }

    /// <summary>Whether the literals are folded, and so want folded values.</summary>
    public bool IsFolded { get; }

    /// <summary>Makes a pattern.</summary>
    /// <param name="folded">
    /// Whether the literals are folded already (<see cref="Events.CaseFold"/>) and letter case is to be ignored.
    /// </param>
    /// <param name="parts">Literals in UTF-8, <see cref="AnyRun"/>, <see cref="AnyOne"/> and <see cref="Dash"/>, in their order.</param>
    public static TextPattern Create(bool folded, params byte[][] parts) => new(folded, parts);

    /// <summary>Whether a value fits.</summary>
    /// <param name="value">The value, UTF-8; folded if the literals are.</param>
    public bool Fits(ReadOnlySpan<byte> value)
    {
        int length = _stretches[0].FitAtStart(value);
        if (length < 0) return false;
        if (_stretches.Length == 1) return length == value.Length;
        value = value[length..];
        for (int i = 1; i < _stretches.Length - 1; i++)
        {
            int end = _stretches[i].FindEnd(value);
            if (end < 0) return false;
            value = value[end..];
        }
        return _stretches[^1].FitsAtEnd(value);
    }
}
