using System.Text;

namespace RuleGen.Matching;

/// <summary>
/// Words to look for in analysed text. A word is a run of letters and digits; words compare whole and without case. Immutable.
/// </summary>
public sealed class WordPattern
{
    private readonly byte[][] _words;
    private readonly bool _inOrder;

    private WordPattern(bool inOrder, byte[][] words)
    {
        _inOrder = inOrder;
        _words = words;
    }

    /// <summary>Makes a pattern.</summary>
    /// <param name="inOrder">Whether all words must stand in a row in this order; else one of them is enough.</param>
    /// <param name="words">The words, folded (<see cref="Events.CaseFold"/>). Without words nothing is found.</param>
    public static WordPattern Create(bool inOrder, params byte[][] words) => new(inOrder, words);

    /// <summary>Whether folded text holds the words.</summary>
    public bool IsIn(ReadOnlySpan<byte> folded)
    {
        if (_words.Length == 0) return false;
        while (NextWord(ref folded, out ReadOnlySpan<byte> word))
        {
            if (_inOrder ? word.SequenceEqual(_words[0]) && Follow(folded) : IsAny(word)) return true;
        }
        return false;
    }

    private bool IsAny(ReadOnlySpan<byte> word)
    {
        foreach (byte[] wanted in _words)
        {
            if (word.SequenceEqual(wanted)) return true;
        }
        return false;
    }

    private bool Follow(ReadOnlySpan<byte> rest)
    {
        for (int i = 1; i < _words.Length; i++)
        {
            if (!NextWord(ref rest, out ReadOnlySpan<byte> word) || !word.SequenceEqual(_words[i])) return false;
        }
        return true;
    }

    private static bool NextWord(ref ReadOnlySpan<byte> text, out ReadOnlySpan<byte> word)
    {
        int start = 0;
        while (start < text.Length && !StartsWithWordRune(text[start..], out int length)) start += length;
        int end = start;
        while (end < text.Length && StartsWithWordRune(text[end..], out int length)) end += length;
        word = text[start..end];
        text = text[end..];
        return !word.IsEmpty;
    }

    private static bool StartsWithWordRune(ReadOnlySpan<byte> text, out int length)
    {
        Rune.DecodeFromUtf8(text, out Rune rune, out length);
        return Rune.IsLetterOrDigit(rune);
    }
}
