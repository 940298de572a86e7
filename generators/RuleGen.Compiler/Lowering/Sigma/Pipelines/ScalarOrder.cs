using RuleGen.Compiler.Documents.Yaml;

namespace RuleGen.Compiler.Lowering.Sigma.Pipelines;

/// <summary>Compares values of a pipeline: numbers as numbers, all else by its text.</summary>
internal static class ScalarOrder
{
    /// <param name="left">The value that is asked about.</param>
    /// <param name="operation">The comparison; null for <c>eq</c>.</param>
    /// <param name="right">What it is compared with.</param>
    public static bool Holds(YamlScalar left, string? operation, YamlScalar right)
    {
        if (left.Number is { } number && right.Number is { } other) return Holds(number.CompareTo(other), operation);
        // Values of two types are never the same, and neither comes first.
        return left.Type == right.Type ? Holds(string.CompareOrdinal(left.Value, right.Value), operation) : operation == "ne";
    }

    /// <summary>Whether an order (negative, zero, positive) is the one a comparison asks for.</summary>
    public static bool Holds(int order, string? operation) => operation switch
    {
        "ne" => order != 0,
        "gt" => order > 0,
        "gte" => order >= 0,
        "lt" => order < 0,
        "lte" => order <= 0,
        _ => order == 0,
    };
}
