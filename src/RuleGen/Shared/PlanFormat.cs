namespace RuleGen.Shared;

/// <summary>
/// How the bytes of a plan are laid out. They begin with <see cref="Magic"/> and <see cref="Version"/>; then come the parts in the order of
/// <see cref="PlanPart"/>, each as its length in numbers and the numbers, 32 bits each, least byte first. Texts follow as their length in
/// bytes and the bytes.
/// </summary>
internal static class PlanFormat
{
    public const int Magic = 0x4E4C5052;
    public const int Version = 3;

    /// <summary>A predicate: code, slot, operand, argument.</summary>
    public const int PredicateSize = 4;

    /// <summary>
    /// A section: classes (two numbers), log source, first and count of the rules always tested, first and count of its fields.
    /// </summary>
    public const int SectionSize = 7;

    /// <summary>
    /// A field of a section: its slot, and where its tables begin, in the order of <see cref="IndexTable"/>; -1 for none.
    /// </summary>
    public const int FieldSize = 1 + (int)IndexTable.Count;

    /// <summary>A cell of a table: fingerprint, first witness, count of witnesses.</summary>
    public const int CellSize = 3;

    /// <summary>
    /// A witness: where its text begins and how long it is (or where its number stands, and 0), where in the text its gram begins, first and
    /// count of the rules it may stand for, the predicate that holds exactly when it is found, or -1.
    /// </summary>
    public const int WitnessSize = 6;

    /// <summary>How far apart grams are read where all texts are long enough.</summary>
    public const int Stride = 4;

    /// <summary>How many bytes a gram has.</summary>
    public const int GramLength = 4;

    /// <summary>How many bytes of a text are looked for where those of many are in one go.</summary>
    public const int HeadLength = 3;

    /// <summary>How many groups such texts are dealt to.</summary>
    public const int Groups = 8;

    /// <summary>The part of a pattern that stands for any run of characters; parts that are texts have their number.</summary>
    public const int AnyRun = -1;

    /// <summary>The part that stands for one character.</summary>
    public const int AnyOne = -2;

    /// <summary>The part that stands for a dash.</summary>
    public const int Dash = -3;
}

/// <summary>The parts of a plan, in the order of its bytes.</summary>
internal enum PlanPart
{
    Predicates,
    TextEnds,
    Numbers,
    Ticks,
    Lists,
    RuleStarts,
    RulePredicates,
    Sections,
    Fields,
    Tables,
    Witnesses,
    Rules,
    Integers,

    /// <summary>For each predicate the field of the index that tells whether it holds, or -1.</summary>
    Tellers,
    Count,
}

/// <summary>The tables a field of a section may have.</summary>
internal enum IndexTable
{
    /// <summary>Whole values.</summary>
    Values,

    /// <summary>Values read as whole numbers.</summary>
    Numbers,

    /// <summary>What values begin with.</summary>
    Starts,

    /// <summary>What values end with.</summary>
    Ends,

    /// <summary>What values contain, found by reading every fourth gram.</summary>
    SparseGrams,

    /// <summary>What values contain, found by reading every gram.</summary>
    Grams,

    /// <summary>What values contain, few and short, found by the heads of all at once.</summary>
    ScannedParts,

    /// <summary>A list of what values contain that is looked for one by one: first witness and count.</summary>
    ShortParts,

    /// <summary>A list of the witnesses that a character beyond ASCII is: first witness and count.</summary>
    NotAscii,

    /// <summary>A list of the witnesses that a character which stands for an ASCII letter is: first witness and count.</summary>
    OtherLetters,

    /// <summary>What stands anywhere in a record.</summary>
    Anywhere,

    Count,
}
