using System.Globalization;

namespace RuleGen.Compiler.Documents.Yaml;

/// <summary>What a scalar stands for.</summary>
internal enum YamlScalarType
{
    /// <summary>A text, dates and <c>yes</c>, <c>no</c>, <c>on</c> and <c>off</c> among them.</summary>
    Text,

    /// <summary>Nothing at all, <c>~</c> or <c>null</c>.</summary>
    Null,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A whole number in decimal, <c>0o17</c> or <c>0x1f</c>. A leading zero says nothing: <c>010</c> is ten.</summary>
    Integer,

    /// <summary>A number with a point or an exponent.</summary>
    Float,
}

/// <summary>The core schema of YAML 1.2: what plain scalars stand for. Infinities and NaN are taken as texts.</summary>
internal static class YamlCoreSchema
{
    private const int LongestNumber = 64;

    public static YamlScalarType TypeOf(string plain) => plain switch
    {
        "" or "~" or "null" or "Null" or "NULL" => YamlScalarType.Null,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => YamlScalarType.Boolean,
        _ when plain.Length > LongestNumber => YamlScalarType.Text,
        _ when IsInteger(plain) => YamlScalarType.Integer,
        _ when IsFloat(plain) => YamlScalarType.Float,
        _ => YamlScalarType.Text,
    };

    /// <summary>The value of a number; null when it has more digits than <see cref="decimal"/>.</summary>
    public static decimal? Number(string plain)
    {
        if (Radix(plain) is int radix) return InRadix(plain, radix);
        return decimal.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? number : null;
    }

    private static bool IsInteger(string plain)
    {
        if (Radix(plain) is int radix) return plain.Length > 2 && plain.Skip(2).All(c => Digit(c) < radix);
        int start = IsSign(plain[0]) ? 1 : 0;
        return plain.Length > start && Digits(plain, start) == plain.Length;
    }

    private static bool IsFloat(string plain)
    {
        int start = IsSign(plain[0]) ? 1 : 0;
        int whole = Digits(plain, start);
        int at = whole;
        if (at < plain.Length && plain[at] == '.') at = Digits(plain, at + 1);
        bool hasDigits = whole > start || at > whole + 1;
        if (!hasDigits) return false;
        if (at == plain.Length) return true;
        if (plain[at] is not ('e' or 'E')) return false;
        int exponent = at + 1 < plain.Length && IsSign(plain[at + 1]) ? at + 2 : at + 1;
        return exponent < plain.Length && Digits(plain, exponent) == plain.Length;
    }

    /// <summary>The end of the run of digits that begins here.</summary>
    private static int Digits(string text, int start)
    {
        int end = start;
        while (end < text.Length && text[end] is >= '0' and <= '9') end++;
        return end;
    }

    private static bool IsSign(char c) => c is '+' or '-';

    private static int? Radix(string plain)
    {
        const int Octal = 8;
        const int Hexadecimal = 16;
        if (plain.Length < 2 || plain[0] != '0') return null;
        return plain[1] switch
        {
            'o' => Octal,
            'x' => Hexadecimal,
            _ => null,
        };
    }

    private static int Digit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => int.MaxValue,
    };

    private static decimal? InRadix(string plain, int radix)
    {
        decimal value = 0;
        foreach (char c in plain.Skip(2))
        {
            if (value > (decimal.MaxValue / radix) - radix) return null;
            value = (value * radix) + Digit(c);
        }
        return value;
    }
}
