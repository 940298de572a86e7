using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Languages.Sigma.Conditions;

/// <summary>A condition over selections.</summary>
internal abstract record SigmaCondition(FileSpan Span);

/// <summary>All operands hold.</summary>
internal sealed record ConditionAnd(EquatableArray<SigmaCondition> Operands, FileSpan Span) : SigmaCondition(Span);

/// <summary>Some operand holds.</summary>
internal sealed record ConditionOr(EquatableArray<SigmaCondition> Operands, FileSpan Span) : SigmaCondition(Span);

/// <summary>The operand does not hold.</summary>
internal sealed record ConditionNot(SigmaCondition Operand, FileSpan Span) : SigmaCondition(Span);

/// <summary>The selection of this name holds.</summary>
internal sealed record ConditionName(string Name, FileSpan Span) : SigmaCondition(Span);

/// <summary>Some or all selections whose name fits the pattern hold; none fits, and it is false.</summary>
/// <param name="IsAll">All of them, not only one.</param>
/// <param name="Pattern">A name with <c>*</c> for any run of characters, or <c>them</c>.</param>
/// <param name="Span">The whole part, with the quantifier.</param>
internal sealed record ConditionOf(bool IsAll, string Pattern, FileSpan Span) : SigmaCondition(Span);
