using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.Samples;

/// <summary>How a sample event is written.</summary>
internal enum SampleFormat
{
    /// <summary>JSON: an object, a list of objects, or one object after the other.</summary>
    Json,

    /// <summary>Comma-separated values with a header row.</summary>
    Csv,

    /// <summary>The XML of a Windows event.</summary>
    Xml,

    /// <summary>Lines of <c>Key: value</c>.</summary>
    KeyValue,
}

/// <summary>One event a rule is tested on.</summary>
/// <param name="Location">The record's place in the rule file.</param>
/// <param name="MustMatch">Whether the rule has to match it, or must not.</param>
/// <param name="Reason">Why, in the author's words; null when not said.</param>
/// <param name="Format">How it is written.</param>
/// <param name="Record">The event.</param>
internal sealed record Sample(FileSpan Location, bool MustMatch, string? Reason, SampleFormat Format, RecordValue Record);
