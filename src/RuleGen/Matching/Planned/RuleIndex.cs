using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using RuleGen.Shared;

namespace RuleGen.Matching;

/// <summary>
/// Tells which rules an event may meet. The rules stand in sections, one for each log source and classes of event; a section has, for each
/// field its rules read, tables of the texts one of which must be there for a rule to hold (its witnesses), and a list of the rules that
/// have no witness. The compiler builds the tables; nothing is built at start. Immutable.
/// </summary>
internal sealed class RuleIndex
{
    private readonly byte[] _texts;
    private readonly int[] _fields;
    private readonly int[] _tables;
    private readonly int[] _witnesses;
    private readonly int[] _rules;
    private readonly int[] _integers;

    // For each field a bit for each length that values must have to be in its tables; all of them where one of these finds parts.
    private readonly int[] _lengths;

    public RuleIndex(PlanReader parts)
    {
        _texts = parts.Texts;
        _fields = parts.Take(PlanPart.Fields);
        _tables = parts.Take(PlanPart.Tables);
        _witnesses = parts.Take(PlanPart.Witnesses);
        _rules = parts.Take(PlanPart.Rules);
        _integers = parts.Take(PlanPart.Integers);
        Sections = SectionsOf(parts.Take(PlanPart.Sections));
        _lengths = new int[FieldCount];
        for (int field = 0; field < _lengths.Length; field++) _lengths[field] = FindLengths(field);
    }

    /// <summary>The sections; those that an event id leads to stand behind those that log source and class lead to.</summary>
    public RuleSection[] Sections { get; }

    /// <summary>How many fields all sections have together.</summary>
    public int FieldCount => _fields.Length / PlanFormat.FieldSize;

    /// <summary>The rules of a section that every event of its is tested for.</summary>
    public ReadOnlySpan<int> AlwaysTested(in RuleSection section) => _rules.AsSpan(section.FirstRule, section.RuleCount);

    /// <summary>The slot of a field of some section.</summary>
    public int SlotOf(int field) => _fields[field * PlanFormat.FieldSize];

    /// <summary>The lengths of values that the tables of a field may have, a bit each as <see cref="PlanHash.LengthBit"/> numbers them.</summary>
    public int LengthsOf(int field) => _lengths[field];

    /// <summary>Adds the rules that one value of a field is a witness of.</summary>
    /// <param name="field">The field's number.</param>
    /// <param name="padded">The value, folded, and up to <see cref="HeadScan.Slack"/> bytes behind it.</param>
    /// <param name="length">The length of the value alone.</param>
    /// <param name="found">Receives the rules.</param>
    public void Find(int field, ReadOnlySpan<byte> padded, int length, IndexHits found)
    {
        ReadOnlySpan<byte> value = padded[..length];
        ReadOnlySpan<int> tables = _fields.AsSpan((field * PlanFormat.FieldSize) + 1, (int)IndexTable.Count);
        if (tables[(int)IndexTable.Values] >= 0) FindValue(tables[(int)IndexTable.Values], value, found);
        if (tables[(int)IndexTable.Numbers] >= 0) FindNumber(tables[(int)IndexTable.Numbers], value, found);
        if (tables[(int)IndexTable.Starts] >= 0) FindEdge(tables[(int)IndexTable.Starts], value, isEnd: false, found);
        if (tables[(int)IndexTable.Ends] >= 0) FindEdge(tables[(int)IndexTable.Ends], value, isEnd: true, found);
        if (tables[(int)IndexTable.SparseGrams] >= 0) FindGrams(tables[(int)IndexTable.SparseGrams], PlanFormat.Stride, value, found);
        if (tables[(int)IndexTable.Grams] >= 0) FindGrams(tables[(int)IndexTable.Grams], 1, value, found);
        if (tables[(int)IndexTable.ScannedParts] >= 0) FindScanned(tables[(int)IndexTable.ScannedParts], padded, length, found);
        if (tables[(int)IndexTable.ShortParts] >= 0) FindShortParts(tables[(int)IndexTable.ShortParts], value, found);
        bool asksForOthers = tables[(int)IndexTable.NotAscii] >= 0 || tables[(int)IndexTable.OtherLetters] >= 0;
        if (!asksForOthers || Ascii.IsValid(value)) return;
        if (tables[(int)IndexTable.NotAscii] >= 0) AddAll(tables[(int)IndexTable.NotAscii], found);
        if (tables[(int)IndexTable.OtherLetters] >= 0 && OtherLetters.IsAnyIn(value)) AddAll(tables[(int)IndexTable.OtherLetters], found);
    }

