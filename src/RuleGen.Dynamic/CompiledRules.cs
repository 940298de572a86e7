namespace RuleGen.Dynamic;

/// <summary>What became of some rule files: the rules that compiled as one set, and what there is to say about the files.</summary>
public sealed class CompiledRules
{
    internal CompiledRules(RuleSet ruleSet, IReadOnlyList<RuleDiagnostic> diagnostics)
    {
        RuleSet = ruleSet;
        Diagnostics = diagnostics;
    }

    /// <summary>The rules, ordered by path, then as they stand in the file; any number of threads may use it at once. It may be empty.</summary>
    public RuleSet RuleSet { get; }

    /// <summary>All findings, by file, then by place.</summary>
    public IReadOnlyList<RuleDiagnostic> Diagnostics { get; }

    /// <summary>How many files were looked at.</summary>
    public int Files { get; internal init; }

    /// <summary>How many rules compiled; the length of the set.</summary>
    public int Rules => RuleSet.Rules.Length;

    /// <summary>How many files were meant as rules and have an error; nothing of what is wrong with them is in the set.</summary>
    public int Rejected { get; internal init; }

    /// <summary>How many files are texts about rules.</summary>
    public int Documentation { get; internal init; }

    /// <summary>How many files belong to another one, such as lists of tests.</summary>
    public int SideFiles { get; internal init; }
}
