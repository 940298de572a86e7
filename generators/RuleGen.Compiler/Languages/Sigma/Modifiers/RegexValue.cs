using System.Globalization;
using System.Text.RegularExpressions;
using RuleGen.Compiler.Languages.Sigma.Values;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Languages.Sigma.Modifiers;

/// <summary>
/// Checks a regular expression against the engine that runs it: .NET's non-backtracking one, whose time grows with the value alone.
/// </summary>
internal static class RegexValue
{
    /// <summary>How long an expression may be.</summary>
    public const int LongestPattern = 8_192;

    // RegexOptions.NonBacktracking, which .NET Standard has no name for.
    private const RegexOptions NonBacktracking = (RegexOptions)1024;

    /// <summary>The expression; null when the engine refuses it, which is then reported.</summary>
    public static SigmaRegexTerm? Read(string pattern, SigmaValue value, SigmaFindings findings)
    {
        string? fault = Fault(pattern);
        if (fault is null) return new SigmaRegexTerm(pattern, RegexFlags.None);
        findings.Error("RG4123", fault, value.Span);
        return null;
    }

    private static string? Fault(string pattern)
    {
        if (pattern.Length > LongestPattern)
        {
            string limit = LongestPattern.ToString(CultureInfo.InvariantCulture);
            return $"This regular expression is longer than {limit} characters; split it into several values.";
        }
        if (RegexScanner.Refused(pattern) is { } refused) return refused;
        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant | NonBacktracking);
            return null;
        }
        catch (NotSupportedException)
        {
            return "This regular expression needs backtracking, which could stall on hostile input;"
                + " write it without look-around, back-references, atomic groups and conditionals.";
        }
        catch (ArgumentOutOfRangeException)
        {
            // This host has no such engine, and what that would refuse is found already; it still reads the syntax.
            return Syntax(pattern, RegexOptions.CultureInvariant);
        }
        catch (ArgumentException fault)
        {
            return Broken(fault);
        }
    }

    private static string? Syntax(string pattern, RegexOptions options)
    {
        try
        {
            _ = new Regex(pattern, options);
            return null;
        }
        catch (ArgumentException fault)
        {
            return Broken(fault);
        }
    }

    private static string Broken(ArgumentException fault)
    {
        string message = fault.Message.Replace('\r', ' ').Replace('\n', ' ').TrimEnd('.', ' ');
        return $"This is no regular expression that .NET reads: {message}. Correct it there.";
    }
}
