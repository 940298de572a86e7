using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Languages.Sigma.Values;

/// <summary>A value once its modifiers are applied: what the field is tested for.</summary>
internal abstract record SigmaTerm;

/// <summary>How a text becomes bytes before base64.</summary>
internal enum SigmaEncoding
{
    Utf8,
    Utf16LittleEndian,
    Utf16BigEndian,

    /// <summary>Little-endian behind its byte order mark.</summary>
    Utf16WithMark,
}

/// <summary>The whole value fits the parts.</summary>
internal sealed record SigmaTextTerm(EquatableArray<SigmaPart> Parts) : SigmaTerm
{
    /// <summary>Whether letter case counts.</summary>
    public bool IsCased { get; init; }

    /// <summary>Whether it is base64, in which letter case is part of the bytes.</summary>
    public bool IsBase64 { get; init; }

    public SigmaEncoding Encoding { get; init; }
}

/// <summary>A regular expression is found in the value.</summary>
internal sealed record SigmaRegexTerm(string Pattern, RegexFlags Flags) : SigmaTerm;

/// <summary>The value is this number.</summary>
internal sealed record SigmaNumberTerm(decimal Value) : SigmaTerm;

/// <summary>The value is true or false.</summary>
internal sealed record SigmaBooleanTerm(bool Value) : SigmaTerm;

/// <summary>The field has no value.</summary>
internal sealed record SigmaNullTerm : SigmaTerm;

/// <summary>The record has the field, or has it not.</summary>
internal sealed record SigmaPresenceTerm(bool Value) : SigmaTerm;

/// <summary>The value stands in this order to a number.</summary>
internal sealed record SigmaCompareTerm(Ordering Ordering, decimal Value) : SigmaTerm;

/// <summary>A part of the value's date stands in this order to a number.</summary>
internal sealed record SigmaDatePartTerm(DatePart Part, Ordering Ordering, decimal Value) : SigmaTerm;

/// <summary>The value is an address in the network.</summary>
internal sealed record SigmaNetworkTerm(string Network, int PrefixLength) : SigmaTerm;

/// <summary>The value stands so to the value of another field.</summary>
internal sealed record SigmaFieldTerm(string Field, TextOperator Operator) : SigmaTerm
{
    public bool IsCased { get; init; }
}

/// <summary>Some of these; false when there is none.</summary>
internal sealed record SigmaChoiceTerm(EquatableArray<SigmaTerm> Terms) : SigmaTerm;
