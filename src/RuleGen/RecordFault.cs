namespace RuleGen;

/// <summary>What is wrong with a record, or with a source as a whole.</summary>
public enum RecordFault
{
    /// <summary>The record is not JSON. It is passed over.</summary>
    NotJson,

    /// <summary>The record is no object but a number, an array, or text that begins like one. It is passed over.</summary>
    NotAnObject,

    /// <summary>The record's object does not end: it was cut off, or goes on in the next line. It is passed over.</summary>
    CutOff,

    /// <summary>The record holds NUL bytes where no text may have them. It is passed over.</summary>
    NulByte,

    /// <summary>The record stands in a JSON array that is spread over lines. It is passed over; only the first one is listed.</summary>
    InArray,

    /// <summary>The record is not valid UTF-8. It is passed over.</summary>
    InvalidUtf8,

    /// <summary>The record nests objects or arrays too deep. It is passed over.</summary>
    TooDeep,

    /// <summary>The record, or one cell of it, is larger than the limit. It is passed over.</summary>
    TooLarge,

    /// <summary>The record has more values than the limit. It is passed over.</summary>
    TooManyValues,

    /// <summary>A CSV row has text beyond the header's last column. It is passed over: its cells may be in wrong columns.</summary>
    SurplusCells,

    /// <summary>A quoted CSV cell has text behind its closing quote. The row is passed over.</summary>
    TextAfterQuote,

    /// <summary>A CSV row has fewer cells than the header. It is read, missing cells are absent; only the first is listed.</summary>
    MissingCells,

    /// <summary>A record names a value twice. It is read and the last value counts; only the first one is listed.</summary>
    DuplicateName,

    /// <summary>A CSV header names no field that a rule reads. The rows are read, and can meet no rule that asks for a value.</summary>
    NoKnownColumn,

    /// <summary>A CSV quote is never closed. Everything behind it is unread.</summary>
    UnclosedQuote,

    /// <summary>The CSV header cannot be used. The source is not read.</summary>
    UnusableHeader,

    /// <summary>The source is UTF-16 or UTF-32 text. It is not read.</summary>
    NotUtf8Text,

    /// <summary>The source could not be read to its end: the device failed, or the compressed data is damaged.</summary>
    ReadFailed,
}
