using System.Buffers;

namespace RuleGen.Sources;

/// <summary>
/// Reads CSV (RFC 4180): a header row whose names are fields, then one event a row, in UTF-8, plain or gzip. Memory stays flat on any
/// length of input; nothing is allocated per row. An empty cell is an absent field. Blank lines, CRLF, a byte order mark and a last row
/// without a line end are fine; a broken row is counted, described and passed over.
/// </summary>
public static class CsvRecords
{
    private static readonly SearchValues<char> _impossibleSeparators = SearchValues.Create("\"\r\n");

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file; alerts name it as it is written here.</param>
    /// <param name="options">Separator and limits; null for the usual ones.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static EventSource Open(string path, CsvOptions? options = null)
    {
        options = Checked(options);
        return new CsvSource(TextSource.OpenFile(path), path, options);
    }

    /// <summary>Reads from a stream, such as standard input.</summary>
    /// <param name="stream">The stream; the source closes it.</param>
    /// <param name="name">What alerts call it.</param>
    /// <param name="options">Separator and limits; null for the usual ones.</param>
    public static EventSource Open(Stream stream, string name, CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new CsvSource(stream, name, Checked(options));
    }

    private static CsvOptions Checked(CsvOptions? options)
    {
        options ??= new CsvOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxRowBytes, 16, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.MaxRowBytes, TextSource.MaxLimitBytes, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxCellBytes, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxColumns, 1, nameof(options));
        if (options.Separator is { } separator && (!char.IsAscii(separator) || _impossibleSeparators.Contains(separator)))
        {
            throw new ArgumentException("a separator is one ASCII character, neither a quote nor a line end", nameof(options));
        }
        return options;
    }
}
