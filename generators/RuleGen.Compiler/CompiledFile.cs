using RuleGen.Compiler.Lowering.Sigma;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler;

/// <summary>What a file turned out to be.</summary>
internal enum CompiledFileKind
{
    /// <summary>A rule, or several in one file, of which each compiled.</summary>
    Rule,

    /// <summary>A text about rules; it has no query and wants none.</summary>
    Documentation,

    /// <summary>A file that belongs to another, such as a list of tests.</summary>
    SideFile,

    /// <summary>Meant as a rule, and left out for the errors among its diagnostics.</summary>
    Rejected,
}

/// <summary>What became of one file; equal by value, so that an unchanged result goes no further.</summary>
/// <param name="Path">The path the file was read under.</param>
/// <param name="Kind">What the file turned out to be.</param>
/// <param name="Rules">The rules that compiled, in the order of the file. Of several documents in one file those without an error are here
/// even when another one has some and the file counts as <see cref="CompiledFileKind.Rejected"/>.</param>
/// <param name="Diagnostics">What there is to say about the file.</param>
internal sealed record CompiledFile(
    string Path, CompiledFileKind Kind, EquatableArray<CompiledRule> Rules, EquatableArray<Diagnostic> Diagnostics)
{
    /// <summary>The first rule; null when there is none.</summary>
    public Rule? Rule => Rules.Count > 0 ? Rules[0].Rule : null;

    /// <summary>How many rules of the file are left out for their errors.</summary>
    public int RejectedRules { get; init; } = Kind == CompiledFileKind.Rejected ? 1 : 0;

    /// <summary>What filters may call the Sigma rules of the file by, also those left out for their errors.</summary>
    public EquatableArray<SigmaRuleName> SigmaRules { get; init; }

    /// <summary>Where the first rule and its predicates stand; null when there is none.</summary>
    public RulePositions? Positions => Rules.Count > 0 ? Rules[0].Positions : null;
}

/// <summary>A rule, and where it and its predicates stand.</summary>
internal sealed record CompiledRule(Rule Rule, RulePositions Positions);

/// <summary>How files are to be compiled.</summary>
/// <param name="Mode">The reading the project asks for; null leaves it to the file and its language.</param>
/// <param name="StrictFields">Whether a field nobody knows is an error.</param>
internal sealed record CompilerOptions(ReadingMode? Mode, bool StrictFields)
{
    public static readonly CompilerOptions Default = new(null, false);

    /// <summary>
    /// Whether rules for a category of Windows events are offered the Security log's records of the same facts, besides those of Sysmon.
    /// </summary>
    public bool SecurityEquivalents { get; init; } = true;

    /// <summary>The filters, placeholders and pipelines of the project.</summary>
    public SigmaProject Project { get; init; } = SigmaProject.Empty;
}
