using Microsoft.CodeAnalysis;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Text;

namespace RuleGen.Generator;

/// <summary>Roslyn's descriptor of each row of the diagnostic table.</summary>
/// <remarks>
/// They are spelled out, not made from the table, because release files are checked against fields of literals only; a test holds the
/// two equal. The message is an argument of the format, so that braces in a rule's text mean nothing.
/// </remarks>
internal static class DiagnosticDescriptors
{
    private const string Document = DiagnosticTable.DocumentCategory;
    private const string Reading = DiagnosticTable.ReadingCategory;
    private const string Sigma = DiagnosticTable.SigmaCategory;
    private const string EventType = DiagnosticTable.EventTypeCategory;
    private const string Sample = DiagnosticTable.SampleCategory;
    private const string Build = DiagnosticTable.BuildCategory;
    private const string Pages = "https://github.com/rulegen/rulegen/blob/main/docs/reference/diagnostics/";
    private const string Fixed = WellKnownDiagnosticTags.NotConfigurable;
    private const DiagnosticSeverity Info = DiagnosticSeverity.Info;
    private const DiagnosticSeverity Warning = DiagnosticSeverity.Warning;
    private const DiagnosticSeverity Error = DiagnosticSeverity.Error;

    public static readonly DiagnosticDescriptor RG1001 =
        new("RG1001", "Fence label disagrees with the content", "{0}", Document, Info, true, null, Pages + "RG1001.md");
    public static readonly DiagnosticDescriptor RG1002 =
        new("RG1002", "Wildcard inside a quoted value", "{0}", Reading, Info, true, null, Pages + "RG1002.md");
    public static readonly DiagnosticDescriptor RG1003 =
        new("RG1003", "Pattern ends at a key where values are tested", "{0}", Reading, Info, true, null, Pages + "RG1003.md");
    public static readonly DiagnosticDescriptor RG1004 =
        new("RG1004", "Pattern descends below a value", "{0}", Reading, Info, true, null, Pages + "RG1004.md");
    public static readonly DiagnosticDescriptor RG1005 =
        new("RG1005", "Duplicate alternative", "{0}", Reading, Info, true, null, Pages + "RG1005.md");
    public static readonly DiagnosticDescriptor RG1006 =
        new("RG1006", "Alternatives name the same place", "{0}", Reading, Info, true, null, Pages + "RG1006.md");
    public static readonly DiagnosticDescriptor RG1007 =
        new("RG1007", "Place spelled for some roots only", "{0}", Reading, Info, true, null, Pages + "RG1007.md");
    public static readonly DiagnosticDescriptor RG1008 =
        new("RG1008", "Letter case that no source writes", "{0}", Reading, Warning, true, null, Pages + "RG1008.md");
    public static readonly DiagnosticDescriptor RG1009 =
        new("RG1009", "Value that no source writes", "{0}", Reading, Info, true, null, Pages + "RG1009.md");
    public static readonly DiagnosticDescriptor RG1010 =
        new("RG1010", "Unknown field", "{0}", Reading, Warning, true, null, Pages + "RG1010.md");
    public static readonly DiagnosticDescriptor RG1011 =
        new("RG1011", "Escape inside a quoted path", "{0}", Reading, Warning, true, null, Pages + "RG1011.md");
    public static readonly DiagnosticDescriptor RG1012 =
        new("RG1012", "Wider reading under a negation", "{0}", Reading, Warning, true, null, Pages + "RG1012.md");
    public static readonly DiagnosticDescriptor RG1013 =
        new("RG1013", "Word that reads as a keyword", "{0}", Reading, Warning, true, null, Pages + "RG1013.md");
    public static readonly DiagnosticDescriptor RG1014 =
        new("RG1014", "Alternative without a field", "{0}", Reading, Warning, true, null, Pages + "RG1014.md");
    public static readonly DiagnosticDescriptor RG1015 =
        new("RG1015", "Value in the syntax of another language", "{0}", Reading, Warning, true, null, Pages + "RG1015.md");
    public static readonly DiagnosticDescriptor RG1016 =
        new("RG1016", "Text without a field", "{0}", Reading, Info, true, null, Pages + "RG1016.md");
    public static readonly DiagnosticDescriptor RG1020 =
        new("RG1020", "Condition that is always true or always false", "{0}", Reading, Warning, true, null, Pages + "RG1020.md");
    public static readonly DiagnosticDescriptor RG1021 =
        new("RG1021", "Alternative covered by another", "{0}", Reading, Info, true, null, Pages + "RG1021.md");
    public static readonly DiagnosticDescriptor RG1030 =
        new("RG1030", "Metadata left to its default", "{0}", Document, Info, true, null, Pages + "RG1030.md");
    public static readonly DiagnosticDescriptor RG1031 =
        new("RG1031", "Rule marked as experimental", "{0}", Document, Info, true, null, Pages + "RG1031.md");
    public static readonly DiagnosticDescriptor RG1032 =
        new("RG1032", "Event id of no known class", "{0}", Document, Info, true, null, Pages + "RG1032.md");
    public static readonly DiagnosticDescriptor RG1040 =
        new("RG1040", "Neighbouring autostart places not covered", "{0}", Reading, Info, true, null, Pages + "RG1040.md");
    public static readonly DiagnosticDescriptor RG2001 =
        new("RG2001", "Property that cannot hold its field", "{0}", EventType, Error, true, null, Pages + "RG2001.md", Fixed);
    public static readonly DiagnosticDescriptor RG2002 =
        new("RG2002", "Property that no rule reads", "{0}", EventType, Info, true, null, Pages + "RG2002.md");
    public static readonly DiagnosticDescriptor RG2003 =
        new("RG2003", "Field that an event type lacks", "{0}", EventType, Warning, true, null, Pages + "RG2003.md");
    public static readonly DiagnosticDescriptor RG2004 =
        new("RG2004", "Event type without fields", "{0}", EventType, Error, true, null, Pages + "RG2004.md", Fixed);
    public static readonly DiagnosticDescriptor RG2005 =
        new("RG2005", "Field held twice", "{0}", EventType, Error, true, null, Pages + "RG2005.md", Fixed);
    public static readonly DiagnosticDescriptor RG2006 =
        new("RG2006", "Unknown event class", "{0}", EventType, Error, true, null, Pages + "RG2006.md", Fixed);
    public static readonly DiagnosticDescriptor RG2007 =
        new("RG2007", "Unknown field of an event type", "{0}", EventType, Warning, true, null, Pages + "RG2007.md");
    public static readonly DiagnosticDescriptor RG2008 =
        new("RG2008", "Type that cannot be an event", "{0}", EventType, Error, true, null, Pages + "RG2008.md", Fixed);
    public static readonly DiagnosticDescriptor RG3001 =
        new("RG3001", "Sample event contradicts the rule", "{0}", Sample, Error, true, null, Pages + "RG3001.md", Fixed);
    public static readonly DiagnosticDescriptor RG3002 =
        new("RG3002", "Sample field read through an alias", "{0}", Sample, Warning, true, null, Pages + "RG3002.md");
    public static readonly DiagnosticDescriptor RG3003 =
        new("RG3003", "Event ids and query admit different classes", "{0}", Sample, Info, true, null, Pages + "RG3003.md");
    public static readonly DiagnosticDescriptor RG3004 =
        new("RG3004", "Unreadable sample event", "{0}", Sample, Error, true, null, Pages + "RG3004.md", Fixed);
    public static readonly DiagnosticDescriptor RG4001 =
        new("RG4001", "Fault in the YAML of a Sigma file", "{0}", Sigma, Error, true, null, Pages + "RG4001.md", Fixed);
    public static readonly DiagnosticDescriptor RG4002 =
        new("RG4002", "Wrong value in a Sigma document", "{0}", Sigma, Error, true, null, Pages + "RG4002.md", Fixed);
    public static readonly DiagnosticDescriptor RG4003 =
        new("RG4003", "Date in the older form", "{0}", Sigma, Warning, true, null, Pages + "RG4003.md");
    public static readonly DiagnosticDescriptor RG4004 =
        new("RG4004", "Missing part of a Sigma rule", "{0}", Sigma, Error, true, null, Pages + "RG4004.md", Fixed);
    public static readonly DiagnosticDescriptor RG4005 =
        new("RG4005", "Time frame inside a rule", "{0}", Sigma, Error, true, null, Pages + "RG4005.md", Fixed);
    public static readonly DiagnosticDescriptor RG4006 =
        new("RG4006", "Taxonomy that nothing maps", "{0}", Sigma, Error, true, null, Pages + "RG4006.md", Fixed);
    public static readonly DiagnosticDescriptor RG4010 =
        new("RG4010", "Event id that the log source never has", "{0}", Sigma, Warning, true, null, Pages + "RG4010.md");
    public static readonly DiagnosticDescriptor RG4011 =
        new("RG4011", "Field that no event of the log source has", "{0}", Sigma, Warning, true, null, Pages + "RG4011.md");
    public static readonly DiagnosticDescriptor RG4101 =
        new("RG4101", "Escaped wildcard at the end of a path", "{0}", Sigma, Warning, true, null, Pages + "RG4101.md");
    public static readonly DiagnosticDescriptor RG4102 =
        new("RG4102", "Network path that lost a backslash", "{0}", Sigma, Warning, true, null, Pages + "RG4102.md");
    public static readonly DiagnosticDescriptor RG4103 =
        new("RG4103", "Stray quote", "{0}", Sigma, Warning, true, null, Pages + "RG4103.md");
    public static readonly DiagnosticDescriptor RG4104 =
        new("RG4104", "Value that stands twice", "{0}", Sigma, Info, true, null, Pages + "RG4104.md");
    public static readonly DiagnosticDescriptor RG4105 =
        new("RG4105", "Null in a list", "{0}", Sigma, Warning, true, null, Pages + "RG4105.md");
    public static readonly DiagnosticDescriptor RG4106 =
        new("RG4106", "Keywords and fields in one list", "{0}", Sigma, Warning, true, null, Pages + "RG4106.md");
    public static readonly DiagnosticDescriptor RG4107 =
        new("RG4107", "All of a single value", "{0}", Sigma, Warning, true, null, Pages + "RG4107.md");
    public static readonly DiagnosticDescriptor RG4108 =
        new("RG4108", "Address inside its network", "{0}", Sigma, Warning, true, null, Pages + "RG4108.md");
    public static readonly DiagnosticDescriptor RG4109 =
        new("RG4109", "Number compared as a text", "{0}", Sigma, Warning, true, null, Pages + "RG4109.md");
    public static readonly DiagnosticDescriptor RG4110 =
        new("RG4110", "Letter case in base64", "{0}", Sigma, Info, true, null, Pages + "RG4110.md");
    public static readonly DiagnosticDescriptor RG4111 =
        new("RG4111", "Modifier without effect", "{0}", Sigma, Warning, true, null, Pages + "RG4111.md");
    public static readonly DiagnosticDescriptor RG4120 =
        new("RG4120", "Unknown modifier", "{0}", Sigma, Error, true, null, Pages + "RG4120.md", Fixed);
    public static readonly DiagnosticDescriptor RG4121 =
        new("RG4121", "Modifier that cannot stand there", "{0}", Sigma, Error, true, null, Pages + "RG4121.md", Fixed);
    public static readonly DiagnosticDescriptor RG4122 =
        new("RG4122", "Value that a modifier cannot take", "{0}", Sigma, Error, true, null, Pages + "RG4122.md", Fixed);
    public static readonly DiagnosticDescriptor RG4123 =
        new("RG4123", "Regular expression that cannot be run", "{0}", Sigma, Error, true, null, Pages + "RG4123.md", Fixed);
    public static readonly DiagnosticDescriptor RG4124 =
        new("RG4124", "Nothing to compare with", "{0}", Sigma, Error, true, null, Pages + "RG4124.md", Fixed);
    public static readonly DiagnosticDescriptor RG4201 =
        new("RG4201", "Pattern without a selection", "{0}", Sigma, Warning, true, null, Pages + "RG4201.md");
    public static readonly DiagnosticDescriptor RG4202 =
        new("RG4202", "Syntax error in a condition", "{0}", Sigma, Error, true, null, Pages + "RG4202.md", Fixed);
    public static readonly DiagnosticDescriptor RG4203 =
        new("RG4203", "Unknown selection", "{0}", Sigma, Error, true, null, Pages + "RG4203.md", Fixed);
    public static readonly DiagnosticDescriptor RG4204 =
        new("RG4204", "Selection that no condition names", "{0}", Sigma, Warning, true, null, Pages + "RG4204.md");
    public static readonly DiagnosticDescriptor RG4205 =
        new("RG4205", "Keyword in capitals", "{0}", Sigma, Warning, true, null, Pages + "RG4205.md");
    public static readonly DiagnosticDescriptor RG4206 =
        new("RG4206", "Counting in a condition", "{0}", Sigma, Error, true, null, Pages + "RG4206.md", Fixed);
    public static readonly DiagnosticDescriptor RG4207 =
        new("RG4207", "Filter that lets nothing through", "{0}", Sigma, Warning, true, null, Pages + "RG4207.md");
    public static readonly DiagnosticDescriptor RG4208 =
        new("RG4208", "Selection that cannot be read", "{0}", Sigma, Error, true, null, Pages + "RG4208.md", Fixed);
    public static readonly DiagnosticDescriptor RG4301 =
        new("RG4301", "Placeholder that nothing defines", "{0}", Sigma, Error, true, null, Pages + "RG4301.md", Fixed);
    public static readonly DiagnosticDescriptor RG4302 =
        new("RG4302", "Fault in a file of placeholders", "{0}", Sigma, Error, true, null, Pages + "RG4302.md", Fixed);
    public static readonly DiagnosticDescriptor RG4501 =
        new("RG4501", "Filter that keeps what it names", "{0}", Sigma, Warning, true, null, Pages + "RG4501.md");
    public static readonly DiagnosticDescriptor RG4502 =
        new("RG4502", "Rule that a filter is not added to", "{0}", Sigma, Info, true, null, Pages + "RG4502.md");
    public static readonly DiagnosticDescriptor RG4601 =
        new("RG4601", "Part of a pipeline that is not taken", "{0}", Sigma, Error, true, null, Pages + "RG4601.md", Fixed);
    public static readonly DiagnosticDescriptor RG4602 =
        new("RG4602", "Rule refused by a pipeline", "{0}", Sigma, Error, true, null, Pages + "RG4602.md", Fixed);
    public static readonly DiagnosticDescriptor RG4603 =
        new("RG4603", "Part of a pipeline without effect", "{0}", Sigma, Info, true, null, Pages + "RG4603.md");
    public static readonly DiagnosticDescriptor RG4604 =
        new("RG4604", "Pipeline for other programs", "{0}", Sigma, Warning, true, null, Pages + "RG4604.md");
    public static readonly DiagnosticDescriptor RG9001 =
        new("RG9001", "Syntax error in a query", "{0}", Document, Error, true, null, Pages + "RG9001.md", Fixed);
    public static readonly DiagnosticDescriptor RG9002 =
        new("RG9002", "File too large", "{0}", Document, Error, true, null, Pages + "RG9002.md", Fixed);
    public static readonly DiagnosticDescriptor RG9003 =
        new("RG9003", "Unclosed fence", "{0}", Document, Error, true, null, Pages + "RG9003.md", Fixed);
    public static readonly DiagnosticDescriptor RG9004 =
        new("RG9004", "Fault in the front matter", "{0}", Document, Error, true, null, Pages + "RG9004.md", Fixed);
    public static readonly DiagnosticDescriptor RG9005 =
        new("RG9005", "Documentation, not a rule", "{0}", Document, Info, true, null, Pages + "RG9005.md");
    public static readonly DiagnosticDescriptor RG9006 =
        new("RG9006", "No query", "{0}", Document, Error, true, null, Pages + "RG9006.md", Fixed);
    public static readonly DiagnosticDescriptor RG9007 =
        new("RG9007", "Query too deep or too large", "{0}", Document, Error, true, null, Pages + "RG9007.md", Fixed);
    public static readonly DiagnosticDescriptor RG9008 =
        new("RG9008", "Language not supported", "{0}", Document, Error, true, null, Pages + "RG9008.md", Fixed);
    public static readonly DiagnosticDescriptor RG9009 =
        new("RG9009", "Several queries", "{0}", Document, Error, true, null, Pages + "RG9009.md", Fixed);
    public static readonly DiagnosticDescriptor RG9010 =
        new("RG9010", "Rules compiled", "{0}", Build, Info, true, null, Pages + "RG9010.md");
    public static readonly DiagnosticDescriptor RG9011 =
        new("RG9011", "Unusable project setting", "{0}", Build, Error, true, null, Pages + "RG9011.md", Fixed);
    public static readonly DiagnosticDescriptor RG9999 =
        new("RG9999", "Fault inside the rule compiler", "{0}", Build, Error, true, null, Pages + "RG9999.md", Fixed);

