namespace RuleGen.Events;

/// <summary>
/// What became of a record offered to an <see cref="EventBuffer"/>. After anything but <see cref="Ok"/> the buffer is empty.
/// </summary>
public enum ReadStatus
{
    /// <summary>The record was read whole.</summary>
    Ok,

    /// <summary>The text breaks the JSON grammar (RFC 8259), ends early, or goes on behind the object.</summary>
    NotJson,

    /// <summary>The text begins like a JSON value other than an object; the rest of it was not looked at.</summary>
    NotAnObject,

    /// <summary>The bytes are not UTF-8.</summary>
    InvalidUtf8,

    /// <summary>Objects and arrays are nested deeper than <see cref="EventBuffer.MaxDepth"/>.</summary>
    TooDeep,

    /// <summary>The record is longer than <see cref="EventBuffer.MaxRecordBytes"/>.</summary>
    TooLarge,

    /// <summary>The fields the rules read hold more than <see cref="EventBuffer.MaxValues"/> values.</summary>
    TooManyValues,
}
