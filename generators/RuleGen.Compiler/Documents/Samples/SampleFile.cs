using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.Samples;

/// <summary>A list of tests that lies beside a rule file.</summary>
/// <param name="Samples">The events, in order.</param>
/// <param name="Diagnostics">What is wrong with the list; places are in its own file.</param>
internal sealed record SampleFile(IReadOnlyList<RuleSample> Samples, IReadOnlyList<Diagnostic> Diagnostics);

/// <summary>An event, and which rule of the file it tests.</summary>
/// <param name="Rule">The rule's id, name or title; null where the file has only one rule.</param>
/// <param name="Sample">The event.</param>
internal sealed record RuleSample(YamlScalar? Rule, Sample Sample);
