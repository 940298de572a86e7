using System.Diagnostics.CodeAnalysis;
using RuleGen.Texts;

namespace RuleGen;

/// <summary>What a rule says about itself. Texts are the rule file's own; nothing is invented for what the file leaves out.</summary>
public sealed record RuleInfo
{
    private readonly RuleText? _text;
    private RuleFacts? _facts;
    private IReadOnlyList<PredicateInfo>? _predicates;

    /// <summary>Makes an info that says what its initialiser says.</summary>
    public RuleInfo()
    {
        _facts = new RuleFacts();
        _predicates = [];
    }

    /// <summary>Makes an info that reads the rule's text when it is first asked.</summary>
    [SetsRequiredMembers]
#pragma warning disable CS8618 // The text has what the members are asked for.
    internal RuleInfo(RuleText text) => _text = text;
#pragma warning restore CS8618

    private RuleInfo(RuleInfo other)
    {
        _text = other._text;
        _facts = other.Facts with { };
        _predicates = other._predicates;
    }

    /// <summary>The rule's id: from its front matter, else the slug of its title. Never empty.</summary>
    public required string Id
    {
        get => Facts.Id;
        init => Facts.Id = value;
    }

    /// <summary>The rule's title. Never empty.</summary>
    public required string Title
    {
        get => Facts.Title;
        init => Facts.Title = value;
    }

    /// <summary>How serious a hit is; <see cref="RuleLevel.Medium"/> when the file names no level.</summary>
    public RuleLevel Level
    {
        get => Facts.Level;
        init => Facts.Level = value;
    }

    /// <summary><c>experimental</c>, <c>test</c>, <c>stable</c>, <c>deprecated</c> or <c>unsupported</c>.</summary>
    public string Status
    {
        get => Facts.Status;
        init => Facts.Status = value;
    }

    /// <summary>What the rule is about, one paragraph; empty when the file has none.</summary>
    public string Description
    {
        get => Facts.Description;
        init => Facts.Description = value;
    }

    /// <summary>The rule's author; empty when the file names none.</summary>
    public string Author
    {
        get => Facts.Author;
        init => Facts.Author = value;
    }

    /// <summary>ATT&amp;CK technique ids such as <c>T1547.001</c>; empty when the file names none.</summary>
    public IReadOnlyList<string> Techniques
    {
        get => Facts.Techniques;
        init => Facts.Techniques = value;
    }

    /// <summary>Tags as written.</summary>
    public IReadOnlyList<string> Tags
    {
        get => Facts.Tags;
        init => Facts.Tags = value;
    }

    /// <summary>Links that explain the rule.</summary>
    public IReadOnlyList<string> References
    {
        get => Facts.References;
        init => Facts.References = value;
    }

    /// <summary>What sets the rule off without an attack.</summary>
    public IReadOnlyList<string> FalsePositives
    {
        get => Facts.FalsePositives;
        init => Facts.FalsePositives = value;
    }

    /// <summary>The rule file, relative to the project that compiled it, with forward slashes.</summary>
    public required string Path
    {
        get => Facts.Path;
        init => Facts.Path = value;
    }

    /// <summary>The line of the rule file on which the query begins, from 1.</summary>
    public required int Line
    {
        get => Facts.Line;
        init => Facts.Line = value;
    }

    /// <summary>The event classes whose records the rule is offered.</summary>
    public EventClasses Binding
    {
        get => Facts.Binding;
        init => Facts.Binding = value;
    }

    /// <summary>The log source the rule is for; null for a rule that names none.</summary>
    public LogSource? LogSource
    {
        get => Facts.LogSource;
        init => Facts.LogSource = value;
    }

    /// <summary>The number of the rule's log source in the schema; -1 for a rule that names none.</summary>
    public int LogSourceNumber
    {
        get => Facts.LogSourceNumber;
        init => Facts.LogSourceNumber = value;
    }

    /// <summary>The rule's predicates in the order of the query; <see cref="RuleSet.Explain"/> says which held.</summary>
    public IReadOnlyList<PredicateInfo> Predicates
    {
        get => _predicates ?? Keep(ref _predicates, _text!.ReadPredicates());
        init => _predicates = value;
    }

    // Reading may happen on several threads at once; the first one's result is everybody's.
    private RuleFacts Facts => _facts ?? Keep(ref _facts, _text!.ReadFacts());

    /// <summary>Whether the other says the same; lists are the same when they are one object.</summary>
    public bool Equals(RuleInfo? other) =>
        ReferenceEquals(this, other) || (other is not null && Facts.Equals(other.Facts) && Predicates.Equals(other.Predicates));

    /// <inheritdoc/>
    public override int GetHashCode() => Facts.GetHashCode();

    private static T Keep<T>(ref T? kept, T read)
        where T : class => Interlocked.CompareExchange(ref kept, read, null) ?? read;
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
