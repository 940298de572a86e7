using RuleGen.Compiler.Documents.Samples;
using RuleGen.Compiler.Documents.Sigma;
using RuleGen.Compiler.Lowering.Sigma;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;
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
            RejectedRules = rules.Count(rule => rule is { Compiled: null, IsNone: false }),
        };
    }

    private static SigmaRule CompileDocument(SourceFile file, SigmaDocument document, CompilerOptions options)
    {
        var result = new SigmaRule(document, document.Diagnostics.Items);
        if (document.Diagnostics.HasErrors || document is not { Detection: not null, LogSource: not null, Metadata: { } metadata }) return result;
        if (document.Kind == SigmaKind.Filter)
        {
            return result with { Findings = [.. result.Findings, .. CheckFilter(new SigmaFilter(file, document), options)] };
        }
        var lowering = new SigmaRuleLowering(file, document, options);
        LoweredSigma lowered = lowering.Lower();
        result = result with { Findings = [.. result.Findings, .. lowered.Diagnostics] };
        if (lowered.HasError) return result;

        string query = file.Text.Substring(document.DetectionSpan.Start, document.DetectionSpan.Length);
        var rule = new Rule(file.Path, metadata, ReadingMode.Strict, lowering.Binding, lowered.Condition, query)
        {
            Document = document.Number,
            LogSource = lowering.LogSourceOf(lowered.Condition),
        };
        var positions = new RulePositions(rule.Key, document.DetectionSpan, ConditionWalk.PredicateSpans(lowered.Condition));
        return result with { Compiled = new CompiledRule(rule, positions) };
    }

    /// <summary>The findings about a filter by itself: what it does is seen in the rules it is added to.</summary>
    private static IEnumerable<Diagnostic> CheckFilter(SigmaFilter filter, CompilerOptions options) =>
        SigmaRuleLowering.Lower(filter, EventClasses.Unknown, options.Project, options).Diagnostics;
}
