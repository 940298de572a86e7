using System.Globalization;
using System.Text.RegularExpressions;

namespace RuleGen.Compiler.Model;

/// <summary>
/// Which regular expressions are taken: those of .NET's non-backtracking engine, whose time grows with the text alone.
/// </summary>
internal static class RegexRules
{
    /// <summary>How long an expression may be.</summary>
    public const int LongestPattern = 8_192;

    // RegexOptions.NonBacktracking, which .NET Standard has no name for.
    private const RegexOptions NonBacktracking = (RegexOptions)1024;

    // A host without that engine may backtrack. There alone a search is given up, since it could stall.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(1);

    /// <summary>What is wrong with an expression and what to write instead; null when it can be searched for.</summary>
    /// <param name="pattern">The expression.</param>
    /// <param name="budget">What the file may still bring; the expression is taken off it.</param>
    public static string? FaultOf(string pattern, RegexBudget budget)
    {
        if (RefusedUnread(pattern, budget, out bool isPlain) is { } refused) return refused;

        // To read the syntax costs far less than to make the automaton, and nothing else can be wrong with a plain expression.
        return isPlain ? Backtracking(pattern).Fault : NotBacktracking(pattern).Fault;
    }

    /// <summary>An expression that can be searched for, or what is wrong with it and what to write instead.</summary>
    /// <param name="pattern">The expression.</param>
    /// <param name="budget">What the file may still bring; the expression is taken off it.</param>
    public static (Regex? Expression, string? Fault) Read(string pattern, RegexBudget budget) =>
        RefusedUnread(pattern, budget, out _) is { } refused ? (null, refused) : NotBacktracking(pattern);

    private static string? RefusedUnread(string pattern, RegexBudget budget, out bool isPlain)
    {
        isPlain = false;
        if (pattern.Length <= LongestPattern) return RegexScanner.Refused(pattern, out long size, out isPlain) ?? budget.Take(size);
        string limit = LongestPattern.ToString(CultureInfo.InvariantCulture);
        return $"This regular expression is longer than {limit} characters; split it into several values.";
    }

    private static (Regex? Expression, string? Fault) NotBacktracking(string pattern)
    {
        try
        {
            return (new Regex(pattern, RegexOptions.CultureInvariant | NonBacktracking), null);
        }
        catch (NotSupportedException)
        {
            return (null, "This regular expression needs backtracking, which could stall on hostile input;"
                + " write it without look-around, back-references, atomic groups and conditionals.");
        }
        catch (ArgumentOutOfRangeException)
        {
            // This host has no such engine, and what that would refuse is found already; it still reads the syntax.
            return Backtracking(pattern);
        }
        catch (ArgumentException fault)
        {
            return (null, Broken(fault));
        }
    }

    private static (Regex? Expression, string? Fault) Backtracking(string pattern)
    {
        try
        {
            return (new Regex(pattern, RegexOptions.CultureInvariant, _patience), null);
        }
        catch (ArgumentException fault)
        {
            return (null, Broken(fault));
        }
    }

    private static string Broken(ArgumentException fault)
    {
        string message = fault.Message.Replace('\r', ' ').Replace('\n', ' ').TrimEnd('.', ' ');
        return $"This is no regular expression that .NET reads: {message}. Correct it there.";
    }
}
