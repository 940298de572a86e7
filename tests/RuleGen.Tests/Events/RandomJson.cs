using System.Text;

namespace RuleGen.Tests.Events;

/// <summary>Small random JSON objects over few names, so that duplicates, nesting and dotted names meet often.</summary>
internal static class RandomJson
{
    private static readonly string[] _names = ["a", "b", "c", "d", "a.b", "b.c", "a.b.c", "x", "\\u0061", "long name of no interest at all"];
    private static readonly string[] _scalars =
    [
        "1", "-0", "1.5e-3", "true", "false", "null", "\"\"", "\"x\"", "\"C:\\\\Windows\\\\System32\\\\reg.exe\"", "\"\\u00e4\\ud83d\\ude00\"",
        "\"a much longer text that fills more than one block of a vector \\\" with a quote\"", "\"ä€😀\"", "\"\\\\\\\\\"",
        "12345678901234567890", "-922337203685477580", "1234567890123456", "123456789012345",
        $"\"{new string('\\', 126)}\"", $"\"{new string('x', 140)}\\\"{new string('y', 60)}\"",
    ];

    public static string Object(Random random)
    {
        var json = new StringBuilder();
        WriteObject(random, json, 0);
        return json.ToString();
    }

    private static void WriteObject(Random random, StringBuilder json, int depth)
    {
        json.Append('{');
        int count = random.Next(5);
        for (int i = 0; i < count; i++)
        {
            if (i > 0) json.Append(random.Next(4) == 0 ? " ,\n" : ",");
            json.Append('"').Append(_names[random.Next(_names.Length)]).Append(random.Next(4) == 0 ? "\" :\t" : "\":");
            WriteValue(random, json, depth);
        }
        json.Append('}');
    }

    private static void WriteValue(Random random, StringBuilder json, int depth)
    {
        int kind = depth > 4 ? 0 : random.Next(6);
        if (kind <= 3) json.Append(_scalars[random.Next(_scalars.Length)]);
        else if (kind == 4) WriteObject(random, json, depth + 1);
        else
        {
            json.Append('[');
            int count = random.Next(4);
            for (int i = 0; i < count; i++)
            {
                if (i > 0) json.Append(',');
                WriteValue(random, json, depth + 1);
            }
            json.Append(']');
        }
    }
}
