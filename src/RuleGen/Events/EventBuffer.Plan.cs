using System.Numerics;
using RuleGen.Matching;
using RuleGen.Shared;

namespace RuleGen.Events;

/// <content>What the rules of a planned set ask of the event: which of them it may meet, and each predicate at most once.</content>
public sealed partial class EventBuffer
{
    private const int AnswersInWord = 32;

    // A sketch costs as much as it takes to look for so many texts.
    private const int FewestSketched = 6;
    private const int LongestSketched = 1024;

    private readonly Answers[] _answers = [];
    private readonly IndexHits? _found;
    private readonly SectionRoutes? _routes;

    // The sketch of one folded value of the record of a stamp.
    private readonly TextSketch _sketch = TextSketch.Blurred;
    private int _sketchOf;
    private long _sketchStamp;

    /// <summary>What is known of some predicates about the record of a stamp.</summary>
    private struct Answers
    {
        public long Stamp;
        public uint Known;
        public uint Met;

        public void Note(uint bit, bool isMet)
        {
            Known |= bit;
            if (isMet) Met |= bit;
            else Met &= ~bit;
        }
    }

    /// <summary>The rules of the set that the event may meet; those left out it does not. Allocates nothing.</summary>
    /// <exception cref="InvalidOperationException">The buffer's schema has no plan.</exception>
    public Candidates Candidates()
    {
        IndexHits found = _found ?? throw NoPlan();
        RuleIndex index = Schema.Plan!.Index;
        found.Rules.Clear();
        found.Predicates.Clear();
        ReadOnlySpan<ulong> offered = _routes!.Find(this);
        for (int word = 0; word < offered.Length; word++)
        {
            for (ulong rest = offered[word]; rest != 0; rest &= rest - 1)
            {
                Find(index, in index.Sections[(word << 6) + BitOperations.TrailingZeroCount(rest)], found);
            }
        }
        while (found.Sections.Take(out int section)) Find(index, in index.Sections[section], found);
        return new Candidates(this);
    }

    /// <summary>The predicates of a rule, to be asked of this event.</summary>
    /// <param name="rule">The rule's number.</param>
    /// <exception cref="InvalidOperationException">The buffer's schema has no plan.</exception>
    public RuleTests TestsOf(int rule) => new(this, (Schema.Plan ?? throw NoPlan()).RuleStarts[rule]);

    internal bool NextCandidate(out int rule) => _found!.Rules.Take(out rule);

    /// <summary>Whether the event meets a predicate of some rule; asked once an event, unless inside an object.</summary>
    /// <param name="predicate">The predicate's place among those of all rules.</param>
    internal bool Knows(int predicate)
    {
        RulePlan plan = Schema.Plan!;
        ref readonly PlannedPredicate asked = ref plan.RulePredicates[predicate];
        if (_scope >= 0) return plan.Predicates.Test(asked.Number, this);
        if (IsTold(in asked, out bool isMet)) return isMet;
        ref Answers answers = ref AnswersTo(asked.Number, out uint bit);
        if ((answers.Known & bit) == 0) answers.Note(bit, plan.Predicates.Test(asked.Number, this));
        return (answers.Met & bit) != 0;
    }

    /// <summary>As <see cref="Knows"/>, of predicates of one kind that stand side by side: whether one or more are met.</summary>
    /// <param name="first">The first predicate's place among those of all rules.</param>
    /// <param name="count">How many there are, one or more.</param>
    internal bool KnowsAny(int first, int count)
    {
        RulePlan plan = Schema.Plan!;
        ReadOnlySpan<PlannedPredicate> run = plan.RulePredicates.AsSpan(first, count);
        int element = _scope < 0 && run[0].IsOutlined ? First(run[0].Slot) : -1;
        if (element >= 0 && _elements[element].Next < 0) return KnowsAny(plan.Predicates, run, element);
        for (int i = first; i < first + count; i++)
        {
            if (Knows(i)) return true;
        }
        return false;
    }

