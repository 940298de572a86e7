using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Lowering.Sigma;

/// <summary>What a Sigma rule looks for, as YAML.</summary>
/// <param name="File">The rule's file.</param>
/// <param name="Mapping">The value of <c>detection</c>.</param>
/// <param name="LogSource">The rule's log source.</param>
internal sealed record SigmaDetection(SourceFile File, YamlMapping Mapping, LogSource LogSource);

/// <summary>How a detection is to be read.</summary>
/// <param name="Binding">The event classes whose records the rule is offered.</param>
/// <param name="StrictFields">Whether a field that the taxonomy does not know is an error.</param>
internal sealed record SigmaOptions(EventClasses Binding, bool StrictFields);

/// <summary>A detection as a condition, and everything there is to say about it.</summary>
internal sealed record LoweredSigma(Expr Condition, EquatableArray<Diagnostic> Diagnostics, bool HasError);
