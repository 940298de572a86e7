using RuleGen.Compiler.Model;
using RuleGen.Shared;

namespace RuleGen.Compiler.Evaluation;

/// <summary>
/// The log source of a record: what it is declared to be, and else what its channel, provider and event id say, or the class it is known
/// by.
/// </summary>
internal sealed class RecordOrigin
{
    private readonly EventRecord _record;
    private readonly RecordShape _shape;
    private readonly SourceFields _source;
    private readonly EventClassifier _classifier;
    private readonly DeclaredLogSource _declared;

    public RecordOrigin(
        EventRecord record, RecordShape shape, SourceFields source, EventClassifier classifier, DeclaredLogSource? declared)
    {
        _record = record;
        _shape = shape;
        _source = source;
        _classifier = classifier;
        _declared = declared ?? new DeclaredLogSource(null);
    }

    /// <summary>Whether a rule for this log source is offered the record.</summary>
    public bool IsCoveredBy(LogSource wanted)
    {
        if (!IsKnown) return !wanted.NeedsDeclaration;
        return (wanted.Product is null || Is(_declared.Product ?? OwnProduct, wanted.Product))
            && (wanted.Category is null || (_declared.Category is null ? IsOfCategory(wanted) : Is(_declared.Category, wanted.Category)))
            && (wanted.Service is null
                || (_declared.Service is null ? IsOfService(wanted.Service) : Is(_declared.Service, wanted.Service)));
    }

    public override string ToString()
    {
        if (!IsKnown) return "names no log";
        string?[] parts = [_declared.Product ?? OwnProduct, _declared.Category, _declared.Service, Channel, Provider];
        string named = string.Join(", ", parts.OfType<string>().Select(ConditionWords.Quote));
        return $"comes from {named}" + (_classifier.EventId is int id ? $" with event id {id}" : "");
    }

    private bool IsKnown => _declared != new DeclaredLogSource(null) || OwnProduct is not null;

    // Only Windows writes the first shapes. Records of the others tell their system by their class, unless they name another.
    private string? OwnProduct
    {
        get
        {
            if (IsOfWindowsLog) return IsOfLinux ? WindowsLogSources.LinuxProduct : WindowsLogSources.Product;
            if (!IsOfKnownClass) return null;
            string? system = _record.Values("host.os.type").Select(LeafText.Of).FirstOrDefault();
            return system ?? WindowsLogSources.Product;
        }
    }

    private bool IsOfWindowsLog => RecordShapes.IsWindowsLog(_shape);

    private bool IsOfLinux =>
        Is(Provider, WindowsLogSources.LinuxSysmonProvider) || Is(Channel, WindowsLogSources.LinuxSysmonChannel);

    // What a record says of itself means nothing once it is declared to be of another product.
    private bool IsOfWhatItSays => !IsOfWindowsLog || _declared.Product is null || Is(_declared.Product, OwnProduct!);

    private bool IsOfKnownClass => (_classifier.Classes & EventClasses.Other) == EventClasses.None;

    private string? Channel => _source.WindowsText("Channel");

    private string? Provider => _source.WindowsText("Provider_Name");

    private bool IsOfCategory(LogSource wanted)
    {
        if (!IsOfWhatItSays) return false;
        if (IsOfWindowsLog && IsOfLinux)
            return WindowsLogSources.LinuxSysmonCategories.Any(
                row => Is(row.Category, wanted.Category!) && row.EventId == _classifier.EventId);
        WindowsCategory? category = WindowsLogSources.FindCategory(wanted.Category!);
        if (category is null) return false;
        if (IsOfWindowsLog) return category.Places.Any(place => (wanted.SecurityEquivalents || !place.IsSecurityEquivalent) && IsAt(place));
        bool isOfClass = IsOfKnownClass && (_classifier.Classes & category.Classes) != EventClasses.None;
        return isOfClass && (_shape == RecordShape.Defender
            ? Says(_record.Values("ActionType"), category.DefenderActions)
            : Says(_record.Values("event.type"), category.EcsTypes));
    }

    private bool IsAt(WindowsPlace place)
    {
        bool isOfId = place.EventIds.Length == 0 || (_classifier.EventId is int id && place.EventIds.Contains(id));
        return isOfId && IsOfLog(place) && (place.Field.Length == 0 || Says(_source.Windows(place.Field), place.Values));
    }

    private bool IsOfLog(WindowsPlace place)
    {
        if (place.Channels.Length > 0 && Channel is string channel) return place.Channels.Any(one => Is(channel, one));
        if (place.Channels.Length > 0 && Provider is null) return true;
        return place.Providers.Any(one => Is(Provider, one));
    }

    private bool IsOfService(string service)
    {
        if (!IsOfWindowsLog || !IsOfWhatItSays) return false;
        if (IsOfLinux) return Is(service, WindowsLogSources.SysmonService);
        WindowsService? row = WindowsLogSources.FindService(service);
        if (row is null) return false;
        if (Channel is string channel) return row.Channels.Any(one => Is(channel, one));
        return (Is(service, WindowsLogSources.SysmonService) && Is(Provider, WindowsLogSources.SysmonProvider))
            || (Is(service, WindowsLogSources.SecurityService) && Is(Provider, WindowsLogSources.SecurityProvider));
    }

    private static bool Says(IReadOnlyList<RecordValue> values, string[] expected) =>
        expected.Length == 0 || expected.Any(text => LeafText.AnyIs(values, text));

    private static bool Is(string? text, string expected) => string.Equals(text, expected, StringComparison.OrdinalIgnoreCase);
}
