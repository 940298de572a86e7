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
        Registry = new RegistryFacts(record, shape, source, classifier);
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
                return OwnOr(name, () => Registry.KeysBelowHive());
            case "registry.hive":
                return OwnOr(name, () => Registry.Hives());
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

    private IReadOnlyList<RecordValue> Own(string name)
    {
        List<FieldRow> rows = FieldTable.Rows.Where(row => row.Name == name).ToList();
        if (rows.Count == 0) return _record.Values(name);
        IEnumerable<string> ecs = rows.SelectMany(row => row.EcsNames);
        if (_shape == RecordShape.Ecs && name == "process.executable") ecs = ecs.Concat(["process.path"]);
        IEnumerable<IReadOnlyList<RecordValue>> byEcs = ecs.Select(_record.Values);
        IEnumerable<IReadOnlyList<RecordValue>> byWindows =
            SecurityNames(rows).Concat(rows.SelectMany(row => row.WindowsNames)).Select(DerivedWindows);
        IEnumerable<IReadOnlyList<RecordValue>> inOrder = _shape switch
        {
            RecordShape.Ecs => byEcs.Concat(byWindows),
            RecordShape.Defender => rows.SelectMany(row => DefenderNames(row)).Select(_record.Values).Concat(byEcs),
            _ => byWindows.Concat(byEcs),
        };
        return inOrder.FirstOrDefault(values => values.Count > 0) ?? [];
    }

    private IEnumerable<string> SecurityNames(List<FieldRow> rows)
    {
        if (_classifier.Log != EventLog.Security) return [];
        string[] names = rows.SelectMany(row => row.SecurityNames).ToArray();
        return Conditioned(names, _classifier.EventId + ":").Concat(Conditioned(names, "*:"));
    }

    private IEnumerable<string> DefenderNames(FieldRow row)
    {
        IEnumerable<string> ofTable = (_classifier.Classes & EventClasses.ProcessStart) != 0
            ? Conditioned(row.DefenderNames, "DeviceProcessEvents:")
            : [];
        if (!ofTable.Any()) ofTable = Conditioned(row.DefenderNames, "*:");
        return ofTable.Concat(row.DefenderNames.Where(name => !name.Contains(":")));
    }

    private static IEnumerable<string> Conditioned(string[] names, string condition) =>
        names.Where(name => name.StartsWith(condition, StringComparison.Ordinal)).Select(name => name.Substring(condition.Length));

    private IReadOnlyList<RecordValue> DerivedWindows(string name)
    {
        int mark = name.IndexOf('#');
        if (mark < 0) return _source.Windows(name);
        string derivation = name.Substring(mark + 1);
        IReadOnlyList<RecordValue> values = _source.Windows(name.Substring(0, mark));
        return Texts(values.Select(value => Derivation.Of(derivation, LeafText.Of(value))).OfType<string>());
    }

    private IReadOnlyList<RecordValue> DataStrings()
    {
        IReadOnlyList<RecordValue> own = _record.Values("registry.data.strings");
        if (own.Count == 0) own = _record.Values("registry.data");
        IReadOnlyList<RecordValue> details = _source.Windows("Details");
        if (details.Count > 0 && (own.Count == 0 || _shape != RecordShape.Ecs))
            return Texts(details.Select(value => SysmonDetails.Decode(LeafText.Of(value)).Text).OfType<string>());
        if (own.Count > 0) return own;
        bool isDeletion = _classifier.Log == EventLog.Security && _classifier.Classes == EventClasses.RegistryKeyCreateDelete;
        return isDeletion ? [] : Own("registry.data.strings");
    }

    private IEnumerable<string> ImpliedByClass(string name)
    {
        EventClassRow? row = EventClassTable.Rows.FirstOrDefault(
            item => item.Classes == _classifier.Classes && item.Classes != EventClasses.RegistryAny);
        if (row is null || !_implies) return [];
        if (name == "event.category") return row.EcsCategories;
        if (name == "event.action") return row.EcsActions;
        if (row.Classes != EventClasses.RegistryKeyCreateDelete) return row.EcsTypes;
        return _source.WindowsText("EventType") switch
        {
            "CreateKey" => ["change", "creation"],
            "DeleteKey" or "DeleteValue" => ["change", "deletion"],
            _ => row.EcsTypes,
        };
    }

    private bool IsWindows()
    {
        if (!_implies) return false;
        if (_shape is RecordShape.WindowsFlat or RecordShape.WindowsNative or RecordShape.Winlogbeat6) return true;
        if (_record.HasBelow("winlog.") || _classifier.Log != EventLog.Unknown) return true;
        return _classifier.Classes != EventClasses.None && (_classifier.Classes & ~EventClasses.RegistryAny) == 0;
    }

    private static IReadOnlyList<RecordValue> Texts(IEnumerable<string> texts) =>
        texts.Select(text => (RecordValue)new RecordText(text)).ToList();
}
