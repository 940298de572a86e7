using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents;

/// <summary>A fenced block that may hold the rule's query.</summary>
/// <param name="Label">The fence's label as written; empty when there is none. It is a hint and may be wrong.</param>
/// <param name="Text">The code, lines joined by line feeds, none at the end.</param>
/// <param name="LabelSpan">The label's place; when there is no label, the empty place behind the opening fence.</param>
internal sealed record QueryCandidate(string Label, BlockText Text, FileSpan LabelSpan);
