using RuleGen.Compiler.Analysis;
using RuleGen.Compiler.Analysis.Sigma;
using RuleGen.Compiler.Documents;
using RuleGen.Compiler.Documents.Samples;
using RuleGen.Compiler.Documents.Sigma;
using RuleGen.Compiler.Lowering.Sigma;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;
using RuleGen.Compiler.Taxonomy;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler;

/// <summary>Compiles the documents of a Sigma file, each for itself: what is wrong with one leaves the others alone.</summary>
internal static class SigmaCompiler
{
    /// <param name="file">The file.</param>
    /// <param name="tests">The list of tests that lies beside it; null when there is none.</param>
    /// <param name="options">What the project asks for.</param>
    /// <param name="ct">Ends the work between two documents.</param>
    public static CompiledFile Compile(SourceFile file, SourceFile? tests, CompilerOptions options, CancellationToken ct)
    {
        var rules = new List<SigmaRule>();
        foreach (SigmaDocument document in SigmaDocumentReader.Read(file))
        {
            ct.ThrowIfCancellationRequested();
            rules.Add(CompileDocument(file, document, options));
        }
        IEnumerable<Diagnostic> findings = RuleCompiler.InFileOrder(rules.SelectMany(rule => rule.Findings));
        if (tests is not null)
        {
            var run = new SampleRun(rules, SampleFileReader.Read(tests));
            findings = findings.Concat(RuleCompiler.InFileOrder(run.Run(ct)));
        }
        EquatableArray<Diagnostic> all = findings.ToEquatable();
        bool isRejected = all.Any(finding => finding.Severity == Severity.Error);
        return new CompiledFile(
            file.Path,
            isRejected ? CompiledFileKind.Rejected : CompiledFileKind.Rule,
            rules.Select(rule => rule.Compiled).OfType<CompiledRule>().ToEquatable(),
            all)
        {
            RejectedRules = rules.Count(rule => rule is { Compiled: null, IsEmpty: false }),
        };
    }

    private static SigmaRule CompileDocument(SourceFile file, SigmaDocument document, CompilerOptions options)
    {
        if (document.Kind == SigmaKind.Filter) RefuseFilter(document);
        CheckTaxonomy(document);
        var result = new SigmaRule(document, document.Diagnostics.Items);
        if (document.Diagnostics.HasErrors || document is not { Detection: { } detection, LogSource: { } source, Metadata: { } metadata })
        {
            return result;
        }
        EventClasses binding = SigmaCategories.Binding(source.Product, source.Category);
        var logSource = new LogSource(source.Product, source.Category, source.Service, options.SecurityEquivalents, NeedsDeclaration: true);
        LoweredSigma lowered = SigmaAnalysis.Analyse(
            new SigmaDetection(file, detection, logSource), new SigmaOptions(binding, options.StrictFields));
        result = result with { Findings = [.. result.Findings, .. lowered.Diagnostics] };
        if (lowered.HasError) return result;

        Expr condition = lowered.Condition;
        string query = file.Text.Substring(document.DetectionSpan.Start, document.DetectionSpan.Length);
        var rule = new Rule(file.Path, metadata, ReadingMode.Strict, binding, condition, query)
        {
            Document = document.Number,
            LogSource = logSource with { NeedsDeclaration = IsWindows(source) || !PositiveTests.OfFields(condition) },
        };
        var positions = new RulePositions(rule.Key, document.DetectionSpan, ConditionWalk.PredicateSpans(condition));
        return result with { Compiled = new CompiledRule(rule, positions) };
    }

    private static void RefuseFilter(SigmaDocument document) => document.Diagnostics.Add(
        DocumentDiagnostics.UnsupportedLanguage, Severity.Error, document.DetectionSpan,
        "this is a filter, and filters are not compiled yet; leave the document out of the rules");

    private static void CheckTaxonomy(SigmaDocument document)
    {
        if (document.Taxonomy is not { } taxonomy) return;
        document.Diagnostics.Add(DocumentDiagnostics.UnknownTaxonomy, Severity.Error, taxonomy.Span,
            $"nothing maps the taxonomy '{PlainLine.Shown(taxonomy.Value)}' to Sigma's; write Sigma's own field names and leave the line out");
    }

    private static bool IsWindows(SigmaLogSource source) => "windows".Equals(source.Product, StringComparison.OrdinalIgnoreCase);
}
