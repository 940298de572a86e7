using System.Text;
using RuleGen.Matching;

namespace RuleGen.Events;

/// <content>Tests that compare with patterns and expressions, with another field, and with parts of a date.</content>
public sealed partial class EventBuffer
{
    // A record that lists very many values in two fields must not be compared each with each.
    private const int MaxComparedValues = 1024;

    private char[] _characters = [];
    private int _charactersLength;
    private int _charactersOf = -1;
    private long _charactersStamp;

    /// <summary>
    /// Whether the record has the field, whatever its value, for a slot of the form <see cref="SlotForm.Presence"/>.
    /// </summary>
    public bool Present(int slot) => Exists(slot);

    /// <summary>Whether a value fits the pattern.</summary>
    public bool AnyPattern(int slot, TextPattern pattern) => AnyPatternFrom(First(slot), pattern);

    /// <summary>Whether some string of the whole record fits the pattern. The schema must keep every text.</summary>
    public bool AnyTextPattern(TextPattern pattern) => AnyPatternFrom(FirstText(), pattern);

    /// <summary>Whether some part of a value fits the expression. See <see cref="TextRegex"/> for what it may allocate.</summary>
    public bool AnyRegex(int slot, TextRegex expression) => AnyRegexFrom(First(slot), expression);

    /// <summary>
    /// Whether some part of a string of the whole record fits the expression. The schema must keep every text. See <see cref="TextRegex"/>
    /// for what it may allocate.
    /// </summary>
    public bool AnyTextRegex(TextRegex expression) => AnyRegexFrom(FirstText(), expression);

    /// <summary>
    /// Whether a value equals, begins with, ends with or contains a value of another slot; of each the first 1,024 are compared.
    /// </summary>
    /// <param name="slot">The slot's number.</param>
    /// <param name="comparison">How a value stands to the other's.</param>
    /// <param name="other">The other slot's number.</param>
    /// <param name="ignoreCase">Whether letter case is ignored.</param>
    public bool AnyField(int slot, TextOperator comparison, int other, bool ignoreCase)
    {
        int count = 0;
        for (int i = First(slot); i >= 0 && count < MaxComparedValues; i = Next(i), count++)
        {
            int compared = 0;
            for (int k = First(other); k >= 0 && compared < MaxComparedValues; k = Next(k), compared++)
            {
                ReadOnlySpan<byte> text = ignoreCase ? Folded(i) : Text(i);
                ReadOnlySpan<byte> wanted = ignoreCase ? Folded(k) : Text(k);
                bool holds = comparison switch
                {
                    TextOperator.StartsWith => text.StartsWith(wanted),
                    TextOperator.EndsWith => text.EndsWith(wanted),
                    TextOperator.Contains => text.IndexOf(wanted) >= 0,
                    _ => text.SequenceEqual(wanted),
                };
                if (holds) return Met(i);
            }
        }
        return false;
    }

    /// <summary>
    /// Whether a part of a value, read as a date and taken as written, stands in this order to the number. A date is ISO 8601, epoch
    /// seconds (up to 11 digits, with or without a fraction) or milliseconds (12 to 15), or a Windows file time (17 or 18).
    /// </summary>
    public bool AnyDatePart(int slot, DatePart part, Ordering ordering, decimal number)
    {
        for (int i = First(slot); i >= 0; i = Next(i))
        {
            if (!DateText.TryParseAsWritten(Text(i), out long ticks)) continue;
            if (Stands(DateText.Part(ticks, part).CompareTo(number), ordering)) return Met(i);
        }
        return false;
    }

    /// <summary>Whether a value, read as a decimal number, stands in this order to the number; hexadecimal text is none.</summary>
    public bool AnyDecimal(int slot, Ordering ordering, decimal number)
    {
        for (int i = First(slot); i >= 0; i = Next(i))
        {
            if (NumberText.TryParseDecimal(Text(i), out decimal value) && Stands(value.CompareTo(number), ordering)) return Met(i);
        }
        return false;
    }

    /// <summary>Whether a value has one of the characters that expressions take for ASCII letters.</summary>
    internal bool AnyOtherLetter(int slot)
    {
        for (int i = First(slot); i >= 0; i = Next(i))
        {
            ReadOnlySpan<byte> value = Folded(i);
            if (!Ascii.IsValid(value) && OtherLetters.IsAnyIn(value)) return true;
        }
        return false;
    }

    private bool AnyPatternFrom(int first, TextPattern pattern)
    {
        for (int i = first; i >= 0; i = Next(i))
        {
            if (pattern.Fits(pattern.IsFolded ? Folded(i) : Text(i))) return Met(i);
        }
        return false;
    }

    private bool AnyRegexFrom(int first, TextRegex expression)
    {
        for (int i = first; i >= 0; i = Next(i))
        {
            if (expression.IsIn(Characters(i))) return Met(i);
        }
        return false;
    }

    /// <summary>A value's text in UTF-16; several expressions that read the same value one after the other share it.</summary>
    private ReadOnlySpan<char> Characters(int element)
    {
        if (_charactersOf != element || _charactersStamp != _stamp)
        {
            ReadOnlySpan<byte> text = Text(element);
            if (_characters.Length < text.Length) _characters = new char[Math.Max(text.Length, _characters.Length * 2)];
            _charactersLength = Encoding.UTF8.GetChars(text, _characters);
            _charactersOf = element;
            _charactersStamp = _stamp;
        }
        return _characters.AsSpan(0, _charactersLength);
    }
}
