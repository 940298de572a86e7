using System.Globalization;

namespace RuleGen.Compiler.Languages.Kql.Literals;

/// <summary>A query text read as a number: decimal with optional sign, fraction and exponent, or hexadecimal behind <c>0x</c>.</summary>
internal static class NumberLiteral
{
    private const int LongestText = 64;

    private const NumberStyles Decimal = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>False for what is no number, and for one outside the range or below the precision of <see cref="decimal"/>.</summary>
    public static bool TryRead(string text, out decimal value)
    {
        value = 0;
        if (text.Length is 0 or > LongestText) return false;
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            string digits = text.Substring(2);
            if (!ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong whole)) return false;
            value = whole;
            return true;
        }
        if (!decimal.TryParse(text, Decimal, CultureInfo.InvariantCulture, out decimal read)) return false;
        if (read == 0 && HasNonZeroDigit(text)) return false;
        value = read;
        return true;
    }

    /// <summary>Tells a number that is zero from one that was too small to keep, such as <c>1e-50</c>.</summary>
    private static bool HasNonZeroDigit(string text)
    {
        foreach (char c in text)
        {
            if (c is 'e' or 'E') return false;
            if (c is >= '1' and <= '9') return true;
        }
        return false;
    }
}
