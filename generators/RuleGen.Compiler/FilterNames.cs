using RuleGen.Compiler.Documents;
using RuleGen.Compiler.Documents.Sigma;
using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Lowering.Sigma;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler;

/// <summary>RG4502: a filter names a rule that the project has not, or only for other logs than the filter's.</summary>
internal static class FilterNames
{
    /// <summary>The findings, by file and then by place.</summary>
    /// <param name="project">The project.</param>
    /// <param name="rules">Every Sigma rule of the project.</param>
    public static EquatableArray<Diagnostic> Check(SigmaProject project, IEnumerable<SigmaRuleName> rules)
    {
        SigmaFilter[] filters =
            [.. project.Filters.Select(filter => filter.Filter).Where(filter => filter.Document.FilteredRules.Count > 0)];
        if (filters.Length == 0) return default;
        ILookup<string, SigmaRuleName> byName = rules
            .SelectMany(rule => new[] { rule.Id, rule.Name }.OfType<string>().Distinct(StringComparer.Ordinal).Select(name => (name, rule)))
            .ToLookup(entry => entry.name, entry => entry.rule, StringComparer.Ordinal);
        return filters
            .SelectMany(filter => filter.Document.FilteredRules.Select(named => Check(filter, named, byName[named.Value])))
            .OfType<Diagnostic>()
            .ToEquatable();
    }

    private static Diagnostic? Check(SigmaFilter filter, YamlScalar named, IEnumerable<SigmaRuleName> meant)
    {
        bool isKnown = false;
        foreach (SigmaRuleName rule in meant)
        {
            if (rule.LogSource is null || filter.IsFor(rule.LogSource)) return null;
            isKnown = true;
        }
        string shown = PlainLine.Shown(named.Value);
        string message = isKnown
            ? $"the filter's log source does not contain that of the rule '{shown}', so the filter is not added to it; correct 'logsource'"
            : $"the project has no Sigma rule with the id or name '{shown}'; correct it, or take it away";
        return new Diagnostic(DocumentDiagnostics.UnknownFilteredRule, Severity.Info, message, named.Span);
    }
}
