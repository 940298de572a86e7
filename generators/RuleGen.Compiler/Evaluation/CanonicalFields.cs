using RuleGen.Compiler.Model;
using RuleGen.Shared;

namespace RuleGen.Compiler.Evaluation;

/// <summary>The canonical view of a record: any field of the taxonomy by its canonical name, from whatever the record has.</summary>
internal sealed class CanonicalFields
{
    private readonly EventRecord _record;
    private readonly RecordShape _shape;
    private readonly SourceFields _source;
    private readonly EventClassifier _classifier;
    private readonly bool _implies;

    /// <param name="record">The record, or one object of it.</param>
    /// <param name="shape">The shape of the whole record.</param>
    /// <param name="source">The record's fields by their Windows names.</param>
    /// <param name="classifier">What is known of the whole record.</param>
    /// <param name="implies">Whether facts count that follow from the kind of event; inside one object only what stands there does.</param>
    public CanonicalFields(EventRecord record, RecordShape shape, SourceFields source, EventClassifier classifier, bool implies)
    {
        _record = record;
        _shape = shape;
        _source = source;
        _classifier = classifier;
        _implies = implies;
        Registry = new RegistryFacts(record, source, classifier);
    }

    public RegistryFacts Registry { get; }

    /// <summary>The values of a canonical field; a name outside the taxonomy is looked up as it stands.</summary>
    public IReadOnlyList<RecordValue> Values(string name)
    {
        switch (name)
        {
            case "registry.path":
                return Texts(Registry.Paths());
            case "registry.value":
                return Texts(Registry.ValueNames());
            case "registry.key":
                return Own(name).Concat(Texts(Registry.KeySpellings())).ToList();
            case "registry.hive":
                return Own(name).Concat(Texts(Registry.Hives())).ToList();
            case "registry.data.strings":
                return DataStrings();
            case "registry.data.type":
                return OwnOr(name, () => _source.Windows("Details").Select(value => SysmonDetails.Decode(LeafText.Of(value)).Type));
            case "event.category":
            case "event.type":
            case "event.action":
                return OwnOr(name, () => ImpliedByClass(name));
            case "host.os.name":
            case "host.os.type":
            case "host.os.family":
            case "host.os.platform":
                return OwnOr(name, () => IsWindows() ? [name == "host.os.name" ? "Windows" : "windows"] : []);
            default:
                return Own(name);
        }
    }

    private IReadOnlyList<RecordValue> OwnOr(string name, Func<IEnumerable<string>> derived)
    {
        IReadOnlyList<RecordValue> own = Own(name);
        return own.Count > 0 ? own : Texts(derived());
    }

    // The canonical name itself comes first, so that the canonical view finds whatever a strict reading finds.
    private IReadOnlyList<RecordValue> Own(string name)
    {
        List<FieldRow> rows = FieldTable.Rows.Where(row => row.Name == name).ToList();
        IEnumerable<Candidate> own = [new(name)];
        IEnumerable<Candidate> ecs = rows.SelectMany(EcsNames).Select(item => new Candidate(item));
        IEnumerable<Candidate> windows = SecurityNames(rows, _classifier).Concat(rows.SelectMany(row => row.WindowsNames)).Select(Candidate.Windows);
        IEnumerable<Candidate> source = _shape switch
        {
            RecordShape.Winlogbeat => ecs.Concat(windows),
            RecordShape.Defender => rows.SelectMany(row => DefenderNames(row, _classifier)).Select(item => new Candidate(item)).Concat(ecs),
            _ => windows.Concat(ecs),
        };
        if (name == "process.executable") source = source.Concat([new("process.path")]);
        if (name == "registry.data.strings") source = source.Concat([new("registry.data")]);
        foreach (Candidate candidate in own.Concat(source))
        {
            IReadOnlyList<RecordValue> values = candidate.IsWindows ? _source.Windows(candidate.Name) : _record.Values(candidate.Name);
            if (values.Count > 0) return candidate.Derive(values);
        }
        if (PartOf(name) is not (string whole, string part)) return [];
        return Texts(Own(whole).Select(value => Evaluation.Derivation.Of(part, LeafText.Of(value))).OfType<string>());
    }

    // The field whose value a field is a part of, for records that have only the whole.
    private static (string Whole, string Part)? PartOf(string name) => name switch
    {
        "process.name" => ("process.executable", "file"),
        "process.parent.name" => ("process.parent.executable", "file"),
        "file.name" => ("file.path", "file"),
        "file.directory" => ("file.path", "folder"),
        "file.extension" => ("file.path", "extension"),
        "dll.name" => ("dll.path", "file"),
        _ => null,
    };

