using System.Buffers.Text;

namespace RuleGen.Events.Normalising;

/// <summary>
/// Tells from cheap tests which shape a record has and what kind of event it reports. The order of the tests, and what follows where a
/// record leaves its kind open, are those of <c>docs/reference/event-shapes.md</c>.
/// </summary>
internal readonly ref struct Classifier(EventBuffer e, WellKnownNames names)
{
    public SourceShape Shape()
    {
        if (Has(SourceShape.WindowsNested)) return SourceShape.WindowsNested;
        int module = e.FirstOf(names.EventModule);
        if (Any(names.Winlog) || Says(module, "SYSMON"u8))
        {
            return SourceShape.Winlogbeat;
        }
        if (Says(module, "ENDPOINT"u8)) return SourceShape.ElasticDefend;
        if (Has(SourceShape.Winlogbeat6)) return SourceShape.Winlogbeat6;
        if (Has(SourceShape.WindowsFlat) || (e.FirstOf(names.SourceName) >= 0 && e.FirstOf(names.Hostname) >= 0))
        {
            return e.FirstOf(names.SourceName) >= 0 || e.FirstOf(names.Hostname) >= 0 ? SourceShape.NxLog : SourceShape.WindowsFlat;
        }
        return e.FirstOf(names.ActionType) >= 0 ? SourceShape.Defender : SourceShape.Ecs;
    }

    public EventClasses Classes(SourceShape shape, out bool isSecurityLog)
    {
        isSecurityLog = false;
        if (RecordNames.IsWindowsLog(shape)) return OfWindowsLog(shape, out isSecurityLog);
        if (shape == SourceShape.Defender) return OfDefender();
        return IsBareSysmonRegistryCode(out int eventId) ? ClassRows.OfSysmon(eventId) : OfEcs();
    }

    private bool Has(SourceShape shape) => Any(names.EventId(shape)) || Any(names.Channel(shape)) || Any(names.Provider(shape));

    private bool Any(int[] wanted) => e.FirstOf(wanted) >= 0;

    private EventClasses OfWindowsLog(SourceShape shape, out bool isSecurityLog)
    {
        int channel = e.FirstOf(names.Channel(shape));
        int provider = e.FirstOf(names.Provider(shape));
        int module = e.FirstOf(names.EventModule);
        bool hasId = Number(e.FirstOf(names.EventId(shape)), out int eventId);
        bool isSysmon = Says(channel, "MICROSOFT-WINDOWS-SYSMON/OPERATIONAL"u8) || Says(provider, "MICROSOFT-WINDOWS-SYSMON"u8)
            || Says(module, "SYSMON"u8) || (channel < 0 && provider < 0 && hasId && Any(names.TargetObject[(int)shape]));
        isSecurityLog = !isSysmon && (Says(channel, "SECURITY"u8) || Says(provider, "MICROSOFT-WINDOWS-SECURITY-AUDITING"u8));
        if (isSysmon) return hasId ? ClassRows.OfSysmon(eventId) : EventClasses.Unknown;
        if (isSecurityLog) return hasId ? OfSecurity(shape, eventId) : EventClasses.Unknown;
        return channel >= 0 || provider >= 0 ? EventClasses.Other : OfEcs();
    }

    private EventClasses OfSecurity(SourceShape shape, int eventId)
    {
        if (eventId != 4657) return ClassRows.OfSecurity(eventId);
        int operation = e.FirstOf(names.Operation(shape));
        if (Says(operation, "%%1904"u8) || Says(operation, "%%1905"u8) || Says(operation, "NEW REGISTRY VALUE CREATED"u8)
            || Says(operation, "EXISTING REGISTRY VALUE MODIFIED"u8))
        {
            return EventClasses.RegistryValueSet;
        }
        return Says(operation, "%%1906"u8) || Says(operation, "REGISTRY VALUE DELETED"u8)
            ? EventClasses.RegistryKeyCreateDelete
            : EventClasses.RegistryValueSet | EventClasses.RegistryKeyCreateDelete;
    }

    private EventClasses OfDefender()
    {
        int action = e.FirstOf(names.ActionType);
        EventClasses classes = EventClasses.None;
        foreach (ClassRow row in ClassRows.All)
        {
            if (AnyIsOneOf(action, row.FoldedDefenderActions)) classes |= row.Classes;
        }
        return classes == EventClasses.None ? EventClasses.Other : classes;
    }

    /// <summary>A record that names no shipper but carries a Sysmon registry id beside registry fields.</summary>
    private bool IsBareSysmonRegistryCode(out int eventId) =>
        Number(e.FirstOf(names.EventCode), out eventId) && eventId is 12 or 13 or 14 && e.FirstOf(names.EventModule) < 0 && Any(names.Registry);

    private EventClasses OfEcs()
    {
        int category = e.FirstOf(names.EventCategory);
        int action = e.FirstOf(names.EventAction);
        bool isRegistry = AnySays(category, "REGISTRY"u8);
        if (action >= 0)
        {
            EventClasses byAction = EventClasses.None;
            foreach (ClassRow row in ClassRows.All)
            {
                if (AnyIsOneOf(action, row.FoldedActions) && (category < 0 || AnyIsOneOf(category, row.FoldedCategories))) byAction |= row.Classes;
            }
            if (byAction != EventClasses.None) return byAction;
        }
        if (category < 0) return EventClasses.Unknown;
        int type = e.FirstOf(names.EventType);
        EventClasses classes = EventClasses.None;
        foreach (ClassRow row in ClassRows.All)
        {
            if (isRegistry && (row.Classes & EventClasses.RegistryAny) == 0) continue;
            if (AnyIsOneOf(category, row.FoldedCategories) && (type < 0 || AnyIsOneOf(type, row.FoldedTypes))) classes |= row.Classes;
        }
        return classes == EventClasses.None ? EventClasses.Other : classes;
    }

    private bool Says(int element, ReadOnlySpan<byte> folded) => element >= 0 && e.IsFolded(element, folded);

    private bool AnySays(int first, ReadOnlySpan<byte> folded)
    {
        for (int i = first; i >= 0; i = e.Following(i))
        {
            if (e.IsFolded(i, folded)) return true;
        }
        return false;
    }

    private bool AnyIsOneOf(int first, byte[][] folded)
    {
        for (int i = first; i >= 0; i = e.Following(i))
        {
            if (IsOneOf(i, folded)) return true;
        }
        return false;
    }

    private bool IsOneOf(int element, byte[][] folded)
    {
        if (element < 0) return false;
        foreach (byte[] text in folded)
        {
            if (e.IsFolded(element, text)) return true;
        }
        return false;
    }

    private bool Number(int element, out int number)
    {
        number = 0;
        if (element < 0) return false;
        ReadOnlySpan<byte> text = e.Text(element);
        return Utf8Parser.TryParse(text, out number, out int consumed) && consumed == text.Length;
    }
}
