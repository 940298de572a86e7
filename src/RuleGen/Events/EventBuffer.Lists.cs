using RuleGen.Matching;

namespace RuleGen.Events;

/// <content>Tests for any one of a list of texts; each is true when some value of the slot meets one of them.</content>
public sealed partial class EventBuffer
{
    /// <summary>Whether a value equals one of the texts.</summary>
    public bool AnyEqualsOneOf(int slot, LiteralList texts)
    {
        for (int i = First(slot); i >= 0; i = Next(i))
        {
            ReadOnlySpan<byte> value = texts.IsFolded ? Folded(i) : Text(i);
            for (int n = 0; n < texts.Count; n++)
            {
                if (value.SequenceEqual(texts[n])) return Met(i);
            }
        }
        return false;
    }

    /// <summary>Whether a value begins with one of the texts.</summary>
    public bool AnyStartsWithOneOf(int slot, LiteralList texts)
    {
        for (int i = First(slot); i >= 0; i = Next(i))
        {
            ReadOnlySpan<byte> value = texts.IsFolded ? Folded(i) : Text(i);
            for (int n = 0; n < texts.Count; n++)
            {
                if (value.StartsWith(texts[n])) return Met(i);
            }
        }
        return false;
    }

    /// <summary>Whether a value ends with one of the texts.</summary>
    public bool AnyEndsWithOneOf(int slot, LiteralList texts)
    {
        for (int i = First(slot); i >= 0; i = Next(i))
        {
            ReadOnlySpan<byte> value = texts.IsFolded ? Folded(i) : Text(i);
            for (int n = 0; n < texts.Count; n++)
            {
                if (value.EndsWith(texts[n])) return Met(i);
            }
        }
        return false;
    }

    /// <summary>Whether a value contains one of the texts.</summary>
    public bool AnyContainsOneOf(int slot, LiteralList texts)
    {
        for (int i = First(slot); i >= 0; i = Next(i))
        {
            ReadOnlySpan<byte> value = texts.IsFolded ? Folded(i) : Text(i);
            for (int n = 0; n < texts.Count; n++)
            {
                if (value.IndexOf(texts[n]) >= 0) return Met(i);
            }
        }
        return false;
    }

    /// <summary>Whether a value meets one text of a list, as the tests of the whole list compare it.</summary>
    /// <param name="slot">The slot's number.</param>
    /// <param name="how">How the text has to stand in the value.</param>
    /// <param name="texts">The list.</param>
    /// <param name="index">The text's place in it.</param>
    public bool AnyMeets(int slot, TextOperator how, LiteralList texts, int index)
    {
        ReadOnlySpan<byte> text = texts[index];
        for (int i = First(slot); i >= 0; i = Next(i))
        {
            ReadOnlySpan<byte> value = texts.IsFolded ? Folded(i) : Text(i);
            bool isMet = how switch
            {
                TextOperator.Equals => value.SequenceEqual(text),
                TextOperator.StartsWith => value.StartsWith(text),
                TextOperator.EndsWith => value.EndsWith(text),
                _ => value.IndexOf(text) >= 0,
            };
            if (isMet) return Met(i);
        }
        return false;
    }
}
