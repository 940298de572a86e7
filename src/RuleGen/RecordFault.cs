using RuleGen.Events;

namespace RuleGen;

/// <summary>What is wrong with a record, or with a source as a whole.</summary>
public enum RecordFault
{
    /// <summary>The record is not JSON. It is passed over.</summary>
    NotJson,

    /// <summary>The record is something else than an object, such as a number, an array, or text that begins like one. It is passed over.</summary>
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

    /// <summary>A CSV row has text beyond the header's last column. It is passed over, since its cells may stand in wrong columns.</summary>
    SurplusCells,

    /// <summary>A quoted CSV cell has text behind its closing quote. The row is passed over.</summary>
    TextAfterQuote,

    /// <summary>A CSV row has fewer cells than the header. It is read, the missing cells are absent; only the first one is listed.</summary>
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

/// <summary>What the product says about each fault, and which faults end a source or keep the record.</summary>
internal static class RecordFaults
{
    /// <summary>How many faults there are.</summary>
    public const int Count = (int)RecordFault.ReadFailed + 1;

    /// <summary>The fault behind a status of the event buffer other than <see cref="ReadStatus.Ok"/>.</summary>
    public static RecordFault Of(ReadStatus status) => status switch
    {
        ReadStatus.NotAnObject => RecordFault.NotAnObject,
        ReadStatus.InvalidUtf8 => RecordFault.InvalidUtf8,
        ReadStatus.TooDeep => RecordFault.TooDeep,
        ReadStatus.TooLarge => RecordFault.TooLarge,
        ReadStatus.TooManyValues => RecordFault.TooManyValues,
        _ => RecordFault.NotJson,
    };

    /// <summary>Whether the record is read in spite of the fault.</summary>
    public static bool KeepsRecord(RecordFault fault) =>
        fault is RecordFault.MissingCells or RecordFault.DuplicateName or RecordFault.NoKnownColumn;

    /// <summary>Whether the rest of the source stays unread.</summary>
    public static bool EndsSource(RecordFault fault) =>
        fault is RecordFault.UnclosedQuote or RecordFault.UnusableHeader or RecordFault.NotUtf8Text or RecordFault.ReadFailed;

    /// <summary>Whether only the first of its kind is listed, because a source that has one tends to have it in every record.</summary>
    public static bool IsListedOnce(RecordFault fault) => fault is RecordFault.InArray || KeepsRecord(fault);

    /// <summary>The fault in words, for a reader that has nothing more exact to say.</summary>
    public static string Text(RecordFault fault) => fault switch
    {
        RecordFault.NotJson => "this is not JSON",
        RecordFault.NotAnObject => "this is not a JSON object; an event is one object in { }",
        RecordFault.CutOff => "the object does not end here: it was cut off, or is spread over several lines; an event must stand on one line",
        RecordFault.NulByte => "the record holds NUL bytes; the file was damaged while it was written, or is not UTF-8 text",
        RecordFault.InArray =>
            "this is a JSON array, not JSON lines; write each object on a line of its own, without [ ] around and commas between them",
        RecordFault.InvalidUtf8 => "the record is not valid UTF-8",
        RecordFault.TooDeep => "the record nests objects or arrays deeper than is read",
        RecordFault.TooLarge => "the record is larger than is read",
        RecordFault.TooManyValues => "the record has more values than are read",
        RecordFault.SurplusCells => "the row has text beyond the last column of the header; quote cells that hold the separator",
        RecordFault.TextAfterQuote => "a quoted cell has text behind its closing quote; write a quote inside a quoted cell twice",
        RecordFault.MissingCells => "the row has fewer cells than the header; the missing ones count as absent",
        RecordFault.DuplicateName => "a name occurs twice; its last value counts",
        RecordFault.NoKnownColumn => "no column of the header is a field that a rule reads",
        RecordFault.UnclosedQuote => "the quote of a cell in this row is never closed; everything behind it is unread",
        RecordFault.UnusableHeader => "the header row cannot be used; nothing is read",
        RecordFault.NotUtf8Text => "this is UTF-16 or UTF-32 text; convert it to UTF-8",
        _ => "the source could not be read to its end",
    };
}
