using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Languages.Kql;

/// <summary>Says why a text was refused: what was expected, what stands there, and what to write instead.</summary>
internal static class KqlSyntaxError
{
    private const int LongestExcerpt = 20;

    public static Diagnostic Describe(BlockText block, KqlScanner scanner)
    {
        string text = block.Text;
        int offset = scanner.ErrorOffset;
        string advice = KqlAdvice.For(text, offset, scanner.UnclosedQuote);
        string message = $"KQL syntax error: expected {Join(scanner.Expected)}, but found {Found(text, offset)}. {advice}";
        var span = new TextSpan(offset, offset == text.Length ? 0 : Math.Max(1, WordLength(text, offset)));
        return new Diagnostic("RG9001", Severity.Error, message, block.Locate(span));
    }

    private static string Join(IReadOnlyList<string> expected)
    {
        string[] names = expected.Select(name => name.IndexOf(' ') >= 0 ? name : "\"" + name + "\"").ToArray();
        if (names.Length == 1) return names[0];
        return string.Join(", ", names.Take(names.Length - 1)) + " or " + names[names.Length - 1];
    }

    private static string Found(string text, int offset)
    {
        if (offset == text.Length) return "the end of the query";
        return text[offset] == '"' ? "a quote" : "\"" + Excerpt(text, offset) + "\"";
    }

    private static string Excerpt(string text, int offset)
    {
        int length = WordLength(text, offset);
        if (length == 0) length = char.IsHighSurrogate(text[offset]) && offset + 1 < text.Length ? 2 : 1;
        var shown = text.Substring(offset, length).Select(c => char.IsControl(c) ? '\uFFFD' : c);
        return new string(shown.ToArray());
    }

    private static int WordLength(string text, int offset)
    {
        int end = offset;
        while (end < text.Length && end - offset < LongestExcerpt && IsWordPart(text[end])) end++;
        return end - offset;
    }

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || c is '_' or '.' or '-';
}
