using System.Text.RegularExpressions;

namespace RuleGen.Matching;

/// <summary>
/// A regular expression that is searched for, on .NET's engine that never backtracks: time is linear in the value. Immutable; any number of
/// threads may use it. The engine builds its automaton while it searches: a text that takes it where no text did before may make it
/// allocate, up to the size of the automaton, and two threads that search with one expression at the same time each need a state of the
/// engine.
/// </summary>
public sealed class TextRegex
{
    private const RegexOptions Engine = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private readonly Regex _regex;

    private TextRegex(string pattern, RegexOptions options) => _regex = new Regex(pattern, options);

    /// <summary>Makes an expression.</summary>
    /// <param name="pattern">The expression, without look-around, back-references and atomic groups.</param>
    /// <param name="ignoreCase">Whether letter case is ignored, without any culture.</param>
    /// <param name="multiline">Whether <c>^</c> and <c>$</c> also stand for the ends of lines.</param>
    /// <param name="dotMatchesLineEnd">Whether <c>.</c> also stands for a line feed.</param>
    /// <exception cref="ArgumentException">The text is no regular expression.</exception>
    /// <exception cref="NotSupportedException">The engine cannot do without backtracking for it.</exception>
    public static TextRegex Create(string pattern, bool ignoreCase = false, bool multiline = false, bool dotMatchesLineEnd = false)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        RegexOptions options = Engine;
        if (ignoreCase) options |= RegexOptions.IgnoreCase;
        if (multiline) options |= RegexOptions.Multiline;
        if (dotMatchesLineEnd) options |= RegexOptions.Singleline;
        return new TextRegex(pattern, options);
    }

    /// <summary>Whether some part of a text fits.</summary>
    public bool IsIn(ReadOnlySpan<char> text) => _regex.IsMatch(text);
}
