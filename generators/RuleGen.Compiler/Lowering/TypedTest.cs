using RuleGen.Compiler.Languages.Kql;
using RuleGen.Compiler.Languages.Kql.Literals;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Taxonomy;
using RuleGen.Compiler.Text;
using RuleGen.Shared;

namespace RuleGen.Compiler.Lowering;

/// <summary>
/// Lowers <c>field: value</c> as the field's mapping type reads it, letter by letter. A value that the type cannot hold is never met;
/// that is reported, unless the field came from a name with a wildcard, where other fields carry the test.
/// </summary>
internal sealed class TypedTest
{
    private readonly LoweringContext _context;
    private readonly bool _isLenient;

    public TypedTest(LoweringContext context, bool isLenient)
    {
        _context = context;
        _isLenient = isLenient;
    }

    public Expr Is(Field field, KqlValue value, TextSpan span)
    {
        switch (value)
        {
            case KqlNull:
                return Never(field, value, span, "null is met by no value; write \"not " + field.Name + ": *\" for a field that is absent");
            case KqlWildcard pattern when pattern.Pieces.All(piece => piece.Length == 0):
                return _context.Test(new Exists(field), span);
        }
        return field.Type switch
        {
            FieldType.Number => Number(field, value, span),
            FieldType.Boolean => Boolean(field, value, span),
            FieldType.Date => Date(field, value, span),
            FieldType.Ip => Address(field, value, span),
            FieldType.Text => Words(field, value, span),
            _ => _context.Test(TextPattern.Of(field, Pieces(value), ignoreCase: false), span),
        };
    }

    /// <summary>The glob pieces of a value; one piece is a literal.</summary>
    public static IReadOnlyList<string> Pieces(KqlValue value) =>
        value is KqlWildcard pattern ? pattern.Pieces : [Literal(value) ?? string.Empty];

    /// <summary>The literal text of a value; null for a pattern.</summary>
    public static string? Literal(KqlValue value) => value switch
    {
        KqlText text => text.Text,
        KqlBoolean boolean => boolean.Value ? "true" : "false",
        KqlNull => "null",
        _ => null,
    };

    private Expr Number(Field field, KqlValue value, TextSpan span) =>
        Literal(value) is { } text && NumberLiteral.TryRead(text, out decimal number)
            ? _context.Test(new NumberCompare(field, Ordering.Equal, number), span)
            : Never(field, value, span, $"{field.Name} is a number and this is none; write a number such as 4104");

    private Expr Boolean(Field field, KqlValue value, TextSpan span) =>
        Literal(value) is { } text && BooleanLiteral.TryRead(text, out bool isTrue)
            ? _context.Test(new BooleanIs(field, isTrue), span)
            : Never(field, value, span, $"{field.Name} is true or false; write one of the two");

    private Expr Date(Field field, KqlValue value, TextSpan span)
    {
        if (Literal(value) is not { } text) return Never(field, value, span, NoDate(field));
        DateLiteral date = DateLiteral.Read(text);
        return date.Kind switch
        {
            DateLiteralKind.Interval => _context.Test(new DateRange(field, date.From, date.To), span),
            DateLiteralKind.DateMath => RefuseArithmetic(value, span),
            _ => Never(field, value, span, NoDate(field)),
        };
    }

    private Expr Address(Field field, KqlValue value, TextSpan span) =>
        Literal(value) is { } text && NetworkLiteral.TryRead(text, out NetworkLiteral network)
            ? _context.Test(new InNetwork(field, network.Network, network.PrefixLength), span)
            : Never(field, value, span, NoAddress(field));

    /// <summary>
    /// Analysed text. A pattern stands for words of which it holds blanks between; a word with a wildcard is looked for anywhere in the
    /// value, since the predicates know no single words with wildcards.
    /// </summary>
    private Expr Words(Field field, KqlValue value, TextSpan span)
    {
        if (value is not KqlWildcard pattern) return AllWords(field, value, span);
        if (WildcardText.Join(pattern.Pieces) is not { } text)
        {
            return _context.Test(TextPattern.Of(field, ["", .. pattern.Pieces, ""], ignoreCase: true), span);
        }
        var tests = new List<Expr>();
        foreach (string word in text.Split([' '], StringSplitOptions.RemoveEmptyEntries))
        {
            string[] pieces = ["", .. WildcardText.Pieces(word), ""];
            tests.Add(word.IndexOf(WildcardText.Wildcard) >= 0
                ? _context.Test(TextPattern.Of(field, pieces, ignoreCase: true), span)
                : _context.Test(new TextWords(field, TextPattern.Words(word).ToEquatable(), InOrder: false), span));
        }
        return tests.Count == 0 ? _context.Test(new Exists(field), span) : _context.AnyOf(tests, span);
    }

