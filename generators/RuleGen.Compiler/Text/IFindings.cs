namespace RuleGen.Compiler.Text;

/// <summary>Takes what there is to say about a rule file.</summary>
internal interface IFindings
{
    /// <summary>Keeps a finding; an error leaves the rule out.</summary>
    void Report(string id, Severity severity, string message, FileSpan location);
}
