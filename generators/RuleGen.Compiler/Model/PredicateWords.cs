using System.Globalization;
using RuleGen.Shared;

namespace RuleGen.Compiler.Model;

/// <summary>
/// Says in words what a predicate or a condition asks of an event. The text is raw: whoever writes it somewhere escapes it.
/// </summary>
internal static class PredicateWords
{
    private const int LongestLiteral = 120;
    private const int MostListed = 12;
    private const int MostShown = 3;

    private static readonly string[] _numbers =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>A small number as a word, a large one in digits.</summary>
    public static string Number(int count) =>
        count >= 0 && count < _numbers.Length ? _numbers[count] : count.ToString(CultureInfo.InvariantCulture);

    public static string Describe(Predicate predicate) => predicate switch
    {
        Exists p => $"{p.Field.Name} has a value",
        TextMatch p => $"{Subject(p.Field)} {Verb(p.Operator)} {Quote(p.Literal)}{Case(p.IgnoreCase)}",
        GlobMatch p => $"{Subject(p.Field)} fits {Pattern(p.Pieces)}{Case(p.IgnoreCase)}",
        TextOrder p => $"{p.Field.Name} {Verb(p.Ordering)} {Quote(p.Literal)} in byte order",
        NumberCompare p => $"{p.Field.Name} {Verb(p.Ordering)} {Text(p.Literal)}",
        DateRange p => $"{p.Field.Name} is {Range(p)}",
        InNetwork p => $"{p.Field.Name} lies in {AddressHex.ToText(p.Network)}/{p.PrefixLength.ToString(CultureInfo.InvariantCulture)}",
        AddressOrder p => $"{p.Field.Name} {Verb(p.Ordering)} {AddressHex.ToText(p.Address)}",
        BooleanIs p => $"{p.Field.Name} is {(p.Value ? "true" : "false")}",
        TextWords p => $"{p.Field.Name} has {Words(p.Words, p.InOrder)}",
        AnyText { Pieces: { } pieces } => $"some text of the record fits {Pattern(pieces)} in any letter case",
        AnyText p => $"some text of the record has {Words(p.Words, p.InOrder)}",
        RegistryKeyIs p => $"{p.Field.Name} names {Keys(p.Places)}, or a value in it",
        Present p => $"the record has {p.Field.Name}",
        PatternMatch p => $"{p.Field.Name} fits {Pattern(p.Parts)}{Case(p.IgnoreCase)}",
        RegexMatch p => $"{p.Field.Name} fits {Regex(p.Pattern, p.Flags)}",
        FieldMatch p => $"{p.Field.Name} {Verb(p.Operator)} {p.Other.Name}{Case(p.IgnoreCase)}",
        DatePartCompare p => $"the {p.Part.ToString().ToLowerInvariant()} of {p.Field.Name} {Verb(p.Ordering)} {Text(p.Literal)}",
        AnyTextPattern p => $"some text of the record fits {Pattern(p.Parts)}{Case(p.IgnoreCase)}",
        AnyTextRegex p => $"some text of the record fits {Regex(p.Pattern, p.Flags)}",
        _ => predicate.GetType().Name,
    };

    /// <summary>A test for any one of several texts, which are shown beside it, after the test for the first.</summary>
    public static string DescribeList(TextMatch first, int count) =>
        $"{Subject(first.Field)} {Verb(first.Operator)} one of {Number(count)} texts{Case(first.IgnoreCase)}";

    /// <summary>Several tests of one kind, of which all or one must hold; the first few texts stand for the rest.</summary>
    public static string DescribeRun(IReadOnlyList<Predicate> tests, bool isAll)
    {
        if (tests.Count == 1) return Describe(tests[0]);
        string more = tests.Count > MostShown ? $" and {Number(tests.Count - MostShown)} more" : "";
        if (tests[0] is not TextMatch first) return string.Join(isAll ? " and " : " or ", tests.Take(MostShown).Select(Describe)) + more;
        IEnumerable<string> shown = tests.Take(MostShown).Select(test => Quote(((TextMatch)test).Literal));
        string texts = $"{(isAll ? "each" : "one")} of {string.Join(", ", shown)}{more}";
        return $"{Subject(first.Field)} {Verb(first.Operator)} {texts}{Case(first.IgnoreCase)}";
    }

