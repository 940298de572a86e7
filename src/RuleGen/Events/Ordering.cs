namespace RuleGen.Events;

/// <summary>An ordering between an event's value and a literal.</summary>
public enum Ordering
{
    /// <summary>The value is below the literal.</summary>
    Less,

    /// <summary>The value is not above the literal.</summary>
    LessOrEqual,

    /// <summary>The value is above the literal.</summary>
    Greater,

    /// <summary>The value is not below the literal.</summary>
    GreaterOrEqual,

    /// <summary>The two are equal.</summary>
    Equal,
}
