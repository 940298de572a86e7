using System.Text.Unicode;
using RuleGen.Events.Json;
using RuleGen.Events.Normalising;
using RuleGen.Matching;

namespace RuleGen.Events;

/// <summary>
/// One event, as the rules of a set read it. A reader's thread owns a buffer and reuses it for record after record; what a matcher gets
/// from it stays valid until the next record is begun. Once warm, reading and matching allocate nothing.
/// </summary>
/// <remarks>
/// <para>The record's text lies at the start of one byte arena; what is derived from it (unescaped, folded, canonical texts) lies behind,
/// made the first time a matcher asks and kept for the rest of the event:</para>
/// <code>
/// | record, as read | zeros | unescaped path | folded path | canonical key | …        | free |
/// </code>
/// <para>Values of wanted names are elements that point into the arena, chained per name. A slot is a chain of elements too: one of a
/// name's, where the value needs no work, or a chain of its own.</para>
/// <para>Limits: records up to <see cref="MaxRecordBytes"/>, nesting up to <see cref="MaxDepth"/>, <see cref="MaxValues"/> values a record.
/// A record past one of them is refused with a <see cref="ReadStatus"/> and leaves the buffer empty.</para>
/// </remarks>
public sealed partial class EventBuffer
{
    /// <summary>How deep objects and arrays of a record may be nested.</summary>
    public const int MaxDepth = 63;

    /// <summary>The longest record, in bytes.</summary>
    public const int MaxRecordBytes = 32 * 1024 * 1024;

    /// <summary>How many values of wanted names one record may have.</summary>
    public const int MaxValues = 1 << 20;

    private const int InitialArena = 4096;
    private const int InitialElements = 64;

    private readonly SlotPlan[] _plans;
    private readonly PlainNames[] _plainNames;
    private readonly WellKnownNames _wellKnown;
    private readonly NameTrie _trie;
    private readonly bool _keepsEveryText;
    private readonly bool _textsMayWait;

    private byte[] _arena = new byte[InitialArena];
    private int _used;

    // Behind the last byte that was read, before anything derived.
    private int _recordEnd;

    // Whether all of the record is known to be ASCII.
    private bool _isAscii;
    private Element[] _elements = new Element[InitialElements];
    private int _elementCount;
    private int _readCount;
    private ReadStatus _status;

    // An entry counts only while its stamp is the current event's, so that beginning an event clears nothing.
    private long _stamp;
    private readonly Chain[] _names;
    private readonly Chain[] _slots;

    /// <summary>Makes a buffer for events of the rule set with this schema.</summary>
    public EventBuffer(EventSchema schema)
    {
        Schema = schema;
        _plans = schema.Plans;
        _plainNames = schema.PlainNames;
        _wellKnown = schema.WellKnown;
        _trie = schema.Trie;
        _keepsEveryText = schema.KeepsEveryText;
        _textsMayWait = !Array.Exists(_plans, plan => plan.Source == SlotSource.Objects);
        _names = new Chain[schema.NameCount];
        for (int name = 0; name < _names.Length; name++) _names[name].Signs = _wellKnown.Signs[name];
        _named = new long[schema.NameCount];
        _slots = new Chain[_plans.Length];
        _objectCursors = new ObjectCursor[_plans.Length];
        _seen = new Sighting[_trie.EdgeLimit];
        _logSources = schema.LogSourceTable;
        _contradictions = new Contradictions[_logSources.Plans.Length];
        _judged = new ulong[(_contradictions.Length + 63) / 64];
        _covered = new ulong[_judged.Length];
        if (schema.Plan is { } plan)
        {
            _answers = new Answers[(plan.Predicates.Count + AnswersInWord - 1) / AnswersInWord];
            _found = new IndexHits(plan);
            _sketch = new TextSketch();
            _routes = new SectionRoutes(plan.Index.Sections, _logSources);
        }
        Reset();
    }

    /// <summary>First and last element of a name's or slot's values.</summary>
    private struct Chain
    {
        public long Stamp;
        public int First;
        public int Last;

        /// <summary>The last value before the object entered last; -1 before there was one.</summary>
        public int Cursor;

        /// <summary>What it says of the record's shape that it has this name.</summary>
        public ShapeSigns Signs;
    }

    /// <summary>The schema the buffer was made from.</summary>
    public EventSchema Schema { get; }

    /// <summary>Where the walk over a record keeps the containers it is inside of.</summary>
    internal JsonContainer[] OpenContainers { get; } = new JsonContainer[MaxDepth + 1];

    /// <summary>Where the texts of the record end, while it is read.</summary>
    internal TextMap Map { get; } = new();

    /// <summary>Whether the record ran past <see cref="MaxValues"/>.</summary>
    internal bool IsFull => !_isTextWalk && (_elementCount >= MaxValues || _memberCount >= MaxValues);

