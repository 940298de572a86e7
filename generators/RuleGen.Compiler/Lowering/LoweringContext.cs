using RuleGen.Compiler.Model;
using RuleGen.Compiler.Taxonomy;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Lowering;

/// <summary>What one lowering has in hand: the options, where texts stand in the file, and the findings so far.</summary>
internal sealed class LoweringContext : IFindings
{
    /// <summary>How many predicates a query may come to; field wildcards multiply with value lists.</summary>
    public const int MostPredicates = 20_000;

    private const int MostDiagnostics = 1_000;

    private readonly BlockText _text;
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly Dictionary<string, RegistryPattern> _patterns = new(StringComparer.Ordinal);
    private int _predicates;

    public LoweringContext(BlockText text, LoweringOptions options)
    {
        _text = text;
        Options = options;
    }

    public LoweringOptions Options { get; }

    public bool IsIntent => Options.Mode == ReadingMode.Intent;

    /// <summary>Whether the part being lowered stands under an odd number of <c>not</c>.</summary>
    public bool IsNegated { get; set; }

    /// <summary>The readings applied under the innermost <c>not</c> so far.</summary>
    public Readings NegatedReadings { get; set; }

    /// <summary>Whether an error was reported: the rule is left out.</summary>
    public bool HasError { get; private set; }

    /// <summary>Whether the query has come to more predicates than any rule needs.</summary>
    public bool IsExhausted => _predicates > MostPredicates;

    public void Applied(Readings readings)
    {
        if (IsNegated) NegatedReadings |= readings;
    }

    /// <summary>The canonical form of a registry pattern, made once for lowering and advice.</summary>
    public RegistryPattern PatternOf(string written)
    {
        if (_patterns.TryGetValue(written, out RegistryPattern? known)) return known;
        RegistryPattern pattern = RegistryPattern.Canonicalise(written);
        _patterns.Add(written, pattern);
        return pattern;
    }

    public Expr Test(Predicate predicate, TextSpan span)
    {
        _predicates++;
        return new Test(predicate) { Origin = OriginOf(span) };
    }

    public Expr Always(bool value, TextSpan span) => new Always(value) { Origin = OriginOf(span) };

    public Expr AnyOf(IReadOnlyList<Expr> operands, TextSpan span) =>
        operands.Count == 1 ? operands[0] : new AnyOf(operands.ToEquatable()) { Origin = OriginOf(span) };

    public Origin OriginOf(TextSpan span) => new(_text.Locate(span));

    /// <summary>The line of a span in the file, from 1.</summary>
    public int LineOf(TextSpan span) => _text.Locate(span).StartLine + 1;

    public void Report(string id, Severity severity, string message, TextSpan span) => Report(id, severity, message, _text.Locate(span));

    /// <summary>Keeps a finding. Past a thousand only errors are kept, up to a thousand more, so that no error drowns.</summary>
    public void Report(string id, Severity severity, string message, FileSpan location)
    {
        if (severity == Severity.Error) HasError = true;
        int most = severity == Severity.Error ? 2 * MostDiagnostics : MostDiagnostics;
        if (_diagnostics.Count < most) _diagnostics.Add(new Diagnostic(id, severity, message, location));
    }

    /// <summary>The findings in the order of the file, each said once.</summary>
    public EquatableArray<Diagnostic> Findings() => _diagnostics
        .Distinct()
        .OrderBy(finding => finding.Location.Start).ThenBy(finding => finding.Id, StringComparer.Ordinal)
        .ToEquatable();
}