    // A name that is another field's own stands for this one only in this row's classes: file.path is dll.path in image loads.
    private IEnumerable<string> EcsNames(FieldRow row) => row.EcsNames.Where(
        name => name == row.Name || FieldTable.Find(name) is null || (ClassesOf(row) & _classifier.Classes) != EventClasses.None);

    /// <summary>The classes whose events carry the field; every class for a group that is no class of its own.</summary>
    public static EventClasses ClassesOf(FieldRow row)
    {
        EventClasses classes = EventClasses.None;
        foreach (string group in row.Classes)
        {
            if (Enum.TryParse(group.Replace("_", ""), ignoreCase: true, out EventClasses one)) classes |= one;
        }
        return classes == EventClasses.None ? EventClasses.Unknown : classes;
    }

    /// <summary>What the Security log's record calls a field, by its event id first.</summary>
    public static IEnumerable<string> SecurityNames(IEnumerable<FieldRow> rows, EventClassifier classifier)
    {
        if (classifier.Log != EventLog.Security) return [];
        string[] names = rows.SelectMany(row => row.SecurityNames).ToArray();
        return Conditioned(names, classifier.EventId + ":").Concat(Conditioned(names, "*:"));
    }

    /// <summary>What Defender for Endpoint's table calls a field.</summary>
    public static IEnumerable<string> DefenderNames(FieldRow row, EventClassifier classifier)
    {
        IEnumerable<string> ofTable = (classifier.Classes & EventClasses.ProcessStart) != 0
            ? Conditioned(row.DefenderNames, "DeviceProcessEvents:")
            : [];
        if (!ofTable.Any()) ofTable = Conditioned(row.DefenderNames, "*:");
        return ofTable.Concat(row.DefenderNames.Where(name => !name.Contains(":")));
    }

    private static IEnumerable<string> Conditioned(string[] names, string condition) =>
        names.Where(name => name.StartsWith(condition, StringComparison.Ordinal)).Select(name => name.Substring(condition.Length));

    private IReadOnlyList<RecordValue> DataStrings()
    {
        IReadOnlyList<RecordValue> own = _record.Values("registry.data.strings");
        bool isDeletion = _classifier.Log == EventLog.Security && _classifier.Classes == EventClasses.RegistryKeyCreateDelete;
        return own.Count > 0 || isDeletion ? own : Own("registry.data.strings");
    }

    private IEnumerable<string> ImpliedByClass(string name)
    {
        EventClassRow? row = EventClassTable.Rows.FirstOrDefault(item => item.Classes == _classifier.Classes);
        if (row is null || !_implies) return [];
        if (name == "event.category") return row.EcsCategories;
        if (name == "event.action") return row.EcsActions;
        if (row.Classes != EventClasses.RegistryKeyCreateDelete) return row.EcsTypes;
        return _source.WindowsText("EventType")?.ToUpperInvariant() switch
        {
            "CREATEKEY" => ["change", "creation"],
            "DELETEKEY" or "DELETEVALUE" => ["change", "deletion"],
            _ => row.EcsTypes,
        };
    }

    private bool IsWindows() => _implies
        && (RecordShapes.IsWindowsLog(_shape) || (_classifier.Classes & ~EventClasses.RegistryAny) == EventClasses.None);

    private static IReadOnlyList<RecordValue> Texts(IEnumerable<string> texts) =>
        texts.Select(text => (RecordValue)new RecordText(text)).ToList();

    /// <summary>One name a field may be filled from, and what is made of its values.</summary>
    private readonly record struct Candidate(string Name, bool IsWindows = false, string? Derivation = null)
    {
        /// <summary>A name of the event's own data, with the derivation behind its <c>#</c>.</summary>
        public static Candidate Windows(string entry)
        {
            string[] parts = entry.Split('#');
            return new Candidate(parts[0], IsWindows: true, parts.Length > 1 ? parts[1] : null);
        }

        public IReadOnlyList<RecordValue> Derive(IReadOnlyList<RecordValue> values)
        {
            string? derivation = Derivation;
            bool isDetails = IsWindows && Name == "Details";
            if (derivation is null && !isDetails) return values;
            IEnumerable<string?> derived = values.Select(LeafText.Of)
                .Select(text => isDetails ? SysmonDetails.Decode(text).Text : Evaluation.Derivation.Of(derivation!, text));
            return Texts(derived.OfType<string>());
        }
    }
}
