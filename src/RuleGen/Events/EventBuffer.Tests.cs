using RuleGen.Matching;

namespace RuleGen.Events;

/// <content>
/// The tests emitted matchers are made of. Each is true when some value of the slot meets it and false when the slot has none; none
/// allocates or throws. Literals of the folded tests are folded already (<see cref="CaseFold"/>).
/// </content>
public sealed partial class EventBuffer
{
    // The value read as an address last; rules ask for one network after the other.
    private readonly byte[] _address = new byte[16];
    private int _addressLength;
    private int _addressOf = -1;
    private long _addressStamp;

    private int _matched;

    /// <summary>Whether the slot has a value; an empty text is one.</summary>
    public bool Exists(int slot)
    {
        int first = First(slot);
        return first >= 0 && Met(first);
    }

    /// <summary>Whether a value equals the text.</summary>
    public bool AnyEquals(int slot, ReadOnlySpan<byte> text)
    {
        for (int i = First(slot); i >= 0; i = Next(i))
        {
            if (Text(i).SequenceEqual(text)) return Met(i);
        }
        return false;
    }

    /// <summary>Whether a value begins with the text.</summary>
    public bool AnyStartsWith(int slot, ReadOnlySpan<byte> text)
    {
        for (int i = First(slot); i >= 0; i = Next(i))
        {
            if (Text(i).StartsWith(text)) return Met(i);
        }
        return false;
    }

    /// <summary>Whether a value ends with the text.</summary>
    public bool AnyEndsWith(int slot, ReadOnlySpan<byte> text)
    {
        for (int i = First(slot); i >= 0; i = Next(i))
        {
            if (Text(i).EndsWith(text)) return Met(i);
        }
        return false;
    }

    /// <summary>Whether a value contains the text.</summary>
    public bool AnyContains(int slot, ReadOnlySpan<byte> text)
    {
        for (int i = First(slot); i >= 0; i = Next(i))
        {
            if (Text(i).IndexOf(text) >= 0) return Met(i);
        }
        return false;
    }

    /// <summary>Whether a value equals the folded text without letter case.</summary>
    public bool AnyEqualsFolded(int slot, ReadOnlySpan<byte> text)
    {
        for (int i = First(slot); i >= 0; i = Next(i))
        {
            if (Folded(i).SequenceEqual(text)) return Met(i);
        }
        return false;
    }

    /// <summary>Whether a value begins with the folded text without letter case.</summary>
    public bool AnyStartsWithFolded(int slot, ReadOnlySpan<byte> text)
    {
        for (int i = First(slot); i >= 0; i = Next(i))
        {
            if (Folded(i).StartsWith(text)) return Met(i);
        }
        return false;
    }

    /// <summary>Whether a value ends with the folded text without letter case.</summary>
    public bool AnyEndsWithFolded(int slot, ReadOnlySpan<byte> text)
    {
        for (int i = First(slot); i >= 0; i = Next(i))
        {
            if (Folded(i).EndsWith(text)) return Met(i);
        }
        return false;
    }

    /// <summary>Whether a value contains the folded text without letter case.</summary>
    public bool AnyContainsFolded(int slot, ReadOnlySpan<byte> text)
    {
        for (int i = First(slot); i >= 0; i = Next(i))
        {
            if (Folded(i).IndexOf(text) >= 0) return Met(i);
        }
        return false;
    }

    /// <summary>Whether a value fits the pattern.</summary>
    public bool AnyGlob(int slot, Glob pattern)
    {
        for (int i = First(slot); i >= 0; i = Next(i))
        {
            if (pattern.Fits(pattern.IsFolded ? Folded(i) : Text(i))) return Met(i);
        }
        return false;
    }

    /// <summary>Whether a value's UTF-8 bytes stand in this order to the text's.</summary>
    public bool AnyOrdered(int slot, Ordering ordering, ReadOnlySpan<byte> text)
    {
        for (int i = First(slot); i >= 0; i = Next(i))
        {
            if (Stands(Text(i).SequenceCompareTo(text), ordering)) return Met(i);
        }
        return false;
    }

    /// <summary>Whether a value, read as a number, stands in this order to the number.</summary>
    public bool AnyNumber(int slot, Ordering ordering, decimal number)
    {
        for (int i = First(slot); i >= 0; i = Next(i))
        {
            if (NumberText.TryParse(Text(i), out decimal value) && Stands(value.CompareTo(number), ordering)) return Met(i);
        }
        return false;
    }