    /// <summary>A condition as one sentence without an end.</summary>
    public static string Describe(Expr expr) => expr switch
    {
        Test test => Describe(test.Predicate),
        Not not => $"not ({Describe(not.Operand)})",
        AllOf all => Join(all.Operands, " and "),
        AnyOf any => Join(any.Operands, " or "),
        SameObject same => $"one and the same object of {same.Path} meets: {Describe(same.Inner)}",
        Always always => always.Value ? "always" : "never",
        _ => expr.GetType().Name,
    };

    /// <summary>A place as Windows' own tools spell it, with <c>*</c> for any user.</summary>
    public static string Place(RegistryPlace place) =>
        place.Root == RegistryRoot.LocalMachine ? $@"HKLM\{place.Key}" : $@"HKU\{place.User ?? "*"}\{place.Key}";

    private static string Time(long ticks) =>
        ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks
            ? ticks.ToString(CultureInfo.InvariantCulture)
            : new DateTime(ticks, DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static string Subject(Field field) => field.Form == FieldForm.RegistryKey ? "the key of " + field.Name : field.Name;

    private static string Verb(TextOperator verb) => verb switch
    {
        TextOperator.StartsWith => "begins with",
        TextOperator.EndsWith => "ends with",
        TextOperator.Contains => "contains",
        _ => "is",
    };

    private static string Verb(Ordering ordering) => ordering switch
    {
        Ordering.Less => "is below",
        Ordering.LessOrEqual => "is at most",
        Ordering.Greater => "is above",
        Ordering.GreaterOrEqual => "is at least",
        _ => "is",
    };

    private static string Case(bool ignoreCase) => ignoreCase ? " in any letter case" : "";

    private static string Quote(string literal) =>
        "\"" + (literal.Length <= LongestLiteral ? literal : literal.Substring(0, LongestLiteral) + "…") + "\"";

    private static string Pattern(EquatableArray<string> pieces) =>
        Quote(string.Join("*", pieces.Select(piece => piece.Replace("*", @"\*"))));

    private static string Pattern(EquatableArray<PatternPart> parts) => Quote(string.Concat(parts.Select(part => part.Kind switch
    {
        PatternPartKind.AnyRun => "*",
        PatternPartKind.AnyOne => "?",
        PatternPartKind.Dash => "[-]",
        _ => part.Text.Replace("*", @"\*").Replace("?", @"\?"),
    })));

    private static string Regex(string pattern, RegexFlags flags) =>
        $"the expression {Quote(pattern)}" + (flags == RegexFlags.None ? "" : $" ({flags})");

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Words(EquatableArray<string> words, bool inOrder)
    {
        if (words.Count == 1) return $"the word {Quote(words[0])}";
        return inOrder
            ? $"the words {Quote(string.Join(" ", words))} in this order"
            : $"one of the words {Listed(words.Select(Quote), words.Count)}";
    }

    private static string Range(DateRange range) => (range.From, range.To) switch
    {
        ({ } from, { } to) => $"from {Time(from)} on and before {Time(to)}",
        ({ } from, null) => $"{Time(from)} or later",
        (null, { } to) => $"before {Time(to)}",
        _ => "a point in time",
    };

    private static string Keys(EquatableArray<RegistryPlace> places) => places.Count == 1
        ? $"the key {Place(places[0])}"
        : $"one of {Number(places.Count)} keys";

    private static string Listed(IEnumerable<string> items, int count) =>
        string.Join(", ", items.Take(MostListed)) + (count > MostListed ? ", …" : "");

    private static string Join(EquatableArray<Expr> operands, string word)
    {
        if (operands.Count == 0) return word == " and " ? "always" : "never";
        if (operands.Count == 1) return Describe(operands[0]);
        IEnumerable<string> parts = operands.Take(MostListed)
            .Select(operand => operand is AllOf or AnyOf ? $"({Describe(operand)})" : Describe(operand));
        return string.Join(word, parts) + (operands.Count > MostListed ? word + "…" : "");
    }
}
