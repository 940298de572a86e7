using System.Text;

namespace RuleGen.Events.Normalising;

/// <summary>
/// Tells from cheap tests which shape a record has and what kind of event it reports. The order of the tests, and what follows where a
/// record leaves its kind open, are those of <c>docs/reference/event-shapes.md</c>.
/// </summary>
internal readonly ref struct Classifier(EventBuffer e, WellKnownNames names)
{
    /// <param name="signs">What the names of the record say.</param>
    public SourceShape Shape(ShapeSigns signs)
    {
        if ((signs & ShapeSigns.WindowsNested) != 0) return SourceShape.WindowsNested;
        int module = (signs & ShapeSigns.Module) != 0 ? e.FirstOf(names.EventModule) : -1;
        if ((signs & ShapeSigns.Winlogbeat) != 0 || Says(module, "sysmon"u8)) return SourceShape.Winlogbeat;
        if (Says(module, "endpoint"u8)) return SourceShape.ElasticDefend;
        if ((signs & ShapeSigns.Winlogbeat6) != 0) return SourceShape.Winlogbeat6;
        const ShapeSigns NxLog = ShapeSigns.SourceName | ShapeSigns.Hostname;
        if ((signs & ShapeSigns.WindowsFlat) != 0) return (signs & NxLog) != 0 ? SourceShape.NxLog : SourceShape.WindowsFlat;
        if ((signs & NxLog) == NxLog) return SourceShape.NxLog;
        return (signs & ShapeSigns.ActionType) != 0 ? SourceShape.Defender : SourceShape.Ecs;
    }

    public EventClasses Classes(SourceShape shape, out bool isSecurityLog)
    {
        isSecurityLog = false;
        if (RecordNames.IsWindowsLog(shape)) return OfWindowsLog(shape, out isSecurityLog);
        if (shape == SourceShape.Defender) return OfDefender();
        return IsBareSysmonRegistryCode(out int eventId) ? ClassRows.OfSysmon(eventId) : OfEcs();
    }

    private bool Any(int[] wanted) => e.FirstOf(wanted) >= 0;

    private EventClasses OfWindowsLog(SourceShape shape, out bool isSecurityLog)
    {
        int channel = e.FirstOf(names.Channel(shape));
        int provider = e.FirstOf(names.Provider(shape));
        int module = e.FirstOf(names.EventModule);
        bool hasId = Number(e.FirstOf(names.EventId(shape)), out int eventId);
        bool isSysmon = Says(channel, "Microsoft-Windows-Sysmon/Operational"u8) || Says(provider, "Microsoft-Windows-Sysmon"u8)
            || Says(module, "sysmon"u8) || (channel < 0 && provider < 0 && hasId && Any(names.TargetObject[(int)shape]));
        isSecurityLog = !isSysmon && (Says(channel, "Security"u8) || Says(provider, "Microsoft-Windows-Security-Auditing"u8));
        if (isSysmon) return hasId ? ClassRows.OfSysmon(eventId) : EventClasses.Unknown;
        if (isSecurityLog) return hasId ? OfSecurity(shape, eventId) : EventClasses.Unknown;
        return channel >= 0 || provider >= 0 ? EventClasses.Other : OfEcs();
    }

    private EventClasses OfSecurity(SourceShape shape, int eventId)
    {
        if (eventId != 4657) return ClassRows.OfSecurity(eventId);
        int operation = e.FirstOf(names.Operation(shape));
        if (Says(operation, "%%1904"u8) || Says(operation, "%%1905"u8) || Says(operation, "New registry value created"u8)
            || Says(operation, "Existing registry value modified"u8))
        {
            return EventClasses.RegistryValueSet;
        }
        return Says(operation, "%%1906"u8) || Says(operation, "Registry value deleted"u8)
            ? EventClasses.RegistryKeyCreateDelete
            : EventClasses.RegistryValueSet | EventClasses.RegistryKeyCreateDelete;
    }

    private EventClasses OfDefender()
    {
        int action = e.FirstOf(names.ActionType);
        EventClasses classes = EventClasses.None;
        foreach (ClassRow row in ClassRows.All)
        {
            if (AnyIsOneOf(action, row.DefenderActions)) classes |= row.Classes;
        }
        return classes == EventClasses.None ? EventClasses.Other : classes;
    }

    /// <summary>A record that names no shipper but carries a Sysmon registry id beside registry fields.</summary>
    private bool IsBareSysmonRegistryCode(out int eventId) =>
        Number(e.FirstOf(names.EventCode), out eventId) && eventId is 12 or 13 or 14
        && e.FirstOf(names.EventModule) < 0 && Any(names.Registry);

    private EventClasses OfEcs()
    {
        int category = e.FirstOf(names.EventCategory);
        int action = e.FirstOf(names.EventAction);
        bool isRegistry = AnySays(category, "registry"u8);
        if (action >= 0)
        {
            EventClasses byAction = EventClasses.None;
            foreach (ClassRow row in ClassRows.All)
            {
                if (AnyIsOneOf(action, row.Actions) && (category < 0 || AnyIsOneOf(category, row.Categories))) byAction |= row.Classes;
            }
            if (byAction != EventClasses.None) return byAction;
        }
        if (category < 0) return EventClasses.Unknown;
        int type = e.FirstOf(names.EventType);
        EventClasses classes = EventClasses.None;
        foreach (ClassRow row in ClassRows.All)
        {
            if (isRegistry && (row.Classes & EventClasses.RegistryAny) == 0) continue;
            if (AnyIsOneOf(category, row.Categories) && (type < 0 || AnyIsOneOf(type, row.Types))) classes |= row.Classes;
        }
        return classes == EventClasses.None ? EventClasses.Other : classes;
    }

    /// <summary>
    /// Whether a value is an ASCII text in any letter case. No other letter folds into ASCII, so nothing needs folding for that.
    /// </summary>
    private bool Says(int element, ReadOnlySpan<byte> ascii) => element >= 0 && Ascii.EqualsIgnoreCase(e.Text(element), ascii);

    private bool AnySays(int first, ReadOnlySpan<byte> ascii)
    {
        for (int i = first; i >= 0; i = e.Following(i))
        {
            if (Says(i, ascii)) return true;
        }
        return false;
    }

    private bool AnyIsOneOf(int first, byte[][] texts)
    {
        foreach (byte[] text in texts)
        {
            if (AnySays(first, text)) return true;
        }
        return false;
    }

    private bool Number(int element, out int number)
    {
        number = 0;
        return element >= 0 && EventId.TryParse(e.Text(element), out number);
    }
}
