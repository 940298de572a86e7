using RuleGen.Compiler.Languages.Sigma.Values;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Lowering.Sigma;

/// <summary>Brings the parts of a Sigma text into the forms that predicates have.</summary>
internal static class SigmaPattern
{
    /// <summary>The pieces between runs, as <see cref="TextPattern"/> takes them; for texts of literals and runs only.</summary>
    public static IReadOnlyList<string> Pieces(EquatableArray<SigmaPart> parts)
    {
        var pieces = new List<string> { "" };
        foreach (SigmaPart part in parts)
        {
            if (part.Kind == SigmaPartKind.AnyRun) pieces.Add("");
            else pieces[pieces.Count - 1] += part.Text;
        }
        return pieces;
    }

    /// <summary>The parts of a pattern; runs that touch count once.</summary>
    public static EquatableArray<PatternPart> Parts(IEnumerable<SigmaPart> parts)
    {
        var pattern = new List<PatternPart>();
        foreach (SigmaPart part in parts)
        {
            PatternPart next = part.Kind switch
            {
                SigmaPartKind.AnyRun => PatternPart.AnyRun,
                SigmaPartKind.AnyOne => PatternPart.AnyOne,
                SigmaPartKind.Dash => PatternPart.Dash,
                _ => PatternPart.Literal(part.Text),
            };
            if (next != PatternPart.AnyRun || pattern.Count == 0 || pattern[pattern.Count - 1] != next) pattern.Add(next);
        }
        return pattern.ToEquatable();
    }
}
