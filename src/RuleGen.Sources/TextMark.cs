namespace RuleGen.Sources;

/// <summary>The mark that text may begin with to say how it is encoded.</summary>
internal enum TextMark
{
    None,
    Utf8,
    Utf16OrUtf32,
}

/// <summary>Recognises the mark at the start of a text.</summary>
internal static class TextMarks
{
    /// <summary>How many bytes <see cref="Find"/> must see, unless the text is shorter.</summary>
    public const int NeededBytes = 4;

    /// <summary>The length of the mark of UTF-8.</summary>
    public const int Utf8Length = 3;

    /// <summary>The mark that these first bytes of a text are.</summary>
    public static TextMark Find(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return TextMark.Utf8;
        bool isWide = head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])
            || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
            || head.StartsWith((ReadOnlySpan<byte>)[0x00, 0x00, 0xFE, 0xFF]);
        return isWide ? TextMark.Utf16OrUtf32 : TextMark.None;
    }
}
