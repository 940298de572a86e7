using RuleGen.Compiler.Lowering;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Taxonomy;

namespace RuleGen.Compiler.Analysis;

/// <summary>Tells where one condition holds whenever another one does. A no means only that it could not be seen.</summary>
internal sealed class Implication
{
    // Every part of one is compared with every part of the other, and texts character by character.
    private const int MostSteps = 200_000;
    private const long MostCharacters = 20_000_000;
    private const int LongestText = 512;

    private int _steps;
    private long _characters;

    /// <summary>Whether everything that meets the first meets the second as well. What one rule is asked together is limited.</summary>
    public bool Holds(Expr from, Expr to) => Implies(from, to);

    private bool Implies(Expr from, Expr to)
    {
        if (++_steps > MostSteps) return false;
        switch (from, to)
        {
            case (_, AllOf all):
                return all.Operands.All(operand => Implies(from, operand));
            case (AnyOf any, _):
                return any.Operands.All(operand => Implies(operand, to));
            case (_, AnyOf any):
                return any.Operands.Any(operand => Implies(from, operand))
                    || (from is AllOf some && some.Operands.Any(operand => Implies(operand, to)));
            case (AllOf all, _):
                return all.Operands.Any(operand => Implies(operand, to));
            case (Not left, Not right):
                return Implies(right.Operand, left.Operand);
            case (Test left, Test right):
                return Implies(left.Predicate, right.Predicate);
            default:
                return false;
        }
    }

    private bool Implies(Predicate from, Predicate to)
    {
        if (SameMeaning.Of(from) == SameMeaning.Of(to)) return true;
        (Field? Field, bool IgnoreCase) narrow = Pattern(from);
        if (to is Exists exists) return narrow.Field is not null && narrow.Field == exists.Field;
        (Field? Field, bool IgnoreCase) wide = Pattern(to);
        if (wide.Field is null || wide.Field != narrow.Field || (narrow.IgnoreCase && !wide.IgnoreCase)) return false;
        if (TextPattern.TextOf(to) is not { Length: <= LongestText } pattern) return false;
        if (TextPattern.TextOf(from) is not { Length: <= LongestText } text) return false;
        _characters += (long)pattern.Length * text.Length;
        return _characters <= MostCharacters && WildcardText.Accepts(pattern, text, wide.IgnoreCase);
    }

    private static (Field? Field, bool IgnoreCase) Pattern(Predicate predicate) => predicate switch
    {
        TextMatch text => (text.Field, text.IgnoreCase),
        GlobMatch glob => (glob.Field, glob.IgnoreCase),
        _ => (null, false),
    };
}
