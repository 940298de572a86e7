using System.Text.RegularExpressions;

namespace RuleGen.Compiler.Evaluation;

/// <summary>Writes a JSON number as Sigma's patterns see it: without exponent, and without zeros that end a fraction.</summary>
internal static class NumberRendering
{
    private const int MostShift = 40;

    private static readonly Regex _form = new(
        "^(?<sign>-?)(?<whole>[0-9]+)(\\.(?<fraction>[0-9]+))?([eE](?<exponent>[+-]?[0-9]{1,4}))?\\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>The number's digits; the text itself when it is no JSON number, or an exponent would add more than 40 of them.</summary>
    public static string Of(string number)
    {
        Match match = _form.Match(number);
        if (!match.Success) return number;
        string whole = match.Groups["whole"].Value;
        string fraction = match.Groups["fraction"].Value;
        int shift = match.Groups["exponent"].Success ? int.Parse(match.Groups["exponent"].Value, System.Globalization.CultureInfo.InvariantCulture) : 0;
        if (shift is > MostShift or < -MostShift) return number;
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
        string digits = (whole.Length == 0 ? "0" : whole) + (fraction.Length == 0 ? "" : "." + fraction);
        return digits == "0" ? digits : match.Groups["sign"].Value + digits;
    }
}
