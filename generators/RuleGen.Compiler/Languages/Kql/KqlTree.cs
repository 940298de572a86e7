namespace RuleGen.Compiler.Languages.Kql;

/// <summary>Questions about a whole syntax tree. The parser bounds its depth, so plain recursion is safe.</summary>
internal static class KqlTree
{
    /// <summary>The operands of a node; none for a test.</summary>
    public static IEnumerable<KqlNode> Operands(KqlNode node) => node switch
    {
        KqlOr or => or.Operands,
        KqlAnd and => and.Operands,
        KqlNot not => [not.Operand],
        KqlNested nested => [nested.Query],
        _ => [],
    };

    /// <summary>Whether some part of the query names a field. Any sentence is KQL free text, so only this makes a text a query.</summary>
    public static bool TestsField(KqlNode node) =>
        node is KqlRange or KqlNested or KqlIs { Field: not null } || Operands(node).Any(TestsField);
}
