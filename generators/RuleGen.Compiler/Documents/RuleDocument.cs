using RuleGen.Compiler.Documents.Samples;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents;

/// <summary>
/// A rule file cut into its parts, each knowing its place. Of a file that is no rule only <see cref="File"/>, <see cref="Kind"/> and
/// <see cref="Diagnostics"/> say something.
/// </summary>
internal sealed record RuleDocument(SourceFile File, DocumentKind Kind)
{
    /// <summary>What the document says about the rule, with defaults where it says nothing.</summary>
    public RuleMetadata Metadata { get; init; } = new(
        string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, string.Empty,
        default, default, default, default);

    /// <summary>The title's place, or the start of the file: where findings about the whole rule point to.</summary>
    public FileSpan TitleSpan { get; init; }

    /// <summary>The reading the front matter asks for; null when it leaves the choice to the project.</summary>
    public ReadingMode? Mode { get; init; }

    /// <summary>The query language the front matter names, in lower case; null when it names none.</summary>
    public string? Language { get; init; }

    /// <summary>The numbers of the event-id table, in order.</summary>
    public EquatableArray<EventId> EventIds { get; init; }

    /// <summary>The kinds of event the rule is offered; <see cref="EventClasses.Unknown"/> is every record.</summary>
    public EventClasses Binding { get; init; } = EventClasses.Unknown;

    /// <summary>The blocks that may hold the query, in order. Which of them does is for the languages to say.</summary>
    public EquatableArray<QueryCandidate> Queries { get; init; }

    /// <summary>The events the rule is tested on, in order.</summary>
    public EquatableArray<Sample> Samples { get; init; }

    /// <summary>The findings about the document, in the order they were made.</summary>
    public EquatableArray<Diagnostic> Diagnostics { get; init; }
}
