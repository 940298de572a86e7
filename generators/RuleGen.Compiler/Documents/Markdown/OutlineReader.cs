using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.Markdown;

/// <summary>
/// Reads the block structure of CommonMark, and tables with pipes, in one pass over the lines. Each line is first matched with the
/// quotes and list items that are open, then the rest of it opens blocks or continues the innermost one. The cost of a line is its
/// length times the depth of containers, which is bounded, so that the time is linear in the file whatever it holds.
/// </summary>
internal sealed partial class OutlineReader
{
    private const int CodeIndent = 4;

    private readonly SourceFile _file;
    private readonly string _text;
    private readonly LineCursor _cursor;
    private readonly List<Container> _containers = [];
    private readonly List<MarkdownBlock> _blocks = [];
    private readonly List<OutlineFault> _faults = [];
    private BlockTextBuilder? _paragraph;
    private OpenFence? _fence;
    private HtmlBlockKind _html;
    private TextSpan _htmlStart;
    private int _lineStart;
    private int _lineEnd;

    private OutlineReader(SourceFile file)
    {
        _file = file;
        _text = file.Text;
        _cursor = new LineCursor(_text);
    }

    /// <summary>Reads a whole file. Never fails: every text is a Markdown document.</summary>
    public static MarkdownOutline Read(SourceFile file) => new OutlineReader(file).ReadAll();

    private MarkdownOutline ReadAll()
    {
        BlockText? frontMatter = FrontMatterBlock.Read(_file, out int bodyStart, out OutlineFault? fault);
        if (fault is not null) _faults.Add(fault);
        for (int at = bodyStart; at < _text.Length;)
        {
            int end = LineEnd(_text, at);
            if (_blocks.Count >= DocumentLimits.Blocks)
            {
                Report(OutlineFaultKind.TooManyBlocks, TextSpan.FromBounds(at, end));
                break;
            }
            ReadLine(at, end);
            at = NextLine(_text, end);
        }
        _lineStart = _text.Length;
        CloseTo(0);
        return new MarkdownOutline(frontMatter, _blocks, _faults);
    }

    /// <summary>The offset of the line break, or the end of the text.</summary>
    public static int LineEnd(string text, int start)
    {
        while (start < text.Length && text[start] is not ('\n' or '\r')) start++;
        return start;
    }

    /// <summary>The offset behind the line break that stands at <paramref name="lineEnd"/>.</summary>
    public static int NextLine(string text, int lineEnd)
    {
        if (lineEnd >= text.Length) return text.Length;
        bool pair = text[lineEnd] == '\r' && lineEnd + 1 < text.Length && text[lineEnd + 1] == '\n';
        return lineEnd + (pair ? 2 : 1);
    }

    private void ReadLine(int start, int end)
    {
        _lineStart = start;
        _lineEnd = end;
        _cursor.Begin(start, end);
        int matched = MatchContainers();
        bool all = matched == _containers.Count;
        if (_fence is not null && all)
        {
            ContinueFence(_fence);
            return;
        }
        if (_html != HtmlBlockKind.None && all)
        {
            ContinueHtml();
            return;
        }
        if (_paragraph is null) CloseTo(matched);
        OpenBlocks(matched);
    }

    /// <summary>Steps over the marks of the open containers that go on in this line, and says how many do.</summary>
    private int MatchContainers()
    {
        int matched = 0;
        foreach (Container container in _containers)
        {
            if (container.IsQuote)
            {
                if (_cursor.Indent >= CodeIndent || _cursor.NextChar != '>') break;
                SkipQuoteMark();
            }
            else if (_cursor.IsBlank)
            {
                if (!container.HasContent) break;
                _cursor.SkipBlanks();
            }
            else
            {
                if (_cursor.Indent < container.ContentIndent) break;
                _cursor.SkipColumns(container.ContentIndent);
                container.HasContent = true;
            }
            matched++;
        }
        return matched;
    }

    private void SkipQuoteMark()
    {
        _cursor.SkipBlanks();
        _cursor.Skip(1);
        if (_cursor.Indent > 0) _cursor.SkipColumns(1);
    }

