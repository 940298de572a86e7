using RuleGen.Compiler.Documents.FrontMatter;
using RuleGen.Compiler.Documents.Markdown;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents;

/// <summary>Puts together what a document says about its rule: the front matter first, then the text, then defaults.</summary>
internal sealed class MetadataReader(
    SourceFile file, IReadOnlyList<Section> sections, RuleFrontMatter frontMatter, DocumentDiagnostics diagnostics)
{
    private const string DefaultLevel = "medium";

    /// <summary>The heading that titles the document; the first of any level where none is of level one.</summary>
    public MarkdownHeading? TitleHeading { get; } =
        sections.FirstOrDefault(section => section.IsTitle)?.Heading
        ?? sections.Select(section => section.Heading).FirstOrDefault(heading => heading is not null && heading.Content.Text.Length > 0);

    /// <summary>Where findings about the rule as a whole point to.</summary>
    public TextSpan TitleSpan => TitleHeading is { } heading ? SpanOf(heading) : new TextSpan(0, 0);

    public RuleMetadata Read()
    {
        string title = Title();
        string slug = Slug.Of(title);
        string id = frontMatter.Id ?? (slug.Length > 0 ? slug : Slug.OfFileName(file.Path));
        IReadOnlyList<string> techniques = AttackTags.Techniques(frontMatter.Tags);
        ReportDefaults(id, techniques);
        return new RuleMetadata(
            id,
            title,
            frontMatter.Level ?? DefaultLevel,
            frontMatter.Status ?? StatusBoxes.Read(sections, diagnostics),
            frontMatter.Description ?? TextOf(title => title.IsDescription) ?? Introduction() ?? string.Empty,
            TextOf(title => title.IsObjective) ?? string.Empty,
            frontMatter.Author ?? string.Empty,
            frontMatter.Date ?? string.Empty,
            frontMatter.Tags.ToEquatable(),
            techniques.ToEquatable(),
            References().ToEquatable(),
            frontMatter.FalsePositives.ToEquatable());
    }

    private string Title()
    {
        string heading = TitleHeading is null ? string.Empty : InlineText.Plain(TitleHeading.Content.Text);
        string title = frontMatter.Title ?? PlainLine.Of(heading);
        return title.Length == 0 ? Slug.OfFileName(file.Path) : PlainLine.Cut(title, DocumentLimits.TitleLength);
    }

    private void ReportDefaults(string id, IReadOnlyList<string> techniques)
    {
        var defaults = new List<string>();
        if (frontMatter.Id is null) defaults.Add($"id (taken as '{id}')");
        if (frontMatter.Level is null) defaults.Add($"level (taken as {DefaultLevel})");
        if (techniques.Count == 0) defaults.Add("ATT&CK technique (left unset)");
        if (defaults.Count == 0) return;
        diagnostics.Info(DocumentDiagnostics.DefaultedMetadata, TitleSpan,
            $"the document gives no {string.Join(", no ", defaults)}; say so in front matter: 'id:', 'level:', 'tags: [attack.t1547.001]'");
    }

    private string? TextOf(Func<SectionTitle, bool> fits)
    {
        foreach (Section section in sections)
        {
            if (section.Heading is null || section.IsTitle || !fits(section.Title)) continue;
            if (FirstParagraph(section) is { } text) return text;
        }
        return null;
    }

    /// <summary>The paragraph right below the title.</summary>
    private string? Introduction() => sections.FirstOrDefault(section => section.IsTitle) is { } title ? FirstParagraph(title) : null;

    private static string? FirstParagraph(Section section)
    {
        MarkdownParagraph? paragraph = section.Blocks.OfType<MarkdownParagraph>().FirstOrDefault();
        if (paragraph is null) return null;
        string text = PlainLine.Of(InlineText.Plain(paragraph.Content.Text));
        return text.Length > 0 ? text : null;
    }

    /// <summary>The front matter's references, then every web address of the text, each once.</summary>
    private IEnumerable<string> References()
    {
        var urls = new List<string>(frontMatter.References);
        foreach (MarkdownBlock block in sections.SelectMany(section => section.Blocks))
        {
            if (block is MarkdownParagraph paragraph) urls.AddRange(InlineText.Read(paragraph.Content.Text).Urls);
            if (block is MarkdownTable table) urls.AddRange(table.Rows.SelectMany(row => row).SelectMany(UrlsOf));
        }
        return urls.Distinct(StringComparer.Ordinal);
    }

    private IReadOnlyList<string> UrlsOf(TextSpan cell) => InlineText.Read(file.Text.Substring(cell.Start, cell.Length)).Urls;

    private static TextSpan SpanOf(MarkdownHeading heading)
    {
        BlockText content = heading.Content;
        return TextSpan.FromBounds(content.ToFile(0), content.ToFile(content.Text.Length));
    }
}
