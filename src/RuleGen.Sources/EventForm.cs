namespace RuleGen.Sources;

/// <summary>The forms in which events are written.</summary>
internal enum EventForm
{
    /// <summary>None of the others.</summary>
    Unknown,

    JsonLines,

    Csv,
}

/// <summary>Tells the form of a text by how it begins.</summary>
internal static class EventForms
{
    /// <summary>How much of a text is looked at; a header row may be long.</summary>
    public const int MostBytes = 64 << 10;

    /// <summary>The form of the text in a window, of which as much is read as it takes to tell, and nothing consumed.</summary>
    /// <remarks>
    /// A brace or bracket begins JSON. Else the first line that is not blank decides: with a comma, semicolon or tab in it, it is the
    /// header of a CSV file. So is a single name, unless a JSON object follows.
    /// </remarks>
    public static EventForm Find(BlockBuffer input)
    {
        ReadOnlySpan<byte> line = FirstLine(input, 0, out int end);
        if (line.IsEmpty || TextMarks.Find(input.Unread) == TextMark.Utf16OrUtf32 || line.Contains((byte)0)) return EventForm.Unknown;
        if (IsJson(line)) return EventForm.JsonLines;
        if (line.IndexOfAny((byte)',', (byte)';', (byte)'\t') >= 0) return EventForm.Csv;
        if (!IsName(line)) return EventForm.Unknown;
        ReadOnlySpan<byte> next = FirstLine(input, end, out _);
        return IsJson(next) ? EventForm.JsonLines : next.IsEmpty ? EventForm.Unknown : EventForm.Csv;
    }

    /// <summary>
    /// The first line from an offset on that is not blank, without blanks around it, as far as it is looked at; of what begins like JSON
    /// only as much as is there. Empty when there is none.
    /// </summary>
    private static ReadOnlySpan<byte> FirstLine(BlockBuffer input, int offset, out int end)
    {
        while (true)
        {
            ReadOnlySpan<byte> unread = input.Unread;
            int start = offset == 0 && TextMarks.Find(unread) == TextMark.Utf8 ? TextMarks.Utf8Length : offset;
            ReadOnlySpan<byte> rest = unread[start..].TrimStart(" \t\r\n"u8);
            int length = rest.IndexOf((byte)'\n');
            bool isKnown = length >= 0 || (IsJson(rest) && unread.Length >= TextMarks.NeededBytes);
            if (isKnown || unread.Length >= MostBytes || input.IsFull || !input.Fill())
            {
                // The window may have moved when it was filled for the last time.
                rest = input.Unread[start..].TrimStart(" \t\r\n"u8);
                if (length < 0) length = rest.Length;
                end = input.Unread.Length - rest.Length + length;
                return rest[..length].TrimEnd(" \t\r"u8);
            }
        }
    }

    private static bool IsJson(ReadOnlySpan<byte> line) => !line.IsEmpty && line[0] is (byte)'{' or (byte)'[';

    /// <summary>Whether a line is one name as headers have them: letters, digits, dots, dashes, underscores, perhaps quoted.</summary>
    private static bool IsName(ReadOnlySpan<byte> line)
    {
        foreach (byte b in line.Trim((byte)'"'))
        {
            if (!char.IsAsciiLetterOrDigit((char)b) && b is not ((byte)'.' or (byte)'_' or (byte)'-' or (byte)'@')) return false;
        }
        return true;
    }
}