    /// <summary>Whether a value, read as a point in time, lies in a stretch of time.</summary>
    /// <param name="slot">The slot's number.</param>
    /// <param name="from">The stretch's first tick, in ticks of UTC; <see cref="long.MinValue"/> leaves that side open.</param>
    /// <param name="to">The first tick behind it; <see cref="long.MaxValue"/> leaves that side open.</param>
    public bool AnyDate(int slot, long from, long to)
    {
        for (int i = First(slot); i >= 0; i = Next(i))
        {
            if (DateText.TryParse(Text(i), out long ticks) && ticks >= from && ticks < to) return Met(i);
        }
        return false;
    }

    /// <summary>Whether a value, read as an address, lies in a network.</summary>
    /// <param name="slot">The slot's number.</param>
    /// <param name="network">The network's first address, 4 or 16 bytes.</param>
    /// <param name="prefixLength">How many leading bits count.</param>
    public bool AnyInNetwork(int slot, ReadOnlySpan<byte> network, int prefixLength)
    {
        for (int i = First(slot); i >= 0; i = Next(i))
        {
            ReadOnlySpan<byte> address = Address(i);
            if (address.Length == network.Length && HavePrefix(address, network, prefixLength)) return Met(i);
        }
        return false;
    }

    /// <summary>Whether a value, read as an address of the same family, stands in this order to the address (4 or 16 bytes).</summary>
    public bool AnyAddress(int slot, Ordering ordering, ReadOnlySpan<byte> address)
    {
        for (int i = First(slot); i >= 0; i = Next(i))
        {
            ReadOnlySpan<byte> value = Address(i);
            if (value.Length == address.Length && Stands(value.SequenceCompareTo(address), ordering)) return Met(i);
        }
        return false;
    }

    /// <summary>Whether a value is this boolean, as JSON literal or as text without letter case.</summary>
    public bool AnyBoolean(int slot, bool value)
    {
        for (int i = First(slot); i >= 0; i = Next(i))
        {
            if (Folded(i).SequenceEqual(value ? "TRUE"u8 : "FALSE"u8)) return Met(i);
        }
        return false;
    }

    /// <summary>Whether a value, read as analysed text, holds the words.</summary>
    public bool AnyWords(int slot, WordPattern words)
    {
        for (int i = First(slot); i >= 0; i = Next(i))
        {
            if (words.IsIn(Folded(i))) return Met(i);
        }
        return false;
    }

    /// <summary>Whether some string of the whole record holds the words. The schema must keep every text.</summary>
    public bool AnyTextWords(WordPattern words)
    {
        for (int i = FirstText(); i >= 0; i = Next(i))
        {
            if (words.IsIn(Folded(i))) return Met(i);
        }
        return false;
    }

    /// <summary>Whether some string of the whole record fits the pattern. The schema must keep every text.</summary>
    public bool AnyTextGlob(Glob pattern)
    {
        for (int i = FirstText(); i >= 0; i = Next(i))
        {
            if (pattern.Fits(pattern.IsFolded ? Folded(i) : Text(i))) return Met(i);
        }
        return false;
    }

    /// <summary>A value's bytes as an address, 4 or 16; none when it is no address.</summary>
    private ReadOnlySpan<byte> Address(int element)
    {
        if (_addressOf != element || _addressStamp != _stamp)
        {
            _addressLength = AddressText.Parse(Text(element), _address);
            _addressOf = element;
            _addressStamp = _stamp;
        }
        return _address.AsSpan(0, _addressLength);
    }

    /// <summary>Remembers the value that met a test, for <see cref="RuleSet.Explain"/>, and returns true.</summary>
    internal bool Met(int element)
    {
        _matched = element;
        return true;
    }

    /// <summary>Forgets which value met the last test.</summary>
    internal void ForgetMatch() => _matched = -1;

    /// <summary>The value that met the last test, as the record has it; null when none did.</summary>
    internal string? MatchedText()
    {
        if (_matched < 0) return null;
        int origin = _elements[_matched].Origin;
        return TextOf(origin >= 0 ? origin : _matched);
    }

    /// <summary>Whether a comparison's outcome is what an ordering asks for.</summary>
    internal static bool Stands(int comparison, Ordering ordering) => ordering switch
    {
        Ordering.Less => comparison < 0,
        Ordering.LessOrEqual => comparison <= 0,
        Ordering.Greater => comparison > 0,
        Ordering.GreaterOrEqual => comparison >= 0,
        _ => comparison == 0,
    };

    /// <summary>Whether an address has the first bits of a network of its family.</summary>
    internal static bool HavePrefix(ReadOnlySpan<byte> address, ReadOnlySpan<byte> network, int bits)
    {
        int whole = bits / 8;
        if (!address[..whole].SequenceEqual(network[..whole])) return false;
        int rest = bits % 8;
        return rest == 0 || (address[whole] ^ network[whole]) >> (8 - rest) == 0;
    }
}
