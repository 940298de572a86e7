using RuleGen.Compiler.Model;
using RuleGen.Shared;

namespace RuleGen.Compiler.Evaluation;

/// <summary>
/// The source view of a record: any field by the name a Sigma rule has for it, in the source's own text. What stands under that very name
/// comes first, then what the source calls the same fact, then the record's own names as they stand.
/// </summary>
internal sealed class SourceView
{
    private readonly EventRecord _record;
    private readonly RecordShape _shape;
    private readonly SourceFields _source;
    private readonly EventClassifier _classifier;

    /// <param name="record">The record, or one object of it.</param>
    /// <param name="shape">The shape of the whole record.</param>
    /// <param name="source">The record's fields by their Windows names.</param>
    /// <param name="classifier">What is known of the whole record.</param>
    public SourceView(EventRecord record, RecordShape shape, SourceFields source, EventClassifier classifier)
    {
        _record = record;
        _shape = shape;
        _source = source;
        _classifier = classifier;
    }

    /// <summary>The values of a field, numbers as <see cref="NumberRendering"/> has them.</summary>
    public IReadOnlyList<RecordValue> Values(string name)
    {
        foreach (Place place in Places(name))
        {
            IReadOnlyList<RecordValue> values = place.Values();
            if (values.Count > 0) return values.Select(Rendered).ToList();
        }
        return [];
    }

    /// <summary>Whether the record has the field, whatever its value.</summary>
    public bool Has(string name) => Places(name).Any(place => place.Has());

    private IEnumerable<Place> Places(string name)
    {
        IEnumerable<Place> own = IsWindows ? OfWindows(name) : [At(name)];
        IEnumerable<Place> source = name switch
        {
            "TargetObject" => Paths(),
            "User" => Users(),
            _ => Rows(name).SelectMany(OfRow),
        };
        return own.Concat(source).Concat([At(name)]);
    }

    private bool IsWindows => RecordShapes.IsWindowsLog(_shape);

    private static IEnumerable<FieldRow> Rows(string name) => FieldTable.Rows.Where(row => row.SigmaNames.Contains(name));

    private IEnumerable<Place> OfRow(FieldRow row)
    {
        IEnumerable<Place> ecs = IsOfClass(row) ? row.EcsNames.Concat(Loose(row.Name)).Select(At) : [];
        if (IsWindows)
        {
            IEnumerable<string> names = CanonicalFields.SecurityNames([row], _classifier).Concat(row.WindowsNames);
            return names.SelectMany(OfEntry).Concat(ecs);
        }
        return _shape == RecordShape.Defender && IsOfClass(row)
            ? CanonicalFields.DefenderNames(row, _classifier).Select(At).Concat(ecs)
            : ecs;
    }

    // A row may be one of several with this name: OriginalFileName is one field of a process and another of a loaded image.
    private bool IsOfClass(FieldRow row) => (CanonicalFields.ClassesOf(row) & _classifier.Classes) != EventClasses.None;

    // What hand-written records call a field.
    private static string[] Loose(string canonical) => canonical switch
    {
        "process.executable" => ["process.path"],
        "registry.data.strings" => ["registry.data"],
        _ => [],
    };

    private IEnumerable<Place> OfWindows(string name) => _source.Names(name).Select(At);

    // Hashes#md5 is what Hashes says of md5.
    private IEnumerable<Place> OfEntry(string entry)
    {
        string[] parts = entry.Split('#');
        IEnumerable<Place> places = OfWindows(parts[0]);
        return parts.Length == 1 ? places : places.Select(place => place with
        {
            Values = () => Texts(place.Values().Select(value => Derivation.Of(parts[1], LeafText.Of(value))).OfType<string>()),
        });
    }

    private IEnumerable<Place> Paths()
    {
        bool isRegistryAudit = _classifier is { Log: EventLog.Security, EventId: 4657 };
        if (isRegistryAudit) yield return Joined(OfWindows("ObjectName"), OfWindows("ObjectValueName"));
        if (_shape == RecordShape.Defender) yield return Joined([At("RegistryKey")], [At("RegistryValueName")]);
        yield return At("registry.path");
        Place key = At("registry.key");
        yield return Joined([key with { Values = () => WithHive(key.Values()) }], [At("registry.value")]);
    }

    private IReadOnlyList<RecordValue> WithHive(IReadOnlyList<RecordValue> keys)
    {
        string? hive = _record.Values("registry.hive").Select(LeafText.Of).FirstOrDefault();
        return Texts(keys.Select(LeafText.Of).Select(
            key => hive is null || CanonicalRegistryPath.HasRoot(key) ? key : hive + "\\" + key));
    }

    private IEnumerable<Place> Users()
    {
        if (IsWindows && _classifier.Log == EventLog.Security)
            yield return Joined(OfWindows("SubjectUserName"), OfWindows("SubjectDomainName"), isBehind: false);
        if (_shape == RecordShape.Defender)
            yield return Joined(OfDefender("user.name"), OfDefender("user.domain"), isBehind: false);
        yield return Joined([At("user.name")], [At("user.domain")], isBehind: false);
    }

    private IEnumerable<Place> OfDefender(string canonical) =>
        CanonicalFields.DefenderNames(FieldTable.Find(canonical)!, _classifier).Select(At);

    // The first value of the other half goes with each value of the main one; without the other half the main one stands alone.
    private static Place Joined(IEnumerable<Place> main, IEnumerable<Place> other, bool isBehind = true)
    {
        IReadOnlyList<RecordValue> Values()
        {
            string? half = First(other).Select(LeafText.Of).FirstOrDefault();
            return Texts(First(main).Select(LeafText.Of)
                .Select(text => half is null ? text : isBehind ? text + "\\" + half : half + "\\" + text));
        }
        return new Place(Values, () => main.Any(place => place.Has()));
    }

    private static IReadOnlyList<RecordValue> First(IEnumerable<Place> places) =>
        places.Select(place => place.Values()).FirstOrDefault(values => values.Count > 0) ?? [];

    private Place At(string name) => new(
        () => _record.Spellings(name).Select(_record.Values).FirstOrDefault(values => values.Count > 0) ?? [],
        () => _record.Spellings(name).Any(_record.IsPresent));

    private static RecordValue Rendered(RecordValue value) => value switch
    {
        RecordNumber number => new RecordNumber(NumberRendering.Of(number.Text)),
        RecordText text => new RecordText(PatternRules.WellFormed(text.Value)),
        _ => value,
    };

    private static IReadOnlyList<RecordValue> Texts(IEnumerable<string> texts) =>
        texts.Select(text => (RecordValue)new RecordText(text)).ToList();

    /// <summary>One place a field may be filled from.</summary>
    private sealed record Place(Func<IReadOnlyList<RecordValue>> Values, Func<bool> Has);
}
