using RuleGen.Compiler.Languages.Sigma.Values;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Languages.Sigma.Modifiers;

/// <summary>Checks a regular expression against the engine that runs it.</summary>
internal static class RegexValue
{
    /// <summary>The expression; null when the engine refuses it, which is then reported.</summary>
    public static SigmaRegexTerm? Read(string pattern, SigmaValue value, SigmaFindings findings)
    {
        string? fault = RegexRules.FaultOf(pattern, findings.Expressions);
        if (fault is null) return new SigmaRegexTerm(pattern, RegexFlags.None);
        findings.Error("RG4123", fault, value.Span);
        return null;
    }
}
