using RuleGen.Shared;

namespace RuleGen.Events.Normalising;

/// <summary>
/// Works out, once per rule set, which record names the slots are filled from in each source shape. The own (ECS) name always comes first,
/// so that whatever a strict reading finds in a record the canonical view finds too; then the names of the source, in the taxonomy's order.
/// </summary>
internal sealed class SlotPlanner
{
    private static readonly SourceShape[] _shapes = Enum.GetValues<SourceShape>();

    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);

    public NameTrie.Builder Trie { get; } = new();

    /// <summary>How many names are wanted so far.</summary>
    public int NameCount => _names.Count;

    /// <summary>The number of a wanted name.</summary>
    public int Want(string path)
    {
        if (!_names.TryGetValue(path, out int number))
        {
            _names.Add(path, number = _names.Count);
            Trie.Add(path, number);
        }
        return number;
    }

    public IReadOnlyDictionary<string, int> Names => _names;

    public SlotPlan Plan(SlotDefinition slot)
    {
        if (slot.Form == SlotForm.Objects) return new SlotPlan(slot, SlotSource.Objects, [], Trie.Watch(slot.Field));
        if (slot.View == SlotView.Source) return new SourceFieldPlanner(this).Plan(slot);
        if (slot.View == SlotView.Record)
        {
            Alias own = new(Want(slot.Field), Derivation.None, 0, EventClasses.Unknown);
            return new SlotPlan(slot, SlotSource.Aliases, [.. _shapes.Select(_ => new[] { own })], -1);
        }
        return new SlotPlan(slot, SourceOf(slot.Field), [.. _shapes.Select(shape => Aliases(slot.Field, shape))], -1);
    }

    private static SlotSource SourceOf(string field) => field switch
    {
        "registry.path" => SlotSource.RegistryPath,
        "registry.key" => SlotSource.RegistryKey,
        "registry.value" => SlotSource.RegistryValue,
        "registry.hive" => SlotSource.RegistryHive,
        "registry.data.strings" => SlotSource.RegistryData,
        "registry.data.type" => SlotSource.RegistryDataType,
        "event.category" => SlotSource.EventCategory,
        "event.type" => SlotSource.EventType,
        "event.action" => SlotSource.EventAction,
        "host.os.name" or "host.os.type" or "host.os.family" or "host.os.platform" => SlotSource.HostOs,
        _ => SlotSource.Aliases,
    };

    private Alias[] Aliases(string field, SourceShape shape)
    {
        var aliases = new List<Alias>();
        AddName(aliases, field);
        foreach (FieldRow row in FieldTable.Rows.Where(row => row.Name == field)) AddRow(aliases, row, shape);
        AddLooseNames(aliases, field);
        if (PartOf(field) is (string whole, Derivation part))
        {
            foreach (Alias alias in Aliases(whole, shape)) aliases.Add(alias with { Derivation = part });
        }
        return [.. aliases.Distinct()];
    }

    private void AddRow(List<Alias> aliases, FieldRow row, SourceShape shape)
    {
        if (RecordNames.IsWindowsLog(shape))
        {
            if (shape == SourceShape.Winlogbeat) AddEcs(aliases, row);
            foreach (string entry in row.SecurityNames)
            {
                int colon = entry.IndexOf(':');
                int eventId = entry[..colon] == "*" ? -1 : int.Parse(entry[..colon]);
                AddWindows(aliases, shape, entry[(colon + 1)..], eventId);
            }
            foreach (string entry in row.WindowsNames) AddWindows(aliases, shape, entry, 0);
        }
        else if (shape == SourceShape.Defender)
        {
            // In the table of processes the other tables' columns name the parent's side of the same fact.
            bool hasTable = Array.Exists(row.DefenderNames, IsOfProcessTable);
            foreach (string entry in row.DefenderNames) AddDefender(aliases, entry, hasTable);
        }
        AddEcs(aliases, row);
    }

    private void AddEcs(List<Alias> aliases, FieldRow row)
    {
        foreach (string name in row.EcsNames)
        {
            // A name that is another field's own (file.path stands for dll.path in image loads) counts only in this row's classes.
            EventClasses classes = name == row.Name || FieldTable.Find(name) is null ? EventClasses.Unknown : ClassesOf(row);
            aliases.Add(new Alias(Want(name), Derivation.None, 0, classes));
        }
    }

    private void AddWindows(List<Alias> aliases, SourceShape shape, string entry, int eventId)
    {
        (string name, Derivation derivation) = Split(entry);
        if (name == "Details") derivation = Derivation.SysmonDetails;
        string[] spelled = RecordNames.IsSystem(name) ? RecordNames.OfSystem(shape, name) : RecordNames.OfData(shape, name);
        foreach (string path in spelled) aliases.Add(new Alias(Want(path), derivation, eventId, EventClasses.Unknown));
    }

    private void AddDefender(List<Alias> aliases, string entry, bool hasTable)
    {
        EventClasses elsewhere = hasTable ? EventClasses.Unknown & ~EventClasses.ProcessStart : EventClasses.Unknown;
        EventClasses classes = IsOfProcessTable(entry) ? EventClasses.ProcessStart : elsewhere;
        aliases.Add(new Alias(Want(entry[(entry.IndexOf(':') + 1)..]), Derivation.None, 0, classes));
    }

    private static bool IsOfProcessTable(string entry) => entry.StartsWith("DeviceProcessEvents:", StringComparison.Ordinal);

    public static EventClasses ClassesOf(FieldRow row)
    {
        EventClasses classes = EventClasses.None;
        foreach (string name in row.Classes)
        {
            if (Enum.TryParse(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out EventClasses one)) classes |= one;
        }
        return classes == EventClasses.None ? EventClasses.Unknown : classes;
    }

    /// <summary>The field whose value a field is a part of, for records that have only the whole.</summary>
    private static (string Whole, Derivation Part)? PartOf(string field) => field switch
    {
        "process.name" => ("process.executable", Derivation.File),
        "process.parent.name" => ("process.parent.executable", Derivation.File),
        "file.name" => ("file.path", Derivation.File),
        "file.directory" => ("file.path", Derivation.Folder),
        "file.extension" => ("file.path", Derivation.Extension),
        "dll.name" => ("dll.path", Derivation.File),
        _ => null,
    };

    /// <summary>Names that loose records and hand-written samples use for a field.</summary>
    private void AddLooseNames(List<Alias> aliases, string field)
    {
        if (field == "registry.data.strings") AddName(aliases, "registry.data");
        if (field == "process.executable") AddName(aliases, "process.path");
    }

    private void AddName(List<Alias> aliases, string path) => aliases.Add(new Alias(Want(path), Derivation.None, 0, EventClasses.Unknown));

    private static (string Name, Derivation Derivation) Split(string entry)
    {
        int hash = entry.IndexOf('#');
        return hash < 0 ? (entry, Derivation.None) : (entry[..hash], Enum.Parse<Derivation>(entry[(hash + 1)..], ignoreCase: true));
    }
}
