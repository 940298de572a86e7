using RuleGen.Compiler.Documents.FrontMatter;
using RuleGen.Compiler.Documents.Markdown;
using RuleGen.Compiler.Documents.Samples;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents;

/// <summary>
/// Cuts a rule file into its parts. Any text is accepted: what is wrong becomes a diagnostic at its place, and the time taken is linear in
/// the length of the file, which is bounded by <see cref="DocumentLimits.FileLength"/>.
/// </summary>
internal static class DocumentReader
{
    /// <summary>Reads a file; never throws.</summary>
    public static RuleDocument Read(SourceFile file)
    {
        var diagnostics = new DocumentDiagnostics(file);
        if (FileTriage.Judge(file, diagnostics) is { } kind) return Finish(file, kind, diagnostics);

        MarkdownOutline outline = OutlineReader.Read(file);
        IReadOnlyList<Section> sections = Section.Cut(outline.Blocks);
        FenceSorter fences = FenceSorter.Sort(sections);
        bool isRule = fences.Queries.Count > 0 || fences.QueryHeading is not null || outline.Faults.Any(fault => HidesQuery(file, fault));
        ReportFaults(outline, isRule, diagnostics);
        if (!isRule)
        {
            diagnostics.Info(DocumentDiagnostics.NotARule, new TextSpan(0, 0),
                "the document is taken as documentation: it has no heading with 'query', 'detection' or 'logic' and no block labelled kql");
            return Finish(file, DocumentKind.Documentation, diagnostics);
        }
        return ReadRule(file, outline, sections, fences, diagnostics);
    }

    private static RuleDocument ReadRule(
        SourceFile file, MarkdownOutline outline, IReadOnlyList<Section> sections, FenceSorter fences, DocumentDiagnostics diagnostics)
    {
        RuleFrontMatter frontMatter = outline.FrontMatter is { } yaml ? FrontMatterReader.Read(yaml, diagnostics) : new RuleFrontMatter();
        var metadata = new MetadataReader(file, sections, frontMatter, diagnostics);
        RuleMetadata read = metadata.Read();
        EquatableArray<EventId> eventIds = new EventIdTable(file, diagnostics).Read(sections);
        if (fences.Queries.Count == 0)
        {
            TextSpan place = fences.QueryHeading?.Span ?? metadata.TitleSpan;
            diagnostics.Error(DocumentDiagnostics.NoQuery, place,
                "no query stands in this document; write it in a fenced block below a heading such as '## Detection query'");
        }
        DocumentKind kind = fences.Queries.Count > 0 ? DocumentKind.Rule : DocumentKind.Rejected;
        return Finish(file, kind, diagnostics) with
        {
            Metadata = read,
            TitleSpan = file.Locate(metadata.TitleSpan),
            Mode = frontMatter.Mode,
            Language = frontMatter.Language,
            EventIds = eventIds,
            Binding = EventIdTable.Binding(eventIds),
            Queries = fences.Queries.Select(fence => Candidate(file, fence)).ToEquatable(),
            Samples = ReadSamples(fences, diagnostics),
            Diagnostics = diagnostics.Items.ToEquatable(),
        };
    }

    private static EquatableArray<Sample> ReadSamples(FenceSorter fences, DocumentDiagnostics diagnostics)
    {
        var samples = new SampleReader(diagnostics);
        foreach ((MarkdownFence fence, bool? mustMatch) in fences.Samples)
        {
            if (mustMatch is { } expected)
            {
                samples.Read(fence, expected);
                continue;
            }
            diagnostics.Error(DocumentDiagnostics.UnreadableSample, fence.Span,
                "this test does not say what it expects; write 'json match' or 'json no-match reason=\"…\"' behind the fence");
        }
        return samples.Samples.ToEquatable();
    }

    private static QueryCandidate Candidate(SourceFile file, MarkdownFence fence) =>
        new(fence.Info.Label, fence.Body, file.Locate(fence.Info.LabelSpan));

    private static void ReportFaults(MarkdownOutline outline, bool isRule, DocumentDiagnostics diagnostics)
    {
        foreach (OutlineFault fault in outline.Faults)
        {
            (string id, string message) = Describe(fault.Kind);
            if (isRule && fault.Kind != OutlineFaultKind.TooDeep) diagnostics.Error(id, fault.Span, message);
            else diagnostics.Warning(id, fault.Span, message);
        }
    }

    private static (string Id, string Message) Describe(OutlineFaultKind kind) => kind switch
    {
        OutlineFaultKind.UnclosedFence => (DocumentDiagnostics.UnclosedBlock,
            "this code block is never closed, so all that follows is taken as code; put a line with the same fence below the code"),
        OutlineFaultKind.UnclosedComment => (DocumentDiagnostics.UnclosedBlock,
            "this comment is never closed, so all that follows is hidden; put '-->' behind it"),
        OutlineFaultKind.UnclosedFrontMatter => (DocumentDiagnostics.FrontMatterFault,
            "the front matter is never closed; put a line '---' below it"),
        OutlineFaultKind.TooManyBlocks => (DocumentDiagnostics.LimitExceeded,
            $"the document has more than {DocumentLimits.Blocks} headings, paragraphs and blocks, and the rest is not read; split it"),
        _ => (DocumentDiagnostics.LimitExceeded,
            $"lists and quotes nest deeper than {DocumentLimits.ContainerDepth} levels here; what is deeper is read as text"),
    };

    /// <summary>
    /// Whether a block without an end took in a heading that promises a query, so that the file cannot pass for documentation.
    /// </summary>
    private static bool HidesQuery(SourceFile file, OutlineFault fault)
    {
        string text = file.Text;
        for (int at = fault.Swallowed.Start; at < fault.Swallowed.End;)
        {
            int end = OutlineReader.LineEnd(text, at);
            if (text[at] == '#' && new SectionTitle(text.Substring(at, end - at)).IsQuery) return true;
            at = OutlineReader.NextLine(text, end);
        }
        return false;
    }

    private static RuleDocument Finish(SourceFile file, DocumentKind kind, DocumentDiagnostics diagnostics) =>
        new(file, kind) { TitleSpan = file.Locate(new TextSpan(0, 0)), Diagnostics = diagnostics.Items.ToEquatable() };
}