    public static readonly DiagnosticDescriptor[] All =
    [
        RG1001, RG1002, RG1003, RG1004, RG1005, RG1006, RG1007, RG1008, RG1009, RG1010, RG1011, RG1012,
        RG1013, RG1014, RG1015, RG1016, RG1020, RG1021, RG1030, RG1031, RG1032, RG1040,
        RG2001, RG2002, RG2003, RG2004, RG2005, RG2006, RG2007, RG2008, RG3001, RG3002, RG3003, RG3004,
        RG4001, RG4002, RG4003, RG4004, RG4005, RG4006,
        RG4010, RG4011, RG4101, RG4102, RG4103, RG4104, RG4105, RG4106, RG4107, RG4108, RG4109, RG4110,
        RG4111, RG4120, RG4121, RG4122, RG4123, RG4124, RG4201, RG4202, RG4203, RG4204, RG4205, RG4206,
        RG4207, RG4208, RG4301, RG4302,
        RG4501, RG4502, RG4601, RG4602, RG4603, RG4604,
        RG9001, RG9002, RG9003, RG9004, RG9005, RG9006, RG9007, RG9008, RG9009, RG9010, RG9011, RG9999,
    ];

    private static readonly Dictionary<string, DiagnosticDescriptor> _byId = All.ToDictionary(row => row.Id, StringComparer.Ordinal);

    /// <summary>The descriptor of an id. An id the table lacks is a fault of the compiler and is reported as one.</summary>
    public static DiagnosticDescriptor Of(string id) =>
        _byId.TryGetValue(id, out DiagnosticDescriptor? descriptor) ? descriptor : _byId[DiagnosticTable.Internal];

    public static DiagnosticSeverity SeverityOf(Severity severity) => severity switch
    {
        Severity.Error => Error,
        Severity.Warning => Warning,
        _ => Info,
    };
}
