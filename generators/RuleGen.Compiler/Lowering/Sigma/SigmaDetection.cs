using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Languages.Sigma;
using RuleGen.Compiler.Languages.Sigma.Modifiers;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Lowering.Sigma;

/// <summary>What a Sigma rule or filter looks for, as YAML.</summary>
/// <param name="File">The file.</param>
/// <param name="Mapping">The mapping of selections and condition: the value of <c>detection</c> or <c>filter</c>.</param>
/// <param name="LogSource">The logs it is for.</param>
internal sealed record SigmaDetection(SourceFile File, YamlMapping Mapping, LogSource LogSource)
{
    /// <summary>Tells keys of the mapping that are no selections, such as a filter's <c>rules</c>.</summary>
    public Func<string, bool>? IsOtherKey { get; init; }

    /// <summary>What pipelines make of the selections and conditions before they are lowered.</summary>
    public Func<SigmaQuery, SigmaFindings, SigmaQuery>? Rewrite { get; init; }
}

/// <summary>How a detection is to be read.</summary>
/// <param name="Binding">The event classes whose records the rule is offered; <see cref="EventClasses.Unknown"/> is every record.</param>
/// <param name="StrictFields">Whether a field that the taxonomy does not know is an error.</param>
internal sealed record SigmaOptions(EventClasses Binding, bool StrictFields)
{
    /// <summary>What <c>expand</c> puts in; null where the project defines nothing.</summary>
    public IPlaceholders? Placeholders { get; init; }

    /// <summary>Whether base64 is compared without letter case, as the letter of the specification has it.</summary>
    public bool Base64IgnoresCase { get; init; }
}

/// <summary>A detection as a condition, and everything there is to say about it, in the order of the file.</summary>
internal sealed record LoweredSigma(Expr Condition, EquatableArray<Diagnostic> Diagnostics)
{
    /// <summary>Whether an error was reported: the rule is left out, and the condition is never true.</summary>
    public bool HasError => Diagnostics.Any(finding => finding.Severity == Severity.Error);
}
