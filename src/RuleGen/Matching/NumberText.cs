using System.Buffers.Text;
using System.Globalization;

namespace RuleGen.Matching;

/// <summary>Numbers written as text: decimal with optional fraction and exponent, or <c>0x</c> and hexadecimal digits.</summary>
internal static class NumberText
{
    /// <summary>Reads a number; false for anything else, and for numbers outside the range of <see cref="decimal"/>.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out decimal number)
    {
        if (text.Length > 2 && text[0] == '0' && (text[1] | 0x20) == 'x')
        {
            bool isHex = Utf8Parser.TryParse(text[2..], out ulong value, out int consumed, 'x') && consumed == text.Length - 2;
            number = isHex ? value : 0;
            return isHex;
        }
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out number);
    }
}
