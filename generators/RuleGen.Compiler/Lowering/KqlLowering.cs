using RuleGen.Compiler.Languages.Kql;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Lowering;

/// <summary>
/// Turns a KQL tree into a condition over the taxonomy's fields, by the letter or by intent, and reports every reading, every field it
/// does not know and every test that cannot do what it seems to. A query with an error becomes a condition that is never true.
/// </summary>
internal sealed class KqlLowering
{
    /// <summary>How deep a query may nest: a pair of brackets, a <c>not</c> and a list of tests are a level each.</summary>
    public const int MaxDepth = 200;

    private readonly LoweringContext _context;
    private bool _isTooDeep;

    private KqlLowering(LoweringContext context) => _context = context;

    /// <summary>Lowers a query.</summary>
    /// <param name="root">The query's tree.</param>
    /// <param name="context">How to read it; takes the findings.</param>
    public static Expr Lower(KqlNode root, LoweringContext context)
    {
        Expr written = new KqlLowering(context).Lower(root, objectPath: null, depth: 0);
        if (context.IsExhausted)
        {
            string message = $"The query comes to more than {LoweringContext.MostPredicates} tests."
                + " Name the fields instead of a pattern, or split the query.";
            context.Report("RG9007", Severity.Error, message, root.Span);
        }
        return context.HasError ? context.Always(false, root.Span) : written;
    }

    private Expr Lower(KqlNode node, string? objectPath, int depth)
    {
        if (IsTooDeep(node, depth) || _context.IsExhausted) return _context.Always(false, node.Span);
        switch (node)
        {
            case KqlAnd and:
                return new AllOf(LowerAll(and.Operands, objectPath, depth)) { Origin = _context.OriginOf(and.Span) };
            case KqlOr or:
                return new AnyOf(LowerAll(or.Operands, objectPath, depth)) { Origin = _context.OriginOf(or.Span) };
            case KqlNot not:
                return LowerNot(not, objectPath, depth);
            case KqlNested nested:
                return LowerNested(nested, objectPath, depth);
            case KqlRange range:
                return LowerTest(range.Field, range, objectPath);
            case KqlIs { Field: { } field } test:
                return LowerTest(field, test, objectPath);
            default:
                return LowerFreeText((KqlIs)node);
        }
    }

    private bool IsTooDeep(KqlNode node, int depth)
    {
        if (depth <= MaxDepth) return false;
        if (_isTooDeep) return true;
        _isTooDeep = true;
        string message = $"The query nests more than {MaxDepth} deep here. Flatten it, or split it into several rules.";
        _context.Report("RG9007", Severity.Error, message, node.Span);
        return true;
    }

    private EquatableArray<Expr> LowerAll(EquatableArray<KqlNode> operands, string? objectPath, int depth) =>
        operands.Select(operand => Lower(operand, objectPath, depth + 1)).ToEquatable();

    private Expr LowerNot(KqlNot not, string? objectPath, int depth)
    {
        Readings outer = _context.NegatedReadings;
        _context.NegatedReadings = Readings.None;
        _context.IsNegated = !_context.IsNegated;
        Expr operand = Lower(not.Operand, objectPath, depth + 1);
        _context.IsNegated = !_context.IsNegated;
        NegationAdvice.Report(_context.NegatedReadings, not.Span, _context);
        _context.NegatedReadings = outer;
        return new Not(operand) { Origin = _context.OriginOf(not.Span) };
    }

    private Expr LowerNested(KqlNested nested, string? objectPath, int depth)
    {
        if (nested.Path is KqlWildcard)
        {
            const string Message = "The path before \"{\" takes no wildcard; write the name of one field of objects.";
            _context.Report("RG9001", Severity.Error, Message, nested.Path.Span);
            return _context.Always(false, nested.Span);
        }
        string name = TypedTest.Literal(nested.Path) ?? string.Empty;
        string path = objectPath is null ? name : objectPath + "." + name;
        return new SameObject(path, Lower(nested.Query, path, depth + 1)) { Origin = _context.OriginOf(nested.Span) };
    }

    private Expr LowerTest(KqlValue field, KqlNode test, string? objectPath)
    {
        bool isEverything = test is KqlIs { Value: KqlWildcard { IsExists: true } } && field is KqlWildcard { IsExists: true };
        if (isEverything) return _context.Always(true, test.Span);
        IReadOnlyList<FieldTarget> targets = FieldTarget.Of(field, objectPath, _context.Options);
        if (targets.Count == 1) FieldAdvice.Report(targets[0], field.Span, _context);
        var typed = new TypedTest(_context, isLenient: targets.Count > 1);
        Expr[] tests = targets.TakeWhile(_ => !_context.IsExhausted).Select(target => LowerTest(target, typed, test)).ToArray();
        return _context.AnyOf(tests, test.Span);
    }

    private Expr LowerTest(FieldTarget target, TypedTest typed, KqlNode test)
    {
        if (test is KqlRange range)
        {
            return _context.IsIntent
                ? new IntentTest(_context, typed).Range(target, range.Operator, range.Value, range.Span)
                : typed.Range(target.Record, range.Operator, range.Value, range.Span);
        }
        KqlValue value = ((KqlIs)test).Value;
        return _context.IsIntent
            ? new IntentTest(_context, typed).Is(target, value, test.Span)
            : typed.Is(target.Record, value, test.Span);
    }

    private Expr LowerFreeText(KqlIs test)
    {
        if (test.Value is KqlWildcard { IsExists: true })
        {
            _context.Report(
                "RG1020", Severity.Warning, "A \"*\" alone is met by every event; write \"field: *\" to ask for a field.", test.Span);
            return _context.Always(true, test.Span);
        }
        const string Message =
            "This text names no field, so every text of the record is searched for it; write \"field: text\" to say where it stands.";
        _context.Report("RG1016", Severity.Info, Message, test.Span);
        if (test.Value is KqlWildcard pattern)
        {
            string[] pieces = ["", .. pattern.Pieces, ""];
            EquatableArray<string> glob = pieces.Where((piece, i) => piece.Length > 0 || i == 0 || i == pieces.Length - 1).ToEquatable();
            return _context.Test(new AnyText(EquatableArray<string>.Empty, InOrder: false, glob), test.Span);
        }
        EquatableArray<string> words = TextPattern.Words(TypedTest.Literal(test.Value) ?? string.Empty).ToEquatable();
        if (words.Count > 0) return _context.Test(new AnyText(words, InOrder: test.Value is KqlText { IsQuoted: true }, null), test.Span);
        _context.Report(
            "RG1020", Severity.Warning, "This text holds no word, so nothing is found by it; write letters or digits.", test.Span);
        return _context.Always(false, test.Span);
    }
}
