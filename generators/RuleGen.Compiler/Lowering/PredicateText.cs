using System.Globalization;
using RuleGen.Compiler.Model;
using RuleGen.Shared;

namespace RuleGen.Compiler.Lowering;

/// <summary>
/// Says predicates and conditions in words, for doc comments and explanations. Texts of the rule appear as they are, not escaped.
/// </summary>
internal static class PredicateText
{
    private const int MostListed = 3;
    private const int LongestLiteral = 120;
    private const int DeepestListed = 32;

    /// <summary>One predicate, such as <c>registry.path is a value of one of 5 keys</c>.</summary>
    public static string Of(Predicate predicate) => predicate switch
    {
        Exists exists => $"{exists.Field.Name} is there",
        TextMatch match => $"{Subject(match.Field)} {Verb(match)}{Case(match.IgnoreCase)}",
        GlobMatch glob => $"{Subject(glob.Field)} fits {Quote(string.Join("*", glob.Pieces))}{Case(glob.IgnoreCase)}",
        TextOrder order => $"{order.Field.Name} {Verb(order.Ordering)} {Quote(order.Literal)} in the order of UTF-8",
        NumberCompare number => $"{number.Field.Name} {Verb(number.Ordering)} {number.Literal.ToString(CultureInfo.InvariantCulture)}",
        DateRange range => $"{range.Field.Name} lies {Dates(range)}",
        InNetwork network =>
            $"{network.Field.Name} lies in {Address(network.Network)}/{network.PrefixLength.ToString(CultureInfo.InvariantCulture)}",
        AddressOrder order => $"{order.Field.Name} {Verb(order.Ordering)} {Address(order.Address)}",
        BooleanIs boolean => $"{boolean.Field.Name} is {(boolean.Value ? "true" : "false")}",
        TextWords words => $"{words.Field.Name} holds {Words(words.Words, words.InOrder)}",
        AnyText { Pieces: { } pieces } => $"some text of the record fits {Quote(string.Join("*", pieces))}, letter case ignored",
        AnyText text => $"some text of the record holds {Words(text.Words, text.InOrder)}",
        RegistryKeyIs keys => $"{keys.Field.Name} is a value of {Places(keys.Places)}",
        _ => "an unknown test",
    };

    /// <summary>A condition as one sentence without a full stop.</summary>
    public static string Of(Expr condition) => Of(condition, 0);

    private static string Of(Expr condition, int depth)
    {
        if (depth > DeepestListed) return "(more conditions)";
        return condition switch
        {
            Test test => Of(test.Predicate),
            Always always => always.Value ? "always" : "never",
            Not { Operand: AllOf or AnyOf } not => $"not ({Of(not.Operand, depth + 1)})",
            Not not => $"not {Of(not.Operand, depth + 1)}",
            SameObject inside => $"one object of {inside.Path} has ({Of(inside.Inner, depth + 1)})",
            AllOf all => string.Join(" and ", all.Operands.Select(operand => Inner(operand, depth + 1))),
            AnyOf any => OneField(any) ?? string.Join(" or ", any.Operands.Select(operand => Inner(operand, depth + 1))),
            _ => "an unknown condition",
        };
    }

    private static string Inner(Expr operand, int depth) =>
        operand is AllOf || (operand is AnyOf any && OneField(any) is null) ? $"({Of(operand, depth)})" : Of(operand, depth);

    // host.os.name is "Windows" or begins with "Windows ", letter case ignored.
    private static string? OneField(AnyOf any)
    {
        TextMatch?[] matches = any.Operands.Select(operand => (operand as Test)?.Predicate as TextMatch).ToArray();
        if (matches.Length == 0 || matches[0] is not { } first) return null;
        bool isOne = Array.TrueForAll(
            matches, match => match is not null && match.Field == first.Field && match.IgnoreCase == first.IgnoreCase);
        return isOne
            ? $"{Subject(first.Field)} {string.Join(" or ", matches.Select(match => Verb(match!)))}{Case(first.IgnoreCase)}"
            : null;
    }

    private static string Subject(Field field) => field.Form == FieldForm.RegistryKey ? "the key of " + field.Name : field.Name;

    private static string Verb(TextMatch match) => match.Operator switch
    {
        TextOperator.StartsWith => "begins with " + Quote(match.Literal),
        TextOperator.EndsWith => "ends with " + Quote(match.Literal),
        TextOperator.Contains => "contains " + Quote(match.Literal),
        _ => "is " + Quote(match.Literal),
    };

    private static string Verb(Ordering ordering) => ordering switch
    {
        Ordering.Less => "is below",
        Ordering.LessOrEqual => "is at most",
        Ordering.Greater => "is above",
        Ordering.GreaterOrEqual => "is at least",
        _ => "is",
    };

    private static string Case(bool ignoreCase) => ignoreCase ? ", letter case ignored" : string.Empty;

    private static string Quote(string text) =>
        text.Length <= LongestLiteral ? $"\"{text}\"" : $"\"{text.Substring(0, LongestLiteral)}...\"";

    private static string Words(EquatableArray<string> words, bool inOrder)
    {
        string listed = Quote(string.Join(" ", words));
        if (words.Count == 1) return $"the word {listed}";
        return inOrder ? $"the words {listed} in this order" : $"one of the words {listed}";
    }

    private static string Places(EquatableArray<RegistryPlace> places) =>
        places.Count <= MostListed
            ? string.Join(" or ", places.Select(Place))
            : $"one of {places.Count.ToString(CultureInfo.InvariantCulture)} keys";

    /// <summary>A place as a path, with an asterisk for any user.</summary>
    public static string Place(RegistryPlace place) =>
        place.Root == RegistryRoot.LocalMachine ? $"HKLM\\{place.Key}" : $"HKU\\{place.User ?? "*"}\\{place.Key}";

    private static string Dates(DateRange range) => (range.From, range.To) switch
    {
        ({ } from, { } to) => $"from {Date(from)} to before {Date(to)}",
        ({ } from, null) => $"at or after {Date(from)}",
        (null, { } to) => $"before {Date(to)}",
        _ => "at any time",
    };

    private static string Date(long ticks) =>
        new DateTime(ticks, DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static string Address(string hex)
    {
        var bytes = new byte[hex.Length / 2];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = byte.Parse(hex.Substring(2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        }
        return new System.Net.IPAddress(bytes).ToString();
    }
}
