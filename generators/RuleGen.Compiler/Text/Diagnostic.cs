namespace RuleGen.Compiler.Text;

/// <summary>How much a finding matters.</summary>
internal enum Severity
{
    /// <summary>Worth knowing; nothing is wrong.</summary>
    Info,

    /// <summary>The rule compiles and probably does not mean what it says.</summary>
    Warning,

    /// <summary>The rule is left out and the build fails.</summary>
    Error,
}

/// <summary>One finding about a rule file, equal by value so that an unchanged file reports nothing new.</summary>
internal sealed record Diagnostic(string Id, Severity Severity, string Message, FileSpan Location)
{
    /// <summary>The form compilers print: path(line,column): severity id: message.</summary>
    public override string ToString() =>
        $"{Location.Path}({Location.StartLine + 1},{Location.StartColumn + 1}): {Severity.ToString().ToLowerInvariant()} {Id}: {Message}";
}
