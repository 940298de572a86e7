using System.Text;
using System.Text.Json;
using RuleGen.Events;
using RuleGen.Events.Json;
using RuleGen.Tests.Events;

namespace RuleGen.VectorModes;

/// <summary>The reader of JSON records and its texts, against System.Text.Json. Each check says what is wrong, null for nothing.</summary>
internal static class JsonChecks
{
    private const int Longest = 70;

    private static readonly EventSchema _schema = EventSchema.Create(
        true,
        new SlotDefinition("a", SlotView.Record, SlotForm.Text),
        new SlotDefinition("a.b", SlotView.Record, SlotForm.Text));

    /// <summary>Random records, whole and damaged: the same verdict as the platform's reader.</summary>
    public static string? Records()
    {
        var random = new Random(20260101);
        var buffer = new EventBuffer(_schema);
        for (int i = 0; i < 3000; i++)
        {
            byte[] record = Encoding.UTF8.GetBytes(RandomJson.Object(random));
            if (VerdictDiffers(buffer, record)) return Encoding.UTF8.GetString(record);
            record[random.Next(record.Length)] = (byte)random.Next(256);
            if (VerdictDiffers(buffer, record)) return Convert.ToHexString(record);
            byte[] cut = record[..random.Next(record.Length)];
            if (VerdictDiffers(buffer, cut)) return Convert.ToHexString(cut);
        }
        return null;
    }

    /// <summary>Records with something of note around the borders of blocks: the same verdict as the platform's reader.</summary>
    public static string? Borders()
    {
        var buffer = new EventBuffer(_schema);
        foreach (byte[] record in BorderJson.Records())
        {
            if (VerdictDiffers(buffer, record)) return Convert.ToHexString(record);
        }
        return null;
    }

    /// <summary>Texts of every length at every offset, with an escape or a forbidden byte at every place.</summary>
    public static string? TextsAtEveryOffset()
    {
        var buffer = new EventBuffer(_schema);
        string[] inserts = ["", "\\\"", "\\\\", "\\u00e9", "\\ud83d\\ude00", "\\ud83d", "é", "😀", "\t", "\\x"];
        for (int offset = 0; offset <= Longest; offset++)
        {
            string blanks = new(' ', offset);
            for (int length = 0; length <= Longest; length += length < 34 ? 1 : 7)
            {
                string insert = inserts[(offset + length) % inserts.Length];
                int place = length == 0 ? 0 : offset % length;
                string text = new string('x', place) + insert + new string('y', length - place);
                byte[] record = Encoding.UTF8.GetBytes($"{blanks}{{\"a\":\"{text}\"}}");
                string? expected = Platform(record);
                string? actual = buffer.ReadJson(record) == ReadStatus.Ok ? Value(buffer) : null;
                if (expected != actual) return $"offset {offset}, length {length}, '{insert}' at {place}: {actual} instead of {expected}";
            }
        }
        return null;
    }

    /// <summary>Unescaping from every offset in a larger block, for every length.</summary>
    public static string? Escapes()
    {
        string[] pieces = ["x", "\\n", "\\\\", "\\u0041", "\\u20ac", "\\ud83d\\ude00", "\\udc00", "plain text of some length"];
        var random = new Random(7);
        var block = new byte[1024];
        var unescaped = new byte[1024];
        for (int offset = 0; offset <= Longest; offset++)
        {
            for (int count = 0; count <= 12; count++)
            {
                string escaped = string.Concat(random.GetItems(pieces, count));
                Array.Fill(block, (byte)'\\');
                int length = Encoding.UTF8.GetBytes(escaped, block.AsSpan(offset));
                int written = JsonText.Unescape(block.AsSpan(offset), length, unescaped.AsSpan(offset));
                string actual = Encoding.UTF8.GetString(unescaped, offset, written);
                string expected = Unescape(escaped);
                if (actual != expected) return $"offset {offset}, {escaped}: {actual} instead of {expected}";
            }
        }
        return null;
    }

    private static bool VerdictDiffers(EventBuffer buffer, byte[] record) =>
        (buffer.ReadJson(record) == ReadStatus.Ok) != (System.Text.Unicode.Utf8.IsValid(record) && IsObject(record));

    private static bool IsObject(byte[] record)
    {
        try
        {
            using var document = JsonDocument.Parse(record);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string? Platform(byte[] record)
    {
        try
        {
            using var document = JsonDocument.Parse(record);
            string raw = document.RootElement.GetProperty("a").GetRawText();
            return Unescape(raw[1..^1]);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The naive way, escape by escape; the platform's own refuses lone surrogates, which here become U+FFFD.</summary>
    private static string Unescape(string escaped)
    {
        var text = new StringBuilder();
        for (int i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] != '\\')
            {
                text.Append(escaped[i]);
                continue;
            }
            i++;
            if (escaped[i] == 'u')
            {
                text.Append((char)Convert.ToUInt16(escaped.Substring(i + 1, 4), 16));
                i += 4;
            }
            else
            {
                text.Append(escaped[i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', char other => other });
            }
        }
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static string? Value(EventBuffer buffer)
    {
        int first = buffer.FirstValue(0);
        return first < 0 ? null : Encoding.UTF8.GetString(buffer.Text(first));
    }
}
