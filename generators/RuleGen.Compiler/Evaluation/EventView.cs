using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Evaluation;

/// <summary>
/// One record as predicates see it: its own names, its canonical fields, and the classes of event it may be. Everything is looked up
/// anew on every question; this is the reference, not the product.
/// </summary>
internal sealed class EventView
{
    private readonly EventClassifier _classifier;
    private readonly CanonicalFields _canonical;

    public EventView(RecordValue record)
    {
        Record = new EventRecord(record);
        Shape = RecordShapes.Of(Record);
        var source = new SourceFields(Record, Shape);
        _classifier = new EventClassifier(Record, Shape, source);
        _canonical = new CanonicalFields(Record, Shape, source, _classifier, implies: true);
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
    }

    private EventView(EventView whole, EventRecord part)
    {
        Record = part;
        Shape = whole.Shape;
        _classifier = whole._classifier;
        _canonical = new CanonicalFields(part, Shape, new SourceFields(part, Shape), _classifier, implies: false);
    }

    public EventRecord Record { get; }

    public RecordShape Shape { get; }

    /// <summary>The classes the record is, or may be, of.</summary>
    public EventClasses Classes => _classifier.Classes;

    /// <summary>The values a predicate on this field compares: texts, numbers and booleans.</summary>
    public IReadOnlyList<RecordValue> Values(Field field)
    {
        if (field.Form == FieldForm.RegistryKey) return ToTexts(RegistryKeys(field));
        IReadOnlyList<RecordValue> values = field.View == FieldView.Record ? Record.Values(field.Name) : _canonical.Values(field.Name);
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
