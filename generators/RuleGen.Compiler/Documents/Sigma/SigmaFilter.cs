using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.Sigma;

/// <summary>A condition that is added to the rules it names.</summary>
/// <param name="File">The file it stands in.</param>
/// <param name="Document">Its document, which has no error.</param>
internal sealed record SigmaFilter(SourceFile File, SigmaDocument Document)
{
    /// <summary>The key of a filter that lists the rules it is added to.</summary>
    public const string RulesKey = "rules";

    private const string Any = "any";

    /// <summary>Tells keys of the filter that are no selections.</summary>
    public static bool IsOtherKey(string key) => key == RulesKey;

    /// <summary>
    /// Whether the filter is added to a rule: its log source contains that of the rule, and it names the rule by id or name, or names none.
    /// </summary>
    public bool AppliesTo(SigmaDocument rule) =>
        rule.LogSource is { } source
        && IsFor(source)
        && (Document.FilteredRules.Count == 0
            || Document.FilteredRules.Any(named => named.Value == rule.Metadata?.Id || named.Value == rule.Name));

    /// <summary>Whether the filter's log source contains another.</summary>
    public bool IsFor(SigmaLogSource source) => Document.LogSource is { } own
        && Contains(own.Product, source.Product) && Contains(own.Category, source.Category) && Contains(own.Service, source.Service);

    /// <summary>Reads the list of rules and warns of a condition that keeps what it seems to suppress.</summary>
    public static IReadOnlyList<YamlScalar> ReadRules(YamlScalar key, YamlMapping filter, DocumentDiagnostics diagnostics)
    {
        var values = new SigmaValueReader(diagnostics);
        WarnOfMissingNot(filter, diagnostics);
        if (filter.Find(RulesKey) is not { } entry)
        {
            values.Missing(key.Span, "'filter' does not say which rules it is for; write 'rules:' and their ids or names, or 'rules: any'");
            return [];
        }
        values.Texts(RulesKey, entry.Value);
        YamlScalar[] names = [.. (entry.Value is YamlSequence list ? list.Items : [entry.Value]).OfType<YamlScalar>()];
        return names.Length == 1 && names[0].Value == Any ? [] : names;
    }

    private static void WarnOfMissingNot(YamlMapping filter, DocumentDiagnostics diagnostics)
    {
        if (filter.Find("condition")?.Value is not { } condition) return;
        foreach (YamlScalar text in (condition is YamlSequence list ? list.Items : [condition]).OfType<YamlScalar>())
        {
            string[] words = text.Value.Split([' ', '\t', '\r', '\n', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0 || words.Contains("not", StringComparer.OrdinalIgnoreCase)) continue;
            string shown = PlainLine.Shown(text.Value);
            diagnostics.Add(DocumentDiagnostics.KeepingFilter, Severity.Warning, text.Span,
                $"with this condition the rules match only where '{shown}' holds, and nothing else any more; "
                + $"to suppress those matches, write 'not ({shown})'");
        }
    }

    private static bool Contains(string? own, string? rules) => own is null || own.Equals(rules, StringComparison.OrdinalIgnoreCase);
}
