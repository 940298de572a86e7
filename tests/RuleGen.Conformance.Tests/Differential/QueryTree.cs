namespace RuleGen.Conformance.Tests.Differential;

/// <summary>A query as a tree that can be rewritten and then printed; <see cref="object.ToString"/> gives its KQL.</summary>
internal abstract record QueryTree
{
    /// <summary>This tree with every part rewritten from the inside out.</summary>
    public abstract QueryTree Rewrite(Func<QueryTree, QueryTree> change);

    /// <summary>All parts, this one first.</summary>
    public abstract IEnumerable<QueryTree> Parts();
}

/// <summary>Operands between <c>and</c> or <c>or</c>, in brackets.</summary>
internal sealed record Group(bool IsAnd, QueryTree[] Operands) : QueryTree
{
    public override QueryTree Rewrite(Func<QueryTree, QueryTree> change) =>
        change(this with { Operands = [.. Operands.Select(operand => operand.Rewrite(change))] });

    public override IEnumerable<QueryTree> Parts() => Operands.SelectMany(operand => operand.Parts()).Prepend(this);

    public override string ToString() => "(" + string.Join(IsAnd ? " and " : " or ", (object[])Operands) + ")";
}

/// <summary>The complement.</summary>
internal sealed record Negation(QueryTree Operand) : QueryTree
{
    public override QueryTree Rewrite(Func<QueryTree, QueryTree> change) => change(new Negation(Operand.Rewrite(change)));

    public override IEnumerable<QueryTree> Parts() => Operand.Parts().Prepend(this);

    public override string ToString() => $"not ({Operand})";
}

/// <summary>Tests of one and the same object.</summary>
internal sealed record Nested(string Path, QueryTree Inner) : QueryTree
{
    public override QueryTree Rewrite(Func<QueryTree, QueryTree> change) => change(this with { Inner = Inner.Rewrite(change) });

    public override IEnumerable<QueryTree> Parts() => Inner.Parts().Prepend(this);

    public override string ToString() => $"{Path}: {{ {Inner} }}";
}

/// <summary>One field against a list of values, as they are written in the query.</summary>
internal sealed record ValueList(string Field, bool IsAnd, string[] Values) : QueryTree
{
    public override QueryTree Rewrite(Func<QueryTree, QueryTree> change) => change(this);

    public override IEnumerable<QueryTree> Parts() => [this];

    public override string ToString() => $"{Field}: ({string.Join(IsAnd ? " and " : " or ", Values)})";
}

/// <summary>A single test, as it is written in the query.</summary>
/// <param name="Text">The test.</param>
/// <param name="IsFreeText">Whether it names no field, or a pattern of fields.</param>
internal sealed record Atom(string Text, bool IsFreeText = false) : QueryTree
{
    public override QueryTree Rewrite(Func<QueryTree, QueryTree> change) => change(this);

    public override IEnumerable<QueryTree> Parts() => [this];

    public override string ToString() => Text;
}