    /// <summary>Reads one JSON object. Never throws; once warm it allocates nothing.</summary>
    /// <param name="record">The object's text in UTF-8, without byte order mark, blanks around it allowed.</param>
    /// <returns><see cref="ReadStatus.Ok"/>, or why the record was refused; the buffer is then empty.</returns>
    public ReadStatus ReadJson(ReadOnlySpan<byte> record)
    {
        Reset();
        if (record.Length > MaxRecordBytes) return ReadStatus.TooLarge;
        int padded = record.Length + JsonRecordReader.Padding;
        if (_arena.Length < padded) Array.Resize(ref _arena, (int)Math.Min((long)padded * 2, Array.MaxLength));
        record.CopyTo(_arena);
        _arena.AsSpan(record.Length, JsonRecordReader.Padding).Clear();
        bool isSound = Map.Scan(_arena.AsSpan(0, padded), record.Length, out _isAscii);
        if (!_isAscii && !Utf8.IsValid(record)) return ReadStatus.InvalidUtf8;
        _used = padded;
        _recordEnd = record.Length;
        DecideOnTexts();
        ReadStatus status = Walk(record.Length, padded, isSound);
        if (status == ReadStatus.Ok && _supersededCount > 0) status = WalkAgain(record.Length, padded);
        if (status != ReadStatus.Ok) Reset();
        return status;
    }

    /// <summary>Begins an event that is filled by hand: call <see cref="Add"/> for each value, then <see cref="Complete"/>.</summary>
    public void Begin()
    {
        Reset();
        KeepsTexts = _keepsEveryText;
    }

    /// <summary>
    /// Adds one value to the event begun; a name may have several. A value that cannot be kept shows in <see cref="Complete"/>.
    /// </summary>
    /// <param name="name">
    /// The number <see cref="EventSchema.FindName"/> gave; -1 keeps the text for searches through the whole record only.
    /// </param>
    /// <param name="utf8">The value's text.</param>
    public void Add(int name, ReadOnlySpan<byte> utf8)
    {
        if (_status != ReadStatus.Ok || (name < 0 && !_keepsEveryText)) return;
        if (!Utf8.IsValid(utf8)) _status = ReadStatus.InvalidUtf8;
        else if ((long)_used + utf8.Length > MaxRecordBytes) _status = ReadStatus.TooLarge;
        else
        {
            int offset = Reserve(utf8.Length);
            utf8.CopyTo(_arena.AsSpan(offset));
            _used += utf8.Length;
            _recordEnd = _used;
            if (!AddRead(name, offset, utf8.Length, ValueKind.Text, isEscaped: false)) _status = ReadStatus.TooManyValues;
        }
    }

    /// <summary>Ends an event filled by hand.</summary>
    /// <returns><see cref="ReadStatus.Ok"/>, or why the event was refused; the buffer is then empty.</returns>
    public ReadStatus Complete()
    {
        ReadStatus status = _status;
        if (status != ReadStatus.Ok) Reset();
        return status;
    }

    private ReadStatus Walk(int length, int padded, bool isSound) =>
        new JsonRecordReader(this, _trie, _arena.AsSpan(0, padded), length).Read(isSound);

    /// <summary>Keeps a value that lies in the arena when some rule wants it; false when there is no room for it.</summary>
    internal bool AddRead(int name, int offset, int length, ValueKind kind, bool isEscaped)
    {
        if (name < 0 && (!KeepsTexts || kind != ValueKind.Text || name == PassedOver)) return true;
        if (_isTextWalk) return kind != ValueKind.Text || AddText(offset, length, isEscaped);
        if (IsFull) return false;
        int index = NewRead(offset, length, kind, isEscaped);
        _readCount = index + 1;
        if (name < 0) return true;
        ref Chain chain = ref _names[name];
        _signs |= chain.Signs;
        Link(ref chain, index);
        return true;
    }

    private int NewRead(int offset, int length, ValueKind kind, bool isEscaped)
    {
        int index = NewElement();
        ref Element element = ref _elements[index];
        element.Offset = offset;
        element.Length = length;
        element.Kind = kind;
        element.IsEscaped = isEscaped;
        element.Origin = -1;
        return index;
    }

    private void Link(ref Chain chain, int index)
    {
        if (chain.Stamp != _stamp)
        {
            chain.Stamp = _stamp;
            chain.First = index;
            chain.Cursor = -1;
        }
        else if (chain.First < 0) chain.First = index;
        else _elements[chain.Last].Next = index;
        chain.Last = index;
    }

    /// <summary>
    /// A fresh element. Only reading is limited: what is derived from the values read is at most a few elements a value and slot, and must
    /// not be missing because there were many values.
    /// </summary>
    private int NewElement()
    {
        if (_elementCount == _elements.Length) Array.Resize(ref _elements, _elements.Length * 2);
        ref Element element = ref _elements[_elementCount];
        element.FoldedOffset = -1;
        element.Next = -1;
        return _elementCount++;
    }

    /// <summary>Makes room for derived text at the end of the arena and says where it begins.</summary>
    private int Reserve(int length)
    {
        if (_arena.Length - _used < length)
        {
            long wanted = Math.Max((long)_arena.Length * 2, (long)_used + length);
            Array.Resize(ref _arena, (int)Math.Min(wanted, Array.MaxLength));
        }
        return _used;
    }

    private void Reset()
    {
        _stamp++;
        _used = 0;
        _recordEnd = 0;
        _isAscii = false;
        _elementCount = 0;
        _readCount = 0;
        _status = ReadStatus.Ok;
        _signs = ShapeSigns.None;
        _isClassified = false;
        _scope = -1;
        _scopeDepth = 0;
        _watchedCount = 0;
        _matched = -1;
        _supersededCount = 0;
        _duplicates = 0;
        _memberCount = 0;
        _objectsBefore = _objects;
        DuplicateNames = 0;
    }
}
