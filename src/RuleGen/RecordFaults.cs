using RuleGen.Events;

namespace RuleGen;

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
        RecordFault.CutOff => "the object does not end on this line: it was cut off, or is spread over lines; write an event on one line",
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
