using System.Globalization;
using System.Text.RegularExpressions;

namespace RuleGen.Compiler.Evaluation;

/// <summary>Writes a JSON number as Sigma's patterns see it: without exponent, and without zeros that end a fraction.</summary>
internal static class NumberRendering
{
    private const int Longest = 400;

    private static readonly Regex _form = new(
        "^(?<sign>-?)(?<whole>[0-9]+)(\\.(?<fraction>[0-9]+))?([eE](?<exponent>[+-]?[0-9]+))?\\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>The number's digits; the text itself when it is no JSON number, or would take more than about 400 of them.</summary>
    public static string Of(string number)
    {
        Match match = _form.Match(number);
        if (!match.Success) return number;
        string whole = match.Groups["whole"].Value;
        string fraction = match.Groups["fraction"].Value;
        if (whole.Length + fraction.Length > Longest) return number;
        if ((whole + fraction).Trim('0').Length == 0) return "0";
        if (Exponent(match.Groups["exponent"].Value) is not int shift) return number;
        for (; shift > 0; shift--)
        {
            whole += fraction.Length > 0 ? fraction[0] : '0';
            if (fraction.Length > 0) fraction = fraction.Substring(1);
        }
        for (; shift < 0; shift++)
        {
            fraction = (whole.Length > 0 ? whole[whole.Length - 1] : '0') + fraction;
            if (whole.Length > 0) whole = whole.Substring(0, whole.Length - 1);
        }
        whole = whole.TrimStart('0');
        fraction = fraction.TrimEnd('0');
        if (whole.Length + fraction.Length + 3 > Longest) return number;
        return match.Groups["sign"].Value + (whole.Length == 0 ? "0" : whole) + (fraction.Length == 0 ? "" : "." + fraction);
    }

    // Null where the point would move too far for any number of so few digits.
    private static int? Exponent(string text)
    {
        if (text.Length == 0) return 0;
        bool isShort = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int exponent);
        return isShort && exponent is > -2 * Longest and < 2 * Longest ? exponent : null;
    }
}
