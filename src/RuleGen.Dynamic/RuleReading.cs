namespace RuleGen.Dynamic;

/// <summary>How closely a query is followed.</summary>
public enum RuleReading
{
    /// <summary>By the letter of the query's language.</summary>
    Strict,

    /// <summary>As the author meant it; each step from the letter is reported.</summary>
    Intent,
}
