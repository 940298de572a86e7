using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents;

/// <summary>One number of the document's event-id table.</summary>
/// <param name="Number">The id in its log.</param>
/// <param name="Classes">The kinds of event it stands for; <see cref="EventClasses.Unknown"/> when none is known.</param>
/// <param name="Location">The number's place in the file.</param>
internal sealed record EventId(int Number, EventClasses Classes, FileSpan Location);
