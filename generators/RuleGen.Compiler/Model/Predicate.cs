using RuleGen.Shared;

namespace RuleGen.Compiler.Model;

/// <summary>
/// What back ends know: a test of one field, true when some element of the field meets it and false when the field is absent.
/// Letter case is folded as ordinal-ignore-case does (simple upper-casing, no culture).
/// </summary>
internal abstract record Predicate;

/// <summary>The field has a value; an empty text is one, null and an empty list are none.</summary>
internal sealed record Exists(Field Field) : Predicate;

/// <summary>How a literal text has to stand in the value.</summary>
internal enum TextOperator
{
    Equals,
    StartsWith,
    EndsWith,
    Contains,
}

/// <summary>The value equals, begins with, ends with or contains a literal.</summary>
internal sealed record TextMatch(Field Field, TextOperator Operator, string Literal, bool IgnoreCase) : Predicate;

/// <summary>
/// The whole value fits the pieces in their order with any run of characters (also none, also backslashes and line ends) between them.
/// Pieces hold no wildcard. An empty first or last piece leaves that end open; <c>["", "a", ""]</c> is "contains a".
/// </summary>
internal sealed record GlobMatch(Field Field, EquatableArray<string> Pieces, bool IgnoreCase) : Predicate;

/// <summary>An ordering between the value and a literal.</summary>
internal enum Ordering
{
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
}

/// <summary>The value's UTF-8 bytes stand in this order to the literal's.</summary>
internal sealed record TextOrder(Field Field, Ordering Ordering, string Literal) : Predicate;

/// <summary>The value read as a number stands in this order to the literal; a value that is no number fails.</summary>
internal sealed record NumberCompare(Field Field, Ordering Ordering, decimal Literal) : Predicate
{
    /// <summary>Whether a text such as <c>0x1f</c> is a number; Sigma takes decimal ones only.</summary>
    public bool TakesHex { get; init; } = true;
}

/// <summary>The value read as a point in time lies at or after From and before To, in ticks of UTC; null leaves a side open.</summary>
internal sealed record DateRange(Field Field, long? From, long? To) : Predicate;

/// <summary>The value read as an address lies in the network. v4-mapped addresses count as v4.</summary>
/// <param name="Field">The field.</param>
/// <param name="Network">The network's first address: 4 or 16 bytes as upper-case hex.</param>
/// <param name="PrefixLength">How many leading bits count.</param>
internal sealed record InNetwork(Field Field, string Network, int PrefixLength) : Predicate;

/// <summary>
/// The value read as an address stands in this order to the literal (4 or 16 bytes as upper-case hex); families never compare.
/// </summary>
internal sealed record AddressOrder(Field Field, Ordering Ordering, string Address) : Predicate;

/// <summary>The value is this boolean, as JSON literal or as the text true or false.</summary>
internal sealed record BooleanIs(Field Field, bool Value) : Predicate;

/// <summary>
/// The value of an analysed text holds the words: as a run in this order when <see cref="InOrder"/>, else at least one of them.
/// Words are runs of letters and digits, compared without case.
/// </summary>
internal sealed record TextWords(Field Field, EquatableArray<string> Words, bool InOrder) : Predicate;

/// <summary>
/// Some string leaf of the whole record holds the words (as <see cref="TextWords"/>), or fits the glob pieces without case.
/// </summary>
internal sealed record AnyText(EquatableArray<string> Words, bool InOrder, EquatableArray<string>? Pieces) : Predicate;

/// <summary>One registry key: a hive, the user below it, and the key below that.</summary>
/// <param name="Root">Only <see cref="RegistryRoot.LocalMachine"/> or <see cref="RegistryRoot.Users"/>.</param>
/// <param name="User">The user's segment, or null for any user; null under the machine hive.</param>
/// <param name="Key">The key below hive and user, without backslash at either end; compared without case.</param>
internal sealed record RegistryPlace(RegistryRoot Root, string? User, string Key);

/// <summary>The event's key (as <see cref="FieldForm.RegistryKey"/>) is one of the places.</summary>
internal sealed record RegistryKeyIs(Field Field, EquatableArray<RegistryPlace> Places) : Predicate;

/// <summary>The record has the field, whatever its value: null and an empty list count too.</summary>
internal sealed record Present(Field Field) : Predicate;

/// <summary>What a part of a <see cref="PatternMatch"/> stands for.</summary>
internal enum PatternPartKind
{
    /// <summary>The text itself.</summary>
    Literal,

    /// <summary>Any run of characters, also none.</summary>
    AnyRun,

    /// <summary>
    /// Exactly one Unicode scalar value. An unpaired surrogate, and each ill-formed part of UTF-8, counts as one.
    /// </summary>
    AnyOne,

    /// <summary>One of the five characters that command lines take for a dash: <c>- / \u2013 \u2014 \u2015</c>.</summary>
    Dash,
}

/// <summary>One part of a pattern; <see cref="Text"/> is empty unless it is a literal.</summary>
internal sealed record PatternPart(PatternPartKind Kind, string Text)
{
    public static readonly PatternPart AnyRun = new(PatternPartKind.AnyRun, "");
    public static readonly PatternPart AnyOne = new(PatternPartKind.AnyOne, "");
    public static readonly PatternPart Dash = new(PatternPartKind.Dash, "");

    public static PatternPart Literal(string text) => new(PatternPartKind.Literal, text);
}

/// <summary>
/// The whole value fits the parts in their order. What <see cref="TextMatch"/> or <see cref="GlobMatch"/> can say never takes this form.
/// </summary>
internal sealed record PatternMatch(Field Field, EquatableArray<PatternPart> Parts, bool IgnoreCase) : Predicate;

/// <summary>How a regular expression is read.</summary>
[Flags]
internal enum RegexFlags
{
    None = 0,
    IgnoreCase = 1,
    Multiline = 2,
    DotMatchesLineEnd = 4,
}

/// <summary>Some part of the value fits the regular expression, which .NET's non-backtracking engine takes.</summary>
internal sealed record RegexMatch(Field Field, string Pattern, RegexFlags Flags) : Predicate;

/// <summary>
/// Some value of the field equals, begins with, ends with or contains some value of another field of the same event; false when either is
/// absent.
/// </summary>
internal sealed record FieldMatch(Field Field, TextOperator Operator, Field Other, bool IgnoreCase) : Predicate;

/// <summary>A part of a point in time.</summary>
internal enum DatePart
{
    Minute,
    Hour,
    Day,

    /// <summary>The week as ISO 8601 counts it.</summary>
    Week,
    Month,
    Year,
}

/// <summary>
/// A part of the value, read as a date (ISO 8601, FILETIME or epoch) and taken as written without converting zones, stands in this order to
/// the literal; a value that is no date fails.
/// </summary>
internal sealed record DatePartCompare(Field Field, DatePart Part, Ordering Ordering, decimal Literal) : Predicate;

/// <summary>
/// Some string leaf of the record, or the raw message where it has one, holds a text that fits the parts (an open start and end are written
/// as <see cref="PatternPartKind.AnyRun"/>).
/// </summary>
internal sealed record AnyTextPattern(EquatableArray<PatternPart> Parts, bool IgnoreCase) : Predicate;

/// <summary>As <see cref="AnyTextPattern"/>, with a regular expression that is searched for.</summary>
internal sealed record AnyTextRegex(string Pattern, RegexFlags Flags) : Predicate;
