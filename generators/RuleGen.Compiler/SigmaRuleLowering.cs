using System.Globalization;
using RuleGen.Compiler.Analysis;
using RuleGen.Compiler.Analysis.Sigma;
using RuleGen.Compiler.Documents;
using RuleGen.Compiler.Documents.Sigma;
using RuleGen.Compiler.Languages.Sigma;
using RuleGen.Compiler.Languages.Sigma.Modifiers;
using RuleGen.Compiler.Lowering.Sigma;
using RuleGen.Compiler.Lowering.Sigma.Pipelines;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;
using RuleGen.Compiler.Taxonomy;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler;

/// <summary>
/// Lowers a Sigma rule, or a filter by itself, with all that its project has to say: pipelines change it first, then filters are added.
/// </summary>
internal sealed class SigmaRuleLowering
{
    private readonly SourceFile _file;
    private readonly SigmaDocument _document;
    private readonly CompilerOptions _options;
    private readonly PipelineState? _pipelines;

    /// <param name="file">The rule's file.</param>
    /// <param name="document">The rule, which has no error.</param>
    /// <param name="options">What the project asks for.</param>
    public SigmaRuleLowering(SourceFile file, SigmaDocument document, CompilerOptions options)
    {
        _file = file;
        _document = document;
        _options = options;
        Source = document.LogSource!;
        // What is wrong with the detection is reported when it is lowered.
        if (options.Project.Pipelines.Count > 0 && SigmaLowering.Read(Detection(), new SigmaFindings()) is { } query)
        {
            _pipelines = RunPipelines(query)!;
            Source = _pipelines.LogSource;
        }
        Binding = SigmaCategories.Binding(Source.Product, Source.Category);
    }

    /// <summary>The log source, as pipelines leave it.</summary>
    public SigmaLogSource Source { get; }

    /// <summary>The event classes of the log source.</summary>
    public EventClasses Binding { get; }

    /// <summary>The log source a rule of this condition is offered the records of.</summary>
    public LogSource LogSourceOf(Expr condition)
    {
        bool isWindows = "windows".Equals(Source.Product, StringComparison.OrdinalIgnoreCase);
        return Model(needsDeclaration: isWindows || !PositiveTests.OfFields(condition));
    }

    /// <summary>The document's own condition, without filters, and what there is to say about it.</summary>
    public LoweredSigma Lower()
    {
        var findings = new List<Diagnostic>(CheckTaxonomy());
        if (_pipelines is not null) findings.AddRange(_pipelines.Refusals);
        if (findings.Count > 0) return new LoweredSigma(new Always(false), findings.ToEquatable());
        SigmaDetection detection = Detection() with { Rewrite = _pipelines is null ? null : (_, _) => _pipelines.Query };
        return SigmaAnalysis.Analyse(detection, Reading(_pipelines));
    }

    /// <summary>
    /// A condition joined to those of the filters that are added to the rule; null when there are none. Findings stand in the rule: what
    /// is to be said about a filter alone is said where it stands.
    /// </summary>
    public LoweredSigma? AddFilters(Expr condition)
    {
        var findings = new List<Diagnostic>();
        var parts = new List<Expr> { condition };
        int tests = ConditionWalk.Predicates(condition).Count;
        foreach (ProjectFilter filter in _options.Project.FiltersOf(_document))
        {
            Expr added = Lower(filter, findings);
            parts.Add(added);
            tests += ConditionWalk.Predicates(added).Count;
            if (tests <= SigmaLowering.MostPredicates) continue;
            string limit = SigmaLowering.MostPredicates.ToString(CultureInfo.InvariantCulture);
            string message = $"With the project's filters the detection comes to more than {limit} tests. Shorten their lists.";
            findings.Add(new Diagnostic("RG9007", Severity.Error, message, _document.DetectionSpan));
            return new LoweredSigma(new Always(false), findings.ToEquatable());
        }
        if (parts.Count == 1) return null;
        Expr all = Simplifier.Simplify(new AllOf(parts.ToEquatable()) { Origin = condition.Origin });
        return new LoweredSigma(all, findings.ToEquatable());
    }

    private Expr Lower(ProjectFilter filter, List<Diagnostic> findings)
    {
        PipelineState? pipelines = RunPipelines(filter.Query);
        foreach (Diagnostic refusal in pipelines?.Refusals ?? [])
        {
            string title = PlainLine.Shown(filter.Filter.Document.Metadata!.Title);
            findings.Add(refusal with { Message = $"with the filter '{title}': {refusal.Message}", Location = _document.DetectionSpan });
        }
        var faults = new SigmaFindings();
        Expr condition = SigmaLowering.Lower(pipelines?.Query ?? filter.Query, Reading(pipelines), faults);
        return faults.HasError ? new Always(true) : condition;
    }

    private PipelineState? RunPipelines(SigmaQuery query)
    {
        if (_options.Project.Pipelines.Count == 0) return null;
        var state = new PipelineState(_document, _document.LogSource!, query, _options.Project);
        PipelineRun.Run(_options.Project.Pipelines, state);
        return state;
    }

    private IEnumerable<Diagnostic> CheckTaxonomy()
    {
        if (_document.Taxonomy is not { } taxonomy || _pipelines is { HasMapped: true }) return [];
        string message = $"nothing maps the taxonomy '{PlainLine.Shown(taxonomy.Value)}' to Sigma's; "
            + "write Sigma's own field names and leave the line out, or add a pipeline that maps them";
        return [new Diagnostic(DocumentDiagnostics.UnknownTaxonomy, Severity.Error, message, taxonomy.Span)];
    }

    private SigmaDetection Detection() => new(_file, _document.Detection!, Model(needsDeclaration: true))
    {
        IsOtherKey = _document.Kind == SigmaKind.Filter ? SigmaFilter.IsOtherKey : null,
    };

    private LogSource Model(bool needsDeclaration) =>
        new(Source.Product, Source.Category, Source.Service, _options.SecurityEquivalents, needsDeclaration);

    private SigmaOptions Reading(PipelineState? pipelines) =>
        new(Binding, _options.StrictFields) { Placeholders = (IPlaceholders?)pipelines ?? _options.Project };
}
