using RuleGen.Shared;

namespace RuleGen.Events.Normalising;

/// <summary>
/// Works out under which names each shape of record has a field that rules name as Sigma does. The event's own data under that very name
/// goes first; then what the taxonomy says the Security log, ECS or Defender for Endpoint call it; a name nobody knows is looked for as it
/// stands. Nothing is decoded: a slot holds the source's own text.
/// </summary>
internal sealed class SourceFieldPlanner(SlotPlanner planner)
{
    /// <summary>The labels of a list of hashes, in the order of <see cref="HashFields"/>.</summary>
    public static readonly string[] HashLabels = ["MD5", "SHA1", "SHA256", "IMPHASH"];

    private const EventClasses Modules = EventClasses.ImageLoad | EventClasses.DriverLoad;

    private static readonly SourceShape[] _shapes = Enum.GetValues<SourceShape>();

    public SlotPlan Plan(SlotDefinition slot)
    {
        SlotSource source = slot.Field switch
        {
            "TargetObject" => SlotSource.WrittenRegistryPath,
            "User" => SlotSource.WrittenUser,
            "Hashes" => SlotSource.WrittenHashes,
            _ => SlotSource.Aliases,
        };
        Alias[][] aliases = [.. _shapes.Select(shape => Aliases(slot.Field, shape, source == SlotSource.Aliases))];
        Alias[][][] parts = source switch
        {
            SlotSource.WrittenUser => [.. _shapes.Select(shape => (Alias[][])[Half("user.domain", shape), Half("user.name", shape)])],
            SlotSource.WrittenHashes => [.. _shapes.Select(shape => HashFields(shape))],
            _ => [],
        };
        return new SlotPlan(slot, source, aliases, -1) { AllParts = parts };
    }

    private Alias[] Aliases(string field, SourceShape shape, bool takesOtherNames)
    {
        var aliases = new List<Alias>();
        AddOwn(aliases, field, shape);
        if (takesOtherNames)
        {
            foreach (FieldRow row in FieldTable.Rows.Where(row => row.SigmaNames.Contains(field))) AddRow(aliases, row, shape);
        }
        Add(aliases, field);
        return [.. aliases.Distinct()];
    }

    /// <summary>The event's own data of this name; names of the system section win over data of the same name.</summary>
    private void AddOwn(List<Alias> aliases, string field, SourceShape shape)
    {
        bool isSystem = field is "EventID" or "Channel" or "Computer" or "Provider_Name";
        if (isSystem) AddAll(aliases, RecordNames.OfSystem(shape, field));
        AddAll(aliases, RecordNames.OfData(shape, field));
        if (!isSystem) AddAll(aliases, RecordNames.OfSystem(shape, field));
        AddAll(aliases, RecordNames.OfOtherSystem(shape, field));
        if (!field.Contains('.')) AddAll(aliases, RecordNames.OfData(shape, RecordNames.Unspaced(field)));
        if (!RecordNames.IsWindowsLog(shape)) Add(aliases, field);
    }

    private void AddRow(List<Alias> aliases, FieldRow row, SourceShape shape)
    {
        EventClasses classes = ClassesOf(row);
        if (RecordNames.IsWindowsLog(shape))
        {
            foreach (string entry in row.SecurityNames) AddSecurity(aliases, entry, shape);
            foreach (string entry in row.WindowsNames) AddPart(aliases, entry, shape, classes);
            if (shape != SourceShape.Winlogbeat) return;
        }
        else if (shape == SourceShape.Defender)
        {
            AddDefender(aliases, row, classes);
            return;
        }
        Derivation derivation = row.Name == "network.direction" ? Derivation.Initiated : Derivation.None;
        foreach (string name in row.EcsNames) aliases.Add(new Alias(planner.Want(name), derivation, 0, classes));
    }

    private void AddSecurity(List<Alias> aliases, string entry, SourceShape shape)
    {
        int colon = entry.IndexOf(':');
        int eventId = entry[..colon] == "*" ? -1 : int.Parse(entry[..colon]);
        foreach (string path in RecordNames.OfData(shape, entry[(colon + 1)..]))
        {
            aliases.Add(new Alias(planner.Want(path), Derivation.None, eventId, EventClasses.Unknown));
        }
    }

    /// <summary>A fact that the event's own data has only as a part of another one, such as one of its hashes.</summary>
    private void AddPart(List<Alias> aliases, string entry, SourceShape shape, EventClasses classes)
    {
        int hash = entry.IndexOf('#');
        if (hash < 0) return;
        var derivation = Enum.Parse<Derivation>(entry[(hash + 1)..], ignoreCase: true);
        foreach (string path in RecordNames.OfData(shape, entry[..hash]))
        {
            aliases.Add(new Alias(planner.Want(path), derivation, 0, classes));
        }
    }

    private void AddDefender(List<Alias> aliases, FieldRow row, EventClasses classes)
    {
        // In the table of processes the other tables' columns name the parent's side of the same fact.
        bool hasTable = Array.Exists(row.DefenderNames, IsOfProcessTable);
        foreach (string entry in row.DefenderNames)
        {
            EventClasses table = !hasTable ? EventClasses.Unknown
                : IsOfProcessTable(entry) ? EventClasses.ProcessStart : EventClasses.Unknown & ~EventClasses.ProcessStart;
            aliases.Add(new Alias(planner.Want(entry[(entry.IndexOf(':') + 1)..]), Derivation.None, 0, classes & table));
        }
    }

    /// <summary>One half of a user.</summary>
    private Alias[] Half(string field, SourceShape shape)
    {
        var aliases = new List<Alias>();
        FieldRow row = FieldTable.Find(field)!;
        if (shape == SourceShape.Defender) AddDefender(aliases, row, EventClasses.Unknown);
        else
        {
            bool isWindows = RecordNames.IsWindowsLog(shape);
            if (isWindows) AddSecurity(aliases, row.SecurityNames[0], shape);
            if (!isWindows || shape == SourceShape.Winlogbeat) Add(aliases, field);
        }
        return [.. aliases];
    }

    private Alias[][] HashFields(SourceShape shape)
    {
        if (shape == SourceShape.Defender) return [Names("MD5"), Names("SHA1"), Names("SHA256"), []];
        if (RecordNames.IsWindowsLog(shape) && shape != SourceShape.Winlogbeat) return [];
        return [Hashes("hash.md5"), Hashes("hash.sha1"), Hashes("hash.sha256"), Hashes("pe.imphash")];

        Alias[] Names(string name) => [new Alias(planner.Want(name), Derivation.None, 0, EventClasses.Unknown)];

        Alias[] Hashes(string name) =>
        [
            new(planner.Want("dll." + name), Derivation.None, 0, Modules),
            new(planner.Want("file." + name), Derivation.None, 0, EventClasses.Unknown & ~EventClasses.ProcessStart),
            new(planner.Want("process." + name), Derivation.None, 0, EventClasses.ProcessStart),
        ];
    }

    private void AddAll(List<Alias> aliases, string[] paths)
    {
        foreach (string path in paths) Add(aliases, path);
    }

    private void Add(List<Alias> aliases, string path) =>
        aliases.Add(new Alias(planner.Want(path), Derivation.None, 0, EventClasses.Unknown));

    private static bool IsOfProcessTable(string entry) => entry.StartsWith("DeviceProcessEvents:", StringComparison.Ordinal);

    private static EventClasses ClassesOf(FieldRow row) =>
        row.Classes.Contains("registry") ? EventClasses.RegistryAny : SlotPlanner.ClassesOf(row);
}
