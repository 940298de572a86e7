using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.Yaml;

/// <summary>One value of a YAML document, and where it stands in the file.</summary>
/// <param name="Span">A scalar's whole place; of a list or mapping only where it begins, so that a finding about it marks no whole page.</param>
internal abstract record YamlNode(FileSpan Span)
{
    /// <summary>What a reader would call this kind of value.</summary>
    public abstract string Kind { get; }

    /// <summary>The offset in the file behind the value's last character.</summary>
    public abstract int End { get; }
}

/// <summary>A list.</summary>
internal sealed record YamlSequence(IReadOnlyList<YamlNode> Items, FileSpan Span) : YamlNode(Span)
{
    public override string Kind => "a list";

    /// <summary>The offset behind the closing bracket; null of a list in block form.</summary>
    public int? Bracket { get; init; }

    public override int End => Bracket ?? (Items.Count == 0 ? Span.Start + Span.Length : Items[Items.Count - 1].End);
}

/// <summary>A mapping, in the order written; whether keys may repeat is for the <see cref="YamlProfile"/> to say.</summary>
internal sealed record YamlMapping(IReadOnlyList<YamlEntry> Entries, FileSpan Span) : YamlNode(Span)
{
    public override string Kind => "a mapping";

    /// <summary>The offset behind the closing brace; null of a mapping in block form.</summary>
    public int? Bracket { get; init; }

    public override int End => Bracket ?? (Entries.Count == 0 ? Span.Start + Span.Length : Entries[Entries.Count - 1].Value.End);

    /// <summary>The entry of a key, as it is written; null when there is none.</summary>
    public YamlEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key is YamlScalar scalar && scalar.Value == key);
}

/// <summary>One key of a mapping and its value.</summary>
internal sealed record YamlEntry(YamlNode Key, YamlNode Value);
