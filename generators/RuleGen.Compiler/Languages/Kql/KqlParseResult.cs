using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Languages.Kql;

/// <summary>What came of reading a KQL text.</summary>
/// <param name="Root">The tree, or null when the text is refused; then one diagnostic is an error.</param>
/// <param name="Diagnostics">Everything noticed, in the order of the text.</param>
internal sealed record KqlParseResult(KqlNode? Root, EquatableArray<Diagnostic> Diagnostics);
