using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.Markdown;

/// <summary>Finds the front matter: the lines between a first line <c>---</c> and the next line <c>---</c> or <c>...</c>.</summary>
internal static class FrontMatterBlock
{
    /// <summary>The front matter's text, or null.</summary>
    /// <param name="file">The document.</param>
    /// <param name="bodyStart">Where the document proper begins.</param>
    /// <param name="fault">Set when the block is opened and never closed; the document is then read from its first line.</param>
    public static BlockText? Read(SourceFile file, out int bodyStart, out OutlineFault? fault)
    {
        string text = file.Text;
        bodyStart = 0;
        fault = null;
        int opening = OutlineReader.LineEnd(text, 0);
        if (!IsMark(text, 0, opening, "---")) return null;
        int first = OutlineReader.NextLine(text, opening);
        for (int at = first; at < text.Length;)
        {
            int end = OutlineReader.LineEnd(text, at);
            if (IsMark(text, at, end, "---") || IsMark(text, at, end, "..."))
            {
                bodyStart = OutlineReader.NextLine(text, end);
                return BlockText.Of(file, TextSpan.FromBounds(first, at));
            }
            at = OutlineReader.NextLine(text, end);
        }
        if (LooksLikeKey(text, first))
        {
            fault = new OutlineFault(
                OutlineFaultKind.UnclosedFrontMatter, TextSpan.FromBounds(0, opening), TextSpan.FromBounds(first, text.Length));
        }
        return null;
    }

    // Without a key below it the first line is only a ruler, which many documents begin with.
    private static bool LooksLikeKey(string text, int at)
    {
        int start = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-')) at++;
        return at > start && at < text.Length && text[at] == ':';
    }

    private static bool IsMark(string text, int start, int end, string mark) =>
        end - start >= mark.Length
        && string.CompareOrdinal(text, start, mark, 0, mark.Length) == 0
        && LineScanner.IsBlank(text, start + mark.Length, end);
}
