using System.Text;
using RuleGen.Events;

namespace RuleGen.Sources.Tests.Support;

/// <summary>A rule set whose one rule asks for each of some fields, so that its explanation shows what an event holds.</summary>
internal sealed class Probe : RuleSet
{
    private readonly string[] _fields;

    public Probe(params string[] fields)
        : base(
            EventSchema.Create(false, [.. fields.Select(static field => new SlotDefinition(field, SlotView.Record, SlotForm.Text))]),
            new RuleInfo
            {
                Id = "probe",
                Title = "Probe",
                Path = "probe.md",
                Line = 1,
                Predicates = [.. fields.Select(static (field, i) => new PredicateInfo(field, field + ": *", i, 1, 1, 1))],
            }) => _fields = fields;

    public override int Match(EventBuffer e, Span<int> hits) => 0;

    public override bool IsMatch(int rule, EventBuffer e) => false;

    /// <summary>The event's fields as <c>name=value</c>, absent ones left out.</summary>
    public string Show(EventBuffer e)
    {
        IEnumerable<string> shown = Explain(0, e).Predicates
            .Select((outcome, i) => (Field: _fields[i], outcome.Value))
            .Where(static pair => pair.Value is not null)
            .Select(static pair => pair.Field + "=" + pair.Value);
        return string.Join(' ', shown);
    }

    /// <summary>Reads a source to its end: each event as <c>record: name=value …</c>.</summary>
    public string[] ReadAll(EventSource source)
    {
        var e = new EventBuffer(Schema);
        var events = new List<string>();
        while (source.Read(e)) events.Add($"{source.Record}: {Show(e)}");
        return [.. events];
    }

    public static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    protected override bool Test(int rule, int predicate, EventBuffer e) => e.AnyStartsWith(predicate, []);
}
