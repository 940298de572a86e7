using RuleGen.Compiler.Documents.Sigma;

namespace RuleGen.Compiler;

/// <summary>What a filter may call a rule by, and the logs the rule is for.</summary>
/// <param name="Id">The rule's id, or the one it is given.</param>
/// <param name="Name">The rule's name; null when it has none.</param>
/// <param name="LogSource">The log source as written; null when it is faulty.</param>
internal sealed record SigmaRuleName(string Id, string? Name, SigmaLogSource? LogSource);
