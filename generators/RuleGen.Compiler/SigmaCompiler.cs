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
        var ofFilters = new List<Diagnostic>();
        foreach (SigmaDocument document in SigmaDocumentReader.Read(file))
        {
            ct.ThrowIfCancellationRequested();
            if (document.Kind == SigmaKind.Filter) ofFilters.AddRange(CheckFilter(file, document, options));
            else rules.Add(CompileDocument(file, document, options));
        }
        List<Diagnostic> ofRules = [.. rules.SelectMany(rule => rule.Findings)];
        IReadOnlyList<Diagnostic> ofTests = tests is null ? [] : new SampleRun(rules, SampleFileReader.Read(tests)).Run(ct);
        bool isRejected = ofRules.Concat(ofTests).Any(finding => finding.Severity == Severity.Error);
        return new CompiledFile(
            file.Path,
            rules.Count == 0 ? CompiledFileKind.SideFile : isRejected ? CompiledFileKind.Rejected : CompiledFileKind.Rule,
            rules.Select(rule => rule.Compiled).OfType<CompiledRule>().ToEquatable(),
            RuleCompiler.InFileOrder(ofFilters.Concat(ofRules)).Concat(RuleCompiler.InFileOrder(ofTests)).ToEquatable())
        {
            RejectedRules = rules.Count(rule => rule is { Compiled: null, IsEmpty: false }),
            SigmaRules = rules.Select(rule => NameOf(rule.Document)).OfType<SigmaRuleName>().ToEquatable(),
        };
    }

    private static SigmaRule CompileDocument(SourceFile file, SigmaDocument document, CompilerOptions options)
    {
        var result = new SigmaRule(document, document.Diagnostics.Items);
        if (!IsComplete(document)) return result;
        var lowering = new SigmaRuleLowering(file, document, options);
        LoweredSigma lowered = lowering.Lower();
        result = result with { Findings = [.. result.Findings, .. lowered.Diagnostics] };
        if (lowered.HasError) return result;

        string query = file.Text.Substring(document.DetectionSpan.Start, document.DetectionSpan.Length);
        var alone = new Rule(file.Path, document.Metadata!, ReadingMode.Strict, lowering.Binding, lowered.Condition, query)
        {
            Document = document.Number,
            LogSource = lowering.LogSourceOf(lowered.Condition),
        };
        CompiledRule compiled = Place(document, alone);
        result = result with { Compiled = compiled, Alone = compiled };
        if (lowering.AddFilters(lowered.Condition) is not { } filtered) return result;
        result = result with { Findings = [.. result.Findings, .. filtered.Diagnostics] };
        return result with { Compiled = filtered.HasError ? null : Place(document, alone with { Condition = filtered.Condition }) };
    }

    /// <summary>The findings about a filter by itself: what it does is seen in the rules it is added to.</summary>
    private static IEnumerable<Diagnostic> CheckFilter(SourceFile file, SigmaDocument document, CompilerOptions options) =>
        IsComplete(document)
            ? document.Diagnostics.Items.Concat(new SigmaRuleLowering(file, document, options).Lower().Diagnostics)
            : document.Diagnostics.Items;

    private static bool IsComplete(SigmaDocument document) =>
        !document.Diagnostics.HasErrors && document is { Detection: not null, LogSource: not null, Metadata: not null };

    private static CompiledRule Place(SigmaDocument document, Rule rule) =>
        new(rule, new RulePositions(rule.Key, document.DetectionSpan, ConditionWalk.PredicateSpans(rule.Condition)));

    private static SigmaRuleName? NameOf(SigmaDocument document) =>
        document.Metadata is { } metadata ? new SigmaRuleName(metadata.Id, document.Name, document.LogSource) : null;
}
