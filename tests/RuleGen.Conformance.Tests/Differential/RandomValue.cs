using System.Globalization;
using System.Text;

namespace RuleGen.Conformance.Tests.Differential;

/// <summary>Draws JSON values that meet a wish, nearly meet it, or fail it in ways that are easy to get wrong.</summary>
internal sealed class RandomValue(Random random)
{
    /// <summary>The JSON text of a value for a wish.</summary>
    public string Next(string wished)
    {
        string value = Scalar(wished);
        return random.Next(100) switch
        {
            < 74 => value,
            < 82 => $"[{value},{Scalar(wished)}]",
            < 86 => $"[null,{value}]",
            < 88 => $"[[{value}],{value}]",
            < 91 => "null",
            < 93 => "[]",
            < 94 => "[null]",
            < 96 => "{\"x\":" + value + "}",
            _ => $"[{Scalar("a")},{value}]",
        };
    }

    /// <summary>A text for a wish.</summary>
    public string Text(string wished)
    {
        string text = Filled(wished);
        return random.Next(100) < 45 ? Mutated(text) : text;
    }

    private string Scalar(string wished)
    {
        string text = Text(wished);
        bool isLiteral = text is "true" or "false" or "0" or "1" or "10" or "13" or "-5" or "4104" or "1.5" or "1e3";
        return isLiteral && random.Next(2) == 0 ? text : Quoted(text);
    }

    private string Filled(string pattern)
    {
        string[] fillings = ["", "x", "a\\b", "*", "S-1-5-18", "\n", "Ünï"];
        string[] pieces = pattern.Split('*');
        var text = new StringBuilder(pieces[0]);
        foreach (string piece in pieces[1..]) text.Append(fillings[random.Next(fillings.Length)]).Append(piece);
        return text.ToString();
    }

    private string Mutated(string text)
    {
        int at = text.Length == 0 ? 0 : random.Next(text.Length);
        string mutated = random.Next(13) switch
        {
            0 => text.ToUpperInvariant(),
            1 => text.ToLowerInvariant(),
            2 => Swapped(text),
            3 => text + "x",
            4 => text + "\\",
            5 => "\\" + text,
            6 => text.Length > 0 ? text[..^1] : text,
            7 => text.Replace('k', '\u212A').Replace('s', '\u017F').Replace('i', '\u0131'),
            8 => text.Replace("𐐨", "𐐀", StringComparison.Ordinal).Replace('ǆ', 'ǅ').Replace('é', 'É'),
            9 => text[..at] + "é" + text[at..],
            10 => text.Replace('\\', '/'),
            11 => text[..at] + " " + text[at..],
            _ => text + "\\updater",
        };
        return mutated;
    }

    private string Swapped(string text) =>
        string.Concat(text.Select(c => random.Next(2) == 0 ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c)));

    /// <summary>A JSON text, with escapes where there must be one and sometimes where there may.</summary>
    public string Quoted(string text)
    {
        var json = new StringBuilder("\"");
        bool escapes = random.Next(10) == 0;
        foreach (char c in text)
        {
            if (c < ' ' || char.IsSurrogate(c) || (escapes && random.Next(3) == 0))
                json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else if (c is '"' or '\\') json.Append('\\').Append(c);
            else json.Append(c);
        }
        return json.Append('"').ToString();
    }
}
