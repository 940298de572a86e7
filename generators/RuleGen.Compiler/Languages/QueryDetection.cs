using RuleGen.Compiler.Languages.Kql;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Languages;

/// <summary>What a block of text turned out to be.</summary>
/// <param name="Language">The language it is written in.</param>
/// <param name="Root">The query, or null when it is in no supported language or has a fault.</param>
/// <param name="Location">Where the text begins and ends in its file, without the white space around it.</param>
/// <param name="Diagnostics">Everything to say about it; an error stands here whenever there is no root.</param>
internal sealed record QueryDetection(
    QueryLanguage Language, KqlNode? Root, FileSpan Location, EquatableArray<Diagnostic> Diagnostics)
{
    /// <summary>Whether this version can compile the query.</summary>
    public bool IsSupported => Root is not null;
}
