namespace RuleGen.Compiler.Documents.Sigma;

/// <summary>The log source of a Sigma document as written; attributes it leaves out are null, and at least one is not.</summary>
internal sealed record SigmaLogSource(string? Product, string? Category, string? Service);
