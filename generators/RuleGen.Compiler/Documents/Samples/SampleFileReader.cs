using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.Samples;

/// <summary>
/// Reads a list of tests: YAML with a list <c>tests</c>, of which each says what it expects (<c>match</c>) and of which events (<c>event</c>
/// or <c>events</c>). What is wrong is reported at its place, and the other tests are still read.
/// </summary>
internal sealed class SampleFileReader
{
    private const string Id = DocumentDiagnostics.UnreadableSample;

    private readonly DocumentDiagnostics _diagnostics;
    private readonly List<RuleSample> _samples = [];

    private SampleFileReader(DocumentDiagnostics diagnostics) => _diagnostics = diagnostics;

    public static SampleFile Read(SourceFile file)
    {
        var reader = new SampleFileReader(new DocumentDiagnostics(file));
        IReadOnlyList<YamlDocument> documents = YamlTreeReader.ReadAll(file, YamlProfile.Tests);
        foreach (YamlDocument document in documents)
        {
            if (document.Root is not null) reader.ReadRoot(document.Root);
        }
        if (documents.Count == 0) reader.Fault(file.Locate(new TextSpan(0, 0)), "the file lists no tests; write 'tests:' and a list, or take it away");
        return new SampleFile(reader._samples, [.. documents.SelectMany(document => document.Diagnostics.Items), .. reader._diagnostics.Items]);
    }

    private void ReadRoot(YamlNode root)
    {
        if (root is not YamlMapping mapping || mapping.Find("tests") is not { } entry)
        {
            Fault(root.Span, "a list of tests is a mapping with the one key 'tests'");
            return;
        }
        foreach (YamlEntry other in mapping.Entries)
        {
            if (other != entry) Fault(other.Key.Span, $"'{Shown(other.Key)}' is no key of a list of tests; the only one is 'tests'");
        }
        if (entry.Value is not YamlSequence { Items.Count: > 0 } list)
        {
            Fault(entry.Key.Span, "'tests' is a list of mappings with 'match' and 'event'; write one, or take the file away");
            return;
        }
        foreach (YamlNode test in list.Items) ReadTest(test);
    }

    private void ReadTest(YamlNode node)
    {
        if (node is not YamlMapping test)
        {
            Fault(node.Span, $"a test is a mapping with 'match' and 'event', and {node.Kind} stands here");
            return;
        }
        string? name = null;
        string? reason = null;
        bool? match = null;
        YamlScalar? rule = null;
        YamlEntry? events = null;
        foreach (YamlEntry entry in test.Entries)
        {
            switch (Shown(entry.Key))
            {
                case "name":
                    name = Text(entry)?.Value;
                    break;
                case "reason":
                    reason = Text(entry)?.Value;
                    break;
                case "rule":
                    rule = Text(entry);
                    break;
                case "match":
                    match = Match(entry);
                    break;
                case "event" or "events" when events is null:
                    events = entry;
                    break;
                default:
                    Fault(entry.Key.Span, $"'{Shown(entry.Key)}' has no place in a test; it takes name, rule, match, reason, and one of event and events");
                    break;
            }
        }
        if (test.Find("match") is null) Fault(test.Span, "this test does not say what it expects; write 'match: true' or 'match: false'");
        if (events is null) Fault(test.Span, "this test has no event; write 'event:' with a mapping, or with JSON in quotes");
        else if (match is { } expected) ReadEvents(events, expected, reason ?? name, rule);
    }

    private YamlScalar? Text(YamlEntry entry)
    {
        if (entry.Value is YamlScalar { IsNull: false } scalar) return scalar;
        Fault(entry.Value.Span, $"'{Shown(entry.Key)}' is one text, and {entry.Value.Kind} stands here");
        return null;
    }

    private bool? Match(YamlEntry entry)
    {
        if (entry.Value is YamlScalar { Boolean: { } match }) return match;
        Fault(entry.Value.Span, "'match' is true where the rule has to match the event, and false where it must not");
        return null;
    }

    private void ReadEvents(YamlEntry events, bool mustMatch, string? reason, YamlScalar? rule)
    {
        bool isList = Shown(events.Key) == "events";
        if (!isList)
        {
            ReadEvent(events.Value, mustMatch, reason, rule);
        }
        else if (events.Value is YamlSequence { Items.Count: > 0 } list)
        {
            foreach (YamlNode item in list.Items) ReadEvent(item, mustMatch, reason, rule);
        }
        else
        {
            Fault(events.Value.Span, "'events' is a list of mappings, or of JSON in quotes; a single one is called 'event'");
        }
    }

    private void ReadEvent(YamlNode node, bool mustMatch, string? reason, YamlScalar? rule)
    {
        if (node is YamlMapping mapping) Add(new Sample(node.Span, mustMatch, reason, SampleFormat.KeyValue, YamlRecord.Of(mapping)), rule);
        else if (node is YamlScalar { IsNull: false } text) ReadText(text, mustMatch, reason, rule);
        else Fault(node.Span, $"an event is a mapping, or JSON in quotes, and {node.Kind} stands here");
    }

    private void ReadText(YamlScalar text, bool mustMatch, string? reason, YamlScalar? rule)
    {
        if (SampleSniffer.Sniff(text.Value) is not { } format)
        {
            Fault(text.Span, "this event is in no form RuleGen reads; write a mapping, JSON, CSV with a header row, or the XML of a Windows event");
            return;
        }
        ParsedRecords parsed = SampleReader.Parse(text.Value, format);
        foreach (ParsedRecord record in parsed.Records) Add(new Sample(text.Span, mustMatch, reason, format, record.Record), rule);
        if (parsed.Fault is { } fault) Fault(text.Span, $"this event cannot be read as {SampleLabel.NameOf(format)}: {fault.Message}");
    }

    private void Add(Sample sample, YamlScalar? rule)
    {
        if (_samples.Count < DocumentLimits.Samples)
        {
            _samples.Add(new RuleSample(rule, sample));
            return;
        }
        if (_diagnostics.Items.Any(item => item.Id == DocumentDiagnostics.LimitExceeded)) return;
        _diagnostics.Add(DocumentDiagnostics.LimitExceeded, Severity.Error, sample.Location,
            $"the list has more than {DocumentLimits.Samples} events; move some to a rule of their own");
    }

    private void Fault(FileSpan span, string message) => _diagnostics.Add(Id, Severity.Error, span, message);

    private static string Shown(YamlNode key) => PlainLine.Shown(((YamlScalar)key).Value);
}
