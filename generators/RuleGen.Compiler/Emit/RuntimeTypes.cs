namespace RuleGen.Compiler.Emit;

/// <summary>The types of the runtime that emitted code mentions.</summary>
/// <remarks>
/// A file names each of them in a using alias, because an alias wins over whatever namespaces a project imports globally:
/// <c>Microsoft.Win32</c>, too, has a <c>RegistryKey</c> and a <c>RegistryHive</c>.
/// </remarks>
internal static class RuntimeTypes
{
    public const string Candidates = "Candidates";
    public const string CollectionsMarshal = "CollectionsMarshal";
    public const string DatePart = "DatePart";
    public const string EventBuffer = "EventBuffer";
    public const string EventClasses = "EventClasses";
    public const string EventSchema = "EventSchema";
    public const string Glob = "Glob";
    public const string Hits = "Hits";
    public const string LogSource = "LogSource";
    public const string LogSourceDefinition = "LogSourceDefinition";
    public const string LiteralList = "LiteralList";
    public const string NumberValue = "NumberValue";
    public const string Ordering = "Ordering";
    public const string PredicateInfo = "PredicateInfo";
    public const string RegistryHive = "RegistryHive";
    public const string RegistryKey = "RegistryKey";
    public const string RegistryKeyUtf16 = "RegistryKeyUtf16";
    public const string RegistryKeyUtf8 = "RegistryKeyUtf8";
    public const string RuleInfo = "RuleInfo";
    public const string RuleLevel = "RuleLevel";
    public const string RulePlan = "RulePlan";
    public const string RuleSet = "RuleSet";
    public const string RuleTests = "RuleTests";
    public const string RuleTexts = "RuleTexts";
    public const string SlotDefinition = "SlotDefinition";
    public const string SlotForm = "SlotForm";
    public const string SlotView = "SlotView";
    public const string TextOperator = "TextOperator";
    public const string TextPattern = "TextPattern";
    public const string TextRegex = "TextRegex";
    public const string Utf16Text = "Utf16Text";
    public const string Utf8Text = "Utf8Text";
    public const string WordPattern = "WordPattern";

    private static readonly Dictionary<string, string> _namespaces = new(StringComparer.Ordinal)
    {
        [Candidates] = "RuleGen.Matching",
        [DatePart] = "RuleGen.Matching",
        [EventBuffer] = "RuleGen.Events",
        [EventClasses] = "RuleGen",
        [EventSchema] = "RuleGen.Events",
        [Glob] = "RuleGen.Matching",
        [Hits] = "RuleGen.Matching",
        [LogSource] = "RuleGen",
        [LogSourceDefinition] = "RuleGen.Events",
        [LiteralList] = "RuleGen.Matching",
        [NumberValue] = "RuleGen.Matching",
        [Ordering] = "RuleGen.Events",
        [PredicateInfo] = "RuleGen",
        [RegistryHive] = "RuleGen.Matching",
        [RegistryKey] = "RuleGen.Matching",
        [RuleInfo] = "RuleGen",
        [RuleLevel] = "RuleGen",
        [RulePlan] = "RuleGen.Matching",
        [RuleSet] = "RuleGen",
        [RuleTests] = "RuleGen.Matching",
        [RuleTexts] = "RuleGen.Texts",
        [SlotDefinition] = "RuleGen.Events",
        [SlotForm] = "RuleGen.Events",
        [SlotView] = "RuleGen.Events",
        [TextOperator] = "RuleGen.Matching",
        [TextPattern] = "RuleGen.Matching",
        [TextRegex] = "RuleGen.Matching",
        [Utf16Text] = "RuleGen.Matching",
        [Utf8Text] = "RuleGen.Matching",
        [WordPattern] = "RuleGen.Matching",
    };

    // A file may need the same generic type over both encodings, so its aliases say which.
    private static readonly Dictionary<string, string> _others = new(StringComparer.Ordinal)
    {
        [CollectionsMarshal] = "global::System.Runtime.InteropServices.CollectionsMarshal",
        [RegistryKeyUtf16] = "global::RuleGen.Matching.RegistryKeyText<char>",
        [RegistryKeyUtf8] = "global::RuleGen.Matching.RegistryKeyText<byte>",
    };

    public static IEnumerable<string> Names => _namespaces.Keys.Concat(_others.Keys);

    /// <summary>The full name of one of the types.</summary>
    public static string FullName(string type) =>
        _others.TryGetValue(type, out string? name) ? name : "global::" + _namespaces[type] + "." + type;
}
