using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler;

/// <summary>What a file turned out to be.</summary>
internal enum CompiledFileKind
{
    /// <summary>A rule that compiled.</summary>
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
/// <param name="Rule">The rule; null for every other kind.</param>
/// <param name="Positions">Where the rule and its predicates stand; null for every other kind.</param>
/// <param name="Diagnostics">What there is to say about the file.</param>
internal sealed record CompiledFile(
    string Path, CompiledFileKind Kind, Rule? Rule, RulePositions? Positions, EquatableArray<Diagnostic> Diagnostics);

/// <summary>How files are to be compiled.</summary>
/// <param name="Mode">The reading the project asks for; null leaves it to the file and its language.</param>
/// <param name="StrictFields">Whether a field nobody knows is an error.</param>
internal sealed record CompilerOptions(ReadingMode? Mode, bool StrictFields)
{
    public static readonly CompilerOptions Default = new(null, false);
}
