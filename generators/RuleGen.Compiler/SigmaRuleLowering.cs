using RuleGen.Compiler.Analysis;
using RuleGen.Compiler.Analysis.Sigma;
using RuleGen.Compiler.Documents;
using RuleGen.Compiler.Documents.Sigma;
using RuleGen.Compiler.Languages.Sigma;
using RuleGen.Compiler.Languages.Sigma.Modifiers;
using RuleGen.Compiler.Lowering.Sigma;
using RuleGen.Compiler.Lowering.Sigma.Pipelines;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Taxonomy;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler;

/// <summary>Lowers a Sigma rule with all that its project has to say: pipelines change it first, then filters are added.</summary>
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
        _pipelines = RunPipelines();
        Source = _pipelines?.LogSource ?? document.LogSource!;
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
        return Model(Source, _options, needsDeclaration: isWindows || !PositiveTests.OfFields(condition));
    }

    public LoweredSigma Lower()
    {
        var findings = new List<Diagnostic>(CheckTaxonomy());
        if (_pipelines is not null) findings.AddRange(_pipelines.Refusals);
        if (findings.Count > 0) return new LoweredSigma(new Always(false), findings.ToEquatable());

        IPlaceholders placeholders = (IPlaceholders?)_pipelines ?? _options.Project;
        var detection = new SigmaDetection(_file, _document.Detection!, Model(Source, _options, needsDeclaration: true))
        {
            Rewrite = _pipelines is null ? null : (_, _) => _pipelines.Query,
        };
        LoweredSigma lowered = SigmaAnalysis.Analyse(detection, Reading(Binding, placeholders, _options));
        Expr[] filters = lowered.HasError ? [] : [.. _options.Project.FiltersOf(_document).Select(filter => LowerFilter(filter, placeholders))];
        if (filters.Length == 0) return lowered;
        var all = new AllOf(filters.Prepend(lowered.Condition).ToEquatable()) { Origin = lowered.Condition.Origin };
        return lowered with { Condition = Simplifier.Simplify(all) };
    }

    /// <summary>Lowers a filter for a rule of these classes; its findings are reported where the filter stands.</summary>
    public static LoweredSigma Lower(SigmaFilter filter, EventClasses binding, IPlaceholders placeholders, CompilerOptions options)
    {
        SigmaDocument document = filter.Document;
        var detection = new SigmaDetection(filter.File, document.Detection!, Model(document.LogSource!, options, needsDeclaration: true))
        {
            IsOtherKey = SigmaFilter.IsOtherKey,
        };
        return SigmaAnalysis.Analyse(detection, Reading(binding, placeholders, options));
    }

    private Expr LowerFilter(SigmaFilter filter, IPlaceholders placeholders)
    {
        LoweredSigma lowered = Lower(filter, Binding, placeholders, _options);
        var place = new Origin(_document.DetectionSpan);
        return lowered.HasError ? new Always(true) { Origin = place } : Relocation.To(place, lowered.Condition);
    }

    private PipelineState? RunPipelines()
    {
        if (_options.Project.Pipelines.Count == 0) return null;
        var detection = new SigmaDetection(_file, _document.Detection!, Model(_document.LogSource!, _options, needsDeclaration: true));
        // What is wrong with the detection is reported when it is lowered.
        if (SigmaLowering.Read(detection, new SigmaFindings()) is not { } query) return null;
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

    private static LogSource Model(SigmaLogSource source, CompilerOptions options, bool needsDeclaration) =>
        new(source.Product, source.Category, source.Service, options.SecurityEquivalents, needsDeclaration);

    private static SigmaOptions Reading(EventClasses binding, IPlaceholders placeholders, CompilerOptions options) =>
        new(binding, options.StrictFields) { Placeholders = placeholders };
}
