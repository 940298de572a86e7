namespace RuleGen.Texts;

/// <summary>Gives a stretch of UTF-8 text that stands in a program; the same at each call, and nothing is copied.</summary>
public delegate ReadOnlySpan<byte> TextSource();
