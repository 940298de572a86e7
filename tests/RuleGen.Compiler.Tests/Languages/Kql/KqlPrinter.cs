using System.Globalization;
using RuleGen.Compiler.Languages.Kql;

namespace RuleGen.Compiler.Tests.Languages.Kql;

/// <summary>Writes a tree back as KQL: every operand in brackets, every sign that could mean something as <c>\uXXXX</c>.</summary>
internal static class KqlPrinter
{
    public static string Print(KqlNode node) => node switch
    {
        KqlOr or => string.Join(" or ", or.Operands.Select(Bracketed)),
        KqlAnd and => string.Join(" and ", and.Operands.Select(Bracketed)),
        KqlNot not => "not " + Bracketed(not.Operand),
        KqlIs { Field: null } words => Print(words.Value),
        KqlIs test => Print(test.Field!) + ": " + Print(test.Value),
        KqlRange range => Print(range.Field) + Sign(range.Operator) + Print(range.Value),
        KqlNested nested => Print(nested.Path) + ": { " + Print(nested.Query) + " }",
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, null),
    };

    private static string Bracketed(KqlNode node) => "(" + Print(node) + ")";

    private static string Print(KqlValue value) => value switch
    {
        KqlText { IsQuoted: true } text => "\"" + text.Text.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"",
        KqlText text => Escaped(text.Text),
        KqlWildcard wildcard => string.Join('*', wildcard.Pieces.Select(Escaped)),
        KqlBoolean boolean => boolean.Value ? "true" : "false",
        KqlNull => "null",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, null),
    };

    private static string Escaped(string text) => string.Concat(text.Select(Escaped));

    private static string Escaped(char c) =>
        char.IsAsciiLetterOrDigit(c) || c is '.' or '_' ? c.ToString() : "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture);

    private static string Sign(KqlRangeOperator ordering) => ordering switch
    {
        KqlRangeOperator.Less => " < ",
        KqlRangeOperator.LessOrEqual => " <= ",
        KqlRangeOperator.Greater => " > ",
        _ => " >= ",
    };
}
