using RuleGen.Compiler.Documents;
using RuleGen.Compiler.Documents.Sigma;
using RuleGen.Compiler.Documents.Sigma.Pipelines;
using RuleGen.Compiler.Languages.Sigma.Modifiers;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Lowering.Sigma;

/// <summary>The path and text of a file that matters to every Sigma rule of a project.</summary>
internal sealed record ProjectFile(string Path, string Text);

/// <summary>
/// What a project says about all of its Sigma rules: filters, placeholders and pipelines. Equal when the files are; they are read once, when
/// first asked for. What is wrong with a file is reported where the file itself is compiled, and is left out here.
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

    /// <summary>The filters that are added to a rule.</summary>
    public IEnumerable<SigmaFilter> FiltersOf(SigmaDocument rule) => _content.Value.Filters.Where(filter => filter.AppliesTo(rule));

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
                        Filters.AddRange(SigmaDocumentReader.Read(file)
                            .Where(document => document.Kind == SigmaKind.Filter && !document.Diagnostics.HasErrors)
                            .Select(document => new SigmaFilter(file, document)));
                        break;
                }
            }
            Pipelines = [.. pipelines.OrderBy(pipeline => pipeline.Priority)];
        }

        public List<SigmaFilter> Filters { get; } = [];

        public IReadOnlyList<SigmaPipeline> Pipelines { get; }

        public Dictionary<string, IReadOnlyList<string>> Placeholders { get; } = new(StringComparer.Ordinal);

        private void Add(PlaceholderFile file)
        {
            foreach (KeyValuePair<string, IReadOnlyList<string>> placeholder in file.Values)
            {
                Placeholders[placeholder.Key] = Placeholders.TryGetValue(placeholder.Key, out IReadOnlyList<string>? known)
                    ? [.. known, .. placeholder.Value]
                    : placeholder.Value;
            }
        }
    }
}
