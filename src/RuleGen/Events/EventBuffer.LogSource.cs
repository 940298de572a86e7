using System.Text;
using RuleGen.Events.Normalising;
using RuleGen.Shared;

namespace RuleGen.Events;

/// <content>
/// Which log source a record is of: what its source was declared to be, and for the rest what its shape, channel, event id and class say.
/// </content>
public sealed partial class EventBuffer
{
    private readonly LogSourceTable _logSources;

    // Bits by log source: whether a verdict is known for this record, and what it is.
    private readonly ulong[] _judged;
    private readonly ulong[] _covered;
    private readonly Contradictions[] _contradictions;
    private long _judgedStamp = -1;
    private LogSource? _logSource;
    private Origin _origin;
    private int _channel;
    private int _provider;
    private int _logEventId;

    /// <summary>What a record says of where it is from.</summary>
    private enum Origin : byte
    {
        /// <summary>Nothing.</summary>
        Unknown,

        /// <summary>A Windows event log.</summary>
        Windows,

        /// <summary>Sysmon for Linux.</summary>
        LinuxSysmon,

        /// <summary>Nothing but the class of its event.</summary>
        Class,
    }

    /// <summary>In which attributes the declaration and what a rule asks for are both set and differ.</summary>
    [Flags]
    private enum Contradictions : byte
    {
        None = 0,
        Product = 1,
        Category = 2,
        Service = 4,
    }

    /// <summary>
    /// What the records are declared to be from; null for no declaration. It stays until it is changed, and readers set it from their
    /// options. What it leaves open the record itself may tell.
    /// </summary>
    public LogSource? LogSource
    {
        get => _logSource;
        set
        {
            if (ReferenceEquals(_logSource, value)) return;
            _logSource = value;
            _judgedStamp = -1;
            for (int i = 0; i < _contradictions.Length; i++) _contradictions[i] = Contradicted(_logSources.Plans[i].Definition, value);
        }
    }

    /// <summary>Whether the record is offered to rules for a log source. Found once a record; allocates nothing.</summary>
    /// <param name="logSource">The log source's number in the schema.</param>
    public bool IsFrom(int logSource)
    {
        if (_judgedStamp != _stamp) FindOrigin();
        int word = logSource >> 6;
        ulong bit = 1UL << (logSource & 63);
        if ((_judged[word] & bit) != 0) return (_covered[word] & bit) != 0;
        bool isCovered = Covers(_logSources.Plans[logSource], _contradictions[logSource]);
        _judged[word] |= bit;
        if (isCovered) _covered[word] |= bit;
        else _covered[word] &= ~bit;
        return isCovered;
    }

    /// <summary>
    /// Whether records of this one's channel, provider and event id can be from a log source, whatever their values; true where nothing is
    /// known against it.
    /// </summary>
    internal bool MayBeFrom(int logSource)
    {
        LogSourcePlan plan = _logSources.Plans[logSource];
        if (_judgedStamp != _stamp) FindOrigin();
        if (plan.Definition.Category is null || _logSource is not null || _origin != Origin.Windows) return true;
        foreach (PlacePlan place in plan.Places)
        {
            if (IsAt(place)) return true;
        }
        return false;
    }

    private static Contradictions Contradicted(LogSourceDefinition asked, LogSource? declared)
    {
        Contradictions found = Contradictions.None;
        if (declared is null) return found;
        if (Differ(asked.Product, declared.Product)) found |= Contradictions.Product;
        if (Differ(asked.Category, declared.Category)) found |= Contradictions.Category;
        if (Differ(asked.Service, declared.Service)) found |= Contradictions.Service;
        return found;

        static bool Differ(string? asked, string? declared) =>
            asked is not null && declared is not null && !LogSourcePlan.Same(asked, declared);
    }

    /// <summary>What decides where an event of a Windows log is offered, but for its values; false for other records.</summary>
    internal bool TryGetRoute(out RouteKey route)
    {
        if (_judgedStamp != _stamp) FindOrigin();
        route = new RouteKey(_logSource, Shape, (int)_origin, _channel, _provider, _logEventId, Classes);
        return _origin is Origin.Windows or Origin.LinuxSysmon;
    }

    private void FindOrigin()
    {
        _judgedStamp = _stamp;
        Array.Clear(_judged);
        _origin = Origin.Unknown;
        if (!RecordNames.IsWindowsLog(Shape))
        {
            if (Classes != EventClasses.Unknown && (Classes & ~EventClasses.Other) != 0) _origin = Origin.Class;
            return;
        }
        int channel = FirstOf(_wellKnown.Channel(Shape));
        int provider = FirstOf(_wellKnown.Provider(Shape));
        bool isOfLinux = Says(provider, "Linux-Sysmon"u8) || Says(channel, "Linux-Sysmon/Operational"u8);
        _origin = isOfLinux ? Origin.LinuxSysmon : Origin.Windows;
        _logEventId = EventNumber();
        _channel = channel < 0 ? Unnamed : _logSources.ChannelOf(Text(channel), _channel);
        _provider = provider < 0 ? Unnamed : _logSources.ProviderOf(Text(provider), _provider);
    }

