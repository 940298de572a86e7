using RuleGen.Compiler.Analysis;
using RuleGen.Compiler.Documents;
using RuleGen.Compiler.Documents.Samples;
using RuleGen.Compiler.Documents.Sigma;
using RuleGen.Compiler.Documents.Sigma.Pipelines;
using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Languages;
using RuleGen.Compiler.Lowering;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler;

/// <summary>
/// The one way in: a rule file becomes a rule, its positions and its diagnostics. One direction: the document is cut into parts, the query
/// parsed, lowered and analysed, and the rule tried on its own samples with the reference evaluator.
/// </summary>
internal static class RuleCompiler
{
    /// <summary>Compiles one file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="tests">The list of tests that lies beside it; null when there is none. Markdown documents have theirs inside.</param>
    /// <param name="options">What the project asks for; the file's own front matter wins over it.</param>
    /// <param name="ct">Ends the work between two stages.</param>
    public static CompiledFile Compile(SourceFile file, SourceFile? tests, CompilerOptions options, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        RuleDocument document = DocumentReader.Read(file);
        return document.Kind switch
        {
            DocumentKind.Rule => CompileDocument(document, options, ct),
            DocumentKind.Sigma => SigmaCompiler.Compile(file, tests, options, ct),
            DocumentKind.Project => ProjectFileCheck(file),
            _ => NoRule(document),
        };
    }

    /// <inheritdoc cref="Compile(SourceFile, SourceFile?, CompilerOptions, CancellationToken)"/>
    public static CompiledFile Compile(SourceFile file, CompilerOptions options, CancellationToken ct) => Compile(file, null, options, ct);

    /// <summary>The findings by their places in one file.</summary>
    public static EquatableArray<Diagnostic> InFileOrder(IEnumerable<Diagnostic> findings) => findings
        .OrderBy(finding => finding.Location.Start).ThenBy(finding => finding.Id, StringComparer.Ordinal)
        .ToEquatable();

    private static CompiledFile CompileDocument(RuleDocument document, CompilerOptions options, CancellationToken ct)
    {
        SourceFile file = document.File;
        ReadingMode mode = document.Mode ?? options.Mode ?? ReadingMode.Intent;
        QueryDetection[] detections =
            [.. document.Queries.Select(query => LanguageDetector.Detect(query.Label, Span(query.LabelSpan), query.Text, mode))];
        QuerySelection selection = QuerySelector.Select(detections, document.Language);
        var findings = new List<Diagnostic>(document.Diagnostics);
        findings.AddRange(selection.Diagnostics);
        if (selection.Index is not int chosen) return Rejected(file, findings);

        ct.ThrowIfCancellationRequested();
        QueryCandidate query = document.Queries[chosen];
        LoweredQuery lowered = QueryAnalysis.Analyse(
            detections[chosen].Root!, query.Text, new LoweringOptions(mode, document.Binding, options.StrictFields));
        findings.AddRange(lowered.Diagnostics);
        if (HasErrors(findings)) return Rejected(file, findings);

        var rule = new Rule(file.Path, document.Metadata, mode, document.Binding, lowered.Condition, query.Text.Text);
        var positions = new RulePositions(rule.Key, detections[chosen].Location, ConditionWalk.PredicateSpans(lowered.Condition));
        foreach (Sample sample in document.Samples)
        {
            ct.ThrowIfCancellationRequested();
            findings.AddRange(SelfTest.Run(rule, positions, sample.Location, sample.MustMatch, sample.Reason, sample.Record));
        }
        if (HasErrors(findings)) return Rejected(file, findings);
        return new CompiledFile(
            file.Path, CompiledFileKind.Rule, new EquatableArray<CompiledRule>([new CompiledRule(rule, positions)]), InFileOrder(findings));
    }

    private static CompiledFile ProjectFileCheck(SourceFile file)
    {
        IReadOnlyList<Diagnostic> findings = FileTriage.ProjectKind(file) == ProjectFileKind.Pipeline
            ? PipelineReader.Read(file).Diagnostics
            : PlaceholderFileReader.Read(file).Diagnostics;
        return new CompiledFile(file.Path, CompiledFileKind.SideFile, default, InFileOrder(findings));
    }

    private static CompiledFile NoRule(RuleDocument document)
    {
        CompiledFileKind kind = document.Kind switch
        {
            DocumentKind.Documentation => CompiledFileKind.Documentation,
            DocumentKind.SideFile => CompiledFileKind.SideFile,
            _ => CompiledFileKind.Rejected,
        };
        return new CompiledFile(document.File.Path, kind, default, InFileOrder(document.Diagnostics));
    }

    private static CompiledFile Rejected(SourceFile file, List<Diagnostic> findings) =>
        new(file.Path, CompiledFileKind.Rejected, default, InFileOrder(findings));

    private static bool HasErrors(List<Diagnostic> findings) => findings.Exists(finding => finding.Severity == Severity.Error);

    private static TextSpan Span(FileSpan span) => new(span.Start, span.Length);
}
