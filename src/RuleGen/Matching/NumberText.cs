using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace RuleGen.Matching;

/// <summary>Numbers written as text: decimal with optional fraction and exponent, or <c>0x</c> and hexadecimal digits.</summary>
internal static class NumberText
{
    private const int SafeDigits = 18;

    /// <summary>Reads a number; false for anything else, and for numbers outside the range of <see cref="decimal"/>.</summary>
    public static bool TryParse<T>(ReadOnlySpan<T> text, out decimal number)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (text.Length > 2 && CodeUnit.Char(text[0]) == '0' && (CodeUnit.Char(text[1]) | 0x20) == 'x')
        {
            bool isHex = TryParseHex(text[2..], out ulong value);
            number = isHex ? value : 0;
            return isHex;
        }
        return TryParseDecimal(text, out number);
    }

    /// <summary>Reads a decimal number; false for anything else, and for numbers outside the range of <see cref="decimal"/>.</summary>
    public static bool TryParseDecimal<T>(ReadOnlySpan<T> text, out decimal number)
        where T : unmanaged, IBinaryInteger<T>
    {
        // The framework passes over NULs behind a number.
        if (!text.IsEmpty && CodeUnit.Char(text[^1]) == '\0')
        {
            number = 0;
            return false;
        }
        if (TryParsePlain(text, out long plain))
        {
            number = plain;
            return true;
        }
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return Unsafe.SizeOf<T>() == 1
            ? decimal.TryParse(CodeUnit.Bytes(text), Style, CultureInfo.InvariantCulture, out number)
            : decimal.TryParse(CodeUnit.Chars(text), Style, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>Reads what nearly every number is written as: digits and nothing else, few enough for 64 bits.</summary>
    public static bool TryParsePlain<T>(ReadOnlySpan<T> text, out long number)
        where T : unmanaged, IBinaryInteger<T>
    {
        number = 0;
        if (text.Length is 0 or > SafeDigits) return false;
        foreach (T unit in text)
        {
            int digit = CodeUnit.Char(unit) - '0';
            if ((uint)digit > 9) return false;
            number = (number * 10) + digit;
        }
        return true;
    }

    /// <summary>Reads hexadecimal digits; false for anything else, for none, and for numbers of more than 64 bits.</summary>
    public static bool TryParseHex<T>(ReadOnlySpan<T> digits, out ulong number)
        where T : unmanaged, IBinaryInteger<T>
    {
        number = 0;
        foreach (T unit in digits)
        {
            char digit = CodeUnit.Char(unit);
            if (!char.IsAsciiHexDigit(digit) || number >> 60 != 0) return false;
            number = (number << 4) | (uint)(digit <= '9' ? digit - '0' : (digit & ~0x20) - 'A' + 10);
        }
        return !digits.IsEmpty;
    }
}
