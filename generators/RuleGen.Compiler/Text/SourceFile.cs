namespace RuleGen.Compiler.Text;

/// <summary>One rule file: the path its author knows it by, and its text.</summary>
/// <remarks>A byte order mark at the start is no part of the text: offsets begin behind it.</remarks>
internal sealed class SourceFile
{
    private const char ByteOrderMark = '\uFEFF';

    private static readonly char[] _lineEnds = ['\r', '\n'];

    private readonly int[] _lineStarts;

    public SourceFile(string path, string text)
    {
        Path = path;
        Text = text.Length > 0 && text[0] == ByteOrderMark ? text.Substring(1) : text;
        _lineStarts = LineStarts(Text);
    }

    public string Path { get; }

    public string Text { get; }

    /// <summary>The line and column of an offset, both counted from zero.</summary>
    public (int Line, int Column) Position(int offset)
    {
        int low = 0;
        int high = _lineStarts.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (_lineStarts[middle] <= offset) low = middle;
            else high = middle - 1;
        }
        return (low, offset - _lineStarts[low]);
    }

    /// <summary>The place of a span in this file, as diagnostics carry it.</summary>
    public FileSpan Locate(TextSpan span)
    {
        (int startLine, int startColumn) = Position(span.Start);
        (int endLine, int endColumn) = Position(span.End);
        return new FileSpan(Path, span.Start, span.Length, startLine, startColumn, endLine, endColumn);
    }

    // CR, LF and CRLF end a line, as compilers and editors count; NEL, LS and PS do not, since editors disagree about them.
    private static int[] LineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (int i = text.IndexOfAny(_lineEnds); i >= 0; i = text.IndexOfAny(_lineEnds, i + 1))
        {
            if (text[i] == '\n' || i + 1 == text.Length || text[i + 1] != '\n') starts.Add(i + 1);
        }
        return starts.ToArray();
    }
}
