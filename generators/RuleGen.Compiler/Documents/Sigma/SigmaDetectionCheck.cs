using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.Sigma;

/// <summary>
/// Checks the outline of <c>detection</c> and <c>filter</c>: that there are a condition and something for it to name, and no time frame, which
/// correlations have replaced. What stands inside is for the language to judge.
/// </summary>
internal sealed class SigmaDetectionCheck(DocumentDiagnostics diagnostics)
{
    private readonly SigmaValueReader _values = new(diagnostics);

    /// <param name="key">The key, <c>detection</c> or <c>filter</c>.</param>
    /// <param name="detection">Its mapping.</param>
    /// <param name="beside">The keys that name no search identifier.</param>
    public void Check(YamlScalar key, YamlMapping detection, string[] beside)
    {
        bool hasIdentifier = false;
        foreach (YamlEntry entry in detection.Entries)
        {
            string name = ((YamlScalar)entry.Key).Value;
            if (name == "timeframe") ReportTimeframe(entry.Key);
            else if (Array.IndexOf(beside, name) < 0) hasIdentifier = true;
        }
        if (!hasIdentifier)
        {
            _values.Missing(key.Span, $"'{key.Value}' says nothing to look for; write a search identifier such as 'selection:' in it");
        }
        if (detection.Find("condition") is { } condition) CheckCondition(condition.Value);
        else _values.Missing(key.Span, $"'{key.Value}' has no condition; write one in it, such as 'condition: selection'");
    }

    private void ReportTimeframe(YamlNode key) => diagnostics.Add(DocumentDiagnostics.OldAggregation, Severity.Error, key.Span,
        "Sigma no longer counts events inside a rule; take 'timeframe' away, and write the count as a correlation ('correlation:')");

    private void CheckCondition(YamlNode condition)
    {
        IReadOnlyList<YamlNode> texts = condition is YamlSequence { Items.Count: > 0 } list ? list.Items : [condition];
        foreach (YamlNode text in texts) _values.RawText("condition", text);
    }
}
