using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Diagnostics;

/// <summary>A diagnostic as the reference describes it; null where a reading never reports it.</summary>
internal sealed record DiagnosticRow(string Id, string Title, string Category, Severity? Strict, Severity? Intent)
{
    /// <summary>Whether it can fail a build, in which case no setting may silence it.</summary>
    public bool IsError => Strict == Severity.Error || Intent == Severity.Error;

    /// <summary>The severity when nothing is known of the reading: the one of the intent reading, else of the strict one.</summary>
    public Severity Default => Intent ?? Strict ?? Severity.Info;

    /// <summary>The page that explains it.</summary>
    public string HelpLink => $"https://github.com/rulegen/rulegen/blob/main/docs/reference/diagnostics/{Id}.md";
}

/// <summary>Every diagnostic there is.</summary>
internal static class DiagnosticTable
{
    public const string ReadingCategory = "RuleGen.Reading";
    public const string DocumentCategory = "RuleGen.Document";
    public const string SigmaCategory = "RuleGen.Sigma";
    public const string EventTypeCategory = "RuleGen.EventType";
    public const string SampleCategory = "RuleGen.Sample";
    public const string BuildCategory = "RuleGen.Build";

    /// <summary>The summary of a build.</summary>
    public const string Summary = "RG9010";

    /// <summary>A project setting that cannot be used.</summary>
    public const string Setting = "RG9011";

    /// <summary>A fault of the compiler itself.</summary>
    public const string Internal = "RG9999";

