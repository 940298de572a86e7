namespace RuleGen.Compiler.Documents.Samples;

/// <summary>Tells by its content how a sample is written; labels are not asked, because they lie.</summary>
internal static class SampleSniffer
{
    /// <summary>The format; null when the block looks like none.</summary>
    public static SampleFormat? Sniff(string text)
    {
        int start = 0;
        while (start < text.Length && char.IsWhiteSpace(text[start])) start++;
        if (start == text.Length) return null;
        if (text[start] is '{' or '[') return SampleFormat.Json;
        if (text[start] == '<') return IsEventXml(text, start) ? SampleFormat.Xml : null;
        int end = text.IndexOf('\n', start);
        string firstLine = end < 0 ? text.Substring(start) : text.Substring(start, end - start);
        if (IsCsvHeader(firstLine)) return SampleFormat.Csv;
        return KeyValueReader.IsKeyLine(firstLine) ? SampleFormat.KeyValue : null;
    }

    private static bool IsEventXml(string text, int start)
    {
        const int Window = 1024;
        int length = Math.Min(Window, text.Length - start);
        return text.IndexOf("<Event", start, length, StringComparison.Ordinal) >= 0;
    }

    private static bool IsCsvHeader(string line)
    {
        string[] names = line.TrimEnd('\r').Split(',');
        return names.Length >= 2 && names.All(name => IsFieldName(name.Trim().Trim('"')));
    }

    /// <summary>Letters, digits and the marks that stand in field names; blanks only between them.</summary>
    public static bool IsFieldName(string name) =>
        name.Length is > 0 and <= 128
        && name.All(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '@' or '-' or '#' or ' ' or '/' or '(' or ')')
        && name.Any(char.IsLetter);
}
