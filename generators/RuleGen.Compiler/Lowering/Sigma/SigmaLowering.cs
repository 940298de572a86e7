using System.Globalization;
using RuleGen.Compiler.Languages.Sigma;
using RuleGen.Compiler.Languages.Sigma.Conditions;
using RuleGen.Compiler.Languages.Sigma.Modifiers;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Lowering.Sigma;

/// <summary>
/// Turns a Sigma detection into a condition over the fields of the source, by the letter of the specification, and reports what cannot do
/// what it seems to. A detection with an error becomes a condition that is never true.
/// </summary>
internal sealed class SigmaLowering
{
    /// <summary>How many tests a detection may come to.</summary>
    public const int MostPredicates = LoweringContext.MostPredicates;

    // Characters of names. A hundred patterns over a thousand selections of twenty characters come to two thirds of this.
    private const int MostCompared = 3_000_000;

    private readonly SigmaQuery _query;
    private readonly SigmaOptions _options;
    private readonly SigmaFindings _findings;
    private readonly Dictionary<string, SigmaSelection> _selections;
    private readonly Dictionary<string, (Expr Expr, int Size)> _lowered = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SigmaSelection[]> _meant = new(StringComparer.Ordinal);
    private int _predicates;
    private int _compared;

    private SigmaLowering(SigmaQuery query, SigmaOptions options, SigmaFindings findings)
    {
        _query = query;
        _options = options;
        _findings = findings;
        _selections = query.Selections.ToDictionary(selection => selection.Name, StringComparer.Ordinal);
    }

    /// <summary>Reads and lowers a detection.</summary>
    public static LoweredSigma Lower(SigmaDetection detection, SigmaOptions options)
    {
        var findings = new SigmaFindings();
        SigmaQuery? query = Read(detection, findings);
        Expr condition = query is null ? new Always(false) : Lower(query, options, findings);
        return new LoweredSigma(condition, findings.InFileOrder());
    }

    /// <summary>Reads a detection, and has pipelines rewrite it; null when nothing can be lowered.</summary>
    public static SigmaQuery? Read(SigmaDetection detection, SigmaFindings findings)
    {
        SigmaQuery? query = DetectionReader.Read(detection.Mapping, detection.File, findings, detection.IsOtherKey);
        return query is null || detection.Rewrite is null ? query : detection.Rewrite(query, findings);
    }

    /// <summary>Lowers what was read.</summary>
    public static Expr Lower(SigmaQuery query, SigmaOptions options, SigmaFindings findings)
    {
        var lowering = new SigmaLowering(query, options, findings);
        Expr condition = lowering.Lower();
        return findings.HasError ? new Always(false) { Origin = condition.Origin } : condition;
    }

    private Expr Lower()
    {
        // Every selection is read, also one that no condition names, so that its faults are found.
        foreach (SigmaSelection selection in _query.Selections) Selection(selection);
        Expr[] alternatives = _query.Conditions.Select(Lower).ToArray();
        if (_predicates > MostPredicates) ReportSize(_query.Conditions[0].Span);
        ReportUnused();
        return alternatives.Length == 1
            ? alternatives[0]
            : new AnyOf(alternatives.ToEquatable()) { Origin = new Origin(_query.Conditions[0].Span) };
    }

    private Expr Lower(SigmaCondition condition) => condition switch
    {
        ConditionAnd and => new AllOf(and.Operands.Select(Lower).ToEquatable()) { Origin = new Origin(and.Span) },
        ConditionOr or => new AnyOf(or.Operands.Select(Lower).ToEquatable()) { Origin = new Origin(or.Span) },
        ConditionNot not => new Not(Lower(not.Operand)) { Origin = new Origin(not.Span) },
        ConditionName name => Named(name),
        ConditionOf of => Quantified(of),
        _ => new Always(false),
    };

    private Expr Named(ConditionName name)
    {
        if (_selections.ContainsKey(name.Name)) return Use(name.Name);
        _used.Add(name.Name);
        string known = string.Join(", ", _selections.Keys.Select(key => $"'{key}'").Take(8));
        string advice = known.Length == 0 ? "the detection has no selection that can be read" : "the detection has " + known;
        _findings.Error("RG4203", $"There is no selection '{name.Name}'; {advice}.", name.Span);
        return new Always(false) { Origin = new Origin(name.Span) };
    }

