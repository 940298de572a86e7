using System.Globalization;
using System.Text;
using RuleGen.Compiler.Model;
using RuleGen.Shared;

namespace RuleGen.Compiler.Evaluation;

/// <summary>A condition in words, for messages: short, on one line, with only the first few of many alternatives.</summary>
internal static class ConditionWords
{
    private const int ShownOperands = 3;
    private const int ShownDepth = 4;
    private const int ShownLetters = 120;

    public static string Of(Expr condition) => Of(condition, 0);

    /// <summary>A value in quotes, control characters as blanks, cut where it is long.</summary>
    public static string Quote(string value)
    {
        var text = new StringBuilder("\"");
        foreach (char letter in value.Length > ShownLetters ? value.Substring(0, ShownLetters) : value)
            text.Append(IsPrintable(letter) ? letter : ' ');
        return text.Append(value.Length > ShownLetters ? "…\"" : "\"").ToString();
    }

    private static string Of(Expr condition, int depth)
    {
        if (depth > ShownDepth) return "…";
        return condition switch
        {
            AllOf all => Joined(all.Operands, " and ", depth),
            AnyOf any => Joined(any.Operands, " or ", depth),
            Not not => "not (" + Of(not.Operand, depth + 1) + ")",
            Test test => Of(test.Predicate),
            Always always => always.Value ? "always" : "never",
            SameObject same => $"one object of {same.Path} where {Of(same.Inner, depth + 1)}",
            _ => "…",
        };
    }

    private static string Joined(EquatableArray<Expr> operands, string word, int depth)
    {
        string shown = string.Join(word, operands.Take(ShownOperands).Select(operand => Of(operand, depth + 1)));
        if (operands.Count > ShownOperands) shown += $"{word}{operands.Count - ShownOperands} more";
        return depth == 0 ? shown : "(" + shown + ")";
    }

    private static string Of(Predicate predicate) => predicate switch
    {
        Exists exists => exists.Field.Name + " exists",
        TextMatch match => $"{match.Field.Name} {Verb(match.Operator)} {Quote(match.Literal)}",
        GlobMatch match => $"{match.Field.Name} fits {Quote(string.Join("*", match.Pieces))}",
        TextOrder order => $"{order.Field.Name} {Sign(order.Ordering)} {Quote(order.Literal)}",
        NumberCompare compare => $"{compare.Field.Name} {Sign(compare.Ordering)} {compare.Literal.ToString(CultureInfo.InvariantCulture)}",
        DateRange range => $"{range.Field.Name} lies in {Date(range.From)} to {Date(range.To)}",
        InNetwork network => $"{network.Field.Name} lies in the network {AddressReading.ToText(network.Network)}/{network.PrefixLength}",
        AddressOrder order => $"{order.Field.Name} {Sign(order.Ordering)} {AddressReading.ToText(order.Address)}",
        BooleanIs boolean => $"{boolean.Field.Name} is {(boolean.Value ? "true" : "false")}",
        TextWords words => $"{words.Field.Name} holds {Words(words.Words, words.InOrder)}",
        AnyText { Pieces: EquatableArray<string> pieces } => $"some text fits {Quote(string.Join("*", pieces))}",
        AnyText any => $"some text holds {Words(any.Words, any.InOrder)}",
        RegistryKeyIs key => $"the key of {key.Field.Name} is {Places(key.Places)}",
        Present present => "the record has " + present.Field.Name,
        PatternMatch match => $"{match.Field.Name} fits {Pattern(match.Parts)}",
        RegexMatch match => $"{match.Field.Name} fits the expression {Quote(match.Pattern)}",
        FieldMatch match => $"{match.Field.Name} {Verb(match.Operator)} {match.Other.Name}",
        DatePartCompare compare => $"the {compare.Part.ToString().ToLowerInvariant()} of {compare.Field.Name} {Sign(compare.Ordering)} "
            + compare.Literal.ToString(CultureInfo.InvariantCulture),
        AnyTextPattern any => $"some text fits {Pattern(any.Parts)}",
        AnyTextRegex any => $"some text fits the expression {Quote(any.Pattern)}",
        _ => "…",
    };

    private static string Places(EquatableArray<RegistryPlace> places)
    {
        string shown = string.Join(" or ", places.Take(ShownOperands).Select(place => Quote(Place(place))));
        return places.Count > ShownOperands ? $"{shown} or {places.Count - ShownOperands} more" : shown;
    }

    private static string Place(RegistryPlace place) =>
        place.Root == RegistryRoot.LocalMachine ? "HKLM\\" + place.Key : $"HKU\\{place.User ?? "*"}\\{place.Key}";

    private static string Pattern(EquatableArray<PatternPart> parts) => Quote(string.Concat(parts.Select(part => part.Kind switch
    {
        PatternPartKind.AnyRun => "*",
        PatternPartKind.AnyOne => "?",
        PatternPartKind.Dash => "-",
        _ => part.Text,
    })));

    private static string Words(EquatableArray<string> words, bool inOrder) =>
        (inOrder ? "the words " : "one of the words ") + Quote(string.Join(" ", words));

    private static string Verb(TextOperator how) => how switch
    {
        TextOperator.Equals => "is",
        TextOperator.StartsWith => "begins with",
        TextOperator.EndsWith => "ends with",
        _ => "contains",
    };

    private static string Sign(Ordering ordering) => ordering switch
    {
        Ordering.Less => "<",
        Ordering.LessOrEqual => "<=",
        Ordering.Greater => ">",
        Ordering.GreaterOrEqual => ">=",
        _ => "=",
    };

    private static string Date(long? ticks) => ticks is long value && value >= 0 && value <= DateTime.MaxValue.Ticks
        ? new DateTime(value, DateTimeKind.Utc).ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture)
        : "…";

    // Line separators and direction marks would let a sample's text rewrite the message around it.
    private static bool IsPrintable(char letter) => CharUnicodeInfo.GetUnicodeCategory(letter)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
