namespace RuleGen.Matching;

/// <summary>How one text is compared with another.</summary>
public enum TextOperator
{
    /// <summary>The two are equal.</summary>
    Equals,

    /// <summary>The one begins with the other.</summary>
    StartsWith,

    /// <summary>The one ends with the other.</summary>
    EndsWith,

    /// <summary>The one contains the other.</summary>
    Contains,
}
