using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Languages.Sigma.Values;

/// <summary>What a part of a text stands for.</summary>
internal enum SigmaPartKind
{
    Literal,

    /// <summary>Any run of characters: <c>*</c>.</summary>
    AnyRun,

    /// <summary>One character: <c>?</c>.</summary>
    AnyOne,

    /// <summary>Any of the five dashes, as <c>windash</c> makes it.</summary>
    Dash,

    /// <summary>What a project puts in for <c>%name%</c>; the text is the name.</summary>
    Placeholder,
}

/// <summary>One part of a text; <see cref="Text"/> is empty where the kind says it all.</summary>
internal sealed record SigmaPart(SigmaPartKind Kind, string Text)
{
    public static readonly SigmaPart AnyRun = new(SigmaPartKind.AnyRun, "");
    public static readonly SigmaPart AnyOne = new(SigmaPartKind.AnyOne, "");
    public static readonly SigmaPart Dash = new(SigmaPartKind.Dash, "");

    public static SigmaPart Literal(string text) => new(SigmaPartKind.Literal, text);
}

/// <summary>Reads a text's wildcards and escapes, once and from left to right.</summary>
internal static class SigmaTextReader
{
    /// <summary>The parts of a text; none of an empty one.</summary>
    /// <param name="text">The text as YAML hands it over.</param>
    /// <param name="takesPlaceholders">Whether <c>%name%</c> is a placeholder and <c>\%</c> a percent sign.</param>
    public static EquatableArray<SigmaPart> Read(string text, bool takesPlaceholders)
    {
        var parts = new SigmaPartList();
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\\' && i + 1 < text.Length && IsEscaped(text[i + 1], takesPlaceholders)) parts.Add(text[++i]);
            else if (c == '*') parts.Add(SigmaPart.AnyRun);
            else if (c == '?') parts.Add(SigmaPart.AnyOne);
            else if (c == '%' && takesPlaceholders && PlaceholderEnd(text, i) is > 0 and int end)
            {
                parts.Add(new SigmaPart(SigmaPartKind.Placeholder, text.Substring(i + 1, end - i - 1)));
                i = end;
            }
            else
            {
                parts.Add(c);
            }
        }
        return parts.ToParts();
    }

    /// <summary>Where the percent sign stands that closes a placeholder; -1 where none opens.</summary>
    public static int PlaceholderEnd(string text, int start)
    {
        int end = text.IndexOf('%', start + 1);
        return end > start + 1 ? end : -1;
    }

    private static bool IsEscaped(char c, bool takesPlaceholders) => c is '*' or '?' or '\\' || (c == '%' && takesPlaceholders);
}

/// <summary>Gathers parts; literals that touch become one.</summary>
internal sealed class SigmaPartList
{
    private readonly List<SigmaPart> _parts = [];
    private readonly System.Text.StringBuilder _literal = new();

    public void Add(char c) => _literal.Append(c);

    public void Add(SigmaPart part)
    {
        if (part.Kind == SigmaPartKind.Literal)
        {
            _literal.Append(part.Text);
            return;
        }
        Flush();
        _parts.Add(part);
    }

    public void AddRange(IEnumerable<SigmaPart> parts)
    {
        foreach (SigmaPart part in parts) Add(part);
    }

    public EquatableArray<SigmaPart> ToParts()
    {
        Flush();
        return _parts.ToEquatable();
    }

    private void Flush()
    {
        if (_literal.Length > 0) _parts.Add(SigmaPart.Literal(_literal.ToString()));
        _literal.Clear();
    }
}
