using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.Yaml;

/// <summary>One document of a YAML file.</summary>
/// <param name="Number">Which one it is, from 1.</param>
/// <param name="Start">Where it begins: its first value, or its first character when it is faulty or empty.</param>
/// <param name="Root">Its value; null when it is faulty, which <paramref name="Diagnostics"/> then say.</param>
/// <param name="Diagnostics">What there is to say about this document.</param>
internal sealed record YamlDocument(int Number, FileSpan Start, YamlNode? Root, DocumentDiagnostics Diagnostics)
{
    /// <summary>Whether nothing stands in the document.</summary>
    public bool IsEmpty => Root is YamlScalar { IsNull: true };
}
