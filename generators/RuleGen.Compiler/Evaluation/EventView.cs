using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Evaluation;

/// <summary>
/// One record as predicates see it: its own names, its canonical fields, its fields by the names of Sigma rules, and the classes of event it
/// may be. Everything is looked up anew on every question; this is the reference, not the product.
/// </summary>
internal sealed class EventView
{
    private readonly EventClassifier _classifier;
    private readonly CanonicalFields _canonical;
    private readonly SourceView _source;
    private readonly RecordOrigin _origin;

    /// <param name="record">The record.</param>
    /// <param name="declared">What its source is declared to be; null where nothing is declared.</param>
    public EventView(RecordValue record, DeclaredLogSource? declared = null)
    {
        Record = new EventRecord(record);
        Shape = RecordShapes.Of(Record);
        var source = new SourceFields(Record, Shape);
        _classifier = new EventClassifier(Record, Shape, source);
        _canonical = new CanonicalFields(Record, Shape, source, _classifier, implies: true);
        _source = new SourceView(Record, Shape, source, _classifier);
        _origin = new RecordOrigin(Record, Shape, source, _classifier, declared);
    }

    /// <summary>An event of which the classes are known, and that has nothing but canonical fields.</summary>
    /// <param name="fields">Its fields by their canonical names.</param>
    /// <param name="record">What of it stands under which name, for predicates that ask for the record's own names and texts.</param>
    /// <param name="classes">The classes it may be of.</param>
    public EventView(RecordValue fields, RecordValue record, EventClasses classes)
    {
        Record = new EventRecord(record);
        Shape = RecordShape.Ecs;
        var canonical = new EventRecord(fields);
        var source = new SourceFields(canonical, Shape);
        _classifier = new EventClassifier(canonical, Shape, source, classes);
        _canonical = new CanonicalFields(canonical, Shape, source, _classifier, implies: true);
        _source = new SourceView(canonical, Shape, source, _classifier);
        _origin = new RecordOrigin(canonical, Shape, source, _classifier, declared: null);
    }

    private EventView(EventView whole, EventRecord part)
    {
        Record = part;
        Shape = whole.Shape;
        _classifier = whole._classifier;
        var source = new SourceFields(part, Shape);
        _canonical = new CanonicalFields(part, Shape, source, _classifier, implies: false);
        _source = new SourceView(part, Shape, source, _classifier);
        _origin = whole._origin;
    }

    public EventRecord Record { get; }

    public RecordShape Shape { get; }

    /// <summary>The classes the record is, or may be, of.</summary>
    public EventClasses Classes => _classifier.Classes;

    /// <summary>How many searches with regular expressions took too long, and were answered with false.</summary>
    public int RegexTimeouts { get; private set; }

    public void CountRegexTimeout() => RegexTimeouts++;

    /// <summary>Whether a rule for this log source is offered the record.</summary>
    public bool IsFrom(LogSource wanted) => _origin.IsCoveredBy(wanted);

    /// <summary>Where the record comes from, in words.</summary>
    public string OriginWords => _origin.ToString();

    /// <summary>Every text of the record, with U+FFFD for each half of a surrogate pair that stands alone.</summary>
    public IEnumerable<string> Texts() => Record.Texts().Select(PatternRules.WellFormed);

    /// <summary>Whether the record has a field, whatever its value.</summary>
    public bool Has(Field field) => field.View switch
    {
        FieldView.Source => _source.Has(field.Name),
        FieldView.Record => Record.IsPresent(field.Name),
        _ => Values(field).Count > 0,
    };

    /// <summary>The values a predicate on this field compares: texts, numbers and booleans.</summary>
    public IReadOnlyList<RecordValue> Values(Field field)
    {
        if (field.Form == FieldForm.RegistryKey) return ToTexts(RegistryKeys(field));
        IReadOnlyList<RecordValue> values = field.View switch
        {
            FieldView.Record => Record.Values(field.Name),
            FieldView.Source => _source.Values(field.Name),
            _ => _canonical.Values(field.Name),
        };
        return field.Form == FieldForm.Text ? values : ToTexts(values.Select(value => CanonicalRegistryPath.Of(LeafText.Of(value))));
    }

    /// <summary>The canonical texts that may be the event's registry key.</summary>
    public IReadOnlyList<string> RegistryKeys(Field field)
    {
        if (field is { View: FieldView.Canonical, Name: "registry.path" or "registry.key" }) return _canonical.Registry.KeyCandidates();
        var keys = new List<string>();
        foreach (RecordValue value in Values(field with { Form = FieldForm.RegistryPath }))
        {
            string path = LeafText.Of(value);
            keys.Add(path);
            if (path.Contains("\\")) keys.Add(path.Substring(0, path.LastIndexOf('\\')));
        }
        return keys;
    }

    /// <summary>Each object at this dotted name as a view of what stands inside it.</summary>
    public IReadOnlyList<EventView> ObjectsAt(string path) => Record.ObjectsAt(path).Select(part => new EventView(this, part)).ToList();

    private static IReadOnlyList<RecordValue> ToTexts(IEnumerable<string> texts) =>
        texts.Select(text => (RecordValue)new RecordText(text)).ToList();
}
