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
        string found = offset == text.Length ? "the end of the query" : "\"" + Excerpt(text, offset) + "\"";
        string message = $"KQL syntax error: expected {Join(scanner.Expected)}, but found {found}. {KqlAdvice.For(text, offset, scanner.UnclosedQuote)}";
        var span = new TextSpan(offset, offset == text.Length ? 0 : Math.Max(1, WordLength(text, offset)));
        return new Diagnostic("RG9001", Severity.Error, message, block.Locate(span));
    }

    private static string Join(IReadOnlyList<string> expected)
    {
        if (expected.Count == 1) return expected[0];
        return string.Join(", ", expected.Take(expected.Count - 1)) + " or " + expected[expected.Count - 1];
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
