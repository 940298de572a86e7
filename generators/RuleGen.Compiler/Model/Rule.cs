using System.Globalization;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Model;

/// <summary>Which reading the query is compiled with.</summary>
internal enum ReadingMode
{
    /// <summary>What Kibana would return for these bytes on an ECS mapping.</summary>
    Strict,

    /// <summary>What the author meant, by the readings I1 to I8, each reported.</summary>
    Intent,
}

/// <summary>What a rule says about itself; texts are the document's own.</summary>
internal sealed record RuleMetadata(
    string Id,
    string Title,
    string Level,
    string Status,
    string Description,
    string Objective,
    string Author,
    string Date,
    EquatableArray<string> Tags,
    EquatableArray<string> Techniques,
    EquatableArray<string> References,
    EquatableArray<string> FalsePositives);

/// <summary>
/// A compiled rule: whom it is, which records it is offered, and what must hold. <see cref="Condition"/> ignores positions in equality;
/// <see cref="Metadata"/> has none. Positions of the rule and of its predicates travel beside it in <see cref="RulePositions"/>.
/// </summary>
/// <param name="Path">The file's path relative to the project, with forward slashes.</param>
/// <param name="Metadata">What the document says about the rule.</param>
/// <param name="Mode">The reading.</param>
/// <param name="Binding">The event classes whose records the rule is offered; <see cref="EventClasses.Unknown"/> is every record.</param>
/// <param name="Condition">What must hold.</param>
/// <param name="Query">The query as written, for the doc comment of the emitted matcher.</param>
internal sealed record Rule(
    string Path, RuleMetadata Metadata, ReadingMode Mode, EventClasses Binding, Expr Condition, string Query)
{
    /// <summary>Which of the documents in its file the rule is, from 1.</summary>
    public int Document { get; init; } = 1;

    /// <summary>What tells the rule from all others of its set: its path, and behind <c>#</c> its document unless that is the first.</summary>
    public string Key => Document == 1 ? Path : Path + "#" + Document.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// The log source whose records alone the rule is offered, besides what <see cref="Binding"/> says; null for a rule that names none.
    /// </summary>
    public LogSource? LogSource { get; init; }
}

/// <summary>
/// Where a rule's query and each of its predicates (in depth-first order of the condition) stand: in the rule's file, or, of a predicate
/// that a filter adds, in the filter's.
/// </summary>
/// <param name="Key">The rule's <see cref="Rule.Key"/>.</param>
/// <param name="Query">The query.</param>
/// <param name="Predicates">The predicates.</param>
internal sealed record RulePositions(string Key, FileSpan Query, EquatableArray<FileSpan> Predicates);
