using RuleGen.Events;

namespace RuleGen.Batches;

/// <summary>A source that can hand its records on unread, many at once, for several threads to read them.</summary>
/// <remarks>
/// Finding where records end is little work against reading them, so it may be done by one thread after the other.
/// </remarks>
internal interface IDivisibleSource
{
    /// <summary>Makes an empty source of the same name, limits and declarations, to which records can be moved again and again.</summary>
    /// <param name="schema">What all parts will be read for.</param>
    EventSource CreatePart(EventSchema schema);

    /// <summary>
    /// Moves the next records to a part, which has been read to its end. What is wrong outside of records is reported to this source's
    /// <see cref="EventSource.Receiver"/>.
    /// </summary>
    /// <param name="part">One of the parts made.</param>
    /// <returns>False when there was none left, and nothing was moved.</returns>
    bool MoveTo(EventSource part);
}
