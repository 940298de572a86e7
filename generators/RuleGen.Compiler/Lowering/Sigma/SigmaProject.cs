using RuleGen.Compiler.Documents;
using RuleGen.Compiler.Documents.Sigma;
using RuleGen.Compiler.Documents.Sigma.Pipelines;
using RuleGen.Compiler.Languages.Sigma;
using RuleGen.Compiler.Languages.Sigma.Modifiers;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Lowering.Sigma;

/// <summary>A filter, and what it looks for.</summary>
internal sealed record ProjectFilter(SigmaFilter Filter, SigmaQuery Query);

/// <summary>
/// What a project says about all of its Sigma rules: filters, placeholders and pipelines. Equal when the files are; they are read once,
/// when first asked for. What is wrong with a file is reported where the file itself is compiled, and is left out here.
/// </summary>
internal sealed class SigmaProject : IEquatable<SigmaProject>, IPlaceholders
{
    public static readonly SigmaProject Empty = new([]);

    private readonly EquatableArray<ProjectFile> _files;
    private readonly Lazy<Content> _content;

    /// <param name="files">The files, in any order.</param>
    public SigmaProject(IEnumerable<ProjectFile> files)
    {
        _files = files.OrderBy(file => file.Path, StringComparer.Ordinal).ToEquatable();
        _content = new Lazy<Content>(() => new Content(_files));
    }

    /// <summary>The pipelines, in the order in which they change a rule.</summary>
    public IReadOnlyList<SigmaPipeline> Pipelines => _content.Value.Pipelines;

    /// <summary>The filters, by file and then by place.</summary>
    public IReadOnlyList<ProjectFilter> Filters => _content.Value.Filters;

    /// <summary>The filters that are added to a rule.</summary>
    public IEnumerable<ProjectFilter> FiltersOf(SigmaDocument rule) => Filters.Where(filter => filter.Filter.AppliesTo(rule));

    public IReadOnlyList<string>? Find(string name) =>
        _content.Value.Placeholders.TryGetValue(name, out IReadOnlyList<string>? values) ? values : null;

    public bool Equals(SigmaProject? other) => other is not null && (ReferenceEquals(this, other) || _files.Equals(other._files));

    public override bool Equals(object? obj) => Equals(obj as SigmaProject);

    public override int GetHashCode() => _files.GetHashCode();

    private sealed class Content
    {
        public Content(EquatableArray<ProjectFile> files)
        {
            var pipelines = new List<SigmaPipeline>();
            foreach (ProjectFile text in files)
            {
                var file = new SourceFile(text.Path, text.Text);
                switch (FileTriage.ProjectKind(file))
                {
                    case ProjectFileKind.Pipeline:
                        pipelines.Add(PipelineReader.Read(file));
                        break;
                    case ProjectFileKind.Placeholders:
                        Add(PlaceholderFileReader.Read(file));
                        break;
                    case ProjectFileKind.Filters:
                        foreach (SigmaDocument document in SigmaDocumentReader.Read(file)) Add(new SigmaFilter(file, document));
                        break;
                }
            }
            Pipelines = [.. pipelines.OrderBy(pipeline => pipeline.Priority)];
        }

        public List<ProjectFilter> Filters { get; } = [];

        public IReadOnlyList<SigmaPipeline> Pipelines { get; }

        public Dictionary<string, IReadOnlyList<string>> Placeholders { get; } = new(StringComparer.Ordinal);

        private void Add(SigmaFilter filter)
        {
            SigmaDocument document = filter.Document;
            if (document is not { Kind: SigmaKind.Filter, Diagnostics.HasErrors: false, Detection: { } detection }) return;
            var findings = new SigmaFindings();
            SigmaQuery? query = DetectionReader.Read(detection, filter.File, findings, SigmaFilter.IsOtherKey);
            if (query is not null && !findings.HasError) Filters.Add(new ProjectFilter(filter, query));
        }

        private void Add(PlaceholderFile file)
        {
            foreach (KeyValuePair<string, IReadOnlyList<string>> placeholder in file.Values)
            {
                Placeholders[placeholder.Key] = Placeholders.TryGetValue(placeholder.Key, out IReadOnlyList<string>? known)
                    ? [.. known.Concat(placeholder.Value).Distinct(StringComparer.Ordinal)]
                    : placeholder.Value;
            }
        }
    }
}
