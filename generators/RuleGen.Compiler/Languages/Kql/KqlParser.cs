using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Languages.Kql;

/// <summary>
/// Reads KQL exactly as Kibana does: the same texts, the same trees, and for a refused text the same offset.
/// Time is linear in the text, brackets nest at most <see cref="MaxDepth"/> deep, and the tree has at most <see cref="MaxNodes"/> nodes.
/// </summary>
/// <remarks>
/// <code>
/// query       = ws* [ or-query ] ws*                                   (an empty text matches everything)
/// or-query    = and-query { OR and-query }
/// and-query   = not-query { AND not-query }
/// not-query   = NOT sub-query | sub-query
/// sub-query   = "(" ws* or-query ws* ")" | nested
/// nested      = field ws* ":" ws* "{" ws* or-query ws* "}" | expression
/// expression  = range | field-value | free-text
/// range       = field ws* ( "&lt;=" | "&gt;=" | "&lt;" | "&gt;" ) ws* literal
/// field-value = field ws* ":" ws* list
/// free-text   = literal
/// list        = "(" ws* or-list ws* ")" | literal
/// or-list     = and-list { OR and-list }
/// and-list    = not-list { AND not-list }
/// not-list    = NOT list | list
/// field       = literal
/// literal     = quoted | unquoted
/// OR          = ws+ "or" ws+        AND = ws+ "and" ws+        NOT = "not" ws+        (any letter case)
/// </code>
/// Kibana's choices are ordered and may be tried again from the start. They need not be: no literal holds a colon, an ordering or a
/// bracket, so the character behind the first literal decides between nested, range, field-value and free-text, and no text that fails in
/// the chosen one is accepted by another. Each method below therefore decides once, and null means that the whole text is refused.
/// The intent reading adds one choice: <c>field: not value</c>.
/// </remarks>
internal sealed class KqlParser
{
    /// <summary>How deep brackets and braces may nest.</summary>
    public const int MaxDepth = 200;

    /// <summary>How many nodes a query may have, the pieces of patterns among them.</summary>
    public const int MaxNodes = 100_000;

    private readonly BlockText _block;
    private readonly ReadingMode _mode;
    private readonly KqlScanner _scanner;
    private readonly List<Diagnostic> _diagnostics = [];
    private Diagnostic? _limit;
    private int _depth;
    private int _nodes;

    private KqlParser(BlockText block, ReadingMode mode)
    {
        _block = block;
        _mode = mode;
        _scanner = new KqlScanner(block.Text, mode);
    }

    /// <summary>Reads a query. Never throws; a refused text has no root and an error.</summary>
    public static KqlParseResult Parse(BlockText text, ReadingMode mode)
    {
        var parser = new KqlParser(text, mode);
        KqlNode? root = parser.Query();
        if (parser._limit is not null) return new KqlParseResult(null, new EquatableArray<Diagnostic>([parser._limit]));
        if (root is null) return new KqlParseResult(null, new EquatableArray<Diagnostic>([KqlSyntaxError.Describe(text, parser._scanner)]));
        parser._diagnostics.AddRange(KqlHabits.Check(text, root));
        return new KqlParseResult(root, parser._diagnostics.OrderBy(finding => finding.Location.Start).ToEquatable());
    }

    private KqlNode? Query()
    {
        _scanner.SkipSpaces();
        if (_scanner.Position == _block.Text.Length) return Everything(new TextSpan(_scanner.Position, 0));
        KqlNode? query = OrQuery();
        if (query is null) return null;
        _scanner.SkipSpaces();
        return _scanner.TakeEnd() ? query : null;
    }

    private static KqlIs Everything(TextSpan span)
    {
        var any = new KqlWildcard(new EquatableArray<string>([string.Empty, string.Empty]), span);
        return new KqlIs(any, any, span);
    }

    private KqlNode? OrQuery() => Chain("or", AndQuery);

    private KqlNode? AndQuery() => Chain("and", NotQuery);

    private KqlNode? NotQuery()
    {
        int start = _scanner.Position;
        return _scanner.TakeNot() ? Negated(SubQuery(), start) : SubQuery();
    }

    private KqlNode? SubQuery()
    {
        int start = _scanner.Position;
        return _scanner.Take("(") ? Enclosed(OrQuery, ")", start) : Nested();
    }

    private KqlNode? Nested()
    {
        int start = _scanner.Position;
        KqlValue? field = Field();
        if (field is null) return null;
        int end = _scanner.Position;
        _scanner.SkipSpaces();
        if (!_scanner.Take(":")) return Expression(field, end);
        _scanner.SkipSpaces();
        int brace = _scanner.Position;
        if (!_scanner.Take("{")) return FieldValue(field);
        KqlNode? query = Enclosed(OrQuery, "}", brace);
        return query is null ? null : Made(new KqlNested(field, query, From(start)));
    }

