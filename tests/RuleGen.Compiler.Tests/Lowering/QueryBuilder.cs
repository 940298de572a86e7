using System.Text;
using RuleGen.Compiler.Analysis;
using RuleGen.Compiler.Languages.Kql;
using RuleGen.Compiler.Lowering;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Tests.Lowering;

/// <summary>
/// Builds the tree of a query by hand. Fields and values are given as they stand in the query and are looked for from left to right, so
/// every node has its true span.
/// </summary>
internal sealed class QueryBuilder
{
    private readonly string _query;
    private int _cursor;

    private QueryBuilder(BlockText block)
    {
        Block = block;
        _query = block.Text;
    }

    public BlockText Block { get; }

    public static QueryBuilder Of(string query, string before = "")
    {
        var file = new SourceFile("rules/x.md", before + query);
        return new QueryBuilder(BlockText.Of(file, new TextSpan(before.Length, query.Length)));
    }

    public static QueryBuilder Of(BlockText block) => new(block);

    /// <summary>Lowers one test, <c>field: value</c>.</summary>
    public static LoweredQuery Lower(string field, string value, ReadingMode mode, EventClasses binding = EventClasses.RegistryValueSet)
    {
        QueryBuilder tree = Of($"{field}: {value}");
        return tree.Lower(tree.Is(field, value), mode, binding);
    }

    public LoweredQuery Lower(
        KqlNode root, ReadingMode mode, EventClasses binding = EventClasses.RegistryValueSet, bool strictFields = false) =>
        QueryAnalysis.Analyse(root, Block, new LoweringOptions(mode, binding, strictFields));

    public KqlNode Is(string field, string value)
    {
        KqlValue name = Value(field);
        KqlValue literal = Value(value);
        return new KqlIs(name, literal, TextSpan.FromBounds(name.Span.Start, literal.Span.End));
    }

    public KqlNode FreeText(string value)
    {
        KqlValue literal = Value(value);
        return new KqlIs(null, literal, literal.Span);
    }

    public KqlNode Range(string field, KqlRangeOperator comparison, string value)
    {
        KqlValue name = Value(field);
        KqlValue literal = Value(value);
        return new KqlRange(name, comparison, literal, TextSpan.FromBounds(name.Span.Start, literal.Span.End));
    }

    /// <summary><c>field: (a or b)</c>.</summary>
    public KqlNode AnyOf(string field, params string[] values)
    {
        KqlValue name = Value(field);
        KqlNode[] tests = values.Select(value => Value(value)).Select(value => (KqlNode)new KqlIs(name, value, value.Span)).ToArray();
        return new KqlOr(tests.ToEquatable(), Around(tests));
    }

    public KqlNode Nested(string path, Func<KqlNode> query)
    {
        KqlValue name = Value(path);
        KqlNode inner = query();
        return new KqlNested(name, inner, TextSpan.FromBounds(name.Span.Start, inner.Span.End));
    }

    public KqlNode Not(Func<KqlNode> operand)
    {
        int start = Find("not");
        KqlNode inner = operand();
        return new KqlNot(inner, TextSpan.FromBounds(start, inner.Span.End));
    }

    public static KqlNode And(params KqlNode[] operands) => new KqlAnd(operands.ToEquatable(), Around(operands));

    public static KqlNode Or(params KqlNode[] operands) => new KqlOr(operands.ToEquatable(), Around(operands));

    private static TextSpan Around(KqlNode[] nodes) => TextSpan.FromBounds(nodes[0].Span.Start, nodes[^1].Span.End);

    private int Find(string fragment)
    {
        int start = _query.IndexOf(fragment, _cursor, StringComparison.Ordinal);
        Assert.True(start >= 0, $"the query has no {fragment} behind {_cursor}");
        _cursor = start + fragment.Length;
        return start;
    }

    private KqlValue Value(string fragment)
    {
        var span = new TextSpan(Find(fragment), fragment.Length);
        if (fragment.StartsWith('"')) return new KqlText(Unescape(fragment[1..^1])[0], IsQuoted: true, span);
        if (fragment is "true" or "false") return new KqlBoolean(fragment == "true", span);
        if (fragment == "null") return new KqlNull(span);
        string[] pieces = Unescape(fragment, splitsAt: '*');
        return pieces.Length == 1 ? new KqlText(pieces[0], IsQuoted: false, span) : new KqlWildcard(pieces.ToEquatable(), span);
    }

    private static string[] Unescape(string text, char splitsAt = '\0')
    {
        var pieces = new List<string>();
        var piece = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == splitsAt)
            {
                pieces.Add(piece.ToString());
                piece.Clear();
                continue;
            }
            bool escapes = text[i] == '\\' && i + 1 < text.Length;
            piece.Append(escapes ? text[++i] : text[i]);
        }
        pieces.Add(piece.ToString());
        return [.. pieces];
    }
}
