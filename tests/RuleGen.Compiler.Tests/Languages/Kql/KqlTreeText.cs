using RuleGen.Compiler.Languages.Kql;

namespace RuleGen.Compiler.Tests.Languages.Kql;

/// <summary>Writes a tree in prefix form without spans, so that two trees can be compared and a test can say what it expects.</summary>
internal static class KqlTreeText
{
    public static string Of(KqlNode? node) => node switch
    {
        null => "refused",
        KqlOr or => List("or", or.Operands),
        KqlAnd and => List("and", and.Operands),
        KqlNot not => List("not", [not.Operand]),
        KqlIs test => (test.Field is null ? "~" : Of(test.Field) + ":") + Of(test.Value),
        KqlRange range => $"{Of(range.Field)} {range.Operator} {Of(range.Value)}",
        KqlNested nested => Of(nested.Path) + ":{" + Of(nested.Query) + "}",
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, null),
    };

    private static string Of(KqlValue value) => value switch
    {
        KqlText { IsQuoted: true } text => "\"" + text.Text + "\"",
        KqlText text => "'" + text.Text + "'",
        KqlWildcard wildcard => "[" + string.Join('|', wildcard.Pieces) + "]",
        KqlBoolean boolean => boolean.Value ? "#true" : "#false",
        KqlNull => "#null",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, null),
    };

    private static string List(string name, IEnumerable<KqlNode> operands) => name + "(" + string.Join(", ", operands.Select(Of)) + ")";
}
