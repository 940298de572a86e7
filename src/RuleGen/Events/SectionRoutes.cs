using System.Numerics;
using RuleGen.Events.Normalising;
using RuleGen.Matching;

namespace RuleGen.Events;

/// <summary>
/// Which sections of an index an event is offered to. Events of one channel, provider, id and class go the same way, so the ways found last
/// are kept; what an event's own values decide is looked at each time. Belongs to one event buffer.
/// </summary>
internal sealed class SectionRoutes
{
    private const int LogWays = 8;

    // Where the hash of an event leads, so many ways in a row may be its own; where all are taken one is given up, in turn.
    private const int Row = 4;

    private readonly RuleSection[] _sections;
    private readonly int _words;

    // A bit a section: whether it hangs on values of the event.
    private readonly ulong[] _varying;
    private readonly ulong[] _offered;

    // For each way the sections it leads to whatever the values are, and those it may lead to.
    private readonly ulong[] _ways;
    private readonly ulong[] _open;
    private readonly RouteKey[] _keys = new RouteKey[1 << LogWays];
    private int _givenUp;

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
            if (readsValues) _varying[i >> 6] |= 1UL << (i & 63);
        }
    }

    /// <summary>A bit for each section the event is offered to.</summary>
    public ReadOnlySpan<ulong> Find(EventBuffer e)
    {
        if (!e.TryGetRoute(out RouteKey key))
        {
            for (int i = 0; i < _sections.Length; i++) Set(_offered, i, IsOffered(e, i));
            return _offered;
        }
        int way = WayOf(e, in key);
        Span<ulong> kept = _ways.AsSpan(way * _words, _words);
        Span<ulong> open = _open.AsSpan(way * _words, _words);
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

    private int WayOf(EventBuffer e, in RouteKey key)
    {
        int home = (key.GetHashCode() >>> (32 - LogWays)) & -Row;
        for (int way = home; way < home + Row; way++)
        {
            if (_keys[way] == key) return way;
        }
        int found = home + (_givenUp++ & (Row - 1));
        _keys[found] = key;
        Span<ulong> kept = _ways.AsSpan(found * _words, _words);
        Span<ulong> open = _open.AsSpan(found * _words, _words);
        for (int i = 0; i < _sections.Length; i++)
        {
            Set(kept, i, !IsVarying(i) && IsOffered(e, i));
            Set(open, i, IsVarying(i) && IsOfClass(e, i) && e.MayBeFrom(_sections[i].LogSource));
        }
        return found;
    }

    private bool IsVarying(int section) => (_varying[section >> 6] & (1UL << (section & 63))) != 0;

    private bool IsOfClass(EventBuffer e, int section) =>
        _sections[section].Classes == EventClasses.Unknown || e.Is(_sections[section].Classes);

    private bool IsOffered(EventBuffer e, int section) =>
        IsOfClass(e, section) && (_sections[section].LogSource < 0 || e.IsFrom(_sections[section].LogSource));

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
/// <param name="Classes">The classes it is, or may be, of.</param>
internal readonly record struct RouteKey(
    LogSource? LogSource, SourceShape Shape, int Origin, int Channel, int Provider, int EventId, EventClasses Classes)
{
    /// <summary>A hash of what differs among the events of a stream; its highest bits are the best mixed.</summary>
    public override int GetHashCode()
    {
        const ulong Mixer = 0x9E3779B97F4A7C15;
        ulong place = ((ulong)(uint)EventId << 32) ^ ((ulong)(uint)Channel << 16) ^ (uint)Provider;
        return (int)((((place * Mixer) ^ (ulong)Classes) * Mixer) >> 32);
    }
}
