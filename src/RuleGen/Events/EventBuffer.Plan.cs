using System.Numerics;
using RuleGen.Matching;

namespace RuleGen.Events;

/// <content>What the rules of a planned set ask of the event: which of them it may meet, and each predicate at most once.</content>
public sealed partial class EventBuffer
{
    private const int AnswersInWord = 32;

    private readonly Answers[] _answers = [];
    private readonly IndexHits? _found;
    private readonly SectionRoutes? _routes;

    /// <summary>What is known of some predicates about the record of a stamp.</summary>
    private struct Answers
    {
        public long Stamp;
        public uint Known;
        public uint Met;
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
        (int number, int teller) = plan.RulePredicates[predicate];
        if (_scope >= 0) return plan.Predicates.Test(number, this);
        if (teller >= 0 && _found!.HasLooked(teller, _stamp)) return _found.Predicates.Has(number);
        ref Answers answers = ref _answers[number / AnswersInWord];
        uint bit = 1u << (number % AnswersInWord);
        if (answers.Stamp != _stamp)
        {
            answers.Stamp = _stamp;
            answers.Known = 0;
        }
        if ((answers.Known & bit) != 0) return (answers.Met & bit) != 0;
        bool isMet = plan.Predicates.Test(number, this);
        answers.Known |= bit;
        if (isMet) answers.Met |= bit;
        else answers.Met &= ~bit;
        return isMet;
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
            if (slot < 0) index.FindAnywhere(field, _arena.AsSpan(0, _recordEnd), found);
            else
            {
                for (int value = First(slot); value >= 0; value = Next(value)) index.Find(field, Folded(value), found);
                found.Looked(field, _stamp);
            }
        }
    }

    private static InvalidOperationException NoPlan() => new("The event buffer belongs to a set of rules that has no plan.");
}