    private bool KnowsAny(PredicateTable predicates, ReadOnlySpan<PlannedPredicate> run, int element)
    {
        ReadOnlySpan<byte> value = Folded(element);
        PredicateCode code = run[0].Code;
        ulong edge = run[0].EdgeOf(value);
        TextSketch sketch = code == PredicateCode.ContainsFolded ? SketchOf(element, value, run.Length) : _sketch;
        foreach (ref readonly PlannedPredicate asked in run)
        {
            if (asked.IsOutlined && !asked.MayMeet(edge, sketch)) continue;
            if (IsTold(in asked, out bool isMet))
            {
                if (isMet) return true;
                continue;
            }
            ref Answers answers = ref AnswersTo(asked.Number, out uint bit);
            if ((answers.Known & bit) == 0) answers.Note(bit, Meets(value, code, predicates.TextOf(in predicates[asked.Number])));
            if ((answers.Met & bit) != 0) return true;
        }
        return false;
    }

    /// <summary>The sketch of a value that some texts are looked for in; one that says nothing where drawing it would take longer.</summary>
    private TextSketch SketchOf(int element, ReadOnlySpan<byte> value, int count)
    {
        if (_sketchStamp == _stamp && _sketchOf == element) return _sketch;
        if (count < FewestSketched || value.Length > LongestSketched) return TextSketch.Blurred;
        _sketch.Draw(value);
        _sketchStamp = _stamp;
        _sketchOf = element;
        return _sketch;
    }

    /// <summary>Whether the index has told of a predicate whether it is met.</summary>
    private bool IsTold(ref readonly PlannedPredicate asked, out bool isMet)
    {
        IndexHits found = _found!;
        bool isTold = asked.Teller >= 0 && found.HasLooked(asked.Teller, _stamp);
        isMet = isTold && found.Predicates.Has(asked.Number);
        return isTold;
    }

    private static bool Meets(ReadOnlySpan<byte> value, PredicateCode code, ReadOnlySpan<byte> text) => code switch
    {
        PredicateCode.ContainsFolded => value.IndexOf(text) >= 0,
        PredicateCode.EndsWithFolded => value.EndsWith(text),
        PredicateCode.StartsWithFolded => value.StartsWith(text),
        _ => value.SequenceEqual(text),
    };

    private ref Answers AnswersTo(int predicate, out uint bit)
    {
        ref Answers answers = ref _answers[(uint)predicate / AnswersInWord];
        bit = 1u << predicate;
        if (answers.Stamp != _stamp)
        {
            answers.Stamp = _stamp;
            answers.Known = 0;
        }
        return ref answers;
    }

    /// <summary>Asks a predicate of some rule afresh.</summary>
    internal bool Asks(int predicate)
    {
        RulePlan plan = Schema.Plan!;
        return plan.Predicates.Test(plan.RulePredicates[predicate].Number, this);
    }

    private void Find(RuleIndex index, in RuleSection section, IndexHits found)
    {
        foreach (int rule in index.AlwaysTested(in section)) found.Rules.Add(rule);
        for (int field = section.FirstField; field < section.FirstField + section.FieldCount; field++)
        {
            int slot = index.SlotOf(field);
            if (slot < 0) index.FindAnywhere(field, Padded(0, _recordEnd), _recordEnd, found);
            else
            {
                for (int value = First(slot); value >= 0; value = Next(value))
                {
                    if (IsTurnedAway(in _elements[value], index.LengthsOf(field))) continue;
                    int length = Folded(value).Length;
                    index.Find(field, Padded(_elements[value].FoldedOffset, length), length, found);
                }
                found.Looked(field, _stamp);
            }
        }
    }

    /// <summary>Whether a value's length alone says that no table has it, which is known before folding only of plain ASCII.</summary>
    private bool IsTurnedAway(ref readonly Element element, int lengths) =>
        ((lengths >> PlanHash.LengthBit(element.Length)) & 1) == 0 && _isAscii && !element.IsEscaped && element.Offset < _recordEnd;

    /// <summary>A stretch of the arena, and what is behind it, as far as the index reads it.</summary>
    private ReadOnlySpan<byte> Padded(int offset, int length) =>
        _arena.AsSpan(offset, Math.Min(length + HeadScan.Slack, _arena.Length - offset));

    private static InvalidOperationException NoPlan() => new("The event buffer belongs to a set of rules that has no plan.");
}
