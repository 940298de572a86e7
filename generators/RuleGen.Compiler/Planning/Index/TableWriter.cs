using RuleGen.Shared;

namespace RuleGen.Compiler.Planning.Index;

/// <summary>Writes the tables of an index, which the runtime reads as they are.</summary>
internal sealed class TableWriter(PlanParts parts)
{
    private const int EdgeLength = 8;

    // A filter has this many words of 32 bits for 8 keys, at least: twice as many while it fits beside the rest in a processor's first cache.
    private const int FilterWords = 4;
    private const int SmallestFilter = 2;
    private const int DenseFilter = 10;
    private const int LargestFilter = 19;

    /// <summary>A table of whole values, behind a number whose bits say which lengths they have; -1 without witnesses.</summary>
    public int WriteValues(WrittenWitness[] witnesses)
    {
        if (witnesses.Length == 0) return -1;
        int table = Begin();
        int lengths = 0;
        foreach (WrittenWitness witness in witnesses) lengths |= 1 << PlanHash.LengthBit(parts.BytesOf(witness.Text).Length);
        parts[PlanPart.Tables].Add(lengths);
        WriteTable(witnesses.Select(witness => (KeyOf(parts.BytesOf(witness.Text)), witness, 0)));
        return table;
    }

    /// <summary>A table of whole numbers; -1 without witnesses.</summary>
    public int WriteNumbers(WrittenWitness[] witnesses)
    {
        if (witnesses.Length == 0) return -1;
        int table = Begin();
        WriteTable(witnesses.Select(witness => (unchecked((ulong)witness.Witness.Number), witness, 0)));
        return table;
    }

    /// <summary>
    /// A table of first or last bytes, behind a number whose bits say how many bytes there are keys of; -1 without witnesses.
    /// </summary>
    public int WriteEdges(WrittenWitness[] witnesses, bool isEnd)
    {
        if (witnesses.Length == 0) return -1;
        int table = Begin();
        int lengths = 0;
        foreach (WrittenWitness witness in witnesses) lengths |= 1 << EdgeOf(witness);
        parts[PlanPart.Tables].Add(lengths);
        WriteTable(witnesses.Select(witness =>
        {
            byte[] text = parts.BytesOf(witness.Text);
            int length = EdgeOf(witness);
            return (PlanHash.EdgeKey(Bytes(text, isEnd ? text.Length - length : 0, length), length), witness, 0);
        }));
        return table;
    }

    /// <summary>A table of grams; -1 without witnesses.</summary>
    /// <param name="witnesses">The witnesses, long enough for the stride.</param>
    /// <param name="stride">How far apart the grams of a value are read; as many grams in a row of each text are in the table.</param>
    public int WriteGrams(WrittenWitness[] witnesses, int stride)
    {
        if (witnesses.Length == 0) return -1;
        int table = Begin();
        var grams = new List<(ulong Key, WrittenWitness Witness, int At)>();
        foreach (WrittenWitness witness in witnesses)
        {
            byte[] text = parts.BytesOf(witness.Text);
            int start = GramRarity.RarestWindow(text, stride);
            for (int at = start; at < start + stride; at++) grams.Add((Bytes(text, at, PlanFormat.GramLength), witness, at));
        }
        WriteTable(grams);
        return table;
    }

    /// <summary>A list of witnesses that are looked for one by one; -1 for none.</summary>
    public int WriteList(WrittenWitness[] list)
    {
        if (list.Length == 0) return -1;
        int table = Begin();
        List<int> witnesses = parts[PlanPart.Witnesses];
        parts[PlanPart.Tables].AddRange([witnesses.Count / PlanFormat.WitnessSize, list.Length]);
        foreach (WrittenWitness witness in list) AddWitness(witness, 0);
        return table;
    }