    private bool Covers(LogSourcePlan plan, Contradictions contradictions)
    {
        if (contradictions != Contradictions.None) return false;
        bool isDeclared = _logSource is not (null or { Product: null, Category: null, Service: null });
        if (!isDeclared && _origin == Origin.Unknown) return !plan.Definition.NeedsDeclaration;
        return HasProduct(plan) && HasCategory(plan) && HasService(plan);
    }

    private bool HasProduct(LogSourcePlan plan)
    {
        if (plan.Definition.Product is null || _logSource?.Product is not null) return true;
        return _origin switch
        {
            Origin.Windows => plan.IsOfWindows,
            Origin.LinuxSysmon => plan.IsOfLinux,
            Origin.Class => FirstOf(_wellKnown.HostOsType) is >= 0 and int system ? Says(system, plan.Product) : plan.IsOfWindows,
            _ => false,
        };
    }

    private bool HasCategory(LogSourcePlan plan)
    {
        if (plan.Definition.Category is null || _logSource?.Category is not null) return true;
        switch (EffectiveOrigin)
        {
            case Origin.Windows:
                foreach (PlacePlan place in plan.Places)
                {
                    if (StandsIn(place)) return true;
                }
                return false;
            case Origin.LinuxSysmon:
                return plan.LinuxSysmonId != 0 && plan.LinuxSysmonId == _logEventId;
            case Origin.Class:
                return (Classes & plan.Classes) != 0 && HasKind(plan);
            default:
                return false;
        }
    }

    private bool HasService(LogSourcePlan plan)
    {
        if (plan.Definition.Service is null || _logSource?.Service is not null) return true;
        return EffectiveOrigin switch
        {
            Origin.Windows when _channel != Unnamed => plan.Channels.AsSpan().Contains(_channel),
            Origin.Windows => _provider >= 0 && _provider == plan.Provider,
            Origin.LinuxSysmon => plan.IsSysmon,
            _ => false,
        };
    }

    /// <summary>
    /// Where the record is from, unless it is declared to be from another product: then what it says itself means nothing.
    /// </summary>
    private Origin EffectiveOrigin
    {
        get
        {
            if (_logSource?.Product is not { } product) return _origin;
            return _origin switch
            {
                Origin.Windows when !LogSourcePlan.Same(product, WindowsLogSources.Product) => Origin.Unknown,
                Origin.LinuxSysmon when !LogSourcePlan.Same(product, WindowsLogSources.LinuxProduct) => Origin.Unknown,
                _ => _origin,
            };
        }
    }

    private bool StandsIn(PlacePlan place) =>
        IsAt(place) && (place.Values.Length == 0 || AnySaysOneOf(FirstOf(place.Field(Shape)), place.Values));

    private bool IsAt(PlacePlan place)
    {
        if (_channel != Unnamed && place.Channels.Length > 0)
        {
            if (!place.Channels.AsSpan().Contains(_channel)) return false;
        }
        else if (_provider != Unnamed || place.EventIds.Length == 0)
        {
            if (!place.Providers.AsSpan().Contains(_provider)) return false;
        }
        return place.EventIds.Length == 0 || place.EventIds.AsSpan().Contains(_logEventId);
    }

    /// <summary>Of classes that hold two categories, whether the record says it is of this one.</summary>
    private bool HasKind(LogSourcePlan plan) => Shape == SourceShape.Defender
        ? plan.DefenderActions.Length == 0 || AnySaysOneOf(FirstOf(_wellKnown.ActionType), plan.DefenderActions)
        : plan.EcsTypes.Length == 0 || AnySaysOneOf(FirstOf(_wellKnown.EventType), plan.EcsTypes);

    private bool AnySaysOneOf(int first, byte[][] texts)
    {
        for (int i = first; i >= 0; i = Following(i))
        {
            foreach (byte[] text in texts)
            {
                if (Says(i, text)) return true;
            }
        }
        return false;
    }

    private bool Says(int element, ReadOnlySpan<byte> ascii) => element >= 0 && Ascii.EqualsIgnoreCase(Text(element), ascii);

    /// <summary>The number of a channel or provider that a record does not name.</summary>
    private const int Unnamed = -2;
}
