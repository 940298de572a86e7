using System.Numerics;
using RuleGen.Events.Normalising;
using RuleGen.Matching;

namespace RuleGen.Events;

/// <summary>
/// Which sections of an index an event is offered to. Events of one channel, provider and id go the same way, so the ways found last are
/// kept; what an event's own values decide is looked at each time. Belongs to one event buffer.
/// </summary>
internal sealed class SectionRoutes
{
    private const int LogWays = 6;

    private readonly RuleSection[] _sections;
    private readonly int _words;

    // A bit a section: whether it hangs on values of the event.
    private readonly ulong[] _varying;
    private readonly ulong[] _offered;

    // For each way the sections it leads to whatever the values are, and those it may lead to.
    private readonly ulong[] _ways;
    private readonly ulong[] _open;
    private readonly RouteKey[] _keys = new RouteKey[1 << LogWays];

    public SectionRoutes(RuleSection[] sections, LogSourceTable logSources)
    {
        _sections = [.. sections.TakeWhile(section => section.Classes != EventClasses.None)];
        _words = (_sections.Length + 63) / 64;
        _varying = new ulong[_words];
        _offered = new ulong[_words];
        _ways = new ulong[_words << LogWays];
        _open = new ulong[_words << LogWays];
        for (int i = 0; i < _sections.Length; i++)
        {
            RuleSection section = _sections[i];
            bool readsValues = section.LogSource >= 0
                && Array.Exists(logSources.Plans[section.LogSource].Places, place => place.Values.Length > 0);
            if (readsValues || section.Classes != EventClasses.Unknown) _varying[i >> 6] |= 1UL << (i & 63);
        }
    }

    /// <summary>A bit for each section the event is offered to.</summary>
    public ReadOnlySpan<ulong> Find(EventBuffer e)
    {
        if (e.RouteKey is not { } key)
        {
            for (int i = 0; i < _sections.Length; i++) Set(_offered, i, IsOffered(e, i));
            return _offered;
        }
        int way = key.GetHashCode() & ((1 << LogWays) - 1);
        Span<ulong> kept = _ways.AsSpan(way * _words, _words);
        Span<ulong> open = _open.AsSpan(way * _words, _words);
        if (_keys[way] != key)
        {
            _keys[way] = key;
            for (int i = 0; i < _sections.Length; i++)
            {
                Set(kept, i, !IsVarying(i) && IsOffered(e, i));
                Set(open, i, IsVarying(i) && (_sections[i].LogSource < 0 || e.MayBeFrom(_sections[i].LogSource)));
            }
        }
        for (int word = 0; word < _words; word++)
        {
            ulong offered = kept[word];
            for (ulong rest = open[word]; rest != 0; rest &= rest - 1)
            {
                int bit = BitOperations.TrailingZeroCount(rest);
                if (IsOffered(e, (word << 6) + bit)) offered |= 1UL << bit;
            }
            _offered[word] = offered;
        }
        return _offered;
    }

    private bool IsVarying(int section) => (_varying[section >> 6] & (1UL << (section & 63))) != 0;

    private bool IsOffered(EventBuffer e, int number)
    {
        ref readonly RuleSection section = ref _sections[number];
        return (section.Classes == EventClasses.Unknown || e.Is(section.Classes)) && (section.LogSource < 0 || e.IsFrom(section.LogSource));
    }

    private static void Set(Span<ulong> bits, int bit, bool value)
    {
        if (value) bits[bit >> 6] |= 1UL << (bit & 63);
        else bits[bit >> 6] &= ~(1UL << (bit & 63));
    }
}

/// <summary>What tells where a Windows event is offered, but for its values.</summary>
/// <param name="LogSource">What it was declared to be from.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Origin">What it says of its origin.</param>
/// <param name="Channel">Its channel's number.</param>
/// <param name="Provider">Its provider's number.</param>
/// <param name="EventId">Its event id.</param>
internal readonly record struct RouteKey(LogSource? LogSource, SourceShape Shape, int Origin, int Channel, int Provider, int EventId);
