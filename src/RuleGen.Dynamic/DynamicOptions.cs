namespace RuleGen.Dynamic;

/// <summary>How rules are compiled in the running process.</summary>
public sealed record DynamicOptions
{
    /// <summary>The reading of rules that do not name one themselves; null leaves it to their language.</summary>
    public RuleReading? Reading { get; init; }

    /// <summary>Whether a field that no source is known to have is an error.</summary>
    public bool StrictFields { get; init; }

    /// <summary>
    /// Whether rules for a category of Windows events are offered the Security log's records of the same facts, besides those of Sysmon.
    /// </summary>
    public bool SecurityEquivalents { get; init; } = true;
}
