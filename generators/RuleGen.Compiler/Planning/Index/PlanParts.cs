using RuleGen.Compiler.Emit;
using RuleGen.Shared;

namespace RuleGen.Compiler.Planning.Index;

/// <summary>The parts of a plan while it is written; texts and lists that are the same are kept once.</summary>
internal sealed class PlanParts
{
    private readonly List<int>[] _parts = [.. Enumerable.Range(0, (int)PlanPart.Count).Select(_ => new List<int>())];
    private readonly List<byte> _texts = [];
    private readonly Dictionary<string, int> _numberOfText = new(StringComparer.Ordinal);

    // Every text by its number, so that tables may be made of it.
    private readonly List<byte[]> _bytesOfText = [];

    public List<int> this[PlanPart part] => _parts[(int)part];

    /// <summary>The number of a text.</summary>
    /// <param name="text">The text; lone surrogates stay what they are.</param>
    /// <param name="fold">Whether letter case is folded away.</param>
    public int Text(string text, bool fold)
    {
        if (fold) text = CSharpText.Fold(text);
        if (_numberOfText.TryGetValue(text, out int number)) return number;
        number = Bytes(CSharpText.LooseUtf8(text));
        _numberOfText.Add(text, number);
        return number;
    }

    /// <summary>The number of some bytes, such as an address, that are always written anew.</summary>
    public int Bytes(byte[] bytes)
    {
        _texts.AddRange(bytes);
        this[PlanPart.TextEnds].Add(_texts.Count);
        _bytesOfText.Add(bytes);
        return _bytesOfText.Count - 1;
    }

    public byte[] BytesOf(int text) => _bytesOfText[text];

    /// <summary>Where a text begins among all bytes of texts, and how many it has.</summary>
    public (int Start, int Length) PlaceOf(int text)
    {
        int length = _bytesOfText[text].Length;
        return (this[PlanPart.TextEnds][text] - length, length);
    }

    /// <summary>The number of a decimal.</summary>
    public int Number(decimal number)
    {
        List<int> numbers = this[PlanPart.Numbers];
        numbers.AddRange(decimal.GetBits(number));
        return (numbers.Count / 4) - 1;
    }

    /// <summary>Where a long begins among <see cref="PlanPart.Ticks"/> or <see cref="PlanPart.Integers"/>.</summary>
    public int Long(PlanPart part, long number)
    {
        List<int> numbers = this[part];
        numbers.Add(unchecked((int)number));
        numbers.Add((int)(number >> 32));
        return numbers.Count - 2;
    }

    /// <summary>Where a list begins among <see cref="PlanPart.Lists"/>.</summary>
    public int List(IEnumerable<int> numbers)
    {
        List<int> lists = this[PlanPart.Lists];
        int start = lists.Count;
        lists.AddRange(numbers);
        return start;
    }

    public byte[] ToBytes()
    {
        var bytes = new byte[4 * (3 + _parts.Length + _parts.Sum(part => part.Count)) + _texts.Count];
        int at = 0;
        Write(PlanFormat.Magic);
        Write(PlanFormat.Version);
        foreach (List<int> part in _parts)
        {
            Write(part.Count);
            foreach (int number in part) Write(number);
        }
        Write(_texts.Count);
        _texts.CopyTo(bytes, at);
        return bytes;

        void Write(int number)
        {
            for (int shift = 0; shift < 32; shift += 8) bytes[at++] = (byte)(number >> shift);
        }
    }
}
