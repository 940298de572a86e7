using RuleGen.Compiler.Languages.Kql;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Taxonomy;
using RuleGen.Compiler.Text;
using RuleGen.Shared;

namespace RuleGen.Compiler.Lowering;

/// <summary>
/// Lowers tests of registry paths and keys in the intent reading: one spelling for hives, control sets and class hives (I4), and a path
/// that ends at a key means the values of the key (I2).
/// </summary>
internal sealed class RegistryReading
{
    private const string PathName = "registry.path";

    private static readonly Field _written = new(PathName, FieldView.Canonical, FieldType.Keyword);
    private static readonly Field _path = _written with { Form = FieldForm.RegistryPath };
    private static readonly Field _key = _written with { Form = FieldForm.RegistryKey };
    private static readonly Field _keyName = new("registry.key", FieldView.Canonical, FieldType.Keyword);

    private readonly LoweringContext _context;

    public RegistryReading(LoweringContext context) => _context = context;

    /// <summary>
    /// Whether a path pattern is read as a key too: the rule is offered value events, and the pattern ends in neither a wildcard nor a
    /// known value. A last segment that nobody knows counts as a key as well, for the whole path is tried with it.
    /// </summary>
    public static bool ReadsKey(RegistryPattern pattern, EventClasses binding) =>
        (binding & EventClasses.RegistryValueSet) != 0
        && pattern.Texts.All(text => !EndsOpen(text) && RegistryKnowledge.Tail(text) != RegistryTail.Value);

    /// <summary>The canonical pattern of a path test; null for a value without such a form.</summary>
    public static RegistryPattern? PatternOf(KqlValue value, LoweringContext context) =>
        WildcardText.Join(IntentTest.Pieces(PathName, value)) is { } written ? context.PatternOf(written) : null;

    public Expr Path(KqlValue value, TextSpan span)
    {
        IReadOnlyList<string> pieces = IntentTest.Pieces(PathName, value);
        Note(value, pieces);
        if (WildcardText.Join(pieces) is not { } written) return _context.Test(TextPattern.Of(_written, pieces, ignoreCase: true), span);
        RegistryPattern pattern = _context.PatternOf(written);
        var tests = new List<Expr>();
        bool readsKey = ReadsKey(pattern, _context.Options.Binding);
        bool isWide = value is KqlWildcard;
        if (readsKey)
        {
            _context.Applied(Readings.KeyWithoutValue);
            tests.AddRange(KeyTests(pattern, span));
        }
        // A last segment that nobody knows may name a value. Without quotes a wildcard may run across several segments, which one place
        // does not say.
        bool isKey = readsKey && pattern.Texts.All(text => RegistryKnowledge.Tail(text) == RegistryTail.Key);
        if (!isKey || (isWide && pattern.Places is not null)) tests.AddRange(Tests(_path, pattern, span));
        if (!pattern.CoversSpelling) tests.Add(_context.Test(TextPattern.Of(_written, pieces, ignoreCase: true), span));
        return _context.AnyOf(tests, span);
    }

    public Expr Key(KqlValue value, TextSpan span)
    {
        IReadOnlyList<string> pieces = IntentTest.Pieces("registry.key", value);
        Note(value, pieces);
        var tests = new List<Expr> { _context.Test(TextPattern.Of(_keyName, pieces, ignoreCase: true), span) };
        if (WildcardText.Join(pieces) is not { } written) return tests[0];
        foreach (string absolute in Absolute(written)) tests.AddRange(KeyTests(_context.PatternOf(absolute), span));
        return _context.AnyOf(tests, span);
    }

    // ECS keeps the hive apart from the key, so a key without a hive may lie below either.
    private static IEnumerable<string> Absolute(string written)
    {
        bool isRooted = RegistryPath.TrySplitRoot(written, out _, out _);
        bool isOpen = written.Length == 0 || written[0] is WildcardText.Wildcard or '\\';
        return isRooted || isOpen ? [written] : ["HKLM\\" + written, "HKU\\" + written];
    }

    private IEnumerable<Expr> KeyTests(RegistryPattern pattern, TextSpan span) =>
        pattern.Places is { } places
            ? [_context.Test(new RegistryKeyIs(_key, places.ToEquatable()), span)]
            : Tests(_key, pattern, span);

    private IEnumerable<Expr> Tests(Field field, RegistryPattern pattern, TextSpan span) =>
        pattern.Texts.Select(text => _context.Test(TextPattern.Of(field, WildcardText.Pieces(text), ignoreCase: true), span));

    private void Note(KqlValue value, IReadOnlyList<string> pieces)
    {
        _context.Applied(Readings.LetterCase | Readings.RegistryRoots);
        if (value is KqlText && pieces.Count > 1) _context.Applied(Readings.QuotedWildcard);
    }

    private static bool EndsOpen(string text) => text.Length > 0 && text[text.Length - 1] == WildcardText.Wildcard;
}
