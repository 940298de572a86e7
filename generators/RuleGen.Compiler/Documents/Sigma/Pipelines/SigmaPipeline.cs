using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.Sigma.Pipelines;

/// <summary>A processing pipeline: changes made to every rule of the project before it is compiled.</summary>
/// <param name="File">The file it stands in.</param>
/// <param name="Name">What the pipeline calls itself, or the name of its file.</param>
/// <param name="Priority">Pipelines of a smaller number come first.</param>
/// <param name="Items">The changes, in order.</param>
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
/// <param name="Parameters">The item's mapping, whose keys have been checked.</param>
/// <param name="Nested">The items of a <c>nest</c>.</param>
/// <param name="OfRule">What the rule has to meet.</param>
/// <param name="OfItem">What a detection item has to meet.</param>
/// <param name="OfField">What a field's name has to meet.</param>
internal sealed record PipelineItem(
    string? Id,
    string Type,
    YamlMapping Parameters,
    IReadOnlyList<PipelineItem> Nested,
    PipelineConditions OfRule,
    PipelineConditions OfItem,
    PipelineConditions OfField);

/// <summary>Conditions that stand together.</summary>
/// <param name="Conditions">The conditions; none is met always.</param>
/// <param name="IsAny">Whether one of them is enough.</param>
/// <param name="IsNegated">Whether the outcome is turned round.</param>
/// <param name="Expression">A text that joins the conditions by name instead; null for none.</param>
internal sealed record PipelineConditions(
    IReadOnlyList<PipelineCondition> Conditions, bool IsAny, bool IsNegated, YamlScalar? Expression);

/// <summary>One condition.</summary>
internal sealed record PipelineCondition(string Name, string Type, YamlMapping Parameters);
