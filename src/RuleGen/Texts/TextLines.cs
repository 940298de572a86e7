using System.Globalization;
using System.Text;

namespace RuleGen.Texts;

/// <summary>
/// Goes through a rule's text line by line. A value stands as it is; one that begins with a quotation mark is a literal with the escapes of
/// C#, for what one line could not hold or nobody could see.
/// </summary>
internal ref struct TextLines(ReadOnlySpan<byte> text)
{
    private ReadOnlySpan<byte> _rest = text;
    private string _value = "";

    /// <summary>What stands in front of the line's first blank.</summary>
    public ReadOnlySpan<byte> Key { get; private set; }

    /// <summary>What stands behind it, as it is written.</summary>
    public readonly ReadOnlySpan<char> Value => _value;

    /// <summary>Goes to the next line; false at the end.</summary>
    public bool Next()
    {
        if (_rest.IsEmpty) return false;
        int end = _rest.IndexOf((byte)'\n');
        ReadOnlySpan<byte> line = end < 0 ? _rest : _rest[..end];
        _rest = end < 0 ? [] : _rest[(end + 1)..];
        int blank = line.IndexOf((byte)' ');
        Key = blank < 0 ? line : line[..blank];
        _value = blank < 0 ? "" : Encoding.UTF8.GetString(line[(blank + 1)..]);
        return true;
    }

    /// <summary>Takes the first word off the value.</summary>
    public string Word()
    {
        int blank = _value.IndexOf(' ', StringComparison.Ordinal);
        string word = blank < 0 ? _value : _value[..blank];
        _value = blank < 0 ? "" : _value[(blank + 1)..];
        return word;
    }

    /// <summary>The text that the value stands for.</summary>
    public readonly string Text() => _value is ['"', .. var literal, '"'] ? Unescape(literal) : _value;

    private static string Unescape(string literal)
    {
        var text = new StringBuilder(literal.Length);
        for (int i = 0; i < literal.Length; i++)
        {
            if (literal[i] != '\\')
            {
                text.Append(literal[i]);
                continue;
            }
            i++;
            text.Append(literal[i] switch
            {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => (char)ushort.Parse(literal.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                char c => c,
            });
            if (literal[i] == 'u') i += 4;
        }
        return text.ToString();
    }
}
