using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Model;

/// <summary>
/// A rule's condition over canonical predicates: two-valued, and an absent field makes a predicate false. Equality leaves
/// <see cref="Origin"/> out, so that a condition which only moved in its file is still the same condition.
/// </summary>
internal abstract record Expr
{
    /// <summary>Where in a file this part stands; not part of equality.</summary>
    public Origin Origin { get; init; }
}

/// <summary>A file span that never takes part in equality.</summary>
internal readonly record struct Origin(FileSpan Span)
{
    public bool Equals(Origin other) => true;

    public override int GetHashCode() => 0;
}

/// <summary>True when every operand is; true without operands.</summary>
internal sealed record AllOf(EquatableArray<Expr> Operands) : Expr;

/// <summary>True when some operand is; false without operands.</summary>
internal sealed record AnyOf(EquatableArray<Expr> Operands) : Expr;

/// <summary>The complement.</summary>
internal sealed record Not(Expr Operand) : Expr;

/// <summary>One predicate.</summary>
internal sealed record Test(Predicate Predicate) : Expr;

/// <summary>A constant.</summary>
internal sealed record Always(bool Value) : Expr;

/// <summary>
/// All predicates inside hold on one and the same object found at <see cref="Path"/> (an object, or an element of an array of objects).
/// Fields inside carry their full dotted name.
/// </summary>
internal sealed record SameObject(string Path, Expr Inner) : Expr;