    /// <summary>
    /// A table of texts that are looked for by their heads: for each byte of a head, which is chosen in every text, two lists of 16 bytes,
    /// by the byte's low and high half, with a bit for each group of texts that such a byte may belong to; then where the witnesses of each
    /// group begin, and the end of the last. -1 without witnesses.
    /// </summary>
    /// <param name="witnesses">
    /// The witnesses; their texts have <see cref="PlanFormat.HeadLength"/> bytes or more, and those found in records are in ASCII.
    /// </param>
    public int WriteHeads(WrittenWitness[] witnesses)
    {
        if (witnesses.Length == 0) return -1;
        int table = Begin();
        WrittenWitness[] sorted = [.. witnesses.OrderBy(HeadOf)];
        var halves = new byte[2 * PlanFormat.HeadLength * 16];
        List<int> list = parts[PlanPart.Witnesses];
        var starts = new List<int>();
        for (int group = 0; group < PlanFormat.Groups; group++)
        {
            starts.Add(list.Count / PlanFormat.WitnessSize);
            for (int i = group * sorted.Length / PlanFormat.Groups; i < (group + 1) * sorted.Length / PlanFormat.Groups; i++)
            {
                WrittenWitness witness = sorted[i];
                byte[] text = parts.BytesOf(witness.Text);
                int head = GramRarity.RarestHead(text);
                AddWitness(witness, head);
                Mark(halves, text, head, (byte)(1 << group));
            }
        }
        starts.Add(list.Count / PlanFormat.WitnessSize);
        for (int i = 0; i < halves.Length; i += 4) parts[PlanPart.Tables].Add((int)Bytes(halves, i, 4));
        parts[PlanPart.Tables].AddRange(starts);
        return table;
    }

    // Texts that are looked for by like bytes share a group, so that a group lets few other bytes pass.
    private ulong HeadOf(WrittenWitness witness)
    {
        byte[] text = parts.BytesOf(witness.Text);
        ulong head = 0;
        for (int at = GramRarity.RarestHead(text), end = at + PlanFormat.HeadLength; at < end; at++) head = (head << 8) | text[at];
        return head;
    }

    private static void Mark(byte[] halves, byte[] text, int head, byte group)
    {
        for (int i = 0; i < PlanFormat.HeadLength; i++)
        {
            byte expected = text[head + i];
            Mark(expected);
            if (expected is >= (byte)'A' and <= (byte)'Z') Mark((byte)(expected | 0x20));

            void Mark(byte unit)
            {
                halves[(32 * i) + (unit & 15)] |= group;
                halves[(32 * i) + 16 + (unit >> 4)] |= group;
            }
        }
    }

    /// <summary>Adds a witness to the list of all.</summary>
    /// <param name="witness">The witness.</param>
    /// <param name="at">Where in its text the bytes begin that it is found by.</param>
    private void AddWitness(WrittenWitness witness, int at)
    {
        (int start, int length) = witness.Witness.Kind == WitnessKind.Number ? (witness.Text, 0) : parts.PlaceOf(witness.Text);
        parts[PlanPart.Witnesses].AddRange([start, length, at, witness.FirstRule, witness.RuleCount, witness.Predicate]);
    }

    private static int LengthOfEdge(byte[] text) => Math.Min(EdgeLength, text.Length);

    private int EdgeOf(WrittenWitness witness) => LengthOfEdge(parts.BytesOf(witness.Text));

    private int Begin() => parts[PlanPart.Tables].Count;

    /// <summary>A filter of the keys, its size in words as a power of two before it, and the cells.</summary>
    private void WriteTable(IEnumerable<(ulong Key, WrittenWitness Witness, int At)> entries)
    {
        Entry[] mixed = [.. entries.Select(entry => new Entry(PlanHash.Mix(entry.Key), entry.Witness, entry.At))];
        int log = SmallestFilter;
        while (log < LargestFilter && 8 << log < mixed.Length * FilterWords * (log < DenseFilter ? 2 : 1)) log++;
        var filter = new int[1 << log];
        foreach (Entry entry in mixed)
        {
            filter[entry.Mixed >> (64 - log)] |= (1 << PlanHash.FilterBit(entry.Mixed)) | (1 << PlanHash.OtherFilterBit(entry.Mixed));
        }
        parts[PlanPart.Tables].Add(log);
        parts[PlanPart.Tables].AddRange(filter);
        WriteCells(mixed);
    }

