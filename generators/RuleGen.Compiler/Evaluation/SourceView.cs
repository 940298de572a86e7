using RuleGen.Compiler.Model;
using RuleGen.Shared;

namespace RuleGen.Compiler.Evaluation;

/// <summary>
/// The source view of a record: any field by the name a Sigma rule has for it, in the source's own text. What stands under that very name
/// comes first, then what the source calls the same fact, then the record's own names as they stand.
/// </summary>
internal sealed class SourceView
{
    private static readonly (string Label, string Field, string Column)[] _hashes =
        [("MD5", "hash.md5", "MD5"), ("SHA1", "hash.sha1", "SHA1"), ("SHA256", "hash.sha256", "SHA256"), ("IMPHASH", "pe.imphash", "")];

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
        IReadOnlyList<RecordValue> values = First(Places(name));
        if (values.Count == 0)
        {
            values = Texts(name switch
            {
                "TargetObject" => new RegistryFacts(_record, _source, _classifier).Paths(),
                "User" => Users(),
                "Hashes" => Hashes(),
                _ => [],
            });
        }
        return values.Select(Rendered).ToList();
    }

    /// <summary>Whether the record has the field, whatever its value.</summary>
    public bool Has(string name) =>
        Places(name).SelectMany(place => _record.Spellings(place.Name)).Any(_record.IsPresent) || Values(name).Count > 0;

    private bool IsWindows => RecordShapes.IsWindowsLog(_shape);

    private IEnumerable<Place> Places(string name)
    {
        IEnumerable<string> own = IsWindows ? _source.Names(name) : [name];
        IEnumerable<Place> source = name is "TargetObject" or "User" or "Hashes"
            ? []
            : FieldTable.Rows.Where(row => row.SigmaNames.Contains(name)).SelectMany(OfRow);
        return [.. own.Select(Place.At), .. source, Place.At(name)];
    }

    private IEnumerable<Place> OfRow(FieldRow row)
    {
        IEnumerable<Place> audit = CanonicalFields.SecurityNames([row], _classifier).SelectMany(_source.Names).Select(Place.At);
        if (IsWindows && !IsOfClass(row)) return audit;
        if (!IsOfClass(row)) return [];
        if (_shape == RecordShape.Defender) return CanonicalFields.DefenderNames(row, _classifier).Select(Place.At);
        string? derivation = row.Name == "network.direction" ? "initiated" : null;
        IEnumerable<Place> ecs = row.EcsNames.Select(name => new Place(name, derivation));
        if (!IsWindows) return ecs;
        IEnumerable<Place> parts = row.WindowsNames.Where(entry => entry.Contains("#")).SelectMany(OfPart);
        return audit.Concat(parts).Concat(_shape == RecordShape.Winlogbeat ? ecs : []);
    }

    // A row may be one of several with this name: OriginalFileName is one field of a process and another of a loaded image.
    private bool IsOfClass(FieldRow row)
    {
        EventClasses classes = row.Classes.Contains("registry") ? EventClasses.RegistryAny : CanonicalFields.ClassesOf(row);
        return (classes & _classifier.Classes) != EventClasses.None;
    }

    // Hashes#md5 is what Hashes says of md5.
    private IEnumerable<Place> OfPart(string entry)
    {
        string[] parts = entry.Split('#');
        return _source.Names(parts[0]).Select(name => new Place(name, parts[1]));
    }

    // DOMAIN\name of the halves, or the name alone where no domain is known or the name has one already.
    private IEnumerable<string> Users()
    {
        string? domain = First(Half("user.domain")).Select(LeafText.Of).FirstOrDefault();
        return First(Half("user.name")).Select(LeafText.Of)
            .Select(name => string.IsNullOrEmpty(domain) || name.Contains("\\") ? name : domain + "\\" + name);
    }

    private IEnumerable<Place> Half(string canonical)
    {
        FieldRow row = FieldTable.Find(canonical)!;
        if (_shape == RecordShape.Defender) return CanonicalFields.DefenderNames(row, _classifier).Select(Place.At);
        IEnumerable<string> audit = IsWindows ? CanonicalFields.SecurityNames([row], _classifier).SelectMany(_source.Names) : [];
        return audit.Concat(!IsWindows || _shape == RecordShape.Winlogbeat ? [canonical] : []).Select(Place.At);
    }

    // One list as Sysmon writes it, of the hashes that other sources give one by one.
    private IEnumerable<string> Hashes()
    {
        if (IsWindows && _shape != RecordShape.Winlogbeat) return [];
        var list = new List<string>();
        foreach ((string label, string field, string column) in _hashes)
        {
            IEnumerable<string> names = _shape == RecordShape.Defender ? [column] : Hashed().Select(what => what + "." + field);
            string? hash = First(names.Select(Place.At)).Select(LeafText.Of).FirstOrDefault();
            if (hash is not null) list.Add(label + "=" + hash);
        }
        return list.Count == 0 ? [] : [string.Join(",", list)];
    }

    // Which file of an event is meant: the module that was loaded, another file, or the program that was started.
    private IEnumerable<string> Hashed()
    {
        EventClasses classes = _classifier.Classes;
        if ((classes & (EventClasses.ImageLoad | EventClasses.DriverLoad)) != EventClasses.None) yield return "dll";
        if ((classes & ~EventClasses.ProcessStart) != EventClasses.None) yield return "file";
        if ((classes & EventClasses.ProcessStart) != EventClasses.None) yield return "process";
    }

    // The first place that has a value decides, even when nothing can be derived from it.
    private IReadOnlyList<RecordValue> First(IEnumerable<Place> places)
    {
        foreach (Place place in places)
        {
            IReadOnlyList<RecordValue>? values =
                _record.Spellings(place.Name).Select(_record.Values).FirstOrDefault(found => found.Count > 0);
            if (values is null) continue;
            if (place.Derivation is not string derivation) return values;
            return Texts(values.Select(value => Derive(derivation, LeafText.Of(value))).OfType<string>());
        }
        return [];
    }

    private static string? Derive(string derivation, string value)
    {
        if (derivation != "initiated") return Derivation.Of(derivation, value);
        return value.ToLowerInvariant() switch
        {
            "egress" or "outbound" => "true",
            "ingress" or "inbound" => "false",
            _ => null,
        };
    }

    private static RecordValue Rendered(RecordValue value) => value switch
    {
        RecordNumber number => new RecordNumber(NumberRendering.Of(number.Text)),
        RecordText text => new RecordText(PatternRules.WellFormed(text.Value)),
        _ => value,
    };

    private static IReadOnlyList<RecordValue> Texts(IEnumerable<string> texts) =>
        texts.Select(text => (RecordValue)new RecordText(text)).ToList();

    /// <summary>One name a field may be filled from, and what is made of its values.</summary>
    private readonly record struct Place(string Name, string? Derivation = null)
    {
        public static Place At(string name) => new(name);
    }
}
