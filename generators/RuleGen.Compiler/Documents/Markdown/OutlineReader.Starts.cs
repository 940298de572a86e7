using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.Markdown;

/// <content>How each kind of block begins, tried in CommonMark's order.</content>
internal sealed partial class OutlineReader
{
    private void OpenBlocks(int matched)
    {
        while (!_cursor.IsBlank && _cursor.Indent < CodeIndent)
        {
            bool inParagraph = _paragraph is not null && matched == _containers.Count;
            if (TryOpenContainer(inParagraph, matched))
            {
                matched = _containers.Count;
                continue;
            }
            if (TryLeaf(inParagraph, matched)) return;
            break;
        }
        AddText(matched);
    }

    private bool TryOpenContainer(bool inParagraph, int matched)
    {
        if (_cursor.NextChar == '>')
        {
            if (!HasRoom(matched)) return false;
            CloseTo(matched);
            SkipQuoteMark();
            _containers.Add(new Container(isQuote: true, 0, hasContent: true));
            return true;
        }
        int marker = LineScanner.ListMarkerLength(_text, _cursor.Next, _lineEnd, out bool startsAtOne);
        if (marker == 0 || IsRulerOrUnderline(inParagraph) || !HasRoom(matched)) return false;
        bool empty = LineScanner.IsBlank(_text, _cursor.Next + marker, _lineEnd);
        if (inParagraph && (empty || !startsAtOne)) return false;
        CloseTo(matched);
        OpenItem(marker, empty);
        return true;
    }

    private bool IsRulerOrUnderline(bool inParagraph) =>
        LineScanner.IsThematicBreak(_text, _cursor.Next, _lineEnd)
        || (inParagraph && LineScanner.UnderlineLevel(_text, _cursor.Next, _lineEnd) > 0);

    private bool HasRoom(int matched)
    {
        if (matched < DocumentLimits.ContainerDepth) return true;
        if (!_faults.Exists(fault => fault.Kind == OutlineFaultKind.TooDeep))
        {
            Report(OutlineFaultKind.TooDeep, TextSpan.FromBounds(_cursor.Next, _lineEnd));
        }
        return false;
    }

    private void OpenItem(int marker, bool empty)
    {
        const int MostPadding = 4;
        int indent = _cursor.Indent;
        _cursor.SkipBlanks();
        _cursor.Skip(marker);
        int padding = empty || _cursor.Indent > MostPadding ? 1 : _cursor.Indent;
        if (!empty) _cursor.SkipColumns(padding);
        _containers.Add(new Container(isQuote: false, indent + marker + padding, hasContent: !empty));
    }

    private bool TryLeaf(bool inParagraph, int matched)
    {
        int start = _cursor.Next;
        switch (_cursor.NextChar)
        {
            case '#':
                return TryHeading(start, matched);
            case '`' or '~':
                return TryFence(start, matched);
            case '<':
                return TryHtml(start, inParagraph, matched);
        }
        int level = inParagraph ? LineScanner.UnderlineLevel(_text, start, _lineEnd) : 0;
        if (level > 0)
        {
            Underline(_paragraph!, level);
            return true;
        }
        if (!LineScanner.IsThematicBreak(_text, start, _lineEnd)) return false;
        CloseTo(matched);
        return true;
    }

    private bool TryHeading(int start, int matched)
    {
        int level = LineScanner.RunLength(_text, start, _lineEnd);
        int contentStart = start + level;
        if (level > 6 || (contentStart < _lineEnd && _text[contentStart] is not (' ' or '\t'))) return false;
        CloseTo(matched);
        while (contentStart < _lineEnd && _text[contentStart] is ' ' or '\t') contentStart++;
        int contentEnd = LineScanner.TrimEnd(_text, contentStart, _lineEnd);
        int signs = contentEnd;
        while (signs > contentStart && _text[signs - 1] == '#') signs--;
        if (signs == contentStart || _text[signs - 1] is ' ' or '\t') contentEnd = LineScanner.TrimEnd(_text, contentStart, signs);
        BlockText content = BlockText.Of(_file, TextSpan.FromBounds(contentStart, contentEnd));
        Emit(new MarkdownHeading(TextSpan.FromBounds(start, _lineEnd), level, content));
        return true;
    }

    private void Underline(BlockTextBuilder paragraph, int level)
    {
        _paragraph = null;
        IReadOnlyList<TextSpan> lines = paragraph.Lines;
        var content = new BlockTextBuilder(_file);
        foreach (TextSpan line in lines) content.Add(line.Start, LineScanner.TrimEnd(_text, line.Start, line.End));
        TextSpan span = TextSpan.FromBounds(lines[0].Start, lines[lines.Count - 1].End);
        Emit(new MarkdownHeading(span, level, content.Build(0, lines.Count, span.Start)));
    }

    private bool TryFence(int start, int matched)
    {
        int length = LineScanner.RunLength(_text, start, _lineEnd);
        int infoStart = start + length;
        if (length < 3) return false;
        if (_text[start] == '`' && _text.IndexOf('`', infoStart, _lineEnd - infoStart) >= 0) return false;
        CloseTo(matched);
        var span = TextSpan.FromBounds(start, LineScanner.TrimEnd(_text, start, _lineEnd));
        FenceInfo info = FenceInfo.Read(_text, infoStart, _lineEnd);
        _fence = new OpenFence(_text[start], length, _cursor.Indent, span, info, new BlockTextBuilder(_file));
        return true;
    }

    private bool TryHtml(int start, bool inParagraph, int matched)
    {
        HtmlBlockKind kind = HtmlBlock.Start(_text, start, _lineEnd);
        if (kind == HtmlBlockKind.None || (kind == HtmlBlockKind.AnyTag && (inParagraph || _paragraph is not null))) return false;
        CloseTo(matched);
        _htmlStart = TextSpan.FromBounds(start, _lineEnd);
        _html = HtmlBlock.EndsOn(kind, _text, start, _lineEnd) ? HtmlBlockKind.None : kind;
        return true;
    }
}
