namespace RuleGen.Texts;

/// <summary>What a <see cref="RuleInfo"/> says, but for its predicates; <see cref="RuleInfo"/> describes each.</summary>
internal sealed record RuleFacts
{
    public string Id { get; set; } = "";

    public string Title { get; set; } = "";

    public RuleLevel Level { get; set; } = RuleLevel.Medium;

    public string Status { get; set; } = "experimental";

    public string Description { get; set; } = "";

    public string Author { get; set; } = "";

    public IReadOnlyList<string> Techniques { get; set; } = [];

    public IReadOnlyList<string> Tags { get; set; } = [];

    public IReadOnlyList<string> References { get; set; } = [];

    public IReadOnlyList<string> FalsePositives { get; set; } = [];

    public string Path { get; set; } = "";

    public int Line { get; set; }

    public EventClasses Binding { get; set; } = EventClasses.Unknown;

    public LogSource? LogSource { get; set; }

    public int LogSourceNumber { get; set; } = -1;
}
