namespace RuleGen.Shared;

/// <summary>What a predicate of a plan asks of the event; each is one test of the event buffer.</summary>
internal enum PredicateCode
{
    Exists,
    Equals,
    EqualsFolded,
    StartsWith,
    StartsWithFolded,
    EndsWith,
    EndsWithFolded,
    Contains,
    ContainsFolded,
    Glob,
    TextOrder,
    Number,
    Decimal,
    Date,
    Network,
    Address,
    Boolean,
    Words,
    RegistryKey,
    Present,
    Pattern,
    Regex,
    Field,
    DatePart,
    AnyTextWords,
    AnyTextGlob,
    AnyTextPattern,
    AnyTextRegex,
}
