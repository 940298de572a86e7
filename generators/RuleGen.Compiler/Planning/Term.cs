using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Planning;

/// <summary>
/// A part of a condition as a matcher asks it by number: predicates bear their places in the query, and those of a kind that stand side by
/// side are one question.
/// </summary>
internal abstract record Term
{
    /// <summary>How many lines it takes where each question has one.</summary>
    public abstract int Lines { get; }

    /// <summary>The predicates in it, in the order of testing.</summary>
    public abstract IEnumerable<Predicate> Predicates { get; }
}

/// <summary>Some predicates that stand side by side in the query.</summary>
/// <param name="First">The number of the first.</param>
/// <param name="Tests">The predicates; those of more than one are of one kind.</param>
/// <param name="IsAll">Whether all of them must hold rather than one.</param>
internal sealed record TestRun(int First, IReadOnlyList<Predicate> Tests, bool IsAll) : Term
{
    public override int Lines => 1;

    public override IEnumerable<Predicate> Predicates => Tests;
}

/// <summary>Several parts, two or more, of which all or one must hold.</summary>
internal sealed record TermGroup(IReadOnlyList<Term> Operands, bool IsAll) : Term
{
    public override int Lines { get; } = Operands.Sum(operand => operand.Lines) + 2;

    public override IEnumerable<Predicate> Predicates => Operands.SelectMany(operand => operand.Predicates);
}

/// <summary>The complement.</summary>
internal sealed record NegatedTerm(Term Operand) : Term
{
    public override int Lines { get; } = Operand.Lines;

    public override IEnumerable<Predicate> Predicates => Operand.Predicates;
}

/// <summary>What must hold on one and the same object.</summary>
internal sealed record ObjectTerm(SameObject Group, Term Inner) : Term
{
    public override int Lines => 1;

    public override IEnumerable<Predicate> Predicates => Inner.Predicates;
}

/// <summary>A constant.</summary>
internal sealed record ConstantTerm(bool Value) : Term
{
    public override int Lines => 1;

    public override IEnumerable<Predicate> Predicates => [];
}
