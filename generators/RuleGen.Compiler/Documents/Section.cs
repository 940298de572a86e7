using RuleGen.Compiler.Documents.Markdown;

namespace RuleGen.Compiler.Documents;

/// <summary>A heading, the headings it stands below, and the blocks up to the next heading.</summary>
internal sealed class Section(MarkdownHeading? heading, Section? parent, bool isTitle)
{
    private readonly List<MarkdownBlock> _blocks = [];

    /// <summary>Null for what stands before the first heading.</summary>
    public MarkdownHeading? Heading { get; } = heading;

    public Section? Parent { get; } = parent;

    /// <summary>The heading is the document's title, which names the rule and not what stands below it.</summary>
    public bool IsTitle { get; } = isTitle;

    public SectionTitle Title { get; } = new(heading is null ? string.Empty : InlineText.Plain(heading.Content.Text));

    public IReadOnlyList<MarkdownBlock> Blocks => _blocks;

    /// <summary>Cuts a document at its headings. The title is the first heading of level one that has a text.</summary>
    public static IReadOnlyList<Section> Cut(IReadOnlyList<MarkdownBlock> blocks)
    {
        MarkdownBlock? title = blocks.FirstOrDefault(
            block => block is MarkdownHeading { Level: 1 } heading && heading.Content.Text.Length > 0);
        var sections = new List<Section> { new(null, null, isTitle: false) };
        foreach (MarkdownBlock block in blocks)
        {
            if (block is not MarkdownHeading heading)
            {
                sections[sections.Count - 1]._blocks.Add(block);
                continue;
            }
            Section? parent = sections[sections.Count - 1];
            while (parent?.Heading is not null && parent.Heading.Level >= heading.Level) parent = parent.Parent;
            sections.Add(new Section(heading, parent?.Heading is null ? null : parent, heading == title));
        }
        return sections;
    }

    /// <summary>The nearest heading, this one or one above it, that fits; the document's title is not asked.</summary>
    public Section? Nearest(Func<SectionTitle, bool> fits)
    {
        for (Section? section = this; section is not null; section = section.Parent)
        {
            if (section.Heading is not null && !section.IsTitle && fits(section.Title)) return section;
        }
        return null;
    }
}
