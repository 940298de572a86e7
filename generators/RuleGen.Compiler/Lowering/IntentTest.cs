using RuleGen.Compiler.Languages.Kql;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Taxonomy;
using RuleGen.Compiler.Text;
using RuleGen.Shared;

namespace RuleGen.Compiler.Lowering;

/// <summary>
/// Lowers <c>field: value</c> as its author meant it. Each reading only adds to what the letters say, so whatever the strict reading
/// accepts is accepted here.
/// </summary>
internal sealed class IntentTest
{
    private const string Windows = "Windows";

    private readonly LoweringContext _context;
    private readonly TypedTest _typed;
    private readonly RegistryReading _registry;

    public IntentTest(LoweringContext context, TypedTest typed)
    {
        _context = context;
        _typed = typed;
        _registry = new RegistryReading(context);
    }

    public Expr Is(FieldTarget target, KqlValue value, TextSpan span)
    {
        if (target.Canonical is not { } canonical) return Is(target.Record, value, span);
        Expr test = canonical.Name switch
        {
            "registry.path" when IsText(value) => _registry.Path(value, span),
            "registry.key" when IsText(value) => _registry.Key(value, span),
            _ => Is(canonical, value, span),
        };
        return target.MayDifferInRecord(value) ? _context.AnyOf([test, Is(target.Record, value, span)], span) : test;
    }

    public Expr Range(FieldTarget target, KqlRangeOperator comparison, KqlValue value, TextSpan span)
    {
        if (target.Canonical is not { } canonical) return _typed.Range(target.Record, comparison, value, span);
        Expr test = _typed.Range(canonical, comparison, value, span);
        return target.MayDifferInRecord(value)
            ? _context.AnyOf([test, _typed.Range(target.Record, comparison, value, span)], span)
            : test;
    }

    /// <summary>The glob pieces of a value, with I1: whether an asterisk in quotes is a wildcard in this field.</summary>
    public static IReadOnlyList<string> Pieces(string fieldName, KqlValue value) =>
        value is KqlText { IsQuoted: true } text && IsQuotedWildcard(fieldName, text.Text) ? text.Text.Split('*') : TypedTest.Pieces(value);

    /// <summary>
    /// Whether the asterisks of a quoted value are meant as wildcards: the value holds something else as well, and the field is a path or
    /// an asterisk is a whole segment or stands at an end.
    /// </summary>
    public static bool IsQuotedWildcard(string fieldName, string text)
    {
        if (text.IndexOf('*') < 0 || text.All(c => c == '*')) return false;
        return FieldTraits.IsPath(fieldName)
            || text[0] == '*' || text[text.Length - 1] == '*'
            || text.Split('\\', '/').Contains("*");
    }

    private static bool IsText(KqlValue value) => value switch
    {
        KqlText or KqlBoolean => true,
        KqlWildcard pattern => pattern.Pieces.Any(piece => piece.Length > 0),
        _ => false,
    };

    private Expr Is(Field field, KqlValue value, TextSpan span)
    {
        bool isKeyword = field.Type is FieldType.Keyword or FieldType.Wildcard;
        if (!isKeyword || !IsText(value)) return _typed.Is(field, value, span);
        IReadOnlyList<string> pieces = Pieces(field.Name, value);
        bool ignoresCase = FieldTraits.IgnoresCase(field.Name);
        if (pieces.Count > 1 && value is KqlText) _context.Applied(Readings.QuotedWildcard);
        if (ignoresCase) _context.Applied(Readings.LetterCase);
        Expr test = _context.Test(TextPattern.Of(field, pieces, ignoresCase), span);
        bool isFamily = FieldTraits.IsOperatingSystem(field.Name) && pieces.Count == 1
            && string.Equals(pieces[0], Windows, StringComparison.OrdinalIgnoreCase);
        if (!isFamily) return test;
        _context.Applied(Readings.OperatingSystemFamily);
        return _context.AnyOf([test, _context.Test(new TextMatch(field, TextOperator.StartsWith, Windows + " ", true), span)], span);
    }
}
