using System.Text.RegularExpressions;
using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.Sigma.Pipelines;

/// <summary>A processing pipeline: changes made to every rule of the project before it is compiled.</summary>
/// <param name="File">The file it stands in.</param>
/// <param name="Name">What the pipeline calls itself, or the name of its file.</param>
/// <param name="Priority">Pipelines of a smaller number come first.</param>
/// <param name="Items">The changes, in order; none of a pipeline for other programs.</param>
/// <param name="Variables">The values that <c>value_placeholders</c> puts in, by name.</param>
/// <param name="Diagnostics">What is wrong with the file.</param>
internal sealed record SigmaPipeline(
    SourceFile File,
    string Name,
    decimal Priority,
    IReadOnlyList<PipelineItem> Items,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Variables,
    IReadOnlyList<Diagnostic> Diagnostics);

/// <summary>One change, and when it is made.</summary>
/// <param name="Id">By what later items ask whether it was made; null when they cannot.</param>
/// <param name="Type">The transformation, one of <see cref="PipelineTypes"/>.</param>
/// <param name="Parameters">The item's mapping, whose keys and values have been checked.</param>
/// <param name="Nested">The items of a <c>nest</c>.</param>
/// <param name="OfRule">What the rule has to meet; null for nothing.</param>
/// <param name="OfItem">What a detection item has to meet; null for nothing.</param>
/// <param name="OfField">What a field's name has to meet; null for nothing.</param>
internal sealed record PipelineItem(
    string? Id,
    string Type,
    YamlMapping Parameters,
    IReadOnlyList<PipelineItem> Nested,
    PipelineTest? OfRule,
    PipelineTest? OfItem,
    PipelineTest? OfField)
{
    private static readonly Dictionary<string, IReadOnlyList<string>> _none = [];

    /// <summary>The regular expression of a transformation that has one.</summary>
    public Regex? Expression { get; init; }

    /// <summary>The texts that each name or text of a <c>mapping</c> stands for, in its order; empty without one.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Mapping { get; init; } = _none;

    /// <summary>What something is mapped to; null when it is not in the mapping.</summary>
    public IReadOnlyList<string>? Mapped(string name) => Mapping.TryGetValue(name, out IReadOnlyList<string>? texts) ? texts : null;
}

/// <summary>What has to be met for a change to be made.</summary>
internal abstract record PipelineTest;

/// <summary>All parts are met.</summary>
internal sealed record AllTests(IReadOnlyList<PipelineTest> Parts) : PipelineTest;

/// <summary>Some part is met.</summary>
internal sealed record AnyTest(IReadOnlyList<PipelineTest> Parts) : PipelineTest;

/// <summary>The part is not met.</summary>
internal sealed record NoTest(PipelineTest Part) : PipelineTest;

/// <summary>One condition.</summary>
/// <param name="Type">What it asks, one of <see cref="PipelineTypes"/>.</param>
/// <param name="Parameters">Its mapping, whose keys and values have been checked.</param>
/// <param name="Expressions">Its regular expressions, which have to be found at the beginning of a text.</param>
internal sealed record PipelineCondition(string Type, YamlMapping Parameters, IReadOnlyList<Regex> Expressions) : PipelineTest;
