namespace RuleGen.Compiler.Documents.Yaml;

/// <summary>How much YAML a reader takes, and how findings about it are worded.</summary>
/// <param name="Subject">What is read, as the beginning of a sentence.</param>
/// <param name="FaultId">The id of findings about its YAML.</param>
/// <param name="Length">The longest text, in UTF-16 units.</param>
/// <param name="Depth">How deep lists and mappings may stand inside each other.</param>
/// <param name="Nodes">The most values, keys and collections of all documents together.</param>
/// <param name="IsStrict">Whether a repeated key and a tag other than that of a text are faults.</param>
internal sealed record YamlProfile(string Subject, string FaultId, int Length, int Depth, int Nodes, bool IsStrict)
{
    public static readonly YamlProfile FrontMatter = new(
        "the front matter",
        DocumentDiagnostics.FrontMatterFault,
        DocumentLimits.FrontMatterLength,
        DocumentLimits.FrontMatterDepth,
        DocumentLimits.FrontMatterNodes,
        IsStrict: false);

    public static readonly YamlProfile Sigma = new(
        "the file",
        DocumentDiagnostics.YamlFault,
        DocumentLimits.SigmaLength,
        DocumentLimits.SigmaDepth,
        DocumentLimits.SigmaNodes,
        IsStrict: true);

    public static readonly YamlProfile Tests = new(
        "the list of tests",
        DocumentDiagnostics.UnreadableSample,
        DocumentLimits.FileLength,
        DocumentLimits.RecordDepth,
        DocumentLimits.TestNodes,
        IsStrict: true);
}
