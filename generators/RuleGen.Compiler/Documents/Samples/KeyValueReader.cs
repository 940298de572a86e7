using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.Samples;

/// <summary>
/// Reads <c>Key: value</c> lines, as event viewers print them, as one event. A key without a value is a caption; an indented line without
/// a key continues the value above it; of equal keys the last counts.
/// </summary>
internal static class KeyValueReader
{
    private const int LongestKey = 128;

    public static ParsedRecords Read(string text)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        string? last = null;
        for (int at = 0; at < text.Length;)
        {
            int end = text.IndexOf('\n', at);
            if (end < 0) end = text.Length;
            string line = text.Substring(at, end - at);
            string trimmed = line.Trim();
            int colon = KeyEnd(trimmed);
            if (colon > 0)
            {
                last = trimmed.Substring(0, colon).TrimEnd();
                string value = trimmed.Substring(colon + 1).Trim();
                if (value.Length > 0) values[last] = value;
            }
            else if (trimmed.Length > 0)
            {
                if (!char.IsWhiteSpace(line[0]) || last is null || !values.ContainsKey(last))
                {
                    return new ParsedRecords([], new SampleFault(TextSpan.FromBounds(at, end), "this line is no 'Key: value'"));
                }
                values[last] += "\n" + trimmed;
            }
            at = end + 1;
        }
        var whole = new TextSpan(0, text.Length);
        if (values.Count == 0) return new ParsedRecords([], new SampleFault(whole, "no line holds a value behind its key"));
        var members = values.Select(pair => new RecordMember(pair.Key, new RecordText(pair.Value))).ToEquatable();
        return new ParsedRecords([new ParsedRecord(whole, new RecordObject(members))], null);
    }

    /// <summary>Whether the line begins with a key and a colon.</summary>
    public static bool IsKeyLine(string line) => KeyEnd(line.Trim()) > 0;

    // The colon of a path such as C:\x has no blank behind it, so it ends no key.
    private static int KeyEnd(string line)
    {
        int colon = line.IndexOf(':');
        if (colon is <= 0 or > LongestKey) return -1;
        if (colon + 1 < line.Length && !char.IsWhiteSpace(line[colon + 1])) return -1;
        return SampleSniffer.IsFieldName(line.Substring(0, colon).Trim()) ? colon : -1;
    }
}