    /// <summary>
    /// An open table, at most half full: its size as a power of two, then the cells. Keys of one fingerprint share their witnesses, since
    /// the runtime takes the first cell that has it.
    /// </summary>
    private void WriteCells(Entry[] entries)
    {
        Entry[] ordered = ByFingerprint(entries, out int[] ends);
        int keys = new HashSet<ulong>(entries.Select(entry => entry.Spread)).Count;
        int log = 1;
        while (1 << log < keys * 2) log++;
        int mask = (1 << log) - 1;
        var cells = new int[(mask + 1) * PlanFormat.CellSize];
        List<int> witnesses = parts[PlanPart.Witnesses];
        var placed = new HashSet<ulong>();
        int next = 0;
        foreach (int end in ends)
        {
            int first = witnesses.Count / PlanFormat.WitnessSize;
            int count = end - next;
            placed.Clear();
            for (; next < end; next++)
            {
                AddWitness(ordered[next].Witness, ordered[next].At);
                ulong spread = ordered[next].Spread;
                if (!placed.Add(spread)) continue;
                int cell = (int)spread & mask;
                while (cells[cell * PlanFormat.CellSize] != 0) cell = (cell + 1) & mask;
                cells[cell * PlanFormat.CellSize] = PlanHash.Fingerprint(spread);
                cells[(cell * PlanFormat.CellSize) + 1] = first;
                cells[(cell * PlanFormat.CellSize) + 2] = count;
            }
        }
        parts[PlanPart.Tables].Add(log);
        parts[PlanPart.Tables].AddRange(cells);
    }

    /// <summary>The entries with those of one fingerprint side by side, otherwise in the order they come.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="ends">Receives where those of each fingerprint end.</param>
    private static Entry[] ByFingerprint(Entry[] entries, out int[] ends)
    {
        var numbers = new Dictionary<int, int>(entries.Length);
        var groups = new int[entries.Length];
        var counts = new List<int>(entries.Length);
        for (int i = 0; i < entries.Length; i++)
        {
            int fingerprint = PlanHash.Fingerprint(entries[i].Spread);
            if (!numbers.TryGetValue(fingerprint, out groups[i]))
            {
                numbers.Add(fingerprint, groups[i] = counts.Count);
                counts.Add(0);
            }
            counts[groups[i]]++;
        }
        ends = new int[counts.Count];
        for (int group = 1; group < ends.Length; group++) ends[group] = ends[group - 1] + counts[group - 1];
        var ordered = new Entry[entries.Length];
        for (int i = 0; i < entries.Length; i++) ordered[ends[groups[i]]++] = entries[i];
        return ordered;
    }

    private static ulong KeyOf(byte[] text)
    {
        ulong key = (ulong)text.Length;
        for (int at = 0; at < text.Length; at += 8) key = PlanHash.Append(key, Bytes(text, at, Math.Min(8, text.Length - at)));
        return key;
    }

    /// <summary>A witness under one of its keys.</summary>
    private readonly struct Entry(ulong mixed, WrittenWitness witness, int at)
    {
        /// <summary>The key, mixed.</summary>
        public ulong Mixed => mixed;

        /// <summary>What cell and fingerprint are taken from.</summary>
        public ulong Spread { get; } = PlanHash.Spread(mixed);

        public WrittenWitness Witness => witness;

        /// <summary>Where in the witness's text the key begins.</summary>
        public int At => at;
    }

    private static ulong Bytes(byte[] text, int start, int count)
    {
        ulong bytes = 0;
        for (int i = start + count - 1; i >= start; i--) bytes = (bytes << 8) | text[i];
        return bytes;
    }
}