    /// <summary>Adds the rules of a field that stands for the record as a whole.</summary>
    /// <param name="field">The field's number.</param>
    /// <param name="padded">The record as it was read, and up to <see cref="HeadScan.Slack"/> bytes behind it.</param>
    /// <param name="length">The length of the record alone.</param>
    /// <param name="found">Receives the rules.</param>
    public void FindAnywhere(int field, ReadOnlySpan<byte> padded, int length, IndexHits found) =>
        FindScanned(_fields[(field * PlanFormat.FieldSize) + 1 + (int)IndexTable.Anywhere], padded, length, found);

    private void FindScanned(int table, ReadOnlySpan<byte> padded, int length, IndexHits found)
    {
        const int Halves = 2 * PlanFormat.HeadLength * 16 / sizeof(int);
        ReadOnlySpan<int> starts = _tables.AsSpan(table + Halves, PlanFormat.Groups + 1);
        ReadOnlySpan<byte> value = padded[..length];
        var scan = new HeadScan(_tables.AsSpan(table, Halves));
        int at = 0;
        for (int groups = scan.Next(padded, length, ref at); groups != 0; groups = scan.Next(padded, length, ref at))
        {
            for (; groups != 0 && at < length; groups &= groups - 1)
            {
                int group = BitOperations.TrailingZeroCount(groups);
                for (int i = starts[group]; i < starts[group + 1]; i++)
                {
                    int start = at - PlaceOf(i);
                    if (start >= 0 && BeginsWith(value[start..], TextOf(i))) Add(i, found);
                }
            }
            at++;
        }
    }

    /// <summary>Whether bytes begin with a text, ASCII letters without their case.</summary>
    private static bool BeginsWith(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> text)
    {
        if (bytes.Length < text.Length) return false;
        for (int i = 0; i < text.Length; i++)
        {
            byte unit = bytes[i];
            if (unit != text[i] && (unit is < (byte)'a' or > (byte)'z' || (unit & ~0x20) != text[i])) return false;
        }
        return true;
    }

    private int FindLengths(int field)
    {
        ReadOnlySpan<int> tables = _fields.AsSpan((field * PlanFormat.FieldSize) + 1, (int)IndexTable.Count);
        bool hasOthers = tables[((int)IndexTable.Values + 1)..].ContainsAnyExcept(-1);
        return hasOthers || tables[(int)IndexTable.Values] < 0 ? -1 : _tables[tables[(int)IndexTable.Values]];
    }

    private static RuleSection[] SectionsOf(int[] numbers)
    {
        var sections = new RuleSection[numbers.Length / PlanFormat.SectionSize];
        for (int i = 0; i < sections.Length; i++)
        {
            ReadOnlySpan<int> section = numbers.AsSpan(i * PlanFormat.SectionSize, PlanFormat.SectionSize);
            var classes = (EventClasses)((uint)section[0] | ((ulong)(uint)section[1] << 32));
            sections[i] = new RuleSection(classes, section[2], section[3], section[4], section[5], section[6]);
        }
        return sections;
    }

    private void FindValue(int table, ReadOnlySpan<byte> value, IndexHits found)
    {
        uint lengths = (uint)_tables[table];
        if ((lengths >> PlanHash.LengthBit(value.Length) & 1) == 0) return;
        ulong key = (ulong)value.Length;
        ReadOnlySpan<byte> rest = value;
        for (; rest.Length >= 8; rest = rest[8..]) key = PlanHash.Append(key, TextEdge.First(rest, 8));
        if (!rest.IsEmpty) key = PlanHash.Append(key, TextEdge.First(rest, rest.Length));
        (int first, int count) = Lookup(table + 1, key);
        for (int i = first; i < first + count; i++)
        {
            if (value.SequenceEqual(TextOf(i))) Add(i, found);
        }
    }

    private void FindNumber(int table, ReadOnlySpan<byte> value, IndexHits found)
    {
        if (!WholeNumber.TryParse(value, out long number)) return;
        (int first, int count) = Lookup(table, (ulong)number);
        for (int i = first; i < first + count; i++)
        {
            int at = _witnesses[i * PlanFormat.WitnessSize];
            if (((uint)_integers[at] | ((long)_integers[at + 1] << 32)) == number) Add(i, found);
        }
    }

    private void FindEdge(int table, ReadOnlySpan<byte> value, bool isEnd, IndexHits found)
    {
        for (uint lengths = (uint)_tables[table]; lengths != 0; lengths &= lengths - 1)
        {
            int length = BitOperations.TrailingZeroCount(lengths);
            if (length > value.Length) return;
            ulong bytes = isEnd ? TextEdge.Last(value, length) : TextEdge.First(value, length);
            (int first, int count) = Lookup(table + 1, PlanHash.EdgeKey(bytes, length));
            for (int i = first; i < first + count; i++)
            {
                ReadOnlySpan<byte> text = TextOf(i);
                if (isEnd ? value.EndsWith(text) : value.StartsWith(text)) Add(i, found);
            }
        }
    }

