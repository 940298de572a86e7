using RuleGen.Compiler.Documents.Markdown;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.Samples;

/// <summary>Reads the events of one fenced block.</summary>
internal sealed class SampleReader(DocumentDiagnostics diagnostics)
{
    private readonly List<Sample> _samples = [];

    public IReadOnlyList<Sample> Samples => _samples;

    /// <summary>Reads a block whose events the rule must match, or must not; reports a block that cannot be read.</summary>
    public void Read(MarkdownFence fence, bool mustMatch)
    {
        BlockText body = fence.Body;
        SampleFormat? format = SampleSniffer.Sniff(body.Text);
        if (format is null)
        {
            bool empty = string.IsNullOrWhiteSpace(body.Text);
            string what = empty ? "this sample block is empty" : "this sample block is in no form RuleGen reads";
            diagnostics.Error(DocumentDiagnostics.UnreadableSample, fence.Span,
                what + "; write JSON, CSV with a header row, the XML of a Windows event, or 'Key: value' lines");
            return;
        }
        SampleLabel.Check(fence.Info, format.Value, diagnostics);
        ParsedRecords parsed = Parse(body.Text, format.Value);
        foreach (ParsedRecord record in parsed.Records)
        {
            if (_samples.Count == DocumentLimits.Samples)
            {
                diagnostics.Add(DocumentDiagnostics.LimitExceeded, Severity.Error, body.Locate(record.Span),
                    $"the document has more than {DocumentLimits.Samples} sample events; move some to a rule of their own");
                return;
            }
            _samples.Add(new Sample(body.Locate(record.Span), mustMatch, fence.Info.Reason, format.Value, record.Record));
        }
        if (parsed.Fault is { } fault)
        {
            diagnostics.Add(DocumentDiagnostics.UnreadableSample, Severity.Error, body.Locate(fault.Span),
                $"this sample cannot be read as {SampleLabel.NameOf(format.Value)}: {fault.Message}");
        }
    }

    /// <summary>The events of a text of a known format.</summary>
    public static ParsedRecords Parse(string text, SampleFormat format) => format switch
    {
        SampleFormat.Json => JsonRecordReader.Read(text),
        SampleFormat.Csv => CsvRecordReader.Read(text),
        SampleFormat.Xml => XmlEventReader.Read(text),
        _ => KeyValueReader.Read(text),
    };
}
