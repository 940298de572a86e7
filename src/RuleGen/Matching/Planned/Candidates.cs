using RuleGen.Events;

namespace RuleGen.Matching;

/// <summary>
/// The rules that an event may meet, ascending: those one of whose witnesses is in the event, and those that have none. All other rules are
/// not met. Valid until the buffer's next record.
/// </summary>
public readonly ref struct Candidates
{
    private readonly EventBuffer _event;

    internal Candidates(EventBuffer e) => _event = e;

    /// <summary>Gives the next rule.</summary>
    /// <param name="rule">Receives its number.</param>
    /// <returns>False when there is none left.</returns>
    public bool Next(out int rule) => _event.NextCandidate(out rule);
}
