using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.FrontMatter;

/// <summary>One value of the front matter, and where it stands in the file.</summary>
internal abstract record YamlNode(FileSpan Span)
{
    /// <summary>What a reader would call this kind of value.</summary>
    public abstract string Kind { get; }
}

/// <summary>A text, number, date or boolean: the front matter takes them all as text.</summary>
/// <param name="Value">The text, without quotes.</param>
/// <param name="IsQuoted">Written in quotes or as a block; a plain empty scalar or <c>null</c> says nothing.</param>
/// <param name="Span">Its place.</param>
internal sealed record YamlScalar(string Value, bool IsQuoted, FileSpan Span) : YamlNode(Span)
{
    public bool IsNull => !IsQuoted && Value is "" or "~" or "null" or "Null" or "NULL";

    public override string Kind => "a text";
}

/// <summary>A list.</summary>
internal sealed record YamlSequence(IReadOnlyList<YamlNode> Items, FileSpan Span) : YamlNode(Span)
{
    public override string Kind => "a list";
}

/// <summary>A mapping, in the order written; keys may repeat.</summary>
internal sealed record YamlMapping(IReadOnlyList<YamlEntry> Entries, FileSpan Span) : YamlNode(Span)
{
    public override string Kind => "a mapping";
}

/// <summary>One key of a mapping and its value.</summary>
internal sealed record YamlEntry(YamlNode Key, YamlNode Value);
