using RuleGen.Matching;

namespace RuleGen.Dynamic.Interpreting;

/// <summary>How a slot's values are compared with those of another.</summary>
/// <param name="Operator">How the other value has to stand in the first.</param>
/// <param name="Other">The other slot.</param>
/// <param name="IgnoreCase">Whether letter case is ignored.</param>
internal readonly record struct FieldComparison(TextOperator Operator, int Other, bool IgnoreCase);
