namespace RuleGen.Conformance.Tests.Sigma;

/// <summary>Where our answers differ from the golden file on purpose, with the reason; <c>docs/explanation/sigma-golden.md</c> has them in full.</summary>
internal static class SigmaGoldenDifferences
{
    private static readonly (string Rule, bool IsOurs, string Reason)[] _known = [];

    /// <summary>Whether a hit, given as rule and place, is one that only we have, or only the golden file.</summary>
    public static bool IsKnown(string hit, bool isOurs) =>
        Array.Exists(_known, item => item.IsOurs == isOurs && hit.StartsWith(item.Rule + " ", StringComparison.Ordinal));
}
