namespace RuleGen.Sources;

/// <summary>
/// Splits one CSV row (RFC 4180) into cells. The row is shown to it from its first byte, again and again as more of it is read; it goes
/// on where it stopped. Cells are kept as positions from the start of the row, so the row may move in memory meanwhile.
/// </summary>
/// <remarks>
/// A quote opens a quoted cell only as the cell's first byte; elsewhere in an unquoted cell it is text. A quoted cell may hold separators,
/// line ends, and quotes written twice.
/// </remarks>
internal sealed class CsvRow(byte separator)
{
    private enum Place
    {
        CellStart,
        InCell,
        InQuotes,
        BehindQuote,
    }

    private Cell[] _cells = new Cell[16];
    private Place _place;
    private int _position;
    private int _cellStart;
    private int _behindQuote;
    private bool _isQuoted;
    private bool _hasTwinQuotes;
    private bool _isStoring;

    private readonly record struct Cell(int Start, int Length, bool HasTwinQuotes);

    /// <summary>What stands between cells.</summary>
    public byte Separator => separator;

    /// <summary>How many cells the row has, also those beyond the limit.</summary>
    public int Count { get; private set; }

    /// <summary>The length of the longest cell so far, in bytes.</summary>
    public int LongestCell { get; private set; }

    /// <summary>Whether a cell beyond the limit holds text.</summary>
    public bool HasSurplusText { get; private set; }

    /// <summary>Whether a quoted cell has text behind its closing quote.</summary>
    public bool HasTextAfterQuote { get; private set; }

    /// <summary>Whether the row, as far as it was shown, ends inside a quoted cell.</summary>
    public bool IsInQuotes => _place == Place.InQuotes;

    /// <summary>Begins a new row.</summary>
    public void Begin()
    {
        Count = 0;
        LongestCell = 0;
        HasSurplusText = false;
        HasTextAfterQuote = false;
        _isStoring = true;
        _position = 0;
        BeginCell(0);
    }

    /// <summary>Stops keeping cells: from now on only the end of the row is looked for, in bytes that need not be kept.</summary>
    /// <remarks>The next bytes shown follow those already seen instead of repeating them; call it before each such piece.</remarks>
    public void Discard()
    {
        _isStoring = false;
        _position = 0;
    }

    /// <summary>Reads on.</summary>
    /// <param name="row">The row from its start (or, if discarded, its next piece), as far as it is there.</param>
    /// <param name="limit">How many cells are kept.</param>
    /// <param name="length">The length of the row (or piece) with its line end; only if it ends in it.</param>
    /// <returns>Whether the row's line end was found.</returns>
    public bool TryEnd(ReadOnlySpan<byte> row, int limit, out int length)
    {
        while (_position < row.Length)
        {
            byte first = row[_position];
            switch (_place)
            {
                case Place.CellStart:
                    _isQuoted = first == (byte)'"';
                    if (_isQuoted) _cellStart = ++_position;
                    _place = _isQuoted ? Place.InQuotes : Place.InCell;
                    break;

                case Place.InQuotes:
                    int quote = row[_position..].IndexOf((byte)'"');
                    _position = quote < 0 ? row.Length : _position + quote + 1;
                    if (quote >= 0) _place = Place.BehindQuote;
                    break;

                case Place.BehindQuote when first == (byte)'"':
                    _hasTwinQuotes = true;
                    _position++;
                    _place = Place.InQuotes;
                    break;

                case Place.BehindQuote:
                    EndCell(_position - 1, limit);
                    _behindQuote = _position;
                    _place = Place.InCell;
                    break;

                default:
                    int end = row[_position..].IndexOfAny(separator, (byte)'\n');
                    if (end < 0)
                    {
                        _position = row.Length;
                        break;
                    }
                    _position += end;
                    bool isRowEnd = row[_position] == (byte)'\n';
                    EndAtSeparator(row, isRowEnd, limit);
                    BeginCell(++_position);
                    if (!isRowEnd) break;
                    length = _position;
                    return true;
            }
        }
        length = 0;
        return false;
    }

    /// <summary>Ends the last row of a text that has no line end behind it.</summary>
    public void EndAtEndOfText(ReadOnlySpan<byte> row, int limit)
    {
        if (_place == Place.BehindQuote) EndCell(_position - 1, limit);
        else EndAtSeparator(row, isRowEnd: true, limit);
    }

    /// <summary>A kept cell's text. Quotes written twice are made single where they stand, so the row's bytes change.</summary>
    public ReadOnlySpan<byte> Text(Span<byte> row, int cell)
    {
        ref Cell found = ref _cells[cell];
        Span<byte> text = row.Slice(found.Start, found.Length);
        if (!found.HasTwinQuotes) return text;
        int length = MakeQuotesSingle(text);
        found = new Cell(found.Start, length, false);
        return text[..length];
    }

    private static int MakeQuotesSingle(Span<byte> text)
    {
        int written = 0;
        int read = 0;
        while (true)
        {
            int quote = text[read..].IndexOf((byte)'"');
            int count = quote < 0 ? text.Length - read : quote + 1;
            text.Slice(read, count).CopyTo(text[written..]);
            written += count;
            if (quote < 0) return written;
            read += count + 1;
        }
    }

    private void BeginCell(int start)
    {
        _place = Place.CellStart;
        _cellStart = start;
        _isQuoted = false;
        _hasTwinQuotes = false;
    }

    private void EndAtSeparator(ReadOnlySpan<byte> row, bool isRowEnd, int limit)
    {
        if (!_isStoring) return;
        int start = _isQuoted ? _behindQuote : _cellStart;
        int end = _position;
        if (isRowEnd && end > start && row[end - 1] == (byte)'\r') end--;
        if (_isQuoted) HasTextAfterQuote |= end > start;
        else EndCell(end, limit);
    }

    private void EndCell(int end, int limit)
    {
        if (!_isStoring) return;
        int length = end - _cellStart;
        LongestCell = Math.Max(LongestCell, length);
        if (Count >= limit) HasSurplusText |= length > 0;
        else Keep(new Cell(_cellStart, length, _hasTwinQuotes));
        Count++;
    }

    private void Keep(Cell cell)
    {
        if (Count == _cells.Length) Array.Resize(ref _cells, _cells.Length * 2);
        _cells[Count] = cell;
    }
}
