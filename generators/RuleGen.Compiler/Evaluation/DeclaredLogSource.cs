namespace RuleGen.Compiler.Evaluation;

/// <summary>What a record's source is declared to be; null leaves an attribute open.</summary>
internal sealed record DeclaredLogSource(string? Product, string? Category = null, string? Service = null);
