using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Languages.Sigma;

/// <summary>What a scalar of a rule is to YAML.</summary>
internal enum SigmaValueKind
{
    Text,

    /// <summary>An integer or a float.</summary>
    Number,
    Boolean,
    Null,
}

/// <summary>A value as the rule has it: nothing in <see cref="Text"/> is unescaped yet.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text without YAML's quotes; of other kinds what stands in the file.</param>
/// <param name="Span">Its place.</param>
internal sealed record SigmaValue(SigmaValueKind Kind, string Text, FileSpan Span)
{
    /// <summary>Whether it is a text without quotes, so that a quote in it is part of it.</summary>
    public bool IsPlain { get; init; }
}
