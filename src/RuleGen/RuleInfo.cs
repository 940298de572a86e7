namespace RuleGen;

/// <summary>What a rule says about itself. Texts are the rule file's own; nothing is invented for what the file leaves out.</summary>
public sealed record RuleInfo
{
    /// <summary>The rule's id: from its front matter, else the slug of its title. Never empty.</summary>
    public required string Id { get; init; }

    /// <summary>The rule's title. Never empty.</summary>
    public required string Title { get; init; }

    /// <summary>How serious a hit is; <see cref="RuleLevel.Medium"/> when the file names no level.</summary>
    public RuleLevel Level { get; init; } = RuleLevel.Medium;

    /// <summary><c>experimental</c>, <c>test</c>, <c>stable</c>, <c>deprecated</c> or <c>unsupported</c>.</summary>
    public string Status { get; init; } = "experimental";

    /// <summary>What the rule is about, one paragraph; empty when the file has none.</summary>
    public string Description { get; init; } = "";

    /// <summary>The rule's author; empty when the file names none.</summary>
    public string Author { get; init; } = "";

    /// <summary>ATT&amp;CK technique ids such as <c>T1547.001</c>; empty when the file names none.</summary>
    public IReadOnlyList<string> Techniques { get; init; } = [];

    /// <summary>Tags as written.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Links that explain the rule.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>What sets the rule off without an attack.</summary>
    public IReadOnlyList<string> FalsePositives { get; init; } = [];

    /// <summary>The rule file, relative to the project that compiled it, with forward slashes.</summary>
    public required string Path { get; init; }

    /// <summary>The line of the rule file on which the query begins, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The event classes whose records the rule is offered.</summary>
    public EventClasses Binding { get; init; } = EventClasses.Unknown;

    /// <summary>The log source the rule is for; null for a rule that names none.</summary>
    public LogSource? LogSource { get; init; }

    /// <summary>The number of the rule's log source in the schema; -1 for a rule that names none.</summary>
    public int LogSourceNumber { get; init; } = -1;

    /// <summary>The rule's predicates in the order of the query; <see cref="RuleSet.Explain"/> says which held.</summary>
    public IReadOnlyList<PredicateInfo> Predicates { get; init; } = [];
}

/// <summary>One predicate of a rule, and where it stands.</summary>
/// <param name="Field">The field it reads, by its canonical name; empty for a search through the whole record.</param>
/// <param name="Text">The predicate in words.</param>
/// <param name="Slot">The slot it reads; -1 for a search through the whole record.</param>
/// <param name="Line">The line in the file, from 1.</param>
/// <param name="Column">The column in the file, from 1, in UTF-16 units.</param>
/// <param name="Length">How many UTF-16 units of the file the predicate covers.</param>
public sealed record PredicateInfo(string Field, string Text, int Slot, int Line, int Column, int Length)
{
    /// <summary>The file the predicate stands in when that is not the rule's own, such as a filter of the project; else null.</summary>
    public string? Path { get; init; }
}
