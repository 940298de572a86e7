namespace RuleGen.Dynamic.Interpreting;

/// <summary>What an instruction asks of the event: one test of the event buffer each, and the steps of a walk through objects.</summary>
internal enum Opcode : byte
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
    Date,
    Network,
    Address,
    Boolean,
    Words,
    AnyTextWords,
    AnyTextGlob,
    RegistryKey,
    Present,
    Pattern,
    Regex,
    Field,
    DatePart,
    Decimal,
    AnyTextPattern,
    AnyTextRegex,

    /// <summary>Limits tests to the first object; false when there is none.</summary>
    FirstObject,

    /// <summary>Goes on to the next object; false behind the last, with the limit lifted.</summary>
    NextObject,

    /// <summary>Lifts the limit.</summary>
    LeaveObject,
}