    private void ContinueFence(OpenFence fence)
    {
        int run = _cursor.Indent < CodeIndent && _cursor.NextChar == fence.Mark ? LineScanner.RunLength(_text, _cursor.Next, _lineEnd) : 0;
        if (run >= fence.Length && LineScanner.IsBlank(_text, _cursor.Next + run, _lineEnd))
        {
            EndFence(fence);
            return;
        }
        _cursor.SkipColumns(fence.Indent);
        fence.Body.Add(_cursor.Offset, _lineEnd);
    }

    private void ContinueHtml()
    {
        bool ends = HtmlBlock.EndsOnBlankLine(_html) ? _cursor.IsBlank : HtmlBlock.EndsOn(_html, _text, _cursor.Offset, _lineEnd);
        if (ends) _html = HtmlBlockKind.None;
    }

    private void AddText(int matched)
    {
        if (_cursor.IsBlank)
        {
            CloseTo(matched);
            return;
        }
        if (_paragraph is null)
        {
            if (_cursor.Indent >= CodeIndent) return;
            _paragraph = new BlockTextBuilder(_file);
        }
        _paragraph.Add(_cursor.Next, _lineEnd);
    }

    /// <summary>Closes the innermost block and the containers beyond so many.</summary>
    private void CloseTo(int containers)
    {
        if (_paragraph is not null) EndParagraph(_paragraph);
        if (_fence is not null)
        {
            if (!InQuote) Report(OutlineFaultKind.UnclosedFence, _fence.Span);
            EndFence(_fence);
        }
        if (_html == HtmlBlockKind.Comment && !InQuote) Report(OutlineFaultKind.UnclosedComment, _htmlStart);
        _html = HtmlBlockKind.None;
        _containers.RemoveRange(containers, _containers.Count - containers);
    }

    private void EndFence(OpenFence fence)
    {
        _fence = null;
        Emit(new MarkdownFence(fence.Span, fence.Info, fence.Body.Build(0, fence.Body.Lines.Count, NextLine(_text, fence.Span.End))));
    }

    private void EndParagraph(BlockTextBuilder paragraph)
    {
        _paragraph = null;
        IReadOnlyList<TextSpan> lines = paragraph.Lines;
        int header = PipeTable.FindHeader(_text, lines);
        int textLines = header < 0 ? lines.Count : header;
        if (textLines > 0) EmitParagraph(lines, textLines);
        if (header < 0) return;
        TextSpan table = TextSpan.FromBounds(lines[header].Start, lines[lines.Count - 1].End);
        Emit(new MarkdownTable(table, PipeTable.Rows(_text, lines, header)));
    }

    private void EmitParagraph(IReadOnlyList<TextSpan> lines, int count)
    {
        bool? ticked = _containers.Count > 0 && !InQuote ? TaskBox.Read(_text, lines[0]) : null;
        var content = new BlockTextBuilder(_file);
        for (int i = 0; i < count; i++)
        {
            int start = i == 0 && ticked is not null ? TaskBox.ContentStart(_text, lines[0]) : lines[i].Start;
            content.Add(start, LineScanner.TrimEnd(_text, start, lines[i].End));
        }
        TextSpan span = TextSpan.FromBounds(lines[0].Start, lines[count - 1].End);
        Emit(new MarkdownParagraph(span, content.Build(0, count, span.Start), ticked));
    }

    private bool InQuote => _containers.Exists(container => container.IsQuote);

    private void Emit(MarkdownBlock block)
    {
        if (!InQuote) _blocks.Add(block);
    }

    private void Report(OutlineFaultKind kind, TextSpan span) =>
        _faults.Add(new OutlineFault(kind, span, TextSpan.FromBounds(span.End, Math.Max(span.End, _lineStart))));

    /// <summary>A block quote, or a list item whose content begins at a column.</summary>
    private sealed class Container(bool isQuote, int contentIndent, bool hasContent)
    {
        public bool IsQuote { get; } = isQuote;

        /// <summary>Columns from where the item's parent begins.</summary>
        public int ContentIndent { get; } = contentIndent;

        /// <summary>An item that begins with an empty line ends at a second one.</summary>
        public bool HasContent { get; set; } = hasContent;
    }

    /// <summary>A fence whose end was not yet seen.</summary>
    private sealed record OpenFence(char Mark, int Length, int Indent, TextSpan Span, FenceInfo Info, BlockTextBuilder Body);
}
