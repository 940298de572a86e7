namespace RuleGen.Dynamic;

/// <summary>What became of some rule files: the rules that compiled as one set, and what there is to say about the files.</summary>
public sealed class CompiledRules
{
    internal CompiledRules(RuleSet ruleSet, IReadOnlyList<RuleDiagnostic> diagnostics)
    {
        RuleSet = ruleSet;
        Diagnostics = diagnostics;
    }

    /// <summary>
    /// The rules, ordered by path, then as they stand in the file; any number of threads may use it at once. It may be empty.
    /// </summary>
    public RuleSet RuleSet { get; }

    /// <summary>All findings, by file, then by place.</summary>
    public IReadOnlyList<RuleDiagnostic> Diagnostics { get; }

    /// <summary>How many files were looked at.</summary>
    public int Files { get; internal init; }

    /// <summary>How many rules compiled; the length of the set.</summary>
    public int Rules => RuleSet.Rules.Length;

    /// <summary>How many rules are left out for their errors; a file that cannot be read as rules at all counts as one.</summary>
    public int Rejected { get; internal init; }

    /// <summary>How many files are texts about rules.</summary>
    public int Documentation { get; internal init; }

    /// <summary>How many files belong to another one, such as lists of tests.</summary>
    public int SideFiles { get; internal init; }
}
