using System.Text.RegularExpressions;

namespace RuleGen.Compiler.Languages.Sigma;

/// <summary>What a scalar without quotes is in YAML 1.2's core schema: there <c>yes</c> and <c>on</c> are texts, and <c>010</c> is ten.</summary>
internal static class CoreScalar
{
    private const int LongestNumber = 64;

    private static readonly Regex _number = new(
        @"\A(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)\z",
        RegexOptions.CultureInvariant);

    public static SigmaValueKind KindOf(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => SigmaValueKind.Null,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => SigmaValueKind.Boolean,
        _ => text.Length <= LongestNumber && _number.IsMatch(text) ? SigmaValueKind.Number : SigmaValueKind.Text,
    };
}
