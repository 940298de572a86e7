using RuleGen.Compiler.Documents.Markdown;

namespace RuleGen.Compiler.Documents.Samples;

/// <summary>What labels say about a sample's format, when they say anything.</summary>
internal static class SampleLabel
{
    private const int LongestShown = 40;

    private static readonly string[] _neutral =
        ["", "text", "txt", "plain", "plaintext", "none", "log", "logs", "event", "sample", "output"];

    private static readonly string[] _json = ["json", "jsonl", "ndjson", "jsonc", "json5"];

    /// <summary>Reports a label that names something else than the block holds.</summary>
    public static void Check(FenceInfo info, SampleFormat format, DocumentDiagnostics diagnostics)
    {
        string label = info.Label.ToLowerInvariant();
        if (Array.IndexOf(_neutral, label) >= 0 || Fits(label, format)) return;
        string shown = PlainLine.Cut(PlainLine.Of(info.Label), LongestShown);
        diagnostics.Info(DocumentDiagnostics.MisleadingLabel, info.LabelSpan,
            $"the block is labelled '{shown}' and holds {NameOf(format)}; label it '{LabelOf(format)}'");
    }

    public static string NameOf(SampleFormat format) => format switch
    {
        SampleFormat.Json => "JSON",
        SampleFormat.Csv => "CSV",
        SampleFormat.Xml => "XML",
        _ => "'Key: value' lines",
    };

    private static string LabelOf(SampleFormat format) => format switch
    {
        SampleFormat.Json => "json",
        SampleFormat.Csv => "csv",
        SampleFormat.Xml => "xml",
        _ => "text",
    };

    private static bool Fits(string label, SampleFormat format) => format switch
    {
        SampleFormat.Json => Array.IndexOf(_json, label) >= 0,
        SampleFormat.KeyValue => label is "yaml" or "yml" or "ini" or "properties",
        _ => label == LabelOf(format),
    };
}
