namespace RuleGen.Compiler.Documents.Markdown;

/// <summary>Questions about one line, from an offset to the line's end, each answered in one pass.</summary>
internal static class LineScanner
{
    /// <summary>How many times the character at <paramref name="start"/> stands there in a row.</summary>
    public static int RunLength(string text, int start, int end)
    {
        int at = start;
        while (at < end && text[at] == text[start]) at++;
        return at - start;
    }

    public static bool IsBlank(string text, int start, int end)
    {
        while (start < end && text[start] is ' ' or '\t') start++;
        return start >= end;
    }

    /// <summary>The end of the text without the blanks behind it.</summary>
    public static int TrimEnd(string text, int start, int end)
    {
        while (end > start && text[end - 1] is ' ' or '\t') end--;
        return end;
    }

    /// <summary>A ruler: three or more of one of <c>* - _</c> and nothing else but blanks.</summary>
    public static bool IsThematicBreak(string text, int start, int end)
    {
        char mark = text[start];
        if (mark is not ('*' or '-' or '_')) return false;
        int count = 0;
        for (int at = start; at < end; at++)
        {
            if (text[at] == mark) count++;
            else if (text[at] is not (' ' or '\t')) return false;
        }
        return count >= 3;
    }

    /// <summary>The level of the heading this line underlines; 0 when it underlines none.</summary>
    public static int UnderlineLevel(string text, int start, int end)
    {
        if (text[start] is not ('=' or '-')) return 0;
        int run = RunLength(text, start, end);
        if (!IsBlank(text, start + run, end)) return 0;
        return text[start] == '=' ? 1 : 2;
    }

    /// <summary>
    /// The length of a list marker (<c>-</c>, <c>+</c>, <c>*</c>, <c>1.</c>, <c>1)</c>) with a blank or nothing behind it; else 0.
    /// </summary>
    /// <param name="startsAtOne">The marker is a bullet or the number one: only such a list may interrupt a paragraph.</param>
    public static int ListMarkerLength(string text, int start, int end, out bool startsAtOne)
    {
        const int MaxDigits = 9;
        startsAtOne = true;
        int length;
        if (text[start] is '-' or '+' or '*')
        {
            length = 1;
        }
        else
        {
            int digits = 0;
            while (start + digits < end && digits <= MaxDigits && text[start + digits] is >= '0' and <= '9') digits++;
            if (digits is 0 or > MaxDigits || start + digits == end || text[start + digits] is not ('.' or ')')) return 0;
            startsAtOne = digits == 1 && text[start] == '1';
            length = digits + 1;
        }
        int behind = start + length;
        return behind == end || text[behind] is ' ' or '\t' ? length : 0;
    }
}
