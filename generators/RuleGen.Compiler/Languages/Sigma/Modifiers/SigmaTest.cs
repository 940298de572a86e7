using RuleGen.Compiler.Languages.Sigma.Values;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Languages.Sigma.Modifiers;

/// <summary>An item once its modifiers are applied.</summary>
/// <param name="Item">The item as written.</param>
/// <param name="Values">Its values.</param>
/// <param name="NeedsAll">Whether every value has to be met, not only one.</param>
/// <param name="IsNegated">Whether the whole is turned round.</param>
internal sealed record SigmaTest(SigmaItem Item, EquatableArray<SigmaTestValue> Values, bool NeedsAll, bool IsNegated);

/// <summary>A value, and what its modifiers made of it.</summary>
internal sealed record SigmaTestValue(SigmaTerm Term, SigmaValue Value);
