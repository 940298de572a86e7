using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.Yaml;

/// <summary>How a scalar is written.</summary>
internal enum YamlStyle
{
    /// <summary>Without quotes: the text may stand for a number, a boolean or nothing.</summary>
    Plain,

    /// <summary>In single quotes, where a backslash is itself.</summary>
    SingleQuoted,

    /// <summary>In double quotes, where a backslash begins an escape.</summary>
    DoubleQuoted,

    /// <summary>As a block behind <c>|</c> or <c>&gt;</c>.</summary>
    Block,

    /// <summary>Without quotes, but said to be a text by its tag.</summary>
    Tagged,
}

/// <summary>A single value: a text, or what a plain text stands for by <see cref="YamlCoreSchema"/>.</summary>
/// <param name="Value">The text, without quotes and with escapes resolved.</param>
/// <param name="Style">How it is written.</param>
/// <param name="Span">Its place, quotes included.</param>
internal sealed record YamlScalar(string Value, YamlStyle Style, FileSpan Span) : YamlNode(Span)
{
    /// <summary>What the value is; whatever is not plain is a text.</summary>
    public YamlScalarType Type => IsQuoted ? YamlScalarType.Text : YamlCoreSchema.TypeOf(Value);

    public override int End => Span.Start + Span.Length;

    /// <summary>Whether the value is a text because of how it is written.</summary>
    public bool IsQuoted => Style != YamlStyle.Plain;

    public bool IsNull => Type == YamlScalarType.Null;

    /// <summary>The value of a boolean; null for every other type.</summary>
    public bool? Boolean => Type == YamlScalarType.Boolean ? Value[0] is 't' or 'T' : null;

    /// <summary>The value of a number; null for every other type, and for a number that <see cref="decimal"/> cannot hold.</summary>
    public decimal? Number => Type is YamlScalarType.Integer or YamlScalarType.Float ? YamlCoreSchema.Number(Value) : null;

    public override string Kind => Type switch
    {
        YamlScalarType.Null => "nothing",
        YamlScalarType.Boolean => "a boolean",
        YamlScalarType.Integer or YamlScalarType.Float => "a number",
        _ => "a text",
    };
}
