using RuleGen.Compiler.Documents.Markdown;
using RuleGen.Compiler.Documents.Samples;

namespace RuleGen.Compiler.Documents;

/// <summary>Decides of each fenced block whether it may be the query, is a sample event, or is neither.</summary>
internal sealed class FenceSorter
{
    // Labels that name a query language and nothing else; "sql", "yaml" and the like are used for too many other things.
    private static readonly string[] _queryLabels = ["kql", "kuery", "eql", "sigma"];

    private readonly List<MarkdownFence> _queries = [];
    private readonly List<(MarkdownFence Fence, bool? MustMatch)> _samples = [];

    private FenceSorter()
    {
    }

    /// <summary>The blocks that may be the query, in order.</summary>
    public IReadOnlyList<MarkdownFence> Queries => _queries;

    /// <summary>The blocks of sample events, in order; of a block in a Tests section that does not say so, null.</summary>
    public IReadOnlyList<(MarkdownFence Fence, bool? MustMatch)> Samples => _samples;

    /// <summary>The first heading that promises a query; the document's title does not.</summary>
    public MarkdownHeading? QueryHeading { get; private set; }

    public static FenceSorter Sort(IReadOnlyList<Section> sections)
    {
        var sorter = new FenceSorter();
        var others = new List<(MarkdownFence Fence, bool BelowQueryTitle)>();
        foreach (Section section in sections)
        {
            if (sorter.QueryHeading is null && section.Heading is not null && !section.IsTitle && section.Title.IsQuery)
            {
                sorter.QueryHeading = section.Heading;
            }
            foreach (MarkdownFence fence in section.Blocks.OfType<MarkdownFence>())
            {
                if (!sorter.Place(section, fence)) others.Add((fence, section.IsTitle && section.Title.IsQuery));
            }
        }
        if (sorter._queries.Count == 0) sorter.PlaceOthers(others);
        return sorter;
    }

    private bool Place(Section section, MarkdownFence fence)
    {
        SectionTitle? title = section.Nearest(title => title.IsQuery || title.IsSample || title.IsTests)?.Title;
        if (title is null) return false;
        bool marked = fence.Info.MustMatch is not null;
        bool isSample = title.IsSample && (marked || !title.IsQuery || HoldsEvents(title, fence));
        if (title.IsTests && (marked || !title.IsQueryAboveAll)) _samples.Add((fence, fence.Info.MustMatch));
        else if (isSample) _samples.Add((fence, fence.Info.MustMatch ?? true));
        else if (title.IsQuery) _queries.Add(fence);
        else return false;
        return true;
    }

    // A heading such as "Detection of cleared event logs" speaks of both, so the block has to say what it is. KQL can look like
    // 'Key: value' lines, but never like the other forms.
    private static bool HoldsEvents(SectionTitle title, MarkdownFence fence) =>
        !title.IsQueryAboveAll && SampleSniffer.Sniff(fence.Body.Text) is SampleFormat.Json or SampleFormat.Csv or SampleFormat.Xml;

    // Without a section for the query, a block below a title that names one is taken, and else one that says it is a query.
    private void PlaceOthers(List<(MarkdownFence Fence, bool BelowQueryTitle)> others)
    {
        bool byTitle = others.Exists(other => other.BelowQueryTitle);
        foreach ((MarkdownFence fence, bool belowQueryTitle) in others)
        {
            if (byTitle ? belowQueryTitle : Array.IndexOf(_queryLabels, fence.Info.Label.ToLowerInvariant()) >= 0) _queries.Add(fence);
        }
    }
}
