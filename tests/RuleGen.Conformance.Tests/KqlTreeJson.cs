using System.Text.Json.Nodes;
using RuleGen.Compiler.Languages.Kql;

namespace RuleGen.Conformance.Tests;

/// <summary>Writes a KQL tree in the shape the grammar suite records.</summary>
internal static class KqlTreeJson
{
    public static JsonNode Of(KqlNode node) => node switch
    {
        KqlOr or => Named("or", Array(or.Operands.Select(Of))),
        KqlAnd and => Named("and", Array(and.Operands.Select(Of))),
        KqlNot not => Named("not", Of(not.Operand)),
        KqlIs test => Named("is", Array([test.Field is null ? Literal(null, false) : Of(test.Field), Of(test.Value)])),
        KqlRange range => Named("range", Array([Of(range.Field), Name(range.Operator), Of(range.Value)])),
        KqlNested nested => Named("nested", Array([Of(nested.Path), Of(nested.Query)])),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, null),
    };

    private static JsonNode Of(KqlValue value) => value switch
    {
        KqlText text => Literal(text.Text, text.IsQuoted),
        KqlWildcard wildcard => Named("wildcard", string.Join('*', wildcard.Pieces)),
        KqlBoolean boolean => Literal(boolean.Value, false),
        KqlNull => Literal(null, false),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, null),
    };

    private static JsonNode Name(KqlRangeOperator ordering) => ordering switch
    {
        KqlRangeOperator.Less => "lt",
        KqlRangeOperator.LessOrEqual => "lte",
        KqlRangeOperator.Greater => "gt",
        _ => "gte",
    };

    private static JsonObject Literal(JsonNode? value, bool isQuoted) => new() { ["literal"] = value, ["quoted"] = isQuoted };

    private static JsonObject Named(string name, JsonNode content) => new() { [name] = content };

    private static JsonArray Array(IEnumerable<JsonNode> nodes) => new(nodes.ToArray());
}
