namespace RuleGen.Sources;

/// <summary>
/// Reads JSON lines: one object a line, in UTF-8, plain or gzip. Memory stays flat on any length of input; nothing is allocated per record.
/// Blank lines, CRLF, a byte order mark and a last line without a line end are fine; every other line that is not one JSON object within
/// the limits is counted, described and passed over.
/// </summary>
public static class JsonLines
{
    /// <summary>Opens a file.</summary>
    /// <param name="path">The file; alerts name it as it is written here.</param>
    /// <param name="options">The limits; null for the usual ones.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static EventSource Open(string path, JsonLinesOptions? options = null) => Open(TextSource.OpenFile(path), path, options);

    /// <summary>Reads from a stream, such as standard input; what is there is read without waiting for more.</summary>
    /// <param name="stream">The stream; the source closes it.</param>
    /// <param name="name">What alerts call it.</param>
    /// <param name="options">The limits; null for the usual ones.</param>
    public static EventSource Open(Stream stream, string name, JsonLinesOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        options ??= new JsonLinesOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxLineBytes, 16, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.MaxLineBytes, TextSource.MaxLimitBytes, nameof(options));
        return new JsonLinesSource(stream, name, options);
    }
}
