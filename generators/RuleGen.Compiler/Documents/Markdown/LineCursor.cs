namespace RuleGen.Compiler.Documents.Markdown;

/// <summary>A place in one line that counts columns as CommonMark does: a tab reaches to the next multiple of four.</summary>
internal sealed class LineCursor(string text)
{
    private const int TabWidth = 4;

    private int _column;

    /// <summary>The file offset of the next character.</summary>
    public int Offset { get; private set; }

    /// <summary>The file offset of the line's end, before its line break.</summary>
    public int End { get; private set; }

    /// <summary>The file offset of the next character that is no blank; <see cref="End"/> when there is none.</summary>
    public int Next { get; private set; }

    /// <summary>How many columns of blanks stand before <see cref="Next"/>.</summary>
    public int Indent { get; private set; }

    /// <summary>Nothing but blanks is left.</summary>
    public bool IsBlank => Next == End;

    /// <summary>The next character that is no blank; NUL when there is none.</summary>
    public char NextChar => Next < End ? text[Next] : '\0';

    public void Begin(int start, int end)
    {
        Offset = start;
        End = end;
        _column = 0;
        FindNext();
    }

    /// <summary>Steps to the next character that is no blank.</summary>
    public void SkipBlanks()
    {
        _column += Indent;
        Offset = Next;
        Indent = 0;
    }

    /// <summary>Steps over characters that are no tabs.</summary>
    public void Skip(int count)
    {
        Offset += count;
        _column += count;
        FindNext();
    }

    /// <summary>Steps over up to so many columns of blanks; a tab may be left half consumed.</summary>
    public void SkipColumns(int columns)
    {
        while (columns > 0 && Offset < End)
        {
            if (text[Offset] == '\t')
            {
                int toTab = TabWidth - (_column % TabWidth);
                int step = Math.Min(toTab, columns);
                _column += step;
                columns -= step;
                if (step == toTab) Offset++;
            }
            else if (text[Offset] == ' ')
            {
                Offset++;
                _column++;
                columns--;
            }
            else
            {
                break;
            }
        }
        FindNext();
    }

    private void FindNext()
    {
        int next = Offset;
        int column = _column;
        while (next < End && text[next] is ' ' or '\t')
        {
            column += text[next] == '\t' ? TabWidth - (column % TabWidth) : 1;
            next++;
        }
        Next = next;
        Indent = column - _column;
    }
}
