using System.Text;

namespace RuleGen.Tests.Events;

/// <summary>
/// Records, whole and broken, in which what matters stands at every offset around the borders of blocks of 32, 64 and 128 bytes: escapes,
/// quotes, runs of backslashes, control characters, bytes that are no UTF-8, and what must not stand outside of texts.
/// </summary>
internal static class BorderJson
{
    private const int Offsets = 133;

    private static readonly int[] _runs = [0, 1, 2, 3, 4, 5, 31, 32, 33, 62, 63, 64, 65, 66, 127, 128, 129, 130];

    private static readonly byte[][] _inNames =
    [
        .. _runs.Select(static count => Utf8(new string('\\', count))),
        .. new[] { "\\\"", "\\\\\\\"", "\\n", "\\/", "\\u0041", "\\ud83d\\ude00", "\\u00", "\\u00g0", "\\x", "\\U0041" }.Select(Utf8),
        .. new[] { "\"", "\",\"a\":\"", "\":1,\"", "é", "\u20ac", "\U0001F600", "\u007f", "{", "}", "[,]:" }.Select(Utf8),
        [0], [1], [9], [10], [31], [0x80], [0xC3], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xFF],
    ];

    private static readonly byte[][] _inTexts = [.. _inNames, Utf8("\\ud83d"), Utf8("\\ud83dx")];

    private static readonly string[] _outside =
    [
        "", " ", "\t", "\n", "\r", "\0", "\u0001", "\\", "\\\"", "\"", "'", ",", ",,", "}", "]", "{", ":", "x", "1", "é",
        "\"b\":1", ",\"b\":1", ",\"b\" : [1, {}]", ",\"a\":\"again\"", ",\"a\":[\"\\\\\"]", ",\"a\":true", ",\"a\":nul",
        ",\"a\":12345678901234567890", ",\"a\":-1", ",\"a\":01", ",\"a\":1.50", ",\"a\":1.",
    ];

    /// <summary>All of them, in a fixed order.</summary>
    public static IEnumerable<byte[]> Records()
    {
        for (int offset = 0; offset < Offsets; offset++)
        {
            string padding = new('x', offset);
            string blanks = new(' ', offset);
            foreach (byte[] insert in _inTexts)
            {
                yield return [.. Utf8($"{{\"p\":\"{padding}\",\"a\":\""), .. insert, .. Utf8("\"}")];
                yield return [.. Utf8($"{{\"a\":\"{padding}"), .. insert, .. Utf8("tail\",\"b\":[\"\\\\\"]}")];
            }
            foreach (byte[] insert in _inNames)
            {
                yield return [.. Utf8($"{{\"{padding}"), .. insert, .. Utf8("\":\"a\",\"a\":\"z\"}")];
            }
            foreach (string insert in _outside)
            {
                yield return Utf8($"{{\"a\":\"{padding}\"{insert}}}");
                yield return Utf8($"{{{blanks}\"a\":\"y\"{insert},\"b\":2}}{insert}");
                yield return Utf8($"{{\"a\":{{\"b\":[{blanks}\"\\\"\"{insert}]}}}}");
            }
        }
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
