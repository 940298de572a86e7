using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Evaluation;

/// <summary>What each predicate means: that some value of its field meets it. A field without values meets nothing.</summary>
internal static class PredicateRules
{
    /// <summary>Whether the predicate holds on the record.</summary>
    public static bool Holds(Predicate predicate, EventView view) => predicate switch
    {
        Exists exists => view.Values(exists.Field).Count > 0,
        Present present => view.Has(present.Field),
        FieldMatch match => view.Values(match.Field).Any(value => view.Values(match.Other)
            .Any(other => TextRules.Matches(LeafText.Of(value), match.Operator, LeafText.Of(other), match.IgnoreCase))),
        RegexMatch match => view.Values(match.Field).Any(value => Finds(LeafText.Of(value), match.Pattern, match.Flags, view)),
        AnyTextPattern any => view.Texts().Any(text => PatternRules.Fits(text, any.Parts, any.IgnoreCase)),
        AnyTextRegex any => view.Texts().Any(text => Finds(text, any.Pattern, any.Flags, view)),
        RegistryKeyIs key => view.RegistryKeys(key.Field)
            .Any(path => key.Places.Any(place => CanonicalRegistryPath.IsPlace(path, place))),
        AnyText any => view.Record.Texts().Any(text => any.Pieces is EquatableArray<string> pieces
            ? TextRules.FitsPieces(text, pieces, ignoreCase: true)
            : TextRules.HoldsWords(text, any.Words, any.InOrder)),
        _ => FieldOf(predicate) is Field field && view.Values(field).Any(value => Meets(predicate, value)),
    };

    /// <summary>The field a predicate reads; null when it searches the whole record.</summary>
    public static Field? FieldOf(Predicate predicate) => predicate switch
    {
        Exists exists => exists.Field,
        TextMatch match => match.Field,
        GlobMatch match => match.Field,
        TextOrder order => order.Field,
        NumberCompare compare => compare.Field,
        DateRange range => range.Field,
        InNetwork network => network.Field,
        AddressOrder order => order.Field,
        BooleanIs boolean => boolean.Field,
        TextWords words => words.Field,
        RegistryKeyIs key => key.Field,
        Present present => present.Field,
        PatternMatch match => match.Field,
        RegexMatch match => match.Field,
        FieldMatch match => match.Field,
        DatePartCompare compare => compare.Field,
        _ => null,
    };

    private static bool Finds(string text, string pattern, RegexFlags flags, EventView view)
    {
        bool? found = PatternRules.Finds(text, pattern, flags);
        if (found is null) view.CountRegexTimeout();
        return found == true;
    }

    private static bool Meets(Predicate predicate, RecordValue value)
    {
        string text = LeafText.Of(value);
        return predicate switch
        {
            TextMatch match => TextRules.Matches(text, match.Operator, match.Literal, match.IgnoreCase),
            GlobMatch match => TextRules.FitsPieces(text, match.Pieces, match.IgnoreCase),
            TextOrder order => IsInOrder(TextRules.CompareBytes(text, order.Literal), order.Ordering),
            NumberCompare compare => NumberReading.Read(text, compare.TakesHex) is decimal number
                && IsInOrder(number.CompareTo(compare.Literal), compare.Ordering),
            DateRange range => DateReading.Read(text) is long ticks
                && (range.From is null || ticks >= range.From) && (range.To is null || ticks < range.To),
            InNetwork network => AddressReading.Read(text) is byte[] address
                && AddressReading.IsIn(address, AddressReading.FromHex(network.Network), network.PrefixLength),
            AddressOrder order => AddressReading.Read(text) is byte[] address && IsInOrder(address, order),
            BooleanIs boolean => string.Equals(text, boolean.Value ? "true" : "false", StringComparison.OrdinalIgnoreCase),
            TextWords words => TextRules.HoldsWords(text, words.Words, words.InOrder),
            PatternMatch match => PatternRules.Fits(text, match.Parts, match.IgnoreCase),
            DatePartCompare compare => DatePartReading.Read(text, compare.Part) is int part
                && IsInOrder(((decimal)part).CompareTo(compare.Literal), compare.Ordering),
            _ => false,
        };
    }

    private static bool IsInOrder(byte[] address, AddressOrder order)
    {
        byte[] literal = AddressReading.FromHex(order.Address);
        return address.Length == literal.Length && IsInOrder(TextRules.CompareBytes(address, literal), order.Ordering);
    }

    private static bool IsInOrder(int comparison, Ordering ordering) => ordering switch
    {
        Ordering.Less => comparison < 0,
        Ordering.LessOrEqual => comparison <= 0,
        Ordering.Greater => comparison > 0,
        Ordering.GreaterOrEqual => comparison >= 0,
        _ => comparison == 0,
    };
}
