using System.Globalization;

namespace RuleGen.Compiler.Evaluation;

/// <summary>Reads a value as a number: decimal with fraction and exponent, or <c>0x</c> and up to sixteen hex digits.</summary>
internal static class NumberReading
{
    private const NumberStyles Decimal = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>The number; null when the text is none, or one that decimal arithmetic cannot hold.</summary>
    /// <remarks>The framework passes over NULs behind a number; a text with one is none.</remarks>
    public static decimal? Read(string text, bool takesHex = true)
    {
        if (text.Contains("\0")) return null;
        if (takesHex && text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            string digits = text.Substring(2);
            bool isHex = ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong hex);
            return isHex && digits.Length <= 16 ? hex : null;
        }
        return decimal.TryParse(text, Decimal, CultureInfo.InvariantCulture, out decimal number) ? number : null;
    }
}
