namespace RuleGen;

/// <summary>How serious a hit is, lowest first.</summary>
public enum RuleLevel
{
    /// <summary>Context for an analyst; no alert by itself.</summary>
    Informational,

    /// <summary>Notable, rarely an incident.</summary>
    Low,

    /// <summary>Relevant; to be reviewed. What a rule has that names no level.</summary>
    Medium,

    /// <summary>To be reviewed soon.</summary>
    High,

    /// <summary>To be reviewed at once.</summary>
    Critical,
}
