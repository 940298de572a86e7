using RuleGen.Events;

namespace RuleGen.Matching;

/// <summary>The predicates of one rule, asked of one event. What other rules have asked already is not looked up again.</summary>
/// <remarks>A predicate's number is its place in <see cref="RuleInfo.Predicates"/>. Valid until the buffer's next record.</remarks>
public readonly ref struct RuleTests
{
    private readonly EventBuffer _event;
    private readonly int _first;

    internal RuleTests(EventBuffer e, int first)
    {
        _event = e;
        _first = first;
    }

    /// <summary>Whether the event meets a predicate.</summary>
    public bool Met(int predicate) => _event.Knows(_first + predicate);

    /// <summary>Whether the event meets one or more of some predicates that stand side by side.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="count">How many there are, one or more; all of one kind, which compare values of one slot.</param>
    public bool MetAny(int first, int count) => _event.KnowsAny(_first + first, count);

    /// <summary>Whether the event meets each of some predicates.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="count">How many there are.</param>
    public bool MetAll(int first, int count)
    {
        for (int i = first; i < first + count; i++)
        {
            if (!_event.Knows(_first + i)) return false;
        }
        return true;
    }

    /// <summary>As <see cref="Met"/>, but asks again, so that <see cref="RuleSet.Explain"/> learns which value met the predicate.</summary>
    public bool Test(int predicate) => _event.Asks(_first + predicate);
}
