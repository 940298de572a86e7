using System.Globalization;

namespace RuleGen.Compiler.Model;

/// <summary>
/// How many regular expressions one detection or pipeline may bring, and how long they may be together: each is made into an automaton while
/// it is checked.
/// </summary>
internal sealed class RegexBudget
{
    /// <summary>The most expressions; the published rule that has most has 19.</summary>
    public const int MostExpressions = 256;

    /// <summary>The most characters of all of them, counted repetitions written out.</summary>
    public const long MostCharacters = 16_384;

    private int _expressions;
    private long _characters;

    /// <summary>Takes an expression of so many characters; what is wrong and what to do about it, null when it is within the bounds.</summary>
    public string? Take(long characters)
    {
        _expressions++;
        _characters += characters;
        if (_expressions <= MostExpressions && _characters <= MostCharacters) return null;
        string most = MostExpressions.ToString(CultureInfo.InvariantCulture);
        string length = MostCharacters.ToString(CultureInfo.InvariantCulture);
        return $"Up to here there are more than {most} regular expressions, or they have more than {length} characters together"
            + " with their counted repetitions written out; write some as texts with wildcards, or split them over several files.";
    }
}
