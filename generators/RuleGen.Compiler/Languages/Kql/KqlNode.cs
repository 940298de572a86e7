using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Languages.Kql;

/// <summary>A node of the KQL syntax tree, shaped as Kibana's grammar builds it. Spans are offsets into the query text.</summary>
internal abstract record KqlNode(TextSpan Span);

/// <summary>A flat chain of <c>or</c>.</summary>
internal sealed record KqlOr(EquatableArray<KqlNode> Operands, TextSpan Span) : KqlNode(Span);

/// <summary>A flat chain of <c>and</c>.</summary>
internal sealed record KqlAnd(EquatableArray<KqlNode> Operands, TextSpan Span) : KqlNode(Span);

/// <summary><c>not</c> and its operand.</summary>
internal sealed record KqlNot(KqlNode Operand, TextSpan Span) : KqlNode(Span);

/// <summary>
/// <c>field: value</c>; without a field it is free text. A value list has become and, or and not over tests of the one field.
/// </summary>
internal sealed record KqlIs(KqlValue? Field, KqlValue Value, TextSpan Span) : KqlNode(Span);

/// <summary><c>field &gt; value</c> and its like.</summary>
internal sealed record KqlRange(KqlValue Field, KqlRangeOperator Operator, KqlValue Value, TextSpan Span) : KqlNode(Span);

/// <summary><c>path: { query }</c>. Fields inside carry the name as written, relative to the path.</summary>
internal sealed record KqlNested(KqlValue Path, KqlNode Query, TextSpan Span) : KqlNode(Span);

/// <summary>The four orderings.</summary>
internal enum KqlRangeOperator
{
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>A field name or a value.</summary>
internal abstract record KqlValue(TextSpan Span);

/// <summary>Text after unescaping; <paramref name="IsQuoted"/> tells <c>"a"</c> from <c>a</c>.</summary>
internal sealed record KqlText(string Text, bool IsQuoted, TextSpan Span) : KqlValue(Span);

/// <summary>
/// An unquoted pattern: its pieces after unescaping, with a wildcard between each two of them (<c>a*b</c> has two, <c>*</c> two empty
/// ones).
/// </summary>
internal sealed record KqlWildcard(EquatableArray<string> Pieces, TextSpan Span) : KqlValue(Span)
{
    /// <summary>Whether this is the lone <c>*</c>: a test that the field exists.</summary>
    public bool IsExists => Pieces.Count == 2 && Pieces[0].Length == 0 && Pieces[1].Length == 0;
}

/// <summary>Unquoted <c>true</c> or <c>false</c>.</summary>
internal sealed record KqlBoolean(bool Value, TextSpan Span) : KqlValue(Span);

/// <summary>Unquoted <c>null</c>.</summary>
internal sealed record KqlNull(TextSpan Span) : KqlValue(Span);
