using RuleGen.Matching;

namespace RuleGen.Events;

/// <content>What the rules of a planned set ask of the event: which of them it may meet, and each predicate at most once.</content>
public sealed partial class EventBuffer
{
    private const int AnswersInWord = 32;

    private readonly Answers[] _answers = [];
    private readonly CandidateSet? _candidates;
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
        CandidateSet found = _candidates ?? throw NoPlan();
        RuleIndex index = Schema.Plan!.Index;
        found.Clear();
        ReadOnlySpan<RuleSection> sections = index.Sections;
        ReadOnlySpan<ulong> offered = _routes!.Find(this);
        for (int i = 0; i < sections.Length; i++)
        {
            if ((offered[i >> 6] & (1UL << (i & 63))) == 0) continue;
            ref readonly RuleSection section = ref sections[i];
            foreach (int rule in index.AlwaysTested(in section)) found.Add(rule);
            for (int field = section.FirstField; field < section.FirstField + section.FieldCount; field++)
            {
                for (int value = First(index.SlotOf(field)); value >= 0; value = Next(value)) index.Find(field, Folded(value), found);
            }
        }
        return new Candidates(this);
    }

    /// <summary>The predicates of a rule, to be asked of this event.</summary>
    /// <param name="rule">The rule's number.</param>
    /// <exception cref="InvalidOperationException">The buffer's schema has no plan.</exception>
    public RuleTests TestsOf(int rule) => new(this, (Schema.Plan ?? throw NoPlan()).RuleStarts[rule]);

    internal bool NextCandidate(out int rule) => _candidates!.Take(out rule);

    /// <summary>Whether the event meets a predicate of some rule; asked once an event, unless inside an object.</summary>
    /// <param name="predicate">The predicate's place among those of all rules.</param>
    internal bool Knows(int predicate)
    {
        RulePlan plan = Schema.Plan!;
        int number = plan.RulePredicates[predicate];
        if (_scope >= 0) return plan.Predicates.Test(number, this);
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
        return plan.Predicates.Test(plan.RulePredicates[predicate], this);
    }

    private static InvalidOperationException NoPlan() => new("The event buffer belongs to a set of rules that has no plan.");
}
