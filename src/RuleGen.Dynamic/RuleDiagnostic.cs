namespace RuleGen.Dynamic;

/// <summary>How much a finding matters.</summary>
public enum RuleSeverity
{
    /// <summary>Worth knowing; nothing is wrong.</summary>
    Info,

    /// <summary>The rule compiles and probably does not mean what it says.</summary>
    Warning,

    /// <summary>The rule is left out.</summary>
    Error,
}

/// <summary>One finding about a rule file.</summary>
/// <param name="Path">The file, as the caller named it or joined to the folder the caller named, with forward slashes.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1, in UTF-16 units.</param>
/// <param name="Id">The finding's id, such as <c>RG1002</c>; each has a page in the documentation.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Message">What is wrong, and what to write instead.</param>
public sealed record RuleDiagnostic(string Path, int Line, int Column, string Id, RuleSeverity Severity, string Message)
{
    /// <summary>The form compilers print: <c>path(line,column): severity id: message</c>.</summary>
    public override string ToString() => $"{Path}({Line},{Column}): {Severity.ToString().ToLowerInvariant()} {Id}: {Message}";
}
