using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Analysis;

/// <summary>What bounds leave of a field's values.</summary>
internal sealed class BoundedRange
{
    private readonly Bound? _low;
    private readonly Bound? _high;

    private BoundedRange(Field field, Bound? low, Bound? high)
    {
        Field = field;
        _low = low;
        _high = high;
    }

    public Field Field { get; }

    /// <summary>Whether no single value is left.</summary>
    public bool IsEmpty
    {
        get
        {
            if (_low is null || _high is null) return false;
            int order = _low.Value.CompareTo(_high.Value);
            return order > 0 || (order == 0 && !(_low.IsClosed && _high.IsClosed));
        }
    }

    /// <summary>The range one predicate leaves; null for a predicate that orders nothing.</summary>
    public static BoundedRange? Of(Predicate predicate) => predicate switch
    {
        NumberCompare number => Of(number.Field, number.Ordering, number.Literal),
        TextOrder text => Of(text.Field, text.Ordering, new OrdinalText(text.Literal)),
        AddressOrder address => Of(address.Field, address.Ordering, new OrdinalText(address.Address)),
        DateRange date => new BoundedRange(
            date.Field, date.From is { } from ? new Bound(from, true) : null, date.To is { } to ? new Bound(to, false) : null),
        _ => null,
    };

    /// <summary>What both leave.</summary>
    public BoundedRange And(BoundedRange other) =>
        new(Field, Tighter(_low, other._low, direction: 1), Tighter(_high, other._high, direction: -1));

    private static Bound? Tighter(Bound? left, Bound? right, int direction)
    {
        if (left is null || right is null) return left ?? right;
        int order = left.Value.CompareTo(right.Value) * direction;
        if (order == 0) return left.IsClosed ? right : left;
        return order > 0 ? left : right;
    }

    private static BoundedRange Of(Field field, Ordering ordering, IComparable literal) => ordering switch
    {
        Ordering.Less => new BoundedRange(field, null, new Bound(literal, false)),
        Ordering.LessOrEqual => new BoundedRange(field, null, new Bound(literal, true)),
        Ordering.Greater => new BoundedRange(field, new Bound(literal, false), null),
        Ordering.GreaterOrEqual => new BoundedRange(field, new Bound(literal, true), null),
        _ => new BoundedRange(field, new Bound(literal, true), new Bound(literal, true)),
    };

    private sealed record Bound(IComparable Value, bool IsClosed);

    // UTF-16 order differs from the order of UTF-8 bytes only above the surrogates, where no bound of a rule stands.
    private sealed class OrdinalText(string text) : IComparable
    {
        private readonly string _text = text;

        public int CompareTo(object? other) => string.CompareOrdinal(_text, ((OrdinalText)other!)._text);
    }
}
