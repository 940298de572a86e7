using System.Globalization;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Emit;

/// <summary>Names the method that tests a predicate after what it tests: <c>HostOsNameIsWindows</c>.</summary>
internal static class PredicateNames
{
    private const int LongestName = 60;

    public static string Of(Predicate predicate)
    {
        string name = predicate switch
        {
            Exists p => Field(p.Field) + "Exists",
            TextMatch p => Field(p.Field) + Verb(p.Operator) + CSharpText.PascalCase(p.Literal),
            GlobMatch p => Field(p.Field) + "Fits" + CSharpText.PascalCase(string.Join(" ", p.Pieces)),
            TextOrder p => Field(p.Field) + Verb(p.Ordering) + CSharpText.PascalCase(p.Literal),
            NumberCompare p => Field(p.Field) + Verb(p.Ordering) + Number(p.Literal),
            DateRange p => Field(p.Field) + (p.From is null ? "IsBefore" : p.To is null ? "IsSince" : "IsBetween"),
            InNetwork p => Field(p.Field) + "IsInNetwork" + Address(p.Network),
            AddressOrder p => Field(p.Field) + Verb(p.Ordering) + Address(p.Address),
            BooleanIs p => Field(p.Field) + (p.Value ? "IsTrue" : "IsFalse"),
            TextWords p => Field(p.Field) + "Says" + CSharpText.PascalCase(string.Join(" ", p.Words)),
            AnyText p => "SomeTextSays" + CSharpText.PascalCase(string.Join(" ", p.Pieces ?? p.Words)),
            RegistryKeyIs p => Field(p.Field) + Keys(p.Places),
            Present p => Field(p.Field) + "IsPresent",
            PatternMatch p => Field(p.Field) + "Fits" + CSharpText.PascalCase(Literals(p.Parts)),
            RegexMatch p => Field(p.Field) + "FitsExpression",
            FieldMatch p => Field(p.Field) + Verb(p.Operator) + Field(p.Other),
            DatePartCompare p => p.Part + "Of" + Field(p.Field) + Verb(p.Ordering) + Number(p.Literal),
            AnyTextPattern p => "SomeTextFits" + CSharpText.PascalCase(Literals(p.Parts)),
            AnyTextRegex => "SomeTextFitsExpression",
            _ => "Holds",
        };
        return Bounded(name);
    }

    /// <summary>The name of a method that tests a group, after the first test in it.</summary>
    public static string OfGroup(Expr group, string first) => group switch
    {
        SameObject same => Bounded("SomeObjectOf" + CSharpText.PascalCase(same.Path)),
        AnyOf => first + "OrOther",
        _ => first + "AndMore",
    };

    /// <summary>The name of a method that tests a list of texts, after one of its tests.</summary>
    public static string OfList(TextMatch one, int count) =>
        Bounded(Field(one.Field) + Verb(one.Operator) + "OneOf" + CSharpText.PascalCase(PredicateWords.Number(count)) + "Texts");

    private static string Field(Field field)
    {
        string name = CSharpText.PascalCase(field.Name);
        return name.Length > 0 && CSharpText.IsIdentifier(name) ? name : "Field" + name;
    }

    private static string Literals(EquatableArray<PatternPart> parts) => string.Join(" ", parts.Select(part => part.Text));

    private static string Keys(EquatableArray<RegistryPlace> places)
    {
        if (places.Count != 1) return "IsOneOf" + CSharpText.PascalCase(PredicateWords.Number(places.Count)) + "Keys";
        string key = places[0].Key;
        return "IsKey" + CSharpText.PascalCase(key.Substring(key.LastIndexOf('\\') + 1));
    }

    private static string Verb(TextOperator verb) => verb switch
    {
        TextOperator.StartsWith => "BeginsWith",
        TextOperator.EndsWith => "EndsWith",
        TextOperator.Contains => "Contains",
        _ => "Is",
    };

    private static string Verb(Ordering ordering) => ordering switch
    {
        Ordering.Less => "IsBelow",
        Ordering.LessOrEqual => "IsAtMost",
        Ordering.Greater => "IsAbove",
        Ordering.GreaterOrEqual => "IsAtLeast",
        _ => "Is",
    };

    private static string Number(decimal literal) =>
        literal.ToString(CultureInfo.InvariantCulture).Replace("-", "Minus").Replace('.', '_');

    private static string Address(string hex) =>
        hex.Length == 8 ? AddressHex.ToText(hex).Replace('.', '_') : CSharpText.PascalCase(AddressHex.ToText(hex));

    private static string Bounded(string name) => name.Length <= LongestName ? name : name.Substring(0, LongestName);
}
