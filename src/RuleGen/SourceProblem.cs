using System.Globalization;

namespace RuleGen;

/// <summary>One thing wrong with a source, and where.</summary>
/// <param name="Fault">What kind of fault it is.</param>
/// <param name="Record">The record, counted from 1: in a text file the line, in which a record of several lines begins.</param>
/// <param name="Offset">Where the record begins, in bytes from the start of the source, counted when unpacked.</param>
/// <param name="Text">The fault in words, and what to do about it.</param>
public sealed record SourceProblem(RecordFault Fault, long Record, long Offset, string Text)
{
    /// <summary>The problem as one line of text.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Record}: {Text} (byte {Offset})");
}