    private void FindGrams(int table, int stride, ReadOnlySpan<byte> value, IndexHits found)
    {
        int log = _tables[table];
        ReadOnlySpan<int> filter = _tables.AsSpan(table + 1, 1 << log);
        int cells = table + 1 + filter.Length;
        ref byte start = ref MemoryMarshal.GetReference(value);
        ref int words = ref MemoryMarshal.GetReference(filter);
        for (int at = 0; at <= value.Length - PlanFormat.GramLength; at += stride)
        {
            // In bounds: a gram ends with the value at the latest, and a filter of 2^log words is asked for one below that.
            uint gram = Unsafe.ReadUnaligned<uint>(in Unsafe.Add(ref start, at));
            if (!BitConverter.IsLittleEndian) gram = BinaryPrimitives.ReverseEndianness(gram);
            ulong mixed = PlanHash.Mix(gram);
            if (MayHave(Unsafe.Add(ref words, (nint)(mixed >> (64 - log))), mixed)) FindGram(cells, mixed, at, value, found);
        }
    }

    private void FindGram(int cells, ulong mixed, int at, ReadOnlySpan<byte> value, IndexHits found)
    {
        (int first, int count) = LookupCell(cells, mixed);
        for (int i = first; i < first + count; i++)
        {
            ReadOnlySpan<byte> text = TextOf(i);
            int start = at - PlaceOf(i);
            if (start >= 0 && text.Length <= value.Length - start && value.Slice(start, text.Length).SequenceEqual(text)) Add(i, found);
        }
    }

    private void FindShortParts(int table, ReadOnlySpan<byte> value, IndexHits found)
    {
        int first = _tables[table];
        for (int i = first; i < first + _tables[table + 1]; i++)
        {
            if (value.IndexOf(TextOf(i)) >= 0) Add(i, found);
        }
    }

    private void AddAll(int table, IndexHits found)
    {
        int first = _tables[table];
        for (int i = first; i < first + _tables[table + 1]; i++) Add(i, found);
    }

    private ReadOnlySpan<byte> TextOf(int witness)
    {
        int at = witness * PlanFormat.WitnessSize;
        return _texts.AsSpan(_witnesses[at], _witnesses[at + 1]);
    }

    /// <summary>Where in a witness's text the bytes begin that it is found by.</summary>
    private int PlaceOf(int witness) => _witnesses[(witness * PlanFormat.WitnessSize) + 2];

    /// <summary>Whether a table may have a key.</summary>
    /// <param name="word">The key's word of the table's filter.</param>
    /// <param name="mixed">The key, mixed.</param>
    private static bool MayHave(int word, ulong mixed) =>
        ((word >> PlanHash.FilterBit(mixed)) & (word >> PlanHash.OtherFilterBit(mixed)) & 1) != 0;

    /// <summary>The witnesses with a key, or with another key of the same fingerprint.</summary>
    private (int First, int Count) Lookup(int table, ulong key)
    {
        int[] tables = _tables;
        int log = tables[table];
        ulong mixed = PlanHash.Mix(key);
        return MayHave(tables[table + 1 + (int)(mixed >> (64 - log))], mixed) ? LookupCell(table + 1 + (1 << log), mixed) : default;
    }

    private (int First, int Count) LookupCell(int cells, ulong mixed)
    {
        int[] tables = _tables;
        ulong spread = PlanHash.Spread(mixed);
        int fingerprint = PlanHash.Fingerprint(spread);
        int mask = (1 << tables[cells]) - 1;
        for (int cell = (int)spread & mask; ; cell = (cell + 1) & mask)
        {
            int at = cells + 1 + (cell * PlanFormat.CellSize);
            int present = tables[at];
            if (present == fingerprint) return (tables[at + 1], tables[at + 2]);
            if (present == 0) return (0, 0);
        }
    }

    private void Add(int witness, IndexHits found)
    {
        ReadOnlySpan<int> numbers = _witnesses.AsSpan(witness * PlanFormat.WitnessSize, PlanFormat.WitnessSize);
        foreach (int rule in _rules.AsSpan(numbers[3], numbers[4])) found.Add(rule);
        if (numbers[5] >= 0) found.Predicates.Add(numbers[5]);
    }
}

/// <summary>Rules that are offered the same events.</summary>
/// <param name="Classes">The classes of event they are bound to; none for a section that only an event id leads to.</param>
/// <param name="LogSource">The number of their log source; -1 for none.</param>
/// <param name="FirstRule">Where the list of those without witness begins.</param>
/// <param name="RuleCount">How long that list is.</param>
/// <param name="FirstField">The first field that has witnesses.</param>
/// <param name="FieldCount">How many fields have.</param>
internal readonly record struct RuleSection(
    EventClasses Classes, int LogSource, int FirstRule, int RuleCount, int FirstField, int FieldCount);
