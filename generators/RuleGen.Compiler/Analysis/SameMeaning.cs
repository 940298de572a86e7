using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Analysis;

/// <summary>Brings conditions to one letter case where letter case does not count, so that equal meanings become equal values.</summary>
internal static class SameMeaning
{
    /// <summary>
    /// The condition with every literal that ignores case folded. Only for comparing: the folded condition is never compiled.
    /// </summary>
    public static Expr Of(Expr expr) => expr switch
    {
        AllOf all => new AllOf(all.Operands.Select(Of).ToEquatable()),
        AnyOf any => new AnyOf(any.Operands.Select(Of).ToEquatable()),
        Not not => new Not(Of(not.Operand)),
        SameObject inside => new SameObject(inside.Path, Of(inside.Inner)),
        Test test => new Test(Of(test.Predicate)),
        _ => expr,
    };

    public static Predicate Of(Predicate predicate) => predicate switch
    {
        TextMatch { IgnoreCase: true } match => match with { Literal = Fold(match.Literal) },
        GlobMatch { IgnoreCase: true } glob => glob with { Pieces = glob.Pieces.Select(Fold).ToEquatable() },
        PatternMatch { IgnoreCase: true } pattern => pattern with { Parts = Fold(pattern.Parts) },
        AnyTextPattern { IgnoreCase: true } text => text with { Parts = Fold(text.Parts) },
        TextWords words => words with { Words = words.Words.Select(Fold).ToEquatable() },
        AnyText text => text with { Words = text.Words.Select(Fold).ToEquatable(), Pieces = text.Pieces?.Select(Fold).ToEquatable() },
        RegistryKeyIs keys => keys with { Places = keys.Places.Select(Of).ToEquatable() },
        _ => predicate,
    };

    public static RegistryPlace Of(RegistryPlace place) =>
        place with { User = place.User is null ? null : Fold(place.User), Key = Fold(place.Key) };

    private static EquatableArray<PatternPart> Fold(EquatableArray<PatternPart> parts) =>
        parts.Select(part => part with { Text = Fold(part.Text) }).ToEquatable();

    private static string Fold(string text) => text.ToUpperInvariant();
}