    private Expr AllWords(Field field, KqlValue value, TextSpan span)
    {
        IReadOnlyList<string> words = TextPattern.Words(Literal(value) ?? string.Empty);
        return words.Count == 0
            ? Never(field, value, span, $"{field.Name} is compared word by word and this holds no word; write letters or digits")
            : _context.Test(new TextWords(field, words.ToEquatable(), InOrder: value is KqlText { IsQuoted: true }), span);
    }

    /// <summary>Lowers an ordering. A range on words compares the whole text: the predicates order no single words.</summary>
    public Expr Range(Field field, KqlRangeOperator comparison, KqlValue value, TextSpan span)
    {
        if (value is KqlWildcard)
        {
            _context.Report(
                "RG9001", Severity.Error, "An ordering takes no wildcard; write the bound itself, or use \":\" for a pattern.", value.Span);
            return _context.Always(false, span);
        }
        if (value is KqlNull) return Never(field, value, span, "nothing is above or below null; write a bound");
        string text = Literal(value)!;
        Ordering ordering = OrderingOf(comparison);
        switch (field.Type)
        {
            case FieldType.Number:
                return NumberLiteral.TryRead(text, out decimal number)
                    ? _context.Test(new NumberCompare(field, ordering, number), span)
                    : Never(field, value, span, $"{field.Name} is a number and this is none; write a number such as 4104");
            case FieldType.Date:
                return DateBound(field, comparison, text, value, span);
            case FieldType.Ip:
                return AddressLiteral.TryRead(text, out string address)
                    ? _context.Test(new AddressOrder(field, ordering, address), span)
                    : Never(field, value, span, NoAddress(field));
            case FieldType.Boolean:
                return Never(field, value, span, $"{field.Name} is true or false and has no order; write \"{field.Name}: true\"");
            default:
                return _context.Test(new TextOrder(field, ordering, text), span);
        }
    }

    // A bound of coarse precision is rounded away from the values it names: after a day means after the day's end.
    private Expr DateBound(Field field, KqlRangeOperator comparison, string text, KqlValue value, TextSpan span)
    {
        DateLiteral date = DateLiteral.Read(text);
        if (date.Kind == DateLiteralKind.DateMath) return RefuseArithmetic(value, span);
        if (date.Kind == DateLiteralKind.None) return Never(field, value, span, NoDate(field));
        DateRange range = comparison switch
        {
            KqlRangeOperator.Less => new DateRange(field, null, date.From),
            KqlRangeOperator.LessOrEqual => new DateRange(field, null, date.To),
            KqlRangeOperator.Greater => new DateRange(field, date.To, null),
            _ => new DateRange(field, date.From, null),
        };
        return _context.Test(range, span);
    }

    private Expr RefuseArithmetic(KqlValue value, TextSpan span)
    {
        const string Message = "Date arithmetic has no clock to count from in a stream of events; write a date such as 2025-06-04.";
        _context.Report("RG9001", Severity.Error, Message, value.Span);
        return _context.Always(false, span);
    }

    private Expr Never(Field field, KqlValue value, TextSpan span, string reason)
    {
        if (!_isLenient) _context.Report("RG1020", Severity.Warning, $"This test of {field.Name} is never true: {reason}.", value.Span);
        return _context.Always(false, span);
    }

    private static string NoDate(Field field) =>
        $"{field.Name} is a date and this is none; write one such as 2025-06-04 or 2025-06-04T06:15:23Z";

    private static string NoAddress(Field field) =>
        $"{field.Name} is an address and this is neither an address nor a network; write one such as 10.0.0.1 or 10.0.0.0/8";

    private static Ordering OrderingOf(KqlRangeOperator comparison) => comparison switch
    {
        KqlRangeOperator.Less => Ordering.Less,
        KqlRangeOperator.LessOrEqual => Ordering.LessOrEqual,
        KqlRangeOperator.Greater => Ordering.Greater,
        _ => Ordering.GreaterOrEqual,
    };
}
