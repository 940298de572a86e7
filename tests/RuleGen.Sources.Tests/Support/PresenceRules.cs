using RuleGen.Events;

namespace RuleGen.Sources.Tests.Support;

/// <summary>A rule set with a rule for each of some fields, which an event meets that has the field.</summary>
internal sealed class PresenceRules : RuleSet
{
    private readonly int _count;

    public PresenceRules(params string[] fields)
        : base(
            EventSchema.Create(false, [.. fields.Select(static field => new SlotDefinition(field, SlotView.Record, SlotForm.Text))]),
            [.. fields.Select(static (field, i) => new RuleInfo
            {
                Id = field,
                Title = field,
                Path = "presence.md",
                Line = 1,
                Predicates = [new PredicateInfo(field, field + ": *", i, 1, 1, 1)],
            })]) => _count = fields.Length;

    /// <summary>Is asked first for each event; what it throws the set throws.</summary>
    public Action<EventBuffer>? Before { get; init; }

    public override int Match(EventBuffer e, Span<int> hits)
    {
        Before?.Invoke(e);
        int count = 0;
        for (int i = 0; i < _count; i++)
        {
            if (IsMatch(i, e)) hits[count++] = i;
        }
        return count;
    }

    public override bool IsMatch(int rule, EventBuffer e) => e.AnyStartsWith(rule, []);

    protected override bool Test(int rule, int predicate, EventBuffer e) => IsMatch(rule, e);
}
