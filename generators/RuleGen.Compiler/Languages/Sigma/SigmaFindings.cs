using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Languages.Sigma;

/// <summary>The findings about one detection so far.</summary>
internal sealed class SigmaFindings : IFindings
{
    private const int MostDiagnostics = 1_000;

    private readonly List<Diagnostic> _diagnostics = [];

    /// <summary>Whether an error was reported: the rule is left out.</summary>
    public bool HasError { get; private set; }

    /// <summary>Whether only errors are kept any more.</summary>
    public bool IsFull => _diagnostics.Count >= MostDiagnostics;

    /// <summary>What the detection may still bring of regular expressions, which are checked where they are read.</summary>
    public RegexBudget Expressions { get; } = new();

    /// <summary>Keeps a finding. Past a thousand only errors are kept, up to a thousand more, so that no error drowns.</summary>
    public void Report(string id, Severity severity, string message, FileSpan location)
    {
        if (severity == Severity.Error) HasError = true;
        int most = severity == Severity.Error ? 2 * MostDiagnostics : MostDiagnostics;
        if (_diagnostics.Count < most) _diagnostics.Add(new Diagnostic(id, severity, message, location));
    }

    public void Error(string id, string message, FileSpan location) => Report(id, Severity.Error, message, location);

    public void Warn(string id, string message, FileSpan location) => Report(id, Severity.Warning, message, location);

    public void Info(string id, string message, FileSpan location) => Report(id, Severity.Info, message, location);

    /// <summary>The findings in the order of the file, each said once.</summary>
    public EquatableArray<Diagnostic> InFileOrder() => _diagnostics
        .Distinct()
        .OrderBy(finding => finding.Location.Start).ThenBy(finding => finding.Id, StringComparer.Ordinal)
        .ToEquatable();
}
