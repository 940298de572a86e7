using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.Samples;

/// <summary>What a block of samples holds: its records, or the first fault that makes it unreadable.</summary>
/// <param name="Records">The records before the fault, with their places in the block.</param>
/// <param name="Fault">Null when the whole block was read.</param>
internal sealed record ParsedRecords(IReadOnlyList<ParsedRecord> Records, SampleFault? Fault);

/// <summary>One record and its place in the block.</summary>
internal sealed record ParsedRecord(TextSpan Span, RecordObject Record);

/// <summary>Why a block of samples cannot be read, and where in the block.</summary>
internal sealed record SampleFault(TextSpan Span, string Message);
