using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents;

/// <summary>The findings about one document, and the ids they carry.</summary>
internal sealed class DocumentDiagnostics(SourceFile file)
{
    /// <summary>A fence label disagrees with what the block holds.</summary>
    public const string MisleadingLabel = "RG1001";

    /// <summary>The document leaves out an id, a level or a technique; defaults stand in.</summary>
    public const string DefaultedMetadata = "RG1030";

    /// <summary>The boxes of the detection status are not ticked.</summary>
    public const string Untested = "RG1031";

    /// <summary>The event-id table names an id that no known event class has.</summary>
    public const string UnknownEventId = "RG1032";

    /// <summary>A sample event cannot be read.</summary>
    public const string UnreadableSample = "RG3004";

    /// <summary>A Sigma file is no YAML, or YAML of a kind that is not taken.</summary>
    public const string YamlFault = "RG4001";

    /// <summary>A value of a Sigma document is of another type or none of those allowed.</summary>
    public const string SigmaValue = "RG4002";

    /// <summary>A date is written in the older form.</summary>
    public const string OlderDate = "RG4003";

    /// <summary>A Sigma rule lacks a part it cannot do without.</summary>
    public const string MissingPart = "RG4004";

    /// <summary>A rule counts events in the old way.</summary>
    public const string OldAggregation = "RG4005";

    /// <summary>A rule names its fields by a taxonomy nobody maps.</summary>
    public const string UnknownTaxonomy = "RG4006";

    /// <summary>A file of placeholders has a part or value it cannot have.</summary>
    public const string PlaceholderFault = "RG4302";

    /// <summary>A filter keeps what it seems to suppress.</summary>
    public const string KeepingFilter = "RG4501";

    /// <summary>A filter names a rule that it is not added to.</summary>
    public const string UnknownFilteredRule = "RG4502";

    /// <summary>A part of a pipeline is not taken here.</summary>
    public const string PipelinePart = "RG4601";

    /// <summary>A pipeline refuses a rule.</summary>
    public const string RefusedByPipeline = "RG4602";

    /// <summary>A part of a pipeline shapes the text of queries, of which there is none here.</summary>
    public const string PartWithoutEffect = "RG4603";

    /// <summary>A pipeline is for other programs.</summary>
    public const string ForeignPipeline = "RG4604";

    /// <summary>The file passes a limit.</summary>
    public const string LimitExceeded = "RG9002";

    /// <summary>A fence or comment is opened and never closed.</summary>
    public const string UnclosedBlock = "RG9003";

    /// <summary>The front matter is wrong.</summary>
    public const string FrontMatterFault = "RG9004";

    /// <summary>The file is documentation, not a rule.</summary>
    public const string NotARule = "RG9005";

    /// <summary>The file is meant to be a rule and holds no query.</summary>
    public const string NoQuery = "RG9006";

    /// <summary>The file is empty or no text.</summary>
    public const string NotText = "RG9006";

    /// <summary>The file is a rule in a language that is not compiled.</summary>
    public const string UnsupportedLanguage = "RG9008";

    private readonly List<Diagnostic> _items = [];

    public IReadOnlyList<Diagnostic> Items => _items;

    /// <summary>Whether there is an error among the findings.</summary>
    public bool HasErrors => _items.Exists(item => item.Severity == Severity.Error);

    /// <summary>What the document may still bring of regular expressions, which are checked where they are read.</summary>
    public RegexBudget Expressions { get; } = new();

    public void Add(string id, Severity severity, FileSpan location, string message) =>
        _items.Add(new Diagnostic(id, severity, message, location));

    public void Info(string id, TextSpan span, string message) => Add(id, Severity.Info, file.Locate(span), message);

    public void Warning(string id, TextSpan span, string message) => Add(id, Severity.Warning, file.Locate(span), message);

    public void Error(string id, TextSpan span, string message) => Add(id, Severity.Error, file.Locate(span), message);
}