    public static readonly DiagnosticRow[] Rows =
    [
        new("RG1001", "Fence label disagrees with the content", DocumentCategory, Severity.Info, Severity.Info),
        new("RG1002", "Wildcard inside a quoted value", ReadingCategory, Severity.Warning, Severity.Info),
        new("RG1003", "Pattern ends at a key where values are tested", ReadingCategory, Severity.Warning, Severity.Info),
        new("RG1004", "Pattern descends below a value", ReadingCategory, Severity.Warning, Severity.Info),
        new("RG1005", "Duplicate alternative", ReadingCategory, Severity.Info, Severity.Info),
        new("RG1006", "Alternatives name the same place", ReadingCategory, null, Severity.Info),
        new("RG1007", "Place spelled for some roots only", ReadingCategory, Severity.Info, null),
        new("RG1008", "Letter case that no source writes", ReadingCategory, Severity.Warning, null),
        new("RG1009", "Value that no source writes", ReadingCategory, Severity.Warning, Severity.Info),
        new("RG1010", "Unknown field", ReadingCategory, Severity.Warning, Severity.Warning),
        new("RG1011", "Escape inside a quoted path", ReadingCategory, Severity.Warning, Severity.Warning),
        new("RG1012", "Wider reading under a negation", ReadingCategory, null, Severity.Warning),
        new("RG1013", "Word that reads as a keyword", ReadingCategory, Severity.Warning, Severity.Warning),
        new("RG1014", "Alternative without a field", ReadingCategory, Severity.Warning, Severity.Warning),
        new("RG1015", "Value in the syntax of another language", ReadingCategory, Severity.Warning, Severity.Warning),
        new("RG1016", "Text without a field", ReadingCategory, Severity.Info, Severity.Info),
        new("RG1020", "Condition that is always true or always false", ReadingCategory, Severity.Warning, Severity.Warning),
        new("RG1021", "Alternative covered by another", ReadingCategory, Severity.Info, Severity.Info),
        new("RG1030", "Metadata left to its default", DocumentCategory, Severity.Info, Severity.Info),
        new("RG1031", "Rule marked as experimental", DocumentCategory, Severity.Info, Severity.Info),
        new("RG1032", "Event id of no known class", DocumentCategory, Severity.Info, Severity.Info),
        new("RG1040", "Neighbouring autostart places not covered", ReadingCategory, null, Severity.Info),
        new("RG2001", "Property that cannot hold its field", EventTypeCategory, Severity.Error, Severity.Error),
        new("RG2002", "Property that no rule reads", EventTypeCategory, Severity.Info, Severity.Info),
        new("RG2003", "Field that an event type lacks", EventTypeCategory, Severity.Warning, Severity.Warning),
        new("RG2004", "Event type without fields", EventTypeCategory, Severity.Error, Severity.Error),
        new("RG2005", "Field held twice", EventTypeCategory, Severity.Error, Severity.Error),
        new("RG2006", "Unknown event class", EventTypeCategory, Severity.Error, Severity.Error),
        new("RG2007", "Unknown field of an event type", EventTypeCategory, Severity.Warning, Severity.Warning),
        new("RG2008", "Type that cannot be an event", EventTypeCategory, Severity.Error, Severity.Error),
        new("RG3001", "Sample event contradicts the rule", SampleCategory, Severity.Error, Severity.Error),
        new("RG3002", "Sample field read through an alias", SampleCategory, Severity.Warning, Severity.Warning),
        new("RG3003", "Event ids and query admit different classes", SampleCategory, Severity.Info, Severity.Info),
        new("RG3004", "Unreadable sample event", SampleCategory, Severity.Error, Severity.Error),
        new("RG4001", "Fault in the YAML of a Sigma file", SigmaCategory, Severity.Error, Severity.Error),
        new("RG4002", "Wrong value in a Sigma document", SigmaCategory, Severity.Error, Severity.Error),
        new("RG4003", "Date in the older form", SigmaCategory, Severity.Warning, Severity.Warning),
        new("RG4004", "Missing part of a Sigma rule", SigmaCategory, Severity.Error, Severity.Error),
        new("RG4005", "Time frame inside a rule", SigmaCategory, Severity.Error, Severity.Error),
        new("RG4006", "Taxonomy that nothing maps", SigmaCategory, Severity.Error, Severity.Error),
        new("RG4010", "Event id that the log source never has", SigmaCategory, Severity.Warning, Severity.Warning),
        new("RG4011", "Field that no event of the log source has", SigmaCategory, Severity.Warning, Severity.Warning),
        new("RG4101", "Escaped wildcard at the end of a path", SigmaCategory, Severity.Warning, Severity.Warning),
        new("RG4102", "Network path that lost a backslash", SigmaCategory, Severity.Warning, Severity.Warning),
        new("RG4103", "Stray quote", SigmaCategory, Severity.Warning, Severity.Warning),
        new("RG4104", "Value that stands twice", SigmaCategory, Severity.Info, Severity.Info),
        new("RG4105", "Null in a list", SigmaCategory, Severity.Warning, Severity.Warning),
        new("RG4106", "Keywords and fields in one list", SigmaCategory, Severity.Warning, Severity.Warning),
        new("RG4107", "All of a single value", SigmaCategory, Severity.Warning, Severity.Warning),
        new("RG4108", "Address inside its network", SigmaCategory, Severity.Warning, Severity.Warning),
        new("RG4109", "Number compared as a text", SigmaCategory, Severity.Warning, Severity.Warning),
        new("RG4110", "Letter case in base64", SigmaCategory, Severity.Info, Severity.Info),
        new("RG4111", "Modifier without effect", SigmaCategory, Severity.Warning, Severity.Warning),
        new("RG4120", "Unknown modifier", SigmaCategory, Severity.Error, Severity.Error),
        new("RG4121", "Modifier that cannot stand there", SigmaCategory, Severity.Error, Severity.Error),
        new("RG4122", "Value that a modifier cannot take", SigmaCategory, Severity.Error, Severity.Error),
        new("RG4123", "Regular expression that cannot be run", SigmaCategory, Severity.Error, Severity.Error),
        new("RG4124", "Nothing to compare with", SigmaCategory, Severity.Error, Severity.Error),
        new("RG4201", "Pattern without a selection", SigmaCategory, Severity.Warning, Severity.Warning),
        new("RG4202", "Syntax error in a condition", SigmaCategory, Severity.Error, Severity.Error),
        new("RG4203", "Unknown selection", SigmaCategory, Severity.Error, Severity.Error),
        new("RG4204", "Selection that no condition names", SigmaCategory, Severity.Warning, Severity.Warning),
        new("RG4205", "Keyword in capitals", SigmaCategory, Severity.Warning, Severity.Warning),
        new("RG4206", "Counting in a condition", SigmaCategory, Severity.Error, Severity.Error),
        new("RG4207", "Filter that lets nothing through", SigmaCategory, Severity.Warning, Severity.Warning),
        new("RG4208", "Selection that cannot be read", SigmaCategory, Severity.Error, Severity.Error),
        new("RG4301", "Placeholder that nothing defines", SigmaCategory, Severity.Error, Severity.Error),
        new("RG4302", "Fault in a file of placeholders", SigmaCategory, Severity.Error, Severity.Error),
        new("RG4501", "Filter that keeps what it names", SigmaCategory, Severity.Warning, Severity.Warning),
        new("RG4502", "Rule that a filter is not added to", SigmaCategory, Severity.Info, Severity.Info),
        new("RG4601", "Part of a pipeline that is not taken", SigmaCategory, Severity.Error, Severity.Error),
        new("RG4602", "Rule refused by a pipeline", SigmaCategory, Severity.Error, Severity.Error),
        new("RG4603", "Part of a pipeline without effect", SigmaCategory, Severity.Info, Severity.Info),
        new("RG4604", "Pipeline for other programs", SigmaCategory, Severity.Warning, Severity.Warning),
        new("RG9001", "Syntax error in a query", DocumentCategory, Severity.Error, Severity.Error),
        new("RG9002", "File too large", DocumentCategory, Severity.Error, Severity.Error),
        new("RG9003", "Unclosed fence", DocumentCategory, Severity.Error, Severity.Error),
        new("RG9004", "Fault in the front matter", DocumentCategory, Severity.Error, Severity.Error),
        new("RG9005", "Documentation, not a rule", DocumentCategory, Severity.Info, Severity.Info),
        new("RG9006", "No query", DocumentCategory, Severity.Error, Severity.Error),
        new("RG9007", "Query too deep or too large", DocumentCategory, Severity.Error, Severity.Error),
        new("RG9008", "Language not supported", DocumentCategory, Severity.Error, Severity.Error),
        new("RG9009", "Several queries", DocumentCategory, Severity.Error, Severity.Error),
        new(Summary, "Rules compiled", BuildCategory, Severity.Info, Severity.Info),
        new(Setting, "Unusable project setting", BuildCategory, Severity.Error, Severity.Error),
        new(Internal, "Fault inside the rule compiler", BuildCategory, Severity.Error, Severity.Error),
    ];

    private static readonly Dictionary<string, DiagnosticRow> _byId = Rows.ToDictionary(row => row.Id, StringComparer.Ordinal);

    /// <summary>The row of an id; null when there is none.</summary>
    public static DiagnosticRow? Find(string id) => _byId.TryGetValue(id, out DiagnosticRow? row) ? row : null;
}