    private KqlNode? Expression(KqlValue first, int end)
    {
        if (RangeOperator() is KqlRangeOperator ordering) return Range(first, ordering);
        _scanner.BackTo(end);
        return FreeText(first);
    }

    private KqlNode? Range(KqlValue field, KqlRangeOperator ordering)
    {
        _scanner.SkipSpaces();
        KqlValue? value = Literal();
        return value is null ? null : Made(new KqlRange(field, ordering, value, Covering(field.Span, value.Span)));
    }

    private KqlRangeOperator? RangeOperator()
    {
        if (_scanner.Take("<=")) return KqlRangeOperator.LessOrEqual;
        if (_scanner.Take(">=")) return KqlRangeOperator.GreaterOrEqual;
        if (_scanner.Take("<")) return KqlRangeOperator.Less;
        if (_scanner.Take(">")) return KqlRangeOperator.Greater;
        return null;
    }

    private KqlNode? FieldValue(KqlValue field)
    {
        int start = _scanner.Position;
        KqlNode? test = _mode == ReadingMode.Intent ? NotList(field) : List(field);
        if (test is null) return null;
        if (test is KqlNot && _diagnostics.Count < KqlHabits.MaxFindings && KqlCharacters.OperatorAt(_block.Text, start, "not"))
        {
            Warn("RG1013", new TextSpan(start, "not".Length),
                "Kibana refuses \"not\" directly behind \"field:\"; it is read here as \"not field: value\". Write it that way, " +
                "or put brackets around it: \"field: (not value)\".");
        }
        return test with { Span = Covering(field.Span, test.Span) };
    }

    private KqlNode? FreeText(KqlValue value) => Made(new KqlIs(null, value, value.Span));

    private KqlNode? List(KqlValue field)
    {
        int start = _scanner.Position;
        if (_scanner.Take("(")) return Enclosed(() => OrList(field), ")", start);
        KqlValue? value = Literal();
        return value is null ? null : Made(new KqlIs(field, value, value.Span));
    }

    private KqlNode? OrList(KqlValue field) => Chain("or", () => AndList(field));

    private KqlNode? AndList(KqlValue field) => Chain("and", () => NotList(field));

    private KqlNode? NotList(KqlValue field)
    {
        int start = _scanner.Position;
        return _scanner.TakeNot() ? Negated(List(field), start) : List(field);
    }

    private KqlValue? Field() => Literal();

    private KqlValue? Literal()
    {
        KqlValue? value = _scanner.TakeLiteral();
        if (value is KqlWildcard wildcard) _nodes += wildcard.Pieces.Count;
        return value;
    }

    /// <summary>Operands with one connective between each two of them: a lone operand is itself, more are one flat node.</summary>
    private KqlNode? Chain(string connective, Func<KqlNode?> operand)
    {
        var operands = new List<KqlNode>();
        do
        {
            KqlNode? next = operand();
            if (next is null) return null;
            operands.Add(next);
        }
        while (_scanner.TakeConnective(connective));
        if (operands.Count == 1) return operands[0];
        TextSpan span = Covering(operands[0].Span, operands[operands.Count - 1].Span);
        return Made(connective == "or" ? new KqlOr(operands.ToEquatable(), span) : new KqlAnd(operands.ToEquatable(), span));
    }

    private KqlNode? Negated(KqlNode? operand, int start) =>
        operand is null ? null : Made(new KqlNot(operand, TextSpan.FromBounds(start, operand.Span.End)));

    /// <summary>Reads what stands behind an opening bracket, and the closing one; the node then covers both.</summary>
    private KqlNode? Enclosed(Func<KqlNode?> content, string closing, int opening)
    {
        if (_depth == MaxDepth)
        {
            return Exceeded(opening, $"Brackets nest more than {MaxDepth} deep here. Flatten the query, or split it into several rules.");
        }
        _depth++;
        _scanner.SkipSpaces();
        KqlNode? node = content();
        _depth--;
        if (node is null) return null;
        _scanner.SkipSpaces();
        return _scanner.Take(closing) ? node with { Span = From(opening) } : null;
    }

    private KqlNode? Made(KqlNode node)
    {
        _nodes++;
        return _nodes <= MaxNodes
            ? node
            : Exceeded(node.Span.Start, $"The query has more than {MaxNodes} parts up to here. Split it into several rules.");
    }

    private KqlNode? Exceeded(int offset, string message)
    {
        _limit = new Diagnostic("RG9007", Severity.Error, message, _block.Locate(new TextSpan(offset, 1)));
        return null;
    }

    private TextSpan From(int start) => TextSpan.FromBounds(start, _scanner.Position);

    private static TextSpan Covering(TextSpan first, TextSpan last) => TextSpan.FromBounds(first.Start, last.End);

    private void Warn(string id, TextSpan span, string message) =>
        _diagnostics.Add(new Diagnostic(id, Severity.Warning, message, _block.Locate(span)));
}
