using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.Markdown;

/// <summary>
/// Finds a table with pipes among the lines of a paragraph: a row of names, a ruler with as many cells, and the rows below.
/// </summary>
internal static class PipeTable
{
    /// <summary>The index of the header line; -1 when the lines hold no table.</summary>
    public static int FindHeader(string text, IReadOnlyList<TextSpan> lines)
    {
        for (int i = 1; i < lines.Count; i++)
        {
            int columns = RulerColumns(text, lines[i]);
            if (columns > 0 && SplitCells(text, lines[i - 1]).Count == columns && HasPipe(text, lines[i - 1], lines[i])) return i - 1;
        }
        return -1;
    }

    /// <summary>The rows of the table whose header line is given, without the ruler.</summary>
    public static IReadOnlyList<IReadOnlyList<TextSpan>> Rows(string text, IReadOnlyList<TextSpan> lines, int header)
    {
        var rows = new List<IReadOnlyList<TextSpan>> { SplitCells(text, lines[header]) };
        for (int i = header + 2; i < lines.Count; i++) rows.Add(SplitCells(text, lines[i]));
        return rows;
    }

    private static bool HasPipe(string text, TextSpan header, TextSpan ruler) =>
        text.IndexOf('|', header.Start, header.Length) >= 0 || text.IndexOf('|', ruler.Start, ruler.Length) >= 0;

    private static int RulerColumns(string text, TextSpan line)
    {
        for (int i = line.Start; i < line.End; i++)
        {
            if (text[i] is not ('|' or ':' or '-' or ' ' or '\t')) return 0;
        }
        List<TextSpan> cells = SplitCells(text, line);
        return cells.TrueForAll(cell => IsRulerCell(text, cell)) ? cells.Count : 0;
    }

    private static bool IsRulerCell(string text, TextSpan cell)
    {
        int start = cell.Start;
        int end = cell.End;
        if (start < end && text[start] == ':') start++;
        if (end > start && text[end - 1] == ':') end--;
        return start < end && text[start] == '-' && LineScanner.RunLength(text, start, end) == end - start;
    }

    private static List<TextSpan> SplitCells(string text, TextSpan line)
    {
        var cells = new List<TextSpan>();
        int end = LineScanner.TrimEnd(text, line.Start, line.End);
        int start = line.Start;
        while (start < end && text[start] is ' ' or '\t') start++;
        if (start < end && text[start] == '|') start++;
        int cellStart = start;
        for (int at = start; at < end; at++)
        {
            if (text[at] == '\\')
            {
                at++;
            }
            else if (text[at] == '|')
            {
                cells.Add(Trimmed(text, cellStart, at));
                cellStart = at + 1;
            }
        }
        if (cellStart < end || cells.Count == 0) cells.Add(Trimmed(text, cellStart, end));
        return cells;
    }

    private static TextSpan Trimmed(string text, int start, int end)
    {
        while (start < end && text[start] is ' ' or '\t') start++;
        return TextSpan.FromBounds(start, LineScanner.TrimEnd(text, start, end));
    }
}
