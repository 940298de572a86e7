using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Lowering;

/// <summary>How a query is to be read.</summary>
/// <param name="Mode">Strict, or by intent.</param>
/// <param name="Binding">The event classes whose records the rule is offered; <see cref="EventClasses.Unknown"/> is every record.</param>
/// <param name="StrictFields">Whether a field that the taxonomy does not know is an error.</param>
internal sealed record LoweringOptions(ReadingMode Mode, EventClasses Binding, bool StrictFields = false);

/// <summary>A query as a condition, and everything there is to say about it, in the order of the file.</summary>
internal sealed record LoweredQuery(Expr Condition, EquatableArray<Diagnostic> Diagnostics);
