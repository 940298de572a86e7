using System.Text;

namespace RuleGen.Matching;

/// <summary>
/// Parts of a <see cref="TextPattern"/> in a row, none of them a run of anything: it fits texts of one number of characters.
/// </summary>
internal sealed class TextStretch
{
    private readonly byte[][] _parts;
    private readonly int _characters;

    // How many parts in front are single characters: wherever the rest fits, they fit before it.
    private readonly int _leading;

    // The longest literal; empty when there is none.
    private readonly byte[] _longest = [];

    public TextStretch(List<byte[]> parts)
    {
        _parts = [.. parts];
        _characters = _parts.Sum(part => IsLiteral(part) ? Count(part) : 1);
        while (_leading < _parts.Length && ReferenceEquals(_parts[_leading], TextPattern.AnyOne)) _leading++;
        foreach (byte[] part in _parts)
        {
            if (IsLiteral(part) && part.Length > _longest.Length) _longest = part;
        }
    }

    /// <summary>How many bytes at the start of a text fit; -1 when it does not begin so.</summary>
    public int FitAtStart(ReadOnlySpan<byte> text) => Fit(text, 0);

    /// <summary>Whether a text ends so.</summary>
    public bool FitsAtEnd(ReadOnlySpan<byte> text)
    {
        int start = text.Length;
        for (int i = 0; i < _characters; i++)
        {
            if (start == 0) return false;
            Rune.DecodeLastFromUtf8(text[..start], out _, out int length);
            start -= length;
        }
        return Fit(text[start..], 0) == text.Length - start;
    }

    /// <summary>Where the first part of a text that fits ends; -1 when there is none.</summary>
    public int FindEnd(ReadOnlySpan<byte> text)
    {
        int start = 0;
        for (int i = 0; i < _leading; i++)
        {
            if (start == text.Length) return -1;
            start += Length(text[start..]);
        }
        if (_leading == _parts.Length) return start;

        // The first part may be in a text many times, and the longest is nearly always missing where the whole is.
        if (text.IndexOf(_longest) < 0) return -1;
        byte[] first = _parts[_leading];
        while (true)
        {
            int found = IsLiteral(first) ? text[start..].IndexOf(first) : IndexOfDash(text[start..]);
            if (found < 0) return -1;
            start += found;
            int length = Fit(text[start..], _leading);
            if (length >= 0) return start + length;
            start += Length(text[start..]);
        }
    }

    private int Fit(ReadOnlySpan<byte> text, int firstPart)
    {
        int length = 0;
        for (int i = firstPart; i < _parts.Length; i++)
        {
            byte[] part = _parts[i];
            ReadOnlySpan<byte> rest = text[length..];
            if (ReferenceEquals(part, TextPattern.AnyOne))
            {
                if (rest.IsEmpty) return -1;
                length += Length(rest);
            }
            else if (ReferenceEquals(part, TextPattern.Dash))
            {
                int dash = DashLength(rest);
                if (dash == 0) return -1;
                length += dash;
            }
            else
            {
                if (!rest.StartsWith(part)) return -1;
                length += part.Length;
            }
        }
        return length;
    }

    private static bool IsLiteral(byte[] part) => !ReferenceEquals(part, TextPattern.AnyOne) && !ReferenceEquals(part, TextPattern.Dash);

    private static int Count(ReadOnlySpan<byte> text)
    {
        int count = 0;
        for (; !text.IsEmpty; count++) text = text[Length(text)..];
        return count;
    }

    /// <summary>How many bytes the first character has.</summary>
    private static int Length(ReadOnlySpan<byte> text)
    {
        if (text[0] < 0x80) return 1;
        Rune.DecodeFromUtf8(text, out _, out int length);
        return length;
    }

    private static int IndexOfDash(ReadOnlySpan<byte> text)
    {
        for (int start = 0; start < text.Length; start++)
        {
            int found = text[start..].IndexOfAny((byte)'-', (byte)'/', (byte)0xE2);
            if (found < 0) return -1;
            start += found;
            if (DashLength(text[start..]) > 0) return start;
        }
        return -1;
    }

    /// <summary>How many bytes the dash has that the text begins with; 0 for none.</summary>
    private static int DashLength(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return 0;
        if (text[0] is (byte)'-' or (byte)'/') return 1;
        return text.Length >= 3 && text[0] == 0xE2 && text[1] == 0x80 && text[2] is >= 0x93 and <= 0x95 ? 3 : 0;
    }
}