    private Expr Quantified(ConditionOf of)
    {
        var origin = new Origin(of.Span);
        if (Meant(of) is not { } selections || _predicates > MostPredicates) return new Always(false) { Origin = origin };
        Expr[] meant = [.. selections.Select(selection => Use(selection.Name))];
        if (meant.Length == 0)
        {
            string message = of.Pattern == NamePattern.Them
                ? "'them' stands for no selection here, so this is never true; name one, or leave this out."
                : $"No selection fits '{of.Pattern}', so this is never true; correct the pattern, or leave this out.";
            _findings.Warn("RG4201", message, of.Span);
            return new Always(false) { Origin = origin };
        }
        if (meant.Length == 1) return meant[0];
        return of.IsAll ? new AllOf(meant.ToEquatable()) { Origin = origin } : new AnyOf(meant.ToEquatable()) { Origin = origin };
    }

    /// <summary>The selections a pattern stands for; null when the patterns make more work than any rule needs.</summary>
    private SigmaSelection[]? Meant(ConditionOf of)
    {
        if (_meant.TryGetValue(of.Pattern, out SigmaSelection[]? known)) return known;
        if (_compared > MostCompared) return null;
        var pattern = new NamePattern(of.Pattern);
        var meant = new List<SigmaSelection>();
        foreach (SigmaSelection selection in _query.Selections)
        {
            _compared += 1 + selection.Name.Length;
            if (pattern.Accepts(selection.Name)) meant.Add(selection);
        }
        if (_compared > MostCompared)
        {
            const string Message = "Up to here the patterns of the conditions are compared with too many names of selections."
                + " Use fewer patterns, or split the rule.";
            _findings.Error("RG9007", Message, of.Span);
            return null;
        }
        SigmaSelection[] found = [.. meant];
        _meant.Add(of.Pattern, found);
        return found;
    }

    // A selection may be named again and again; each use is tests of its own in the condition.
    private Expr Use(string name)
    {
        _used.Add(name);
        if (!_lowered.TryGetValue(name, out (Expr Expr, int Size) known)) return new Always(false);
        _predicates += known.Size;
        return _predicates > MostPredicates ? new Always(false) : known.Expr;
    }

    private void Selection(SigmaSelection selection)
    {
        var tests = new SigmaTests(_options, _findings);
        if (Node(selection.Content, tests) is not { } expr) return;
        _lowered.Add(selection.Name, (expr, tests.Count));
        if (tests.Count > MostPredicates) ReportSize(selection.NameSpan);
    }

    private Expr? Node(SigmaNode node, SigmaTests tests)
    {
        switch (node)
        {
            case SigmaItem item:
                return ModifierChain.Apply(item, _options.Placeholders, _findings) is { } test ? tests.Of(test) : null;
            case SigmaAllOf all:
                return Parts(all.Parts, tests) is { } needed ? new AllOf(needed) { Origin = new Origin(all.Span) } : null;
            case SigmaAnyOf any:
                return Parts(any.Parts, tests) is { } parts ? new AnyOf(parts) { Origin = new Origin(any.Span) } : null;
            default:
                return null;
        }
    }

    private EquatableArray<Expr>? Parts(EquatableArray<SigmaNode> nodes, SigmaTests tests)
    {
        List<Expr> parts = nodes.Select(node => Node(node, tests)).OfType<Expr>().ToList();
        return parts.Count == nodes.Count ? parts.ToEquatable() : null;
    }

    private void ReportSize(FileSpan span)
    {
        string limit = MostPredicates.ToString(CultureInfo.InvariantCulture);
        _findings.Error("RG9007", $"The detection comes to more than {limit} tests. Shorten its lists, or split the rule.", span);
    }

    private void ReportUnused()
    {
        foreach (SigmaSelection selection in _query.Selections)
        {
            // A name with an underscore before it says that the selection is kept for something else.
            if (_used.Contains(selection.Name) || selection.Name.StartsWith("_", StringComparison.Ordinal)) continue;
            string message = $"No condition names '{selection.Name}', so it does nothing; name it in the condition, or leave it out.";
            _findings.Warn("RG4204", message, selection.NameSpan);
        }
    }
}
